"""The programme is given to the State, then to the delegation: one act opens its days, slots and institutions.

Beyond both sides it needs what every such opening needs: the State's consent to the partners, and a second person
where the installation asks for one.
"""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.casework.assessments.models import Assessment
from headway.casework.visits.models import Attendance, Component, Delegate, Meeting
from headway.casework.visits.rules import may_plan
from headway.foundation.access.models import Audience, CaseRecord, Circle, PendingAct
from headway.foundation.access.opening import open_to
from headway.foundation.access.proposing import propose
from headway.foundation.access.second_person import Act, needs_second, register
from headway.foundation.access.services import circle_for
from headway.foundation.access.widening import WIDTH, may_widen
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import YES, NotAllowed, Verdict, no, require
from headway.foundation.ledger.changes import Change, changeset

GIVE = "give-programme"
PURPOSES = {
    Audience.SHARED: (Circle.Purpose.SHARED, "{}: both sides"),
    Audience.PARTNERS: (Circle.Purpose.PARTNERS, "{}: the delegation"),
}


def give_programme(component: Component, audience: str, *, actor: Actor, at: datetime) -> PendingAct | None:
    """Open a part of the visit, its slots and institutions, and the delegation: to both sides or the delegation too.

    What is planned in it later is open to the same readers at once. Where a second person is asked for, the act waits
    and is returned. Raises NotAllowed, Stale.
    """
    require(may_plan(actor, component))
    if audience not in PURPOSES:
        raise NotAllowed(_("The programme is given to both sides, or to the delegation, too."))
    circle = circle_of(component.assessment, audience, actor=actor, at=at)
    require(_may_give(actor, component, audience, circle, at.date()))
    reason = f"the programme goes to {Audience(audience).label}"
    if audience == Audience.PARTNERS and needs_second(actor, GIVE):
        return propose(GIVE, component, actor=actor, at=at, reason=reason, to_audience=audience, to_circle=circle.pk)
    with changeset(actor=actor, at=at, reason=reason) as change:
        _open(change, component, audience, circle)
    return None


def circle_of(assessment: Assessment, audience: str, *, actor: Actor, at: datetime) -> Circle:
    """The recipients of a visit's papers: the assessment's own circle for both sides, the delegation's for partners."""
    purpose, name = PURPOSES[Audience(audience)]
    if audience == Audience.SHARED and assessment.circle is not None:
        return Circle.objects.get(pk=assessment.circle)
    with changeset(actor=actor, at=at, reason=f"who receives the papers of {assessment}") as change:
        return circle_for(assessment, purpose, name=name.format(assessment), change=change, at=at)


def _may_give(actor: Actor, component: Component, audience: str, circle: Circle, on: date) -> Verdict:
    rows = list(_narrower_rows(component, audience))
    if not rows:
        return no(_("They have it already."))
    verdict = may_widen(actor, rows[0], audience, circle=circle.pk, on=on)
    return verdict if not verdict else YES


def _narrower_rows(component: Component, audience: str) -> Iterator[CaseRecord]:
    """What is not open so widely yet, each after what it points to."""
    why = "the whole of what its holder passes on"
    found: list[Component | Delegate | Meeting | Attendance] = [component]
    found += Delegate.objects.unscoped(why).filter(assessment=component.assessment, holder=component.holder)
    found += Meeting.objects.unscoped(why).filter(component=component, moved_to=None)
    found += Meeting.objects.unscoped(why).filter(component=component).exclude(moved_to=None).order_by("-id")
    found += Attendance.objects.unscoped(why).filter(meeting__component=component)
    yield from (row for row in found if WIDTH[row.audience] < WIDTH[audience])


def _open(change: Change, component: Component, audience: str, circle: Circle) -> None:
    for row in _narrower_rows(component, audience):
        row.refresh_from_db()
        if WIDTH[row.audience] < WIDTH[audience]:
            open_to(change, row, audience, circle.pk)


def _still_may_give(actor: Actor, record: CaseRecord, pending: PendingAct) -> Verdict:
    return _may_give(actor, _part(record), pending.to_audience, _recipients(pending), actor.today)


def _carry_out(change: Change, record: CaseRecord, pending: PendingAct) -> None:
    _open(change, _part(record), pending.to_audience, _recipients(pending))


def _part(record: CaseRecord) -> Component:
    assert isinstance(record, Component)
    return record


def _recipients(pending: PendingAct) -> Circle:
    assert pending.to_circle is not None
    return Circle.objects.get(pk=pending.to_circle)


def register_giving() -> None:
    """Let the act be proposed; called once, when the app is ready."""
    register(Act(GIVE, gettext_noop("Give the programme to the delegation"), _still_may_give, _carry_out))
