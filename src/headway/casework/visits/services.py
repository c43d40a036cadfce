"""Verbs on visits: plan a component, name a delegate, hold a meeting."""

from collections.abc import Iterable
from datetime import datetime

from headway.casework.evidence.services import sight_of
from headway.casework.visits.models import Attendance, Component, Delegate, Meeting
from headway.foundation.access.rules import may_assess
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import require
from headway.foundation.ledger.changes import changeset


def plan_component(component: Component, *, actor: Actor, at: datetime) -> Component:
    """Add a part of the visit, on site or virtual. Raises NotAllowed."""
    require(may_assess(actor, holder=component.holder_id, compartment=component.compartment, circle=component.circle))
    with changeset(actor=actor, at=at, reason=f"{component.get_modality_display()} part, {component.dates}") as change:
        return change.add(component)


def name_delegate(delegate: Delegate, *, actor: Actor, at: datetime) -> Delegate:
    """Add an organisation to the delegation. Raises NotAllowed."""
    require(may_assess(actor, holder=delegate.holder_id, compartment=delegate.compartment, circle=delegate.circle))
    with changeset(actor=actor, at=at, reason=f"{delegate.organisation} joins the delegation") as change:
        return change.add(delegate)


def hold_meeting(
    meeting: Meeting,
    *,
    actor: Actor,
    at: datetime,
    areas: Iterable[str] = (),
    attended: Iterable[Organisation] = (),
) -> Meeting:
    """Record a meeting and who took part. Raises NotAllowed."""
    require(may_assess(actor, holder=meeting.holder_id, compartment=meeting.compartment, circle=meeting.circle))
    with changeset(actor=actor, at=at, reason=f"meeting: {meeting.title}") as change:
        change.add(meeting, areas=areas)
        for organisation in attended:
            change.add(Attendance(meeting=meeting, organisation=organisation, **sight_of(meeting)))
    return meeting
