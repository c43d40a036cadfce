"""The table of who may see what as one SQL condition, the same for every door."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from headway.foundation.access.models.release import Circle, CircleEntry, Grant, InForce
from headway.foundation.access.policy import POLICY, Line, Link
from headway.foundation.core.actors import Actor, Seat

NOBODY = Q(pk__in=())


@dataclass(frozen=True, slots=True)
class Columns:
    """How the table that is asked calls the row's id, its holder and its holder's Body."""

    row: str = "pk"
    holder: str = "holder"
    body: str = "holder__body"


CASE = Columns()
REVISION = Columns(row="record", holder="holder", body="holder_body")


def may_see(actor: Actor, columns: Columns = CASE) -> Q:
    """The condition under which `actor` sees a row; revisions repeat a row's columns and follow the same table."""
    return any_of(condition for line in POLICY for condition in _ways(line, actor, columns))


def ways_of(line: Line, actor: Actor, columns: Columns = CASE) -> Q:
    """The condition under which one line of the table opens a row to `actor`."""
    return any_of(_ways(line, actor, columns))


def any_of(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions, NOBODY)


def _ways(line: Line, actor: Actor, columns: Columns) -> list[Q]:
    audience = Q(audience__in=line.audiences) if len(line.audiences) > 1 else Q(audience=line.audiences[0])
    if line.link is Link.NOTHING:
        return [audience]
    seats = [seat for seat in actor.seats if sits(line, seat)]
    return [audience & in_scope(seat, columns) & _linked(line.link, seat, actor, columns) for seat in seats]


def sits(line: Line, seat: Seat) -> bool:
    """Whether a line of the table is about this seat at all."""
    return (
        seat.role in line.roles
        and (line.side is None or line.side is seat.side)
        and (bool(seat.compartment) or not line.in_file)
    )


def in_scope(seat: Seat, columns: Columns = CASE) -> Q:
    """Rows of the seat's compartment, and within what it names where it names a record (`policy.Reach`)."""
    scope = Q(compartment=seat.compartment) if seat.compartment else Q()
    if seat.scope is None:
        return scope
    opened_for = Exists(Circle.objects.filter(pk=OuterRef("circle"), scope=seat.scope))
    named = Q(**{columns.row: seat.scope}) | Q(**{columns.holder: seat.scope}) | Q(circle=seat.scope)
    return scope & (named | Q(opened_for))


def _linked(link: Link, seat: Seat, actor: Actor, columns: Columns) -> Q:
    match link:
        case Link.HOLDER:
            return Q(**{columns.holder: seat.organisation})
        case Link.HOLDERS_BODY:
            return Q(**{columns.body: seat.body}) if seat.body else NOBODY
        case Link.FILE:
            return Q(compartment=seat.compartment)
        case Link.CIRCLE:
            return Q(Exists(_entries(actor).filter(organisation=seat.organisation)))
        case Link.CIRCLES_BODY:
            return Q(Exists(_entries(actor).filter(organisation__body=seat.body))) if seat.body else NOBODY
        case Link.GRANT:
            return Q(_granted(seat, actor, columns.row))
        case Link.CIRCLE_GRANT:
            return Q(_granted(seat, actor, "circle"))
        case Link.NOTHING:
            return Q()


def _entries(actor: Actor) -> InForce[CircleEntry]:
    return CircleEntry.objects.in_force(actor.today).filter(circle_id=OuterRef("circle"))


def _granted(seat: Seat, actor: Actor, target: str) -> Exists:
    to_them = Q(organisation=seat.organisation)
    if actor.user is not None:
        to_them |= Q(user=actor.user)
    return Exists(Grant.objects.in_force(actor.today).filter(to_them, target=OuterRef(target)))
