"""What stopped an installation from writing, as a sentence for whoever was about to: a full disk, no right to write."""

import errno
import shutil
import sqlite3
from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext, gettext_noop

FULL = gettext_noop(
    "The disk of this installation is full. Nothing of what you sent was kept and nothing else was lost: "
    "have its operator make room, then do it again."
)
READ_ONLY = gettext_noop(
    "This installation can be read but not written. Nothing of what you sent was kept and nothing else was lost: "
    "have its operator make the database and its folder writable, then do it again."
)
AWAY = gettext_noop(
    "The database of this installation does not answer. Nothing of what you sent was kept: "
    "have its operator look at “headway doctor”, then do it again."
)

A_LITTLE = 1_000_000
"""Bytes."""

BY_NUMBER = {errno.ENOSPC: FULL, errno.EDQUOT: FULL, errno.EROFS: READ_ONLY}
BY_SQLITE = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: AWAY,
    sqlite3.SQLITE_IOERR: AWAY,
    sqlite3.SQLITE_BUSY: AWAY,
}
BY_STATE = {
    "53100": FULL,
    "25006": READ_ONLY,
    "57P01": AWAY,
    "57P03": AWAY,
    "08006": AWAY,
    "08001": AWAY,
    "53300": AWAY,
}
"""Conditions of PostgreSQL by their SQLSTATE (PostgreSQL manual, appendix A)."""


def what_stopped(error: BaseException | None) -> str:
    """The sentence for an error that comes from the disk or the database; "" for any other."""
    return next((gettext(sentence) for cause in _causes(error) if (sentence := _sentence(cause))), "")


def _has_room() -> bool:
    """Whether a database could still make its small files: on a full disk SQLite cannot so much as open."""
    return shutil.disk_usage(settings.DATA).free > A_LITTLE


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        yield error
        seen.add(id(error))
        error = error.__cause__ or error.__context__


def _sentence(error: BaseException) -> str:
    if isinstance(error, OSError):
        return BY_NUMBER.get(error.errno or 0, "")
    if isinstance(error, sqlite3.Error):
        told = BY_SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, "")
        return FULL if told == AWAY and not _has_room() else told
    return BY_STATE.get(str(getattr(error, "sqlstate", "")), "")
