"""The log of reads, at whichever door: written after an answer, read by those who answer for the rows of their side."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db.models import Q

from headway.foundation.access.marking import scheme
from headway.foundation.access.models.reads import Read, ReadQuerySet
from headway.foundation.access.noting import Noted, noting
from headway.foundation.access.scope import answering
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor, Role, Side

KEEPERS = {Role.LEAD: Side.BODY, Role.FOCAL_POINT: Side.STATE}


def write_reads(noted: Iterable[Noted], *, actor: Actor, at: datetime) -> int:
    """Write down who read which marked rows: two questions to the database, however many rows. Returns their number."""
    own = scheme()
    kept = [row for row in noted if own.notes_reads_of(row.marking)]
    if not kept:
        return 0
    holders = Organisation.objects.filter(pk__in={row.holder for row in kept})
    bodies = {key: body or "" for key, body in holders.values_list("pk", "body_id")}
    who = ", ".join(filter(None, (actor.name, actor.office, actor.organisation)))[:400]
    lines = [
        Read(
            at=at,
            user=actor.user,
            who=who,
            door=actor.door,
            kind=row.kind,
            record=row.record,
            marking=row.marking,
            audience=row.audience,
            compartment=row.compartment,
            body=bodies.get(row.holder, "") if row.audience == "body" else "",
        )
        for row in kept
    ]
    Read.objects.bulk_create(lines)
    return len(lines)


@contextmanager
def reading_as(actor: Actor, *, at: datetime) -> Iterator[None]:
    """Answer a person at a door where there is no page to close: whatever marked rows are read inside is written down.

    Also where the answer fails on the way.
    """
    with noting() as noted:
        try:
            with answering(actor):
                yield
        finally:
            write_reads(noted.values(), actor=actor, at=at)


def keeps_reads(actor: Actor) -> bool:
    """Whether somebody answers for their side's rows in a whole file: a lead, a focal point."""
    return any(_whose(actor))


def reads_of_own_side(actor: Actor) -> ReadQuerySet:
    """Who read the marked rows of the actor's own side. Never the other side's: not what they opened, nor when."""
    condition = Q(pk__in=[])
    for own in _whose(actor):
        condition |= own
    return Read.objects.filter(condition).order_by("-at", "-id")


def _whose(actor: Actor) -> list[Q]:
    found = []
    for seat in actor.seats:
        if seat.scope is not None or KEEPERS.get(seat.role) is not seat.side:
            continue
        within = Q(compartment=seat.compartment) if seat.compartment else Q()
        if seat.side is Side.BODY and seat.body:
            found.append(within & Q(audience="body", body=seat.body))
        if seat.side is Side.STATE and seat.compartment:
            found.append(within & Q(audience="state"))
    return found
