"""Deciding on comments: a new dated row each time, the latest stands."""

from datetime import datetime

from django.utils.translation import gettext as _

from headway.engines.reports.commenting_rules import may_dispose
from headway.engines.reports.models import Comment, Disposition
from headway.foundation.access.models import Audience
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import changeset

OUTCOME = Disposition.Outcome


def dispose(comment: Comment, *, outcome: str, matter: str, reason: str, actor: Actor, at: datetime) -> Disposition:
    """Record what was decided on a comment and why; without an outcome, only what kind of comment it is.

    What is not accepted, or only in part, needs a reason. The decision is its drafters' own until they pass it on.
    Raises NotAllowed.
    """
    require(may_dispose(actor, comment))
    if outcome in {OUTCOME.PARTLY, OUTCOME.NOT} and not reason.strip():
        raise NotAllowed(_("Say why it is not accepted, or only in part: the institution will read the reason."))
    sending = comment.returned.sending
    audience = Audience.STATE if sending.holder.state_id else Audience.BODY
    with changeset(actor=actor, at=at, reason=f"decide on a comment of {comment.returned.institution}") as change:
        return change.add(
            Disposition(
                comment=comment,
                outcome=outcome,
                matter=matter,
                reason=reason.strip(),
                decided_on=at.date(),
                compartment=comment.compartment,
                holder_id=sending.holder_id,
                audience=audience,
                circle=sending.circle,
            )
        )
