"""Verbs of access: opening circles, naming recipients, releasing by name, passing on and widening."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from headway.foundation.access.models import Audience, CaseRecord, Circle, CircleEntry, Consent, Grant
from headway.foundation.access.rules import may_widen, may_write
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import require
from headway.foundation.ledger.changes import changeset

C = TypeVar("C", bound=CaseRecord)


def open_circle(
    name: str, *, compartment: str, members: Iterable[Organisation], actor: Actor, at: datetime, why: str = ""
) -> Circle:
    """A named set of recipients, each from the day of the act."""
    with changeset(actor=actor, at=at, reason=f"open the circle {name}") as change:
        circle = change.add(Circle(compartment=compartment, name=name))
        for member in members:
            change.add(_entry(circle, member, at, why))
    return circle


def admit(circle: Circle, organisation: Organisation, *, actor: Actor, at: datetime, why: str) -> CircleEntry:
    """Add a recipient to a circle: every row that names it opens to them from that day."""
    with changeset(actor=actor, at=at, reason=f"admit {organisation} to {circle}") as change:
        return change.add(_entry(circle, organisation, at, why))


def grant(record: CaseRecord, to: Organisation, *, actor: Actor, at: datetime, why: str) -> Grant:
    """Release one row by name, as a focal point does to a ministry. Raises NotAllowed."""
    require(may_write(actor, holder=record.holder_id, compartment=record.compartment, circle=record.circle))
    with changeset(actor=actor, at=at, reason=why) as change:
        return change.add(
            Grant(target=record.pk, compartment=record.compartment, organisation=to, since=at.date(), why=why)
        )


def widen(record: C, audience: str, *, actor: Actor, at: datetime, reason: str) -> C:
    """Open a row to another audience: a deliberate, recorded act. Raises NotAllowed, Stale."""
    require(may_widen(actor, record, audience))
    with changeset(actor=actor, at=at, reason=reason) as change:
        return change.edit(record, audience=audience)


def submit(record: C, *, actor: Actor, at: datetime, reason: str = "submitted") -> C:
    """Pass a row from its holder to its side: `own` becomes `body` or `state`. Raises NotAllowed, Stale."""
    require(may_write(actor, holder=record.holder_id, compartment=record.compartment, circle=record.circle))
    side = Audience.BODY if record.holder.body_id else Audience.STATE
    with changeset(actor=actor, at=at, reason=reason) as change:
        return change.edit(record, audience=side)


def record_consent(consent: Consent, *, actor: Actor, at: datetime) -> Consent:
    """Write down what the State agreed to. Raises NotAllowed."""
    require(may_write(actor, holder=consent.holder_id, compartment=consent.compartment, circle=consent.circle))
    with changeset(actor=actor, at=at, reason=f"consent to {consent.get_what_display()}") as change:
        return change.add(consent)


def _entry(circle: Circle, organisation: Organisation, at: datetime, why: str) -> CircleEntry:
    return CircleEntry(
        circle=circle, organisation=organisation, compartment=circle.compartment, since=at.date(), why=why
    )
