"""Who may do what with a questionnaire. Validating inside a ministry is not submitting."""

from datetime import date

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.casework.questionnaires.models import SectionAssignment, Submission
from headway.casework.questionnaires.standing import is_withdrawn, standing_submission
from headway.foundation.access.models import Membership
from headway.foundation.access.policy import BODY_ROLES, STATE_ROLES
from headway.foundation.access.rules import reaches
from headway.foundation.core.actors import Actor, Role, Seat, Side
from headway.foundation.core.days_said import say_day
from headway.foundation.core.verdicts import YES, Verdict, no

SUBMITTING = frozenset({Role.APPROVER, Role.FOCAL_POINT})


def may_coordinate(actor: Actor, assessment: Assessment) -> Verdict:
    """Whether someone assigns sections and drafts the national answers: the State's focal point or approver."""
    if coordinating_seat(actor, assessment):
        return YES
    return no(_("The State's focal point assigns the questions and drafts the national answers."))


def may_contribute(actor: Actor, assignment: SectionAssignment) -> Verdict:
    """Whether someone answers for the ministry that was asked, now."""
    if not ministry_seat(actor, assignment):
        return no(_("This was given to %(ministry)s; only its people answer it.") % {"ministry": assignment.ministry})
    if assignment.writers() and actor.user not in assignment.writers():
        return no(_who_answers(assignment))
    return is_open(assignment)


def may_type_in(actor: Actor, assignment: SectionAssignment) -> Verdict:
    """Whether someone types in what a ministry returned on paper, with the ministry as its author."""
    verdict = may_coordinate(actor, assignment.assessment)
    return is_open(assignment) if verdict else verdict


def may_validate(actor: Actor, assignment: SectionAssignment) -> Verdict:
    """Whether someone validates for the ministry what its people returned."""
    if not ministry_seat(actor, assignment):
        return no(_("This was given to %(ministry)s; only its people validate it.") % {"ministry": assignment.ministry})
    if assignment.validator_user and actor.user != assignment.validator_user:
        names = {"office": assignment.validator, "ministry": assignment.ministry}
        if not assignment.validator:
            return no(_("Another person validates for %(ministry)s.") % names)
        return no(_("%(office)s validates for %(ministry)s.") % names)
    return is_open(assignment)


def may_be_named(assignment: SectionAssignment, on: date) -> Verdict:
    """Whether the accounts that an assignment names are of people who answer for that ministry on a day."""
    named = assignment.writers() | ({assignment.validator_user} if assignment.validator_user else set())
    seats = Membership.objects.in_force(on).filter(
        user__in=named,
        user__is_active=True,
        side=Side.STATE,
        organisation=assignment.ministry_id,
        role__in=STATE_ROLES | {Role.CONTRIBUTOR},
    )
    if named <= set(seats.values_list("user", flat=True)):
        return YES
    said = _("Only accounts of people who answer for %(ministry)s can be named: ask them in first.")
    return no(said % {"ministry": assignment.ministry})


def is_open(assignment: SectionAssignment) -> Verdict:
    """Whether an assignment can still be answered."""
    if is_withdrawn(assignment):
        return no(_("The focal point took this assignment back."))
    return is_section_open(assignment.assessment, assignment.section)


def is_section_open(assessment: Assessment, section: str) -> Verdict:
    """Whether a section can still be answered: it was not submitted, or was opened again."""
    closed = standing_submission(assessment, section)
    if closed is None:
        return YES
    said = _("The State submitted version %(number)s on %(day)s; it is frozen until it is opened again.")
    return no(said % {"number": closed.number, "day": say_day(closed.submitted_on)})


def may_draft(actor: Actor, assessment: Assessment, section: str) -> Verdict:
    """Whether someone drafts the national answers to a section, now."""
    verdict = may_coordinate(actor, assessment)
    return is_section_open(assessment, section) if verdict else verdict


def may_submit(actor: Actor, assessment: Assessment, section: str) -> Verdict:
    """Whether someone submits a section for the State, now."""
    verdict = may_submit_at_all(actor, assessment)
    return is_section_open(assessment, section) if verdict else verdict


def may_submit_at_all(actor: Actor, assessment: Assessment) -> Verdict:
    """Whether someone submits for the State: its approver, or its focal point where it has named no approver."""
    if actor.side is not Side.SYSTEM and not approving_seat(actor, assessment):
        return no(_("The State's approver submits; validating inside a ministry is not submitting."))
    if assessment.circle is None:
        return no(_("%(assessment)s has no circle of its two sides to submit to.") % {"assessment": assessment})
    return YES


def may_reopen(actor: Actor, submission: Submission) -> Verdict:
    """Whether someone opens again what was submitted: whoever submits for the State."""
    if actor.side is not Side.SYSTEM and not approving_seat(actor, submission.assessment):
        return no(_("The State's approver opens again what was submitted; the Body asks for it by letter."))
    return no(_("It was opened again already.")) if submission.reopened_on else YES


def may_assess_answers(actor: Actor, assessment: Assessment) -> Verdict:
    """Whether someone writes the assessor's prefill and the agreed answer: the Body's people."""
    if body_seat(actor, assessment):
        return YES
    return no(_("The assessing Body writes the prefill and the agreed answer."))


def coordinating_seat(actor: Actor, assessment: Assessment) -> Seat | None:
    """The seat from which somebody answers for the State; the circle of an assessment narrows it."""
    return next((seat for seat in actor.seats if _of_the_state(seat, assessment) and seat.role in STATE_ROLES), None)


def approving_seat(actor: Actor, assessment: Assessment) -> Seat | None:
    """The seat from which somebody submits."""
    seats = [seat for seat in actor.seats if _of_the_state(seat, assessment) and seat.role in SUBMITTING]
    if any(seat.role is Role.FOCAL_POINT for seat in seats) and has_approver(assessment, actor):
        seats = [seat for seat in seats if seat.role is Role.APPROVER]
    return next(iter(seats), None)


def has_approver(assessment: Assessment, actor: Actor) -> bool:
    """Whether the State has named an approver, on the actor's day."""
    seats = Membership.objects.in_force(actor.today).filter(role=Role.APPROVER, user__is_active=True)
    return seats.filter(side=Side.STATE, compartment=assessment.compartment).exists()


def ministry_seat(actor: Actor, assignment: SectionAssignment) -> Seat | None:
    """The seat from which somebody writes for the ministry that was asked."""
    roles = STATE_ROLES | {Role.CONTRIBUTOR}
    seats = (seat for seat in actor.seats if _of_the_state(seat, assignment.assessment) and seat.role in roles)
    return next((seat for seat in seats if seat.organisation == assignment.ministry_id), None)


def body_seat(actor: Actor, assessment: Assessment) -> Seat | None:
    """The seat from which somebody writes for the Body that assesses."""
    body = str(assessment.body_id)
    return next(
        (
            seat
            for seat in actor.seats
            if seat.side is Side.BODY
            and seat.role in BODY_ROLES
            and seat.body == body
            and seat.compartment in {"", assessment.compartment}
            and reaches(seat, seat.organisation, assessment.circle)
        ),
        None,
    )


def _of_the_state(seat: Seat, assessment: Assessment) -> bool:
    return (
        seat.side is Side.STATE
        and seat.compartment == assessment.compartment
        and reaches(seat, seat.organisation, assessment.circle)
    )


def _who_answers(assignment: SectionAssignment) -> str:
    """Who of the ministry was named to answer, by office."""
    offices = [office for office in (assignment.main, assignment.alternate) if office]
    match offices:
        case [one, other]:
            said = _("%(one)s or %(other)s of %(ministry)s answers this.")
            return said % {"one": one, "other": other, "ministry": assignment.ministry}
        case [one]:
            return _("%(office)s of %(ministry)s answers this.") % {"office": one, "ministry": assignment.ministry}
    return _("Another person of %(ministry)s answers this.") % {"ministry": assignment.ministry}
