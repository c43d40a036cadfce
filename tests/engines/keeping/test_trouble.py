"""A full disk and a database that cannot be written get a sentence; our own mistakes do not pass for either."""

import errno
import sqlite3

import pytest
from django.db.utils import OperationalError

from headway.engines.keeping.trouble import AWAY, FULL, READ_ONLY, what_stopped


def as_django_raises(error):
    try:
        raise OperationalError("told by the database") from error
    except OperationalError as raised:
        return raised


def of_sqlite(code):
    error = sqlite3.OperationalError("told by the database")
    error.sqlite_errorcode = code
    return error


class OfPostgres(Exception):
    def __init__(self, state):
        self.sqlstate = state


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), FULL),
        (OSError(errno.EROFS, "Read-only file system"), READ_ONLY),
        (as_django_raises(of_sqlite(sqlite3.SQLITE_FULL)), FULL),
        (as_django_raises(of_sqlite(sqlite3.SQLITE_READONLY_DBMOVED)), READ_ONLY),
        (as_django_raises(of_sqlite(sqlite3.SQLITE_CANTOPEN)), AWAY),
        (as_django_raises(OfPostgres("53100")), FULL),
        (as_django_raises(OfPostgres("25006")), READ_ONLY),
        (FileNotFoundError(errno.ENOENT, "No such file"), ""),
        (as_django_raises(of_sqlite(sqlite3.SQLITE_ERROR)), ""),
        (ValueError("our own"), ""),
        (None, ""),
    ],
)
def test_what_stopped_the_installation_is_told_in_a_sentence(error, sentence):
    assert what_stopped(error) == sentence


def test_a_real_full_database_is_recognised():
    database = sqlite3.connect(":memory:")
    database.execute("PRAGMA max_page_count = 2")

    with pytest.raises(sqlite3.OperationalError) as caught:
        database.execute("CREATE TABLE t AS SELECT zeroblob(100000)")

    assert what_stopped(caught.value) == FULL
