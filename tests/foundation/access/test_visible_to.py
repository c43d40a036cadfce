"""Who may see a row: DESIGN's table, row by row, and a naive reference over random installations."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headway.casework.evidence.models import Observation
from headway.foundation.access.models import Audience, Grant
from headway.foundation.access.queries import visible_history
from headway.foundation.access.scope import Unscoped, answering
from headway.foundation.core.actors import ANONYMOUS, Actor, Role, Seat, Side
from headway.foundation.ledger.changes import changeset
from tests import make

pytestmark = pytest.mark.django_db

BODY, STATE, MINISTRY, PARTNER, COMMITTEE = "body", "state", "ministry", "partner", "committee"


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
        ("shared", ["fatf"], STATE_SIDE | {"other body", "contributor"} - {"contributor"}),
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


def test_a_case_query_for_a_person_must_name_them():
    make.an_observation()

    with answering():
        for read in (
            list,
            len,
            bool,
            lambda q: q.count(),
            lambda q: q.exists(),
            lambda q: q.first(),
            lambda q: list(q.iterator()),
            lambda q: list(q.values("text")),
        ):
            with pytest.raises(Unscoped):
                read(Observation.objects.all())
        assert len(Observation.objects.visible_to(ANONYMOUS)) == 0


def test_a_list_costs_one_query_however_many_rows(django_assert_num_queries):
    actor = make.an_assessor()
    make.an_observation()
    with django_assert_num_queries(1):
        list(Observation.objects.visible_to(actor))
    for _ in range(2):
        make.an_observation()
    with django_assert_num_queries(1):
        assert len(list(Observation.objects.visible_to(actor))) == 3


SEATS = st.tuples(
    st.sampled_from(
        [
            Role.LEAD,
            Role.CLEARER,
            Role.FOCAL_POINT,
            Role.CONTRIBUTOR,
            Role.DELEGATE,
            Role.MEMBER,
            Role.ADMINISTRATOR,
            Role.READER,
        ]
    ),
    st.sampled_from(["un-cted", "fatf", "mfa", "health", "INTERPOL"]),
    st.sampled_from(["", "XOR", "XVL"]),
)
ROWS = st.tuples(
    st.sampled_from(Audience.values),
    st.sampled_from(["XOR", "XVL"]),
    st.sampled_from(["un-cted", "fatf", "mfa", "health", "INTERPOL"]),
    st.sampled_from([None, 0, 1]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seats=st.lists(SEATS, max_size=3), rows=st.lists(ROWS, min_size=1, max_size=6))
def test_the_condition_in_sql_equals_a_naive_reading_of_the_table(seats, rows):
    places = {
        "un-cted": make.a_body("un-cted"),
        "fatf": make.a_body("fatf"),
        "mfa": make.a_ministry(),
        "health": make.a_ministry("Ministry of Health"),
        "INTERPOL": make.a_partner(),
    }
    make.a_state("XVL")
    members = [["un-cted"], ["fatf", "INTERPOL"]]
    circles = [make.a_circle(*[places[m] for m in names]) for names in members]
    sides = {"un-cted": Side.BODY, "fatf": Side.BODY, "mfa": Side.STATE, "health": Side.STATE, "INTERPOL": Side.PARTNER}
    actor = Actor(
        id="x",
        name="x",
        today=make.TODAY,
        seats=tuple(Seat(r, sides[o], places[o].pk, str(places[o].body_id or ""), c) for r, o, c in seats),
    )
    written = {
        make.an_observation(
            audience=a, compartment=c, holder=places[h], circle=None if k is None else circles[k].pk
        ).pk: (a, c, h, k)
        for a, c, h, k in rows
    }

    found = set(Observation.objects.visible_to(actor).filter(pk__in=written).values_list("pk", flat=True))

    assert found == {
        pk
        for pk, (a, c, h, k) in written.items()
        if a == "public" or any(naive(seat, sides, a, c, h, [] if k is None else members[k]) for seat in seats)
    }


def naive(seat, sides, audience, compartment, holder, circle):
    role, place, scope = seat
    if role is Role.ADMINISTRATOR or (scope and scope != compartment):
        return False
    side = sides[place]
    if audience == "own":
        return holder == place
    is_body = side is Side.BODY and role in {Role.LEAD, Role.CLEARER}
    if audience == "body":
        return is_body and holder == place
    on_state_side = side is Side.STATE and scope == compartment
    full = on_state_side and role is Role.FOCAL_POINT
    part = on_state_side and role in {Role.CONTRIBUTOR, Role.READER} and holder == place
    if audience == "state":
        return full or part
    if full or part or (is_body and (place in circle or holder == place)):
        return True
    if role is Role.MEMBER and place in circle:
        return True
    return audience == "partners" and side is Side.PARTNER and place in circle
