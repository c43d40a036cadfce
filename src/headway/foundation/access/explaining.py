"""Who can see a row, and why; what a person can see, in numbers. Both are read off the one table of access.

What is told of whom: people of the reader's own side by name, everybody else by institution alone. The other side's
staff is its own affair, and who else received a row is told to the State, whose information it is, and to the Body
that wrote it, not to the other recipients. A release by name within the State is told to the State alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any

from django.apps import apps
from django.db.models import BooleanField, CharField, Count, ExpressionWrapper, Q, QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

from headway.foundation.access.condition import sits, ways_of
from headway.foundation.access.models import CaseRecord, CircleEntry, Membership, User
from headway.foundation.access.models.users import actor_of, seat_of
from headway.foundation.access.policy import BODY_ROLES, POLICY, SHARED, STATE_ROLES, Line, Link
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor, Role, Seat, Side

AT_ONCE = 60


@dataclass(frozen=True, slots=True)
class Sees:
    """Somebody who can see a row: a person of the reader's own side, or an institution; and why."""

    who: str
    what: str
    because: str
    is_person: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """How many rows of a kind somebody can see in one State's file at one audience, and why."""

    kind: str
    compartment: str
    audience: str
    count: int
    because: str


def who_sees(record: CaseRecord, reader: Actor) -> list[Sees]:
    """Who can see a row that the reader sees, on the reader's day, as far as the reader is told."""
    found = [Sees(_("Everyone"), _("signed in or not"), POLICY[0].because)] if record.audience == "public" else []
    found += _institutions(record, reader)
    found += _colleagues(record, reader)
    because: dict[tuple[str, str, bool], list[str]] = {}
    for one in found:
        because.setdefault((one.who, one.what, one.is_person), []).append(one.because)
    return [Sees(who, what, _because(why), is_one) for (who, what, is_one), why in because.items()]


def what_user_sees(user: User, on: date) -> list[Seen]:
    """What a person can see, counted: by kind, file and audience, never a row."""
    actor = actor_of(user, today=on, door="")
    lines = [line for line in POLICY if line.link is Link.NOTHING or any(sits(line, seat) for seat in actor.seats)]
    counts = {f"way{n}": Count("pk", filter=ways_of(line, actor)) for n, line in enumerate(lines)}
    found: list[Seen] = []
    with the_systems_own_work("an administrator is told numbers; no row is shown"):
        first, *rest = [_counted(model, actor, counts) for model in case_models()]
        for kind, compartment, audience, number, *ways in sorted(first.union(*rest, all=True)):
            because = dict.fromkeys(line.because for line, open_rows in zip(lines, ways, strict=True) if open_rows)
            found.append(Seen(kind, compartment, audience, number, _because(because)))
    return found


def _because(reasons: Iterable[str]) -> str:
    """Reasons of the table of access as one, each once, in the reader's language."""
    said = [_(reason) for reason in dict.fromkeys(reasons)]
    return reduce(lambda first, second: _("%(first)s and %(second)s") % {"first": first, "second": second}, said)


def _counted(model: type[CaseRecord], actor: Actor, counts: dict[str, Count]) -> "QuerySet[Any, tuple[Any, ...]]":
    """The rows of one kind that an actor sees: kind, file, audience, how many, and how many by each way."""
    rows = model.objects.visible_to(actor).order_by().annotate(of_kind=Value(model.kind, output_field=CharField()))
    counted = rows.values("of_kind", "compartment", "audience").annotate(number=Count("pk"), **counts)
    told: QuerySet[Any, tuple[Any, ...]] = counted.values_list("of_kind", "compartment", "audience", "number", *counts)
    return told


def case_models() -> list[type[CaseRecord]]:
    """Every kind of case row, by its word."""
    return sorted((m for m in apps.get_models() if issubclass(m, CaseRecord)), key=lambda m: m.kind)


def _institutions(record: CaseRecord, reader: Actor) -> Iterator[Sees]:
    """The other sides, by their institutions."""
    holder, wide = record.holder, record.audience in SHARED
    states = any(seat.side is Side.STATE and seat.compartment == record.compartment for seat in reader.seats)
    writes = any(seat.body and seat.body == str(holder.body_id or "") for seat in reader.seats)
    if (wide or record.audience == "state") and not states:
        state = load_catalogue().states.get(record.compartment)
        yield Sees(
            state.name if state else record.compartment,
            _("its focal point and approver"),
            gettext_noop("they answer for the State"),
        )
    if (wide or record.audience == "body") and holder.body_id and not writes:
        yield Sees(str(holder), _("its assessors"), gettext_noop("their Body wrote it"))
    if record.audience == "own":
        yield Sees(str(holder), _("who works there"), gettext_noop("their organisation wrote it"))
    if wide and record.circle:
        for entry in (
            CircleEntry.objects.in_force(reader.today).filter(circle=record.circle).select_related("organisation")
        ):
            own = any(_is_of(seat, entry) for seat in reader.seats)
            if (own or states or writes) and (line := _line_of(entry, record)):
                yield Sees(str(entry.organisation), _("named as a recipient"), line.because)


def _is_of(seat: Seat, entry: CircleEntry) -> bool:
    same_body = bool(seat.body) and seat.body == str(entry.organisation.body_id or "")
    return seat.organisation == entry.organisation_id or same_body


def _line_of(entry: CircleEntry, record: CaseRecord) -> Line | None:
    """By which line of the table a recipient sees it; naming a State's own institution opens nothing to it."""
    organisation = entry.organisation
    if organisation.state_id:
        return None
    link = Link.CIRCLES_BODY if organisation.body_id else Link.CIRCLE
    side = Side.BODY if organisation.body_id else Side.PARTNER
    return next((n for n in POLICY if n.link is link and n.side is side and record.audience in n.audiences), None)


def _colleagues(record: CaseRecord, reader: Actor) -> Iterator[Sees]:
    """The people of the reader's own side who see it, each with their office."""
    memberships = Membership.objects.in_force(reader.today).filter(user__is_active=True)
    mine = [
        (row, seat)
        for row in memberships.select_related("user", "organisation").order_by("organisation__name", "user__name", "id")
        if any(_same_side(seat_of(row), seat) for seat in reader.seats)
        for seat in [seat_of(row)]
    ]
    asked = [
        (row, seat, line)
        for row, seat in mine
        for line in POLICY
        if line.link is not Link.NOTHING and record.audience in line.audiences and sits(line, seat)
    ]
    for row, seat, line in _opened(record, asked, reader.today):
        role = pgettext("word", Role(seat.role).value.replace("-", " "))
        office = row.user.office or f"{role}, {row.organisation}"
        yield Sees(row.user.name, office, line.because, is_person=True)


def _opened(
    record: CaseRecord, asked: Iterable[tuple[Membership, Seat, Line]], on: date
) -> Iterator[tuple[Membership, Seat, Line]]:
    """Those of the seats and lines by which the row is open, asked of the database with the policy's own condition.

    Colleagues of one organisation mostly see a row in the same way, which is asked once for all of them.
    """
    of_each = list(asked)
    ways = {_way(*one): ways_of(one[2], _actor(one[0], one[1], on)) for one in of_each}
    opened = dict(zip(ways, _asked(record, list(ways.values())), strict=True))
    yield from (one for one in of_each if opened[_way(*one)])


def _way(row: Membership, seat: Seat, line: Line) -> tuple[object, ...]:
    """What a condition depends on: the person only where a release may name them."""
    person = row.user_id if line.link in {Link.GRANT, Link.CIRCLE_GRANT} else None
    return line, seat.organisation, seat.body, seat.compartment, seat.scope, person


def _asked(record: CaseRecord, ways: Sequence[Q]) -> Iterator[bool]:
    """Whether each condition holds for the row."""
    rows = type(record).objects.unscoped("who sees a row is worked out for somebody who sees it").filter(pk=record.pk)
    for start in range(0, len(ways), AT_ONCE):
        some = ways[start : start + AT_ONCE]
        named = {f"way{n}": ExpressionWrapper(way, output_field=BooleanField()) for n, way in enumerate(some)}
        yield from map(bool, rows.annotate(**named).values_list(*named).first() or [False] * len(some))


def _actor(row: Membership, seat: Seat, on: date) -> Actor:
    return Actor(id="", name="", today=on, user=row.user_id, seats=(seat,))


def _same_side(seat: Seat, mine: Seat) -> bool:
    if seat.organisation == mine.organisation:
        return True
    if mine.side is Side.BODY and mine.role in BODY_ROLES:
        return bool(mine.body) and seat.body == mine.body
    return mine.side is seat.side is Side.STATE and mine.role in STATE_ROLES and seat.compartment == mine.compartment


def count_by_file(seen: Iterable[Seen]) -> Counter[str]:
    """How many rows in all, by the State's file."""
    counted: Counter[str] = Counter()
    for line in seen:
        counted[line.compartment] += line.count
    return counted
