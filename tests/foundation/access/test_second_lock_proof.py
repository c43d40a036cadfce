"""The lock against the table, over a generated installation: raw SQL shows each person what `visible_to` does."""

from contextvars import Context

import pytest
from django.db import connection, transaction
from django.db.models import OuterRef, Subquery
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headway.casework.evidence.models import Observation
from headway.foundation.access.condition import REVISION, may_see
from headway.foundation.access.lock_sql import case_models
from headway.foundation.access.scope import answering
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.services import load
from headway.foundation.core.actors import ANONYMOUS, Actor, Role, Seat, Side
from headway.foundation.ledger.models import Payload, Revision
from tests import make
from tests.canary.installation import generate

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has no second lock"),
]


@pytest.fixture(scope="module")
def installation(django_db_setup, django_db_blocker):
    """Three States, two Bodies, every role, every kind of row, every way of being seen."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(make.NOW)
        yield generate()
        transaction.set_rollback(True)


def rows(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def keys(table, column="id"):
    return {key for (key,) in rows(f"SELECT {column} FROM {table}")}


def by_the_table(actor):
    """What the condition of `visible_to` finds with the lock open: of every kind its rows, and the revisions."""
    body = Organisation.objects.filter(pk=OuterRef("holder")).values("body")[:1]
    found = {m._meta.db_table: set(m.objects.visible_to(actor).values_list("pk", flat=True)) for m in case_models()}
    revisions = Revision.objects.annotate(holder_body=Subquery(body)).filter(may_see(actor, REVISION))
    found["ledger_revision"] = set(revisions.values_list("hash", flat=True))
    kept = Payload.objects.filter(pk__in=found["ledger_revision"])
    found["ledger_payload"] = set(kept.values_list("revision_id", flat=True))
    return found


def by_the_lock(actor):
    """What raw SQL without any condition shows the same actor."""
    with answering(actor):
        found = {model._meta.db_table: keys(model._meta.db_table) for model in case_models()}
        found["ledger_revision"] = keys("ledger_revision", "hash")
        found["ledger_payload"] = keys("ledger_payload", "revision_id")
    return found


def test_raw_sql_shows_everyone_exactly_what_the_table_opens_to_them(installation):
    everyone = {**installation.people, "signed out": ANONYMOUS}
    expected = {name: by_the_table(actor) for name, actor in everyone.items()}

    assert {name: by_the_lock(actor) for name, actor in everyone.items()} == expected
    sizes = {sum(len(found) for found in tables.values()) for tables in expected.values()}
    assert len(sizes) > 8
    assert all(found for found in expected["lead A"].values())


PLACES = st.sampled_from(
    [
        ("", "A"),
        ("", "B"),
        ("", "team"),
        ("", "committee"),
        ("", "P"),
        ("XOR", "Border Service"),
        ("XVL", "Border Service"),
    ]
)
SEATS = st.lists(
    st.tuples(
        st.sampled_from(list(Role)),
        st.sampled_from(list(Side)),
        PLACES,
        st.sampled_from(["", "XOR", "XVL"]),
        st.sampled_from(["", "", "row", "holder", "circle", "what the circle was opened for"]),
    ),
    max_size=3,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seats=SEATS)
def test_whatever_seats_somebody_has_the_lock_opens_what_the_table_opens(installation, seats):
    circle = installation.circles["XOR", "AB"]
    scopes = {
        "": None,
        "row": next(iter(installation.worlds[0].rows.values())).pk,
        "holder": installation.organisations["", "A"].pk,
        "circle": circle.pk,
        "what the circle was opened for": circle.scope,
    }
    places = installation.organisations
    actor = Actor(
        id="x",
        name="x",
        today=make.TODAY,
        seats=tuple(
            Seat(role, side, places[place].pk, str(places[place].body_id or ""), compartment, scopes[scope])
            for role, side, place, compartment, scope in seats
        ),
    )

    assert by_the_lock(actor) == by_the_table(actor)


def test_where_nobody_was_named_only_what_is_public_shows(installation):
    public = by_the_table(ANONYMOUS)
    everything = {model._meta.db_table: model.rows.count() for model in case_models()}

    shown = Context().run(lambda: {table: keys(table) for table in everything})

    assert shown == {table: public[table] for table in everything}
    assert all(len(shown[table]) < everything[table] for table in everything)


def test_links_to_the_catalogue_show_with_their_row(installation):
    table = Observation._meta.get_field("areas").m2m_db_table()
    delegate = installation.people["delegate Q"]
    with answering(delegate):
        shown = keys(table, "observation_id")
        seen = set(Observation.objects.visible_to(delegate).filter(areas__isnull=False).values_list("pk", flat=True))

    assert shown == seen
    assert shown < keys(table, "observation_id")
