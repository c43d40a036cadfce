"""May this person keep the strategy, write a measure, answer a milestone?"""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.casework.plans.models import Measure, Milestone, Strategy
from headway.foundation.access.models import Audience, CaseRecord
from headway.foundation.access.policy import STATE_ROLES
from headway.foundation.access.rules import may_write, reaches
from headway.foundation.core.actors import Actor, Role, Seat, Side
from headway.foundation.core.verdicts import YES, Verdict, no

WRITES_PLANS = STATE_ROLES | {Role.CONTRIBUTOR}
KEPT_BY = gettext_noop("The State's focal point or approver keeps its strategy.")


def may_keep_strategies(actor: Actor, state: str) -> Verdict:
    """Whether someone begins and keeps strategies of a State: its focal point or approver."""
    if actor.side is Side.SYSTEM or _answering(actor, state):
        return YES
    return no(_(KEPT_BY))


def may_keep(actor: Actor, row: CaseRecord) -> Verdict:
    """Whether someone changes a strategy, its pillars, what stands in them and its milestones.

    Whoever answers for the State keeps it, in whichever ministry; what a ministry has for itself alone, its own people.
    A strategy lives on after it was shared: what is added then is the State's until it is shared again.
    """
    if actor.side is Side.SYSTEM:
        return YES
    answering = _answering(actor, row.compartment)
    if not answering:
        return no(_(KEPT_BY))
    if any(reaches(seat, row.holder_id, row.circle) for seat in answering if _sees(seat, row)):
        return YES
    return no(_("Another ministry has it for itself alone, or your seat is over something else."))


def planning_seats(actor: Actor, state: str) -> list[Seat]:
    """The seats from which someone enters measures of a State, each for its own institution."""
    return [
        seat
        for seat in actor.seats
        if seat.side is Side.STATE and seat.role in WRITES_PLANS and seat.compartment == state
    ]


def may_plan_measure(actor: Actor, *, holder: UUID, compartment: str) -> Verdict:
    """Whether someone writes measures of a State for their own institution."""
    if actor.side is Side.SYSTEM or any(seat.organisation == holder for seat in planning_seats(actor, compartment)):
        return YES
    return no(_("Measures are the State's own: one of its ministries or its focal point enters them."))


def may_create(actor: Actor, measure: Measure, *, told: bool) -> Verdict:
    """Whether someone creates a measure: one that was `told` of, whoever writes for its holder; else the State alone.

    So the Body keeps what a document says was done, and plans nothing in the State's place.
    """
    written = may_write(actor, holder=measure.holder_id, compartment=measure.compartment, circle=measure.circle)
    if told or not written:
        return written
    return may_plan_measure(actor, holder=measure.holder_id, compartment=measure.compartment)


def may_tell_of(actor: Actor, measure: Measure) -> Verdict:
    """Whether someone adds to a measure what came of it, its money, its organisations or what it answers."""
    return may_plan_measure(actor, holder=measure.holder_id, compartment=measure.compartment)


def may_say_answered(actor: Actor, measure: Measure) -> Verdict:
    """Whether someone says what a measure answers: whose measure it is, or who answers for the whole State."""
    told = may_tell_of(actor, measure)
    if told:
        return told
    kept = may_keep(actor, measure)
    return kept if kept else told


def answering_for(actor: Actor, measure: Measure) -> Seat | None:
    """The seat from which someone who answers for the whole State speaks of a measure that is not their own."""
    if may_tell_of(actor, measure):
        return None
    return next(iter(_answering(actor, measure.compartment)), None)


def may_answer(actor: Actor, milestone: Milestone) -> Verdict:
    """Whether someone says how a milestone ended: whoever keeps the strategy, or the institution that owes it."""
    if milestone.state != Milestone.State.OPEN:
        return no(_("It has been answered already; what was answered stands."))
    if actor.side is Side.SYSTEM or _answering(actor, milestone.compartment):
        return YES
    owes = any(
        seat.role in WRITES_PLANS
        and seat.organisation == milestone.organisation_id
        and seat.compartment == milestone.compartment
        for seat in actor.seats
    )
    return YES if owes else no(_("Whoever owes it, or the State's focal point, says how it ended."))


def may_share(actor: Actor, strategy: Strategy) -> Verdict:
    """Whether someone may share a strategy with others: whoever keeps it."""
    return may_keep(actor, strategy)


def _sees(seat: Seat, row: CaseRecord) -> bool:
    return row.audience != Audience.OWN or seat.organisation == row.holder_id


def _answering(actor: Actor, state: str) -> list[Seat]:
    return [
        seat
        for seat in actor.seats
        if seat.side is Side.STATE and seat.role in STATE_ROLES and seat.compartment == state
    ]
