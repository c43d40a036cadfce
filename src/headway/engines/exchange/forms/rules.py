"""May this person send a form, take answers back, take them over?"""

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.engines.exchange.models import FormSent
from headway.engines.reports.commenting_rules import may_send, writes_for
from headway.foundation.access.models import Audience
from headway.foundation.access.policy import STATE_ROLES
from headway.foundation.access.rules import may_report, may_write
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.verdicts import Verdict, no

GOES_TO = (Audience.SHARED.value, Audience.STATE.value)
"""For which readers a form may be written: both sides, or the State among its own."""


def may_send_form(actor: Actor, assessment: Assessment, readers: str) -> Verdict:
    """Whether someone may send a form to the State's institutions: the Body to both sides, the State among its own."""
    if readers not in GOES_TO:
        return no(_("A form goes to both sides, or to the State's own institutions; choose one of them."))
    if actor.side is Side.STATE and not any(seat.role in STATE_ROLES for seat in actor.seats):
        return no(_("Forms to a State's institutions go out from its focal point."))
    return may_send(actor, assessment, readers)


def may_take_answers(actor: Actor, assessment: Assessment, institution: Organisation | None = None) -> Verdict:
    """Whether someone may take answers over: the State its own, the Body those of an institution of the State.

    The Body enters them as it does what a letter says: the institution is the author, the file the proof.
    """
    holder = writes_for(actor, assessment)
    if holder is None:
        return no(_("You can write only for your own organisation, in the files you work on."))
    if institution is not None and institution.state_id != assessment.compartment:
        return no(_("Answers are those of the State's own institutions."))
    rule = may_write if actor.side is Side.BODY and institution is not None else may_report
    return rule(actor, holder=holder, compartment=assessment.compartment, circle=assessment.circle)


def may_take_form_back(actor: Actor, form: FormSent) -> Verdict:
    """Whether someone may take a form back that came from the institution it was sent to."""
    return may_take_answers(actor, form.assessment, form.institution)
