"""Verbs on visits: plan a component, name a delegate, hold a meeting."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from headway.casework.evidence.services import sight_of
from headway.casework.visits.models import Attendance, Component, Delegate, Meeting
from headway.casework.visits.rules import may_agree, may_plan
from headway.casework.visits.values import as_zone
from headway.foundation.access.models import Circle, CircleEntry
from headway.foundation.access.services import circle_for
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import require
from headway.foundation.ledger.changes import Change, changeset


def plan_component(component: Component, *, actor: Actor, at: datetime) -> Component:
    """Add a part of the visit, on site or virtual. Raises NotAllowed, NotAZone."""
    require(may_plan(actor, component))
    component.zone = as_zone(component.zone)
    with changeset(actor=actor, at=at, reason=f"{component.get_modality_display()} part, {component.dates}") as change:
        return change.add(component)


def change_component(component: Component, *, actor: Actor, at: datetime, **values: Any) -> Component:
    """Change the days, the place or the time zone of a part of the visit. Raises NotAllowed, NotAZone, Stale."""
    require(may_plan(actor, component))
    if "zone" in values:
        values["zone"] = as_zone(values["zone"])
    with changeset(actor=actor, at=at, reason=f"change the {component.get_modality_display()} part") as change:
        return change.edit(component, **values)


def name_delegate(delegate: Delegate, *, actor: Actor, at: datetime) -> Delegate:
    """Add an organisation to the delegation; one that already says when the State agreed opens to it as agreeing does.

    Raises NotAllowed.
    """
    require(may_plan(actor, delegate))
    if delegate.agreed_on is not None:
        require(may_agree(actor, delegate, at.date()))
    with changeset(actor=actor, at=at, reason=f"{delegate.organisation} joins the delegation") as change:
        change.add(delegate)
        if delegate.agreed_on is not None:
            _open_to(delegate, delegate.agreed_on, change, at)
        return delegate


def agree_to_delegate(delegate: Delegate, *, on: date, actor: Actor, at: datetime) -> CircleEntry:
    """The State agrees to an organisation: from that day until adoption it sees what the delegation was given.

    It becomes a recipient of the visit's circle, which is opened if there is none. Raises NotAllowed, Stale.
    """
    require(may_agree(actor, delegate, at.date()))
    with changeset(actor=actor, at=at, reason=f"the State agrees to {delegate.organisation}") as change:
        change.edit(delegate, agreed_on=on, declined_on=None, declined_because="")
        return _open_to(delegate, on, change, at)


def decline_delegate(delegate: Delegate, *, on: date, because: str, actor: Actor, at: datetime) -> Delegate:
    """The State declines an organisation, in its own words; whatever place it had in the visit's circle ends that day.

    Raises NotAllowed, Stale.
    """
    require(may_agree(actor, delegate, at.date(), declining=True))
    with changeset(actor=actor, at=at, reason=f"the State declines {delegate.organisation}") as change:
        change.edit(delegate, agreed_on=None, declined_on=on, declined_because=because)
        circles = Circle.objects.filter(scope=delegate.assessment_id, purpose=Circle.Purpose.PARTNERS)
        places = CircleEntry.objects.in_force(on).filter(circle__in=circles, organisation=delegate.organisation_id)
        for entry in places.order_by("id"):
            change.edit(entry, until=max(on, entry.since), why=f"{entry.why}; declined by the State".strip("; "))
    return delegate


def _open_to(delegate: Delegate, on: date, change: Change, at: datetime) -> CircleEntry:
    """The delegate's place in the visit's circle from the day of the State's agreement; one it has already stays."""
    name = f"{delegate.assessment}: the delegation"
    circle = circle_for(delegate.assessment, Circle.Purpose.PARTNERS, name=name, change=change, at=at)
    standing = CircleEntry.objects.in_force(on).filter(circle=circle, organisation=delegate.organisation)
    return standing.order_by("id").first() or change.add(
        CircleEntry(
            circle=circle,
            organisation=delegate.organisation,
            compartment=circle.compartment,
            since=on,
            why="agreed by the State",
        )
    )


def hold_meeting(
    meeting: Meeting,
    *,
    actor: Actor,
    at: datetime,
    areas: Iterable[str] = (),
    attended: Iterable[Organisation] = (),
) -> Meeting:
    """Record a meeting and who took part. Raises NotAllowed."""
    require(may_plan(actor, meeting))
    with changeset(actor=actor, at=at, reason=f"meeting: {meeting.title}") as change:
        change.add(meeting, areas=areas)
        for organisation in attended:
            change.add(Attendance(meeting=meeting, organisation=organisation, **sight_of(meeting)))
    return meeting
