"""Verbs on recipients: opening circles, naming and ending recipients, releasing by name."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q

from headway.foundation.access.links import to_release_along
from headway.foundation.access.models import CaseRecord, Circle, CircleEntry, Grant, User
from headway.foundation.access.recipients import may_admit, may_end_entry, may_open_circle, may_release
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import require
from headway.foundation.ledger.changes import Change, changeset


def open_circle(
    name: str,
    *,
    compartment: str,
    members: Iterable[Organisation],
    actor: Actor,
    at: datetime,
    why: str = "",
    scope: UUID | None = None,
    purpose: str = "",
) -> Circle:
    """A named set of recipients, each from the day of the act. Raises NotAllowed.

    `scope` is the assessment or visit it is opened for.
    """
    require(may_open_circle(actor, compartment))
    holder = actor.seats[0].organisation if actor.seats else None
    circle = Circle(compartment=compartment, name=name[:160], holder_id=holder, scope=scope, purpose=purpose)
    with changeset(actor=actor, at=at, reason=f"open the circle {name}") as change:
        change.add(circle)
        for member in members:
            require(may_admit(actor, circle, member, on=at.date()))
            change.add(_entry(circle, member, at, why))
    return circle


def admit(circle: Circle, organisation: Organisation, *, actor: Actor, at: datetime, why: str) -> CircleEntry:
    """Add a recipient to a circle: every row that names it opens to them from that day. Raises NotAllowed."""
    require(may_admit(actor, circle, organisation, on=at.date()))
    with changeset(actor=actor, at=at, reason=f"admit {organisation} to {circle}") as change:
        return change.add(_entry(circle, organisation, at, why))


def end_entry(entry: CircleEntry, *, actor: Actor, at: datetime, why: str) -> CircleEntry:
    """From that day an organisation is no longer a recipient. Raises NotAllowed, Stale."""
    require(may_end_entry(actor, entry))
    with changeset(actor=actor, at=at, reason=f"{entry.organisation} leaves {entry.circle}: {why}") as change:
        return change.edit(entry, until=max(at.date(), entry.since))


def grant(target: CaseRecord | Circle, to: Organisation | User, *, actor: Actor, at: datetime, why: str) -> Grant:
    """Release one row, or all that a circle received, by name: the focal point to a ministry. Raises NotAllowed.

    A row is released with those it points to, so that who receives it can read it.
    """
    require(may_release(actor, target, to))
    named = {"organisation": to} if isinstance(to, Organisation) else {"user": to.pk}
    along = to_release_along(target) if isinstance(target, CaseRecord) else []
    with changeset(actor=actor, at=at, reason=why) as change:
        for row in along:
            if may_release(actor, row, to):
                change.add(Grant(target=row.pk, compartment=row.compartment, since=at.date(), why=why, **named))
        return change.add(Grant(target=target.pk, compartment=target.compartment, since=at.date(), why=why, **named))


def end_grant(row: Grant, *, actor: Actor, at: datetime, why: str) -> Grant:
    """Take a release by name back, from that day. Raises NotAllowed, Stale."""
    require(may_release(actor, row, None))
    with changeset(actor=actor, at=at, reason=why) as change:
        return change.edit(row, until=max(at.date(), row.since))


def _entry(circle: Circle, organisation: Organisation, at: datetime, why: str) -> CircleEntry:
    return CircleEntry(
        circle=circle, organisation=organisation, compartment=circle.compartment, since=at.date(), why=why
    )


def circle_for(record: CaseRecord, purpose: str, *, name: str, change: Change, at: datetime) -> Circle:
    """The circle of an assessment or visit for a purpose; opened now, for its holder alone, where there is none.

    Part of another act, whose rule has been asked.
    """
    found = Circle.objects.filter(scope=record.pk, purpose=purpose).order_by("id").first()
    if found is not None:
        return found
    circle = Circle(
        compartment=record.compartment, name=name[:160], holder_id=record.holder_id, scope=record.pk, purpose=purpose
    )
    change.add(circle)
    change.add(_entry(circle, record.holder, at, "holds it"))
    return circle


def end_partners(scope: UUID, *, change: Change, on: date, why: str) -> int:
    """End the places of partners in an assessment's circles. Part of another act. Returns how many ended.

    A partner is whoever is neither of the State nor of the Body that opened the circle; another Body may be one, too.
    """
    standing = CircleEntry.objects.in_force(on).filter(circle__scope=scope, circle__purpose=Circle.Purpose.PARTNERS)
    own = Q(organisation__body__isnull=False) & Q(organisation__body=F("circle__holder__body"))
    partners = standing.filter(organisation__state=None).exclude(own).select_related("circle", "organisation")
    for entry in partners:
        change.edit(entry, until=max(on, entry.since), why=f"{entry.why}; ended: {why}".strip("; "))
    return len(partners)
