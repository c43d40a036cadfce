"""Opening a follow-up: a new assessment that stands after an earlier one, in one act.

What it must look at is not copied into it: its scope is computed from everything known whenever somebody looks.
"""

from datetime import datetime

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.opening import fitting_code, pinned_today
from headway.casework.assessments.services import open_assessment
from headway.foundation.access.models import Audience
from headway.foundation.access.rules import may_assess
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, Verdict, no, require
from headway.foundation.ledger.changes import changeset


def may_open_follow_up(actor: Actor, earlier: Assessment) -> Verdict:
    """Whether someone may open the follow-up of an assessment: its Body, while none they can see stands after it."""
    verdict = may_begin_after(actor, earlier)
    if verdict and Assessment.objects.visible_to(actor).filter(previous=earlier.pk).exists():
        return no(_("A later assessment stands after this one already: open the follow-up from that."))
    return verdict


def may_begin_after(actor: Actor, earlier: Assessment) -> Verdict:
    """Whether someone may open what comes after an assessment, whatever stands there already."""
    return may_assess(actor, holder=earlier.holder_id, compartment=earlier.compartment)


def open_follow_up(
    earlier: Assessment, *, code: str, reason: str, actor: Actor, at: datetime, title: str = ""
) -> Assessment:
    """Open the follow-up of an assessment, pinned to today's framework and procedure, for the Body to begin with.

    Raises NotAllowed.
    """
    require(may_open_follow_up(actor, earlier))
    code = fitting_code(code, earlier.compartment, earlier.holder_id, actor, year=at.year)
    if not reason.strip():
        raise NotAllowed(_("Say why it is opened: whose decision it is."))
    row = Assessment(
        code=code,
        title=title.strip(),
        type=Assessment.Kind.FOLLOW_UP,
        body_id=earlier.body_id,
        on_behalf_of_id=earlier.on_behalf_of_id,
        reason=reason.strip(),
        previous=earlier,
        compartment=earlier.compartment,
        holder_id=earlier.holder_id,
        audience=Audience.BODY,
        marking=earlier.marking,
        **pinned_today(earlier.framework, earlier.procedure),
    )
    with changeset(actor=actor, at=at, reason=f"open the follow-up of {earlier}"):
        return open_assessment(row, actor=actor, at=at)
