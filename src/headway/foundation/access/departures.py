"""The log of what left: files handed out and the rows they may hold, for whoever closes one of those rows again."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from headway.foundation.access.models import CaseRecord
from headway.foundation.access.models.departures import DepartedRow, Departure, DepartureQuerySet
from headway.foundation.access.noting import Carried
from headway.foundation.access.policy import READ_BY
from headway.foundation.access.sight import pointers
from headway.foundation.core.actors import Actor, Side
from headway.foundation.ledger.models import StoredFile


@transaction.atomic
def record_departure(
    what: str, *, to: str, compartment: str, rows: Iterable[Carried], actor: Actor, at: datetime
) -> Departure | None:
    """Write down that a file was handed out: who, when, what, for which audience, and the rows read for it.

    `what` names it without people's own words. Nothing is written of what a stranger takes: it was public.
    """
    seats = [seat for seat in actor.seats if seat.compartment in {"", compartment}]
    if not seats:
        return None
    line = Departure.objects.create(
        at=at,
        user=actor.user,
        who=", ".join(filter(None, (actor.name, actor.office, actor.organisation)))[:400],
        door=actor.door,
        what=what[:200],
        to=to,
        compartment=compartment,
        side=seats[0].side,
        body=seats[0].body if seats[0].side is Side.BODY else "",
    )
    held = {row.record for row in rows if row.audience in READ_BY[to]}
    DepartedRow.objects.bulk_create([DepartedRow(departure=line, record=key) for key in sorted(held)])
    return line


def departures_of(record: CaseRecord, actor: Actor, *, along: Collection[CaseRecord] = ()) -> DepartureQuerySet:
    """The files of the actor's own side that may hold a row, the newest first; never the other side's.

    `along` are rows that move with it.
    """
    keys = {key for row in (record, *along) for key in _ids_of(row)}
    held = DepartedRow.objects.filter(record__in=keys).values("departure")
    return Departure.objects.filter(_of_their_side(actor), pk__in=held).order_by("-at", "-id")


def _ids_of(record: CaseRecord) -> set[UUID]:
    """A row's id, and that of the document it is a part of: whoever took the document took the row."""
    documents = (getattr(record, name) for name in pointers(type(record)) if _is_a_document(record, name))
    return {record.pk, *(row.pk for row in documents if row is not None)}


def _is_a_document(record: CaseRecord, name: str) -> bool:
    target = record._meta.get_field(name).related_model
    assert isinstance(target, type)
    return any(field.related_model is StoredFile for field in target._meta.concrete_fields)


def _of_their_side(actor: Actor) -> Q:
    found = Q(pk__in=[])
    for seat in actor.seats:
        if seat.scope is not None:
            continue
        within = Q(compartment=seat.compartment) if seat.compartment else Q()
        if seat.side is Side.BODY and seat.body:
            found |= within & Q(side=Side.BODY, body=seat.body)
        if seat.side is Side.STATE and seat.compartment:
            found |= within & Q(side=Side.STATE)
    return found
