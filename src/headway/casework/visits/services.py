"""Verbs on visits: plan a component, name a delegate, hold a meeting."""

from collections.abc import Iterable
from datetime import date, datetime

from headway.casework.evidence.services import sight_of
from headway.casework.visits.models import Attendance, Component, Delegate, Meeting
from headway.foundation.access.leaving import cover_of
from headway.foundation.access.models import Audience, Circle, CircleEntry
from headway.foundation.access.policy import STATE_ROLES
from headway.foundation.access.rules import may_assess
from headway.foundation.access.services import circle_for
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.verdicts import YES, Verdict, no, require
from headway.foundation.ledger.changes import Change, changeset


def plan_component(component: Component, *, actor: Actor, at: datetime) -> Component:
    """Add a part of the visit, on site or virtual. Raises NotAllowed."""
    require(may_assess(actor, holder=component.holder_id, compartment=component.compartment, circle=component.circle))
    with changeset(actor=actor, at=at, reason=f"{component.get_modality_display()} part, {component.dates}") as change:
        return change.add(component)


def name_delegate(delegate: Delegate, *, actor: Actor, at: datetime) -> Delegate:
    """Add an organisation to the delegation; one that already says when the State agreed opens to it as agreeing does.

    Raises NotAllowed.
    """
    require(may_assess(actor, holder=delegate.holder_id, compartment=delegate.compartment, circle=delegate.circle))
    if delegate.agreed_on is not None:
        require(may_agree(actor, delegate, at.date()))
    with changeset(actor=actor, at=at, reason=f"{delegate.organisation} joins the delegation") as change:
        change.add(delegate)
        if delegate.agreed_on is not None:
            _open_to(delegate, delegate.agreed_on, change, at)
        return delegate


def may_agree(actor: Actor, delegate: Delegate, on: date) -> Verdict:
    """Whether someone may record the State's agreement to a delegate: the State, or the Body with its consent."""
    if actor.side is Side.SYSTEM or any(
        seat.side is Side.STATE and seat.role in STATE_ROLES and seat.compartment == delegate.compartment
        for seat in actor.seats
    ):
        return YES
    verdict = may_assess(actor, holder=delegate.holder_id, compartment=delegate.compartment, circle=delegate.circle)
    if verdict and cover_of(delegate, Audience.PARTNERS, circle=delegate.circle, on=on) is None:
        return no(f"The State has not consented to {delegate.organisation} taking part; record its consent first.")
    return verdict


def agree_to_delegate(delegate: Delegate, *, on: date, actor: Actor, at: datetime) -> CircleEntry:
    """The State agrees to an organisation: from that day until adoption it sees what the delegation was given.

    It becomes a recipient of the visit's circle, which is opened if there is none. Raises NotAllowed, Stale.
    """
    require(may_agree(actor, delegate, at.date()))
    with changeset(actor=actor, at=at, reason=f"the State agrees to {delegate.organisation}") as change:
        change.edit(delegate, agreed_on=on)
        return _open_to(delegate, on, change, at)


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
    require(may_assess(actor, holder=meeting.holder_id, compartment=meeting.compartment, circle=meeting.circle))
    with changeset(actor=actor, at=at, reason=f"meeting: {meeting.title}") as change:
        change.add(meeting, areas=areas)
        for organisation in attended:
            change.add(Attendance(meeting=meeting, organisation=organisation, **sight_of(meeting)))
    return meeting
