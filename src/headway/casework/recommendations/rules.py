"""What may be said of a recommendation, by whom, and on what basis."""

from datetime import date

from django.utils.translation import gettext as _

from headway.casework.recommendations.models import Lineage, Progress, Recommendation
from headway.casework.recommendations.positions import positions_asked, procedure_name
from headway.foundation.access.models import Audience, CaseRecord, Membership
from headway.foundation.access.policy import BODY_ROLES, STATE_ROLES
from headway.foundation.access.rules import PASSED_ON, may_assess, may_write, reaches
from headway.foundation.catalogue.languages import say_level
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor, Role, Seat, Side
from headway.foundation.core.dates import NotADate, period
from headway.foundation.core.numbers_said import say_each
from headway.foundation.core.verdicts import YES, Verdict, no

CONFIRMING = {Progress.Basis.DOCUMENT.value, Progress.Basis.SEEN.value}
LONGEST_PART = 20
SCALE = "recommendation-progress"
"""The catalogue's general scale of progress, for a framework that names none."""


def may_assess_at(level: str, basis: str, scale: str) -> Verdict:
    """Whether a level can rest on a basis: an explanation alone raises it only as far as its scale says."""
    if not basis:
        return no(
            _("Say what the assessment rests on: a document, a site visit, an explanation, a third party, nothing.")
        )
    says_a_level = bool(level) and not level.startswith("special:")
    listed = load_catalogue().scales.get(scale) or load_catalogue().scales[SCALE]
    if basis == Progress.Basis.EXPLAINED and says_a_level and not listed.is_within_explanation(level):
        highest = listed.highest_explained
        return no(
            _("An explanation alone cannot raise a level above “%(level)s”; review a document or see it on site.")
            % {"level": say_level(listed.id, highest.id, highest.label)}
        )
    if basis == Progress.Basis.NOT_EXAMINED and says_a_level:
        return no(_("What was not examined has no level; record it as not assessed."))
    return YES


def is_confirmed(basis: str) -> bool:
    """Only what was read or seen is printed as confirmed."""
    return basis in CONFIRMING


def may_answer_for_state(actor: Actor, recommendation: CaseRecord) -> Verdict:
    """Whether someone answers for the State a recommendation is addressed to: its focal point or approver."""
    if actor.side is Side.SYSTEM or answering_seat(actor, recommendation):
        return YES
    return no(_("The State's focal point or its approver does this; a ministry reports its progress."))


def answering_seat(actor: Actor, row: CaseRecord) -> Seat | None:
    """The seat from which somebody answers for the State; an assessment's circle narrows it."""
    return next((seat for seat in actor.seats if seat.role in STATE_ROLES and _of_the_state(seat, row)), None)


def reporting_seat(actor: Actor, row: CaseRecord) -> Seat | None:
    """The seat from which somebody reports progress for the State: theirs, or their ministry's."""
    roles = STATE_ROLES | {Role.CONTRIBUTOR}
    return next((seat for seat in actor.seats if seat.role in roles and _of_the_state(seat, row)), None)


def assessing_seat(actor: Actor, recommendation: Recommendation) -> Seat | None:
    """The seat from which somebody assesses: of the Body whose recommendation it is."""
    body = str(recommendation.assessment.body_id)
    for seat in actor.seats:
        writes = may_assess(
            actor, holder=seat.organisation, compartment=recommendation.compartment, circle=recommendation.circle
        )
        if seat.side is Side.BODY and seat.role in BODY_ROLES and seat.body == body and writes:
            return seat
    return None


def may_take_position(actor: Actor, recommendation: Recommendation, value: str, on: date, *, part: str = "") -> Verdict:
    """Whether someone takes this position for the State: where the procedure has positions, in its words, by then."""
    verdict = may_answer_for_state(actor, recommendation)
    if not verdict:
        return verdict
    asked = positions_asked(recommendation.assessment.procedure)
    if asked is None:
        name = procedure_name(recommendation.assessment.procedure)
        return no(
            _("%(procedure)s has no positions: report what was done about %(recommendation)s instead.")
            % {"procedure": name, "recommendation": recommendation}
        )
    if value not in dict(asked.choices):
        among = say_each(label for _value, label in asked.choices)
        return no(
            _("A position on %(recommendation)s is one of: %(among)s.")
            % {"recommendation": recommendation, "among": among}
        )
    if on > actor.today:
        return no(_("A position was taken today or before; give its day."))
    if len(part) > LONGEST_PART:
        return no(_("Name the part as it is printed, in %(most)s characters at most.") % {"most": LONGEST_PART})
    return YES


def may_assign(actor: Actor, recommendation: Recommendation, state_of_ministry: str) -> Verdict:
    """Whether someone gives a recommendation to a ministry of the State."""
    verdict = may_answer_for_state(actor, recommendation)
    if verdict and state_of_ministry != recommendation.compartment:
        return no(_("A recommendation is assigned to an institution of the State it is addressed to."))
    return verdict


def may_hand_on(actor: Actor, row: CaseRecord) -> Verdict:
    """Whether someone passes on what the State says: a ministry hands it in, the approver submits it to the Body.

    Where the State has named no approver its focal point submits.
    """
    if row.audience in PASSED_ON:
        return no(_("The Body has it already; what changes is a new row with its own day."))
    writes = may_write(actor, holder=row.holder_id, compartment=row.compartment, circle=row.circle)
    if row.audience == Audience.OWN:
        return writes
    if actor.side is Side.SYSTEM:
        return YES
    if actor.side is Side.BODY:
        return writes
    if row.circle is None:
        return no(_("No Body takes part here that would receive it: the State has it, and keeps it."))
    if submits(actor, row):
        return YES
    return no(_("The State's approver submits it to the Body; until then the State alone sees it."))


def submits(actor: Actor, row: CaseRecord) -> bool:
    """Whether someone submits for the State of a row: its approver, or its focal point where it has named none."""
    answering = [seat for seat in actor.seats if seat.role in STATE_ROLES and _of_the_state(seat, row)]
    if not answering:
        return False
    return any(seat.role is Role.APPROVER for seat in answering) or not _has_approver(row, actor)


def may_issue(actor: Actor, recommendation: Recommendation) -> Verdict:
    """Whether someone issues a draft: the Body that holds it, once."""
    if not recommendation.draft:
        return no(_("%(recommendation)s was issued already.") % {"recommendation": recommendation})
    return may_assess(
        actor, holder=recommendation.holder_id, compartment=recommendation.compartment, circle=recommendation.circle
    )


def may_link(actor: Actor, later: Recommendation, earlier: Recommendation, how: str) -> Verdict:
    """Whether someone says how a later recommendation comes from an earlier one: whoever writes for its holder."""
    if how not in Lineage.How.values:
        return no(_("Say how: re-issues, supersedes, merges, splits or duplicates."))
    if later.pk == earlier.pk:
        return no(_("A recommendation does not come from itself."))
    if later.compartment != earlier.compartment:
        return no(_("Both must be addressed to the same State."))
    if was_before(later, earlier):
        return no(
            _("%(later)s was issued before %(earlier)s: it is the other way round.")
            % {"later": later, "earlier": earlier}
        )
    return may_write(actor, holder=later.holder_id, compartment=later.compartment, circle=later.circle)


def was_before(later: Recommendation, earlier: Recommendation) -> bool:
    """Whether the days of two assessments leave no doubt that what is called the later one came first."""
    try:
        ends, begins = period(later.assessment.dates).latest, period(earlier.assessment.dates).earliest
    except NotADate:
        return False
    return ends is not None and begins is not None and ends < begins


def may_group(actor: Actor, holder: CaseRecord) -> Verdict:
    """Whether someone puts recommendations into a cluster, or takes one out: whoever writes for its holder."""
    verdict = may_write(actor, holder=holder.holder_id, compartment=holder.compartment, circle=holder.circle)
    if verdict and actor.side is Side.PARTNER:
        return no(_("The State, or the assessing Body, groups recommendations."))
    if verdict and actor.side is Side.STATE and not answering_seat(actor, holder):
        return no(_("The State's focal point or its approver groups recommendations for the whole State."))
    return verdict


def _of_the_state(seat: Seat, row: CaseRecord) -> bool:
    ours = seat.side is Side.STATE and seat.compartment == row.compartment != ""
    return ours and reaches(seat, seat.organisation, row.circle)


def _has_approver(row: CaseRecord, actor: Actor) -> bool:
    seats = Membership.objects.in_force(actor.today).filter(role=Role.APPROVER, user__is_active=True)
    return seats.filter(side=Side.STATE, compartment=row.compartment).exists()
