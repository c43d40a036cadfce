"""The database's own lock: told anew whenever something changed, and not to be taken off by the role that serves."""

import json
from contextvars import Context

import pytest
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, transaction

from headway.casework.evidence.models import Observation
from headway.foundation.access.lock_sql import case_models, condition, conditions
from headway.foundation.access.locking import search_is_slow, weaknesses
from headway.foundation.access.models import CaseRecord
from headway.foundation.access.scope import answering
from headway.foundation.core.actors import ANONYMOUS
from headway.foundation.ledger.changes import changeset
from tests import make

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has no second lock"),
]


def rows(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def keys(table, column="id"):
    return {key for (key,) in rows(f"SELECT {column} FROM {table}")}


def test_an_actor_is_forgotten_with_the_transaction():
    make.an_observation()
    assessor = make.an_assessor()
    with answering(assessor):
        assert len(keys("evidence_observation")) == 1

    assert Context().run(keys, "evidence_observation") == set()


@pytest.mark.django_db(transaction=True)
def test_each_transaction_is_told_even_if_it_begins_with_a_savepoint():
    row = make.an_observation()

    for _ in range(2):
        with transaction.atomic(), transaction.atomic():
            assert keys("evidence_observation") == {row.pk}
    assert keys("evidence_observation") == {row.pk}


def test_after_a_savepoint_is_rolled_back_the_database_is_told_anew():
    make.an_observation("the Body's")
    assessor, focal_point = make.an_assessor(), make.a_focal_point()

    with answering(assessor):
        assert len(keys("evidence_observation")) == 1
        with transaction.atomic(), answering(focal_point):
            assert keys("evidence_observation") == set()
            transaction.set_rollback(True)
        assert len(keys("evidence_observation")) == 1
        with answering(focal_point):
            assert keys("evidence_observation") == set()


def test_a_recipient_admitted_in_the_same_transaction_sees_at_once():
    circle = make.a_circle(make.a_body())
    row = make.an_observation(audience="shared", circle=circle.pk, holder=make.a_ministry())
    other = make.an_assessor("fatf")

    with answering(other):
        assert keys("evidence_observation") == set()
        with changeset(actor=make.SYSTEM, at=make.NOW) as change:
            entry = make.CircleEntry(
                circle=circle, organisation=make.a_body("fatf"), compartment="XOR", since=make.TODAY, why="asked for"
            )
            change.add(entry)
        assert keys("evidence_observation") == {row.pk}


def test_a_read_of_the_systems_own_opens_one_query_and_no_more():
    make.an_observation(audience="body")

    with answering(ANONYMOUS):
        assert Observation.objects.unscoped("counted for a test").count() == 1
        assert list(Observation.objects.unscoped("listed for a test")) != []
        assert keys("evidence_observation") == set()


def test_a_read_of_the_systems_own_is_opened_where_nobody_was_named_too():
    make.an_observation(audience="body")

    def read():
        return Observation.objects.unscoped("counted for a test").count(), keys("evidence_observation")

    assert Context().run(read) == (1, set())


def test_who_sees_a_row_may_hold_it_until_the_act_ends_and_nobody_else():
    row = make.an_observation(audience="body")

    for reader, seen in ((make.an_assessor(), {row.pk}), (make.a_focal_point(), set())):
        with answering(reader), transaction.atomic():
            held = Observation.objects.visible_to(reader).select_for_update(of=("self",))
            assert {found.pk for found in held} == seen
            assert {key for (key,) in rows("SELECT id FROM evidence_observation FOR UPDATE")} == seen


def test_nothing_is_written_behind_the_ledgers_back():
    row = make.an_observation(audience="body")
    assessor = make.an_assessor()

    with answering(assessor):
        assert keys("evidence_observation") == {row.pk}
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            rows("UPDATE evidence_observation SET text = 'altered' RETURNING 1")
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM evidence_observation")
            assert cursor.rowcount == 0
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            rows(
                "INSERT INTO evidence_observation_areas (observation_id, area_id) VALUES (%s, %s) RETURNING 1",
                row.pk,
                make.an_area().pk,
            )


@pytest.mark.parametrize(
    "attempt",
    [
        "ALTER TABLE evidence_observation DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE evidence_observation NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY headway_read ON evidence_observation",
        "ALTER POLICY headway_read ON evidence_observation USING (true)",
        "CREATE POLICY mine ON evidence_observation USING (true)",
        "ALTER FUNCTION headway_openings(text, uuid, date) RENAME TO something",
        "SET ROLE headway_owner",
        "SET SESSION AUTHORIZATION headway_owner",
        "ALTER ROLE headway_site BYPASSRLS",
        "GRANT headway_owner TO headway_site",
        "ALTER TABLE evidence_observation OWNER TO headway_site",
        "CREATE TABLE public.copy AS SELECT * FROM evidence_observation",
    ],
)
def test_the_role_that_serves_cannot_take_the_lock_off(attempt):
    with pytest.raises(DatabaseError), transaction.atomic():
        rows(attempt)


def test_with_row_security_off_nothing_is_read_at_all():
    make.an_observation()

    with pytest.raises(DatabaseError, match="would be affected by row-level security"), transaction.atomic():
        rows("SET LOCAL row_security = off; SELECT id FROM evidence_observation")


def test_every_table_of_case_rows_is_locked_and_the_lock_is_whole():
    assert {model._meta.db_table for model in case_models()} <= {table for table, _ in conditions()}
    assert all(issubclass(model, CaseRecord) for model in case_models())
    assert list(weaknesses(DEFAULT_DB_ALIAS)) == []


def test_full_text_search_keeps_its_index_under_the_lock():
    """On a copy of a case table with a stored column of words; an index on an expression would not be used."""
    sight = make.sight(audience="public")
    with changeset(actor=make.SYSTEM, at=make.NOW) as change:
        change.add_all([Observation(type="gap", text=f"word{n} borders", **sight) for n in range(3_000)])
    for statement in (
        "CREATE TEMPORARY TABLE searched AS SELECT *, to_tsvector('simple', text) AS words FROM evidence_observation",
        "CREATE INDEX searched_words ON searched USING gin (words)",
        "ALTER TABLE searched ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE searched FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY headway_read ON searched FOR SELECT USING ({condition()})",
        "ANALYZE searched",
    ):
        with connection.cursor() as cursor:
            cursor.execute(statement)

    with answering(make.an_assessor()):
        plan = json.dumps(rows("EXPLAIN (FORMAT JSON) SELECT id FROM searched WHERE words @@ 'word7'::tsquery"))
        found = rows("SELECT text FROM searched WHERE words @@ 'word7'::tsquery")

    assert not search_is_slow(DEFAULT_DB_ALIAS)
    assert '"searched_words"' in plan
    assert found == [("word7 borders",)]
