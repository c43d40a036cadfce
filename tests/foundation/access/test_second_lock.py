"""PostgreSQL's own lock: whatever SQL is run, a row shows only to those whom the table of access opens it to."""

import pytest
from django.db import DEFAULT_DB_ALIAS, connection

from headway.foundation.access.locking import weaknesses
from headway.foundation.access.scope import answering
from headway.foundation.core.actors import ANONYMOUS
from tests import make

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite has no second lock"),
]


def rows(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def test_raw_sql_shows_an_actor_what_is_theirs_alone():
    ours, theirs = make.an_observation("ours"), make.an_observation("theirs", holder=make.a_ministry(), audience="state")
    open_to_all = make.an_observation("public", audience="public")
    assessor, focal_point = make.an_assessor(), make.a_focal_point()

    def seen():
        return {key for (key,) in rows("SELECT id FROM evidence_observation")}

    with answering(assessor):
        assert seen() == {ours.pk, open_to_all.pk}
    with answering(focal_point):
        assert seen() == {theirs.pk, open_to_all.pk}
    with answering(ANONYMOUS):
        assert seen() == {open_to_all.pk}


def test_the_lock_is_whole():
    assert list(weaknesses(DEFAULT_DB_ALIAS)) == []
