"""`visible_to` against a naive reading of DESIGN's and KERNEL's tables: random people, scopes, recipients and days.

The reference below is written from the tables' prose, not from `policy.py`, over plain Python values.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headway.casework.evidence.models import Observation
from headway.foundation.access.models import Audience, Circle, CircleEntry, Grant
from headway.foundation.access.queries import visible_history
from headway.foundation.access.sight import may_point
from headway.foundation.core.actors import Actor, Role, Seat, Side
from headway.foundation.core.ids import new_id
from headway.foundation.ledger.changes import changeset
from tests import make

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 1)
DAYS = st.integers(-3, 3).map(lambda n: DAY + timedelta(days=n))
PLACES = ("cted", "cted team", "fatf", "ctc", "mfa", "health", "velland mfa", "interpol")
BODY_OF = {"cted": "un-cted", "cted team": "un-cted", "fatf": "fatf", "ctc": "un-ctc"}
SIDE_OF = {"mfa": Side.STATE, "health": Side.STATE, "velland mfa": Side.STATE, "interpol": Side.PARTNER}
CIRCLES = ("circle of the assessment", "circle of the visit", "circle of nothing")
ASSESSMENT = UUID(int=2018)
ME, SOMEBODY = UUID(int=41), UUID(int=42)


@dataclass(frozen=True)
class Row:
    audience: str
    compartment: str
    holder: str
    circle: str | None


@dataclass(frozen=True)
class Sitting:
    """A seat in words: `scope` names a place, a circle, "assessment" or nothing."""

    role: Role
    place: str
    compartment: str
    scope: str


@dataclass(frozen=True)
class Entry:
    circle: str
    place: str
    since: date
    until: date | None


@dataclass(frozen=True)
class Release:
    """A grant of a row or of a circle, to a place or to a user."""

    target: Row | str
    to: str | UUID
    since: date
    until: date | None


ROWS = [Row(*given) for given in product(Audience.values, ("XOR", "XVL"), PLACES, (None, *CIRCLES))]
SITTINGS = st.builds(
    Sitting,
    st.sampled_from(list(Role)),
    st.sampled_from(PLACES),
    st.sampled_from(["", "XOR", "XVL"]),
    st.sampled_from(["", "", "", "assessment", "mfa", "cted", *CIRCLES]),
)
UNTIL = st.none() | DAYS
ENTRIES = st.builds(Entry, st.sampled_from(CIRCLES), st.sampled_from(PLACES), DAYS, UNTIL)
RELEASES = st.builds(
    Release,
    st.sampled_from(ROWS) | st.sampled_from(CIRCLES),
    st.sampled_from(PLACES) | st.sampled_from([ME, SOMEBODY]),
    DAYS,
    UNTIL,
)


@pytest.fixture
def world():
    """Every combination of audience, compartment, holder and circle, once."""
    make.a_state("XOR"), make.a_state("XVL")
    places = {
        "cted": make.a_body("un-cted"),
        "fatf": make.a_body("fatf"),
        "ctc": make.a_body("un-ctc"),
        "mfa": make.a_ministry(),
        "health": make.a_ministry("Ministry of Health"),
        "velland mfa": make.a_ministry(state="XVL"),
        "interpol": make.a_partner(),
    }
    team = make.Organisation(name="Team", type="team", body=make.a_catalogue_body(), parent=places["cted"])
    places["cted team"] = make.added(team)
    scopes = [ASSESSMENT, ASSESSMENT, None]
    circles = {name: make.added(Circle(name=name, scope=scope)) for name, scope in zip(CIRCLES, scopes, strict=True)}
    made = [
        Observation(
            id=new_id(),
            type="measure",
            text="said",
            compartment=row.compartment,
            holder=places[row.holder],
            audience=row.audience,
            circle=circles[row.circle].pk if row.circle else None,
        )
        for row in ROWS
    ]
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="a world") as change:
        change.add_all(made)
    return places, circles, {row: written.pk for row, written in zip(ROWS, made, strict=True)}


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sittings=st.lists(SITTINGS, max_size=3),
    entries=st.lists(ENTRIES, max_size=4),
    releases=st.lists(RELEASES, max_size=3),
    today=DAYS,
)
def test_the_condition_in_sql_equals_a_naive_reading_of_the_table(world, sittings, entries, releases, today):
    places, circles, keys = world
    with transaction.atomic():
        _write(entries, releases, places, circles, keys)
        actor = _actor(sittings, today, places, circles)

        found = set(Observation.objects.visible_to(actor).values_list("pk", flat=True))

        transaction.set_rollback(True)
    expected = {row for row in ROWS if may_see(row, sittings, entries, releases, today)}
    rows = {key: row for row, key in keys.items()}
    assert {rows[key] for key in found} == expected


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sittings=st.lists(SITTINGS, max_size=2), entries=st.lists(ENTRIES, max_size=3), row=st.sampled_from(ROWS))
def test_a_revision_follows_the_same_table_as_its_row(world, sittings, entries, row):
    places, circles, keys = world
    with transaction.atomic():
        _write(entries, [], places, circles, keys)
        actor = _actor(sittings, DAY, places, circles)

        past = visible_history(Observation.objects.get(pk=keys[row]), actor)

        transaction.set_rollback(True)
    assert bool(past) == may_see(row, sittings, entries, [], DAY)


HELD = {"own": PLACES, "body": ("cted", "cted team", "fatf"), "state": ("mfa", "health", "velland mfa")}
LINKED = [
    row
    for row in ROWS
    if row.holder in HELD.get(row.audience, [place for place in PLACES if place != "ctc"])
    and (row.compartment == "XVL") == (row.holder == "velland mfa")
]
"""Rows as they can come about: each in its State's file, `body` and `state` held by that side."""

READERS = [
    Sitting(Role.LEAD, "cted", "", ""),
    Sitting(Role.CLEARER, "cted team", "XOR", ""),
    Sitting(Role.ASSESSOR, "fatf", "", ""),
    Sitting(Role.MEMBER, "ctc", "", ""),
    Sitting(Role.FOCAL_POINT, "mfa", "XOR", ""),
    Sitting(Role.APPROVER, "velland mfa", "XVL", ""),
    Sitting(Role.DELEGATE, "interpol", "", ""),
]
"""Who sees whole audiences. A contributor sees rows one by one: what a row points to is not shown with it to them."""


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(entries=st.lists(ENTRIES, max_size=5), pairs=st.lists(st.tuples(*[st.sampled_from(LINKED)] * 2), max_size=25))
def test_whoever_sees_a_row_sees_what_it_may_point_to(world, entries, pairs):
    places, circles, keys = world
    with transaction.atomic():
        _write(entries, [], places, circles, keys)
        rows = Observation.objects.select_related("holder").in_bulk([keys[row] for pair in pairs for row in pair])
        allowed = [(row, to) for row, to in pairs if may_point(rows[keys[row]], rows[keys[to]])]
        transaction.set_rollback(True)

    today = timezone.localdate()
    leaks = [
        (seat, row, to)
        for row, to in allowed
        for seat in READERS
        if may_see(row, [seat], entries, [], today) and not may_see(to, [seat], entries, [], today)
    ]
    assert leaks == []


def may_see(row, sittings, entries, releases, today):
    if row.audience == "public":
        return True
    return any(_sees(row, seat, entries, releases, today) for seat in sittings)


def _sees(row, seat, entries, releases, today):
    """DESIGN, "Who sees what", sentence by sentence, for one seat."""
    side = SIDE_OF.get(seat.place, Side.BODY)
    if seat.role in {Role.ADMINISTRATOR} or not _in_scope(row, seat):
        return False
    circle = [e.place for e in entries if e.circle == row.circle and _lasts(e, today)]
    wide = row.audience in {"shared", "partners"}
    if row.audience == "own":
        standing = [r for r in releases if r.to in {seat.place, ME} and _lasts(r, today) and r.target == row]
        sealed = side is Side.STATE and seat.compartment and seat.role is not Role.FOCAL_POINT and standing
        return (row.holder == seat.place and seat.role is not Role.READER) or bool(sealed)
    if side is Side.BODY and seat.role in {Role.LEAD, Role.ASSESSOR, Role.CLEARER}:
        mine = BODY_OF[seat.place]
        wrote = BODY_OF.get(row.holder) == mine
        named = any(BODY_OF.get(place) == mine for place in circle)
        return wrote if row.audience == "body" else wide and (wrote or named)
    if side is Side.BODY and seat.role in {Role.MEMBER, Role.COMMITTEE_READER}:
        return wide and seat.place in circle
    if side is Side.STATE and seat.compartment and (wide or row.audience == "state"):
        if seat.role in {Role.FOCAL_POINT, Role.APPROVER}:
            return True
        if seat.role is Role.CONTRIBUTOR and row.holder == seat.place:
            return True
        if seat.role in {Role.CONTRIBUTOR, Role.READER}:
            standing = [r for r in releases if r.to in {seat.place, ME} and _lasts(r, today)]
            return any(r.target == row or (wide and row.circle and r.target == row.circle) for r in standing)
    if side is Side.PARTNER and seat.role in {Role.DELEGATE, Role.PROVIDER}:
        return row.audience == "partners" and seat.place in circle
    return False


def _in_scope(row, seat):
    if seat.compartment and seat.compartment != row.compartment:
        return False
    if not seat.scope:
        return True
    if seat.scope == "assessment":
        return row.circle in {"circle of the assessment", "circle of the visit"}
    return seat.scope in {row.holder, row.circle}


def _lasts(entry, today):
    return entry.since <= today and (entry.until is None or today < entry.until)


def _write(entries, releases, places, circles, keys):
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="recipients") as change:
        for e in entries:
            change.add(
                CircleEntry(circle=circles[e.circle], organisation=places[e.place], since=e.since, until=e.until)
            )
        for r in releases:
            target = keys[r.target] if isinstance(r.target, Row) else circles[r.target].pk
            to = {"user": r.to} if isinstance(r.to, UUID) else {"organisation": places[r.to]}
            change.add(Grant(target=target, since=r.since, until=r.until, **to))


def _actor(sittings, today, places, circles):
    def scope(word):
        if not word:
            return None
        return ASSESSMENT if word == "assessment" else (circles.get(word) or places[word]).pk

    seats = tuple(
        Seat(
            s.role,
            SIDE_OF.get(s.place, Side.BODY),
            places[s.place].pk,
            BODY_OF.get(s.place, ""),
            s.compartment,
            scope(s.scope),
        )
        for s in sittings
    )
    return Actor(id="me", name="Me", today=today, user=ME, seats=seats)
