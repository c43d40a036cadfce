"""May this person send a draft, take comments in, pass them on, decide on them?"""

from uuid import UUID

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.engines.reports.models import Comment, Return, Sending
from headway.foundation.access.models import Audience
from headway.foundation.access.rules import may_assess, may_report, may_write
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.verdicts import YES, Verdict, no

SENT_TO = {
    Audience.BODY.value: Audience.BODY.value,
    Audience.STATE.value: Audience.STATE.value,
    Audience.SHARED.value: Audience.SHARED.value,
}
"""For which readers a draft may be sent, and who then sees that it was."""


def writes_for(actor: Actor, assessment: Assessment) -> UUID | None:
    """The organisation in whose name someone writes on an assessment's drafts; None where there is none.

    On the side of a Body it is whoever holds the assessment, on that of the State one's own.
    """
    if actor.side in {Side.SYSTEM, Side.BODY}:
        return assessment.holder_id
    seats = [seat for seat in actor.seats if seat.compartment in {"", assessment.compartment}]
    return seats[0].organisation if seats else None


def may_send(actor: Actor, assessment: Assessment, readers: str) -> Verdict:
    """Whether someone may send a draft for comments: the Body to itself or to the State, the State among its own."""
    if readers not in SENT_TO:
        return no(_("A draft goes for comments to the Body, to the State, or to both sides; choose one of them."))
    holder = writes_for(actor, assessment)
    if holder is None:
        return no(_("You can write only for your own organisation, in the files you work on."))
    if readers == Audience.STATE:
        return may_report(actor, holder=holder, compartment=assessment.compartment, circle=assessment.circle)
    verdict = may_assess(actor, holder=holder, compartment=assessment.compartment, circle=assessment.circle)
    if verdict and readers == Audience.SHARED and assessment.circle is None:
        return no(
            _("The assessment has no circle of both sides yet, so nobody on the other side would receive the draft.")
        )
    return verdict


def may_take_back(actor: Actor, sending: Sending, institution: Organisation) -> Verdict:
    """Whether someone may take in a file with an institution's comments: their own side's, or any for the Body."""
    holder = writes_for(actor, sending.assessment)
    if holder is None:
        return no(_("You can write only for your own organisation, in the files you work on."))
    if actor.side is Side.STATE and institution.state_id != sending.compartment:
        return no(_("You take in the comments of your own State's institutions."))
    return may_write(actor, holder=holder, compartment=sending.compartment, circle=sending.assessment.circle)


def may_accept(actor: Actor, returned: Return) -> Verdict:
    """Whether someone may make rows of what a file proposes."""
    if returned.withdrawn_on:
        return no(_("The file was withdrawn: take it in again."))
    if returned.accepted_on:
        return no(_("Its comments were taken over already."))
    return _by_its_holder(actor, returned)


def may_withdraw(actor: Actor, returned: Return) -> Verdict:
    """Whether someone may withdraw a file with all its comments."""
    if returned.withdrawn_on:
        return no(_("It was withdrawn already."))
    return _by_its_holder(actor, returned)


def may_dispose(actor: Actor, comment: Comment) -> Verdict:
    """Whether someone may decide on a comment: whoever wrote the draft it is about."""
    sending = comment.returned.sending
    if comment.returned.withdrawn_on:
        return no(_("The comment was withdrawn."))
    if actor.side is Side.SYSTEM:
        return YES
    verdict = may_write(
        actor, holder=sending.holder_id, compartment=sending.compartment, circle=sending.assessment.circle
    )
    return verdict or no(_("Whoever sent the draft decides on the comments."))


def _by_its_holder(actor: Actor, returned: Return) -> Verdict:
    return may_write(actor, holder=returned.holder_id, compartment=returned.compartment, circle=returned.circle)
