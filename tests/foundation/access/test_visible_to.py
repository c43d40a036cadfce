"""Who may see a row: DESIGN's table, row by row."""

from datetime import date
from uuid import UUID

import pytest

from headway.casework.evidence.models import Observation
from headway.foundation.access.models import Grant
from headway.foundation.access.queries import visible_history
from headway.foundation.core.actors import ANONYMOUS, Actor, Role, Seat, Side
from headway.foundation.ledger.changes import changeset
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    committee = make.a_body("un-ctc", "CTC")
    return {
        "assessor": make.an_assessor(state="XOR"),
        "assessor elsewhere": make.an_assessor(state="XVL"),
        "other body": make.an_assessor(body="fatf"),
        "focal point": make.a_focal_point(),
        "other focal point": make.a_focal_point("XVL"),
        "approver": make.an_actor(Role.APPROVER, Side.STATE, make.a_ministry(), "XOR"),
        "contributor": make.a_contributor("Border Guard Service"),
        "other ministry": make.a_contributor("Ministry of Health"),
        "reader": make.an_actor(Role.READER, Side.STATE, make.a_ministry(), "XOR"),
        "delegate": make.a_delegate("INTERPOL"),
        "other partner": make.a_delegate("IOM"),
        "committee": make.an_actor(Role.MEMBER, Side.BODY, committee),
        "administrator": make.an_actor(Role.ADMINISTRATOR, Side.SYSTEM, make.a_body()),
        "public": ANONYMOUS,
    }


def sees(people, row):
    return {name for name, actor in people.items() if Observation.objects.visible_to(actor).filter(pk=row.pk).exists()}


STATE_SIDE = {"focal point", "approver"}


@pytest.mark.parametrize(
    ("audience", "holder", "expected"),
    [
        ("own", "un-cted", {"assessor"}),
        ("own", "Border Guard Service", {"contributor"}),
        ("body", "un-cted", {"assessor"}),
        ("body", "fatf", {"other body"}),
        ("state", "Ministry of Foreign Affairs", STATE_SIDE),
        ("state", "Border Guard Service", STATE_SIDE | {"contributor"}),
        ("public", "un-cted", None),
    ],
)
def test_a_row_without_recipients_is_seen_by_its_audience_alone(people, audience, holder, expected):
    holder = make.a_body(holder) if holder in {"un-cted", "fatf"} else make.a_ministry(holder)
    row = make.an_observation(audience=audience, holder=holder)

    assert sees(people, row) == (set(people) if expected is None else expected)


@pytest.mark.parametrize(
    ("audience", "members", "expected"),
    [
        ("shared", ["un-cted"], STATE_SIDE | {"assessor"}),
        ("shared", ["fatf"], STATE_SIDE | {"other body"}),
        ("shared", ["un-cted", "un-ctc"], STATE_SIDE | {"assessor", "committee"}),
        ("shared", ["un-cted", "INTERPOL"], STATE_SIDE | {"assessor"}),
        ("partners", ["un-cted", "INTERPOL"], STATE_SIDE | {"assessor", "delegate"}),
    ],
)
def test_a_shared_row_is_seen_by_its_circle_and_the_state(people, audience, members, expected):
    bodies = {"un-cted", "fatf", "un-ctc"}
    circle = make.a_circle(*[make.a_body(m) if m in bodies else make.a_partner(m) for m in members])
    row = make.an_observation(audience=audience, circle=circle.pk, holder=make.a_ministry())

    assert sees(people, row) == expected


def test_being_shared_with_a_body_opens_nothing_to_another_ministry(people):
    circle = make.a_circle(make.a_body())
    row = make.an_observation(audience="shared", circle=circle.pk, holder=make.a_ministry("Border Guard Service"))

    assert sees(people, row) == STATE_SIDE | {"assessor", "contributor"}


def test_a_recipient_sees_nothing_once_its_entry_has_ended(people):
    circle = make.a_circle(make.a_partner("INTERPOL"), until=make.TODAY)
    row = make.an_observation(audience="partners", circle=circle.pk)

    assert "delegate" not in sees(people, row)


def test_a_grant_releases_one_row_to_one_ministry(people):
    granted, other = (make.an_observation(audience="state", holder=make.a_ministry()) for _ in range(2))
    make.added(
        Grant(
            target=granted.pk,
            compartment="XOR",
            organisation=make.a_ministry("Ministry of Health"),
            since=date(2026, 1, 1),
        )
    )

    assert sees(people, granted) == STATE_SIDE | {"other ministry"}
    assert sees(people, other) == STATE_SIDE


@pytest.mark.parametrize("named", ["approver", "other ministry", "reader", "focal point", "assessor"])
def test_what_is_sealed_goes_to_whom_it_is_named_and_never_to_the_focal_point(people, named):
    sealed = make.an_observation(audience="own", holder=make.a_ministry("Border Guard Service"))
    make.added(Grant(target=sealed.pk, compartment="XOR", user=people[named].user, since=date(2026, 1, 1)))

    assert sees(people, sealed) == {"contributor"} | ({named} - {"focal point", "assessor"})


def test_a_grant_of_a_circle_releases_what_its_recipients_received_and_no_draft(people):
    circle = make.a_circle(make.a_body())
    shared = make.an_observation(audience="shared", circle=circle.pk)
    draft = make.an_observation(audience="state", circle=circle.pk, holder=make.a_ministry())
    make.added(
        Grant(target=circle.pk, compartment="XOR", organisation=make.a_ministry(), since=date(2026, 1, 1), why="reads")
    )

    assert sees(people, shared) == STATE_SIDE | {"assessor", "reader"}
    assert sees(people, draft) == STATE_SIDE


def test_a_grant_by_name_is_not_read_as_one_for_everybody(people):
    nobody = Actor(
        id="cli", name="a program", today=make.TODAY, seats=(Seat(Role.READER, Side.STATE, UUID(int=1), "", "XOR"),)
    )
    row = make.an_observation(audience="state", holder=make.a_ministry())
    make.added(
        Grant(target=row.pk, compartment="XOR", organisation=make.a_ministry("Ministry of Health"), since=make.TODAY)
    )

    assert not Observation.objects.visible_to(nobody).filter(pk=row.pk).exists()


def test_a_body_keeps_seeing_what_it_wrote_and_shared_with_others(people):
    circle = make.a_circle(make.a_body("fatf"))
    row = make.an_observation(audience="shared", circle=circle.pk, holder=make.a_body())

    assert sees(people, row) == STATE_SIDE | {"assessor", "other body"}


@pytest.mark.parametrize("scope", ["assessment", "circle", "organisation", "row", "another assessment"])
def test_a_seat_over_one_record_sees_only_what_lies_in_it(scope):
    assessment = make.an_assessment()
    circle = make.a_circle(make.a_body(), scope=assessment.pk)
    inside = make.an_observation(circle=circle.pk)
    make.an_observation()
    make.an_observation(circle=make.a_circle(make.a_body()).pk)
    named = {
        "assessment": assessment.pk,
        "circle": circle.pk,
        "organisation": make.a_body().pk,
        "row": inside.pk,
        "another assessment": UUID(int=7),
    }
    actor = make.an_actor(Role.ASSESSOR, Side.BODY, make.a_body(), "XOR", scope=named[scope])

    found = list(Observation.objects.visible_to(actor))

    expected = {"organisation": 3, "another assessment": 0}.get(scope, 1)
    assert len(found) == expected
    assert (inside in found) == (expected > 0)


def test_a_membership_that_has_ended_opens_nothing():
    row = make.an_observation(audience="body")
    gone = make.an_actor(Role.LEAD, Side.BODY, make.a_body(), until=make.TODAY)

    assert not Observation.objects.visible_to(gone).filter(pk=row.pk).exists()


def test_history_hides_what_a_draft_said_before_it_was_widened(people):
    row = make.an_observation("a frank draft", audience="body")
    circle = make.a_circle(make.a_body())
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="share") as change:
        change.edit(row, audience="shared", circle=circle.pk, text="what we share")

    assert len(visible_history(row, people["assessor"])) == 2
    assert len(visible_history(row, people["focal point"])) == 1
    assert visible_history(row, people["public"]) == []


def test_a_list_costs_one_query_however_many_rows(django_assert_num_queries):
    actor = make.an_assessor()
    make.an_observation()
    with django_assert_num_queries(1):
        list(Observation.objects.visible_to(actor))
    for _ in range(2):
        make.an_observation()
    with django_assert_num_queries(1):
        assert len(list(Observation.objects.visible_to(actor))) == 3
