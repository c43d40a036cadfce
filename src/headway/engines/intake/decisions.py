"""What was decided about a proposal, once."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError
from django.utils.translation import gettext as _

from headway.casework.evidence.models import Observation, Source
from headway.casework.evidence.services import sight_of
from headway.engines.intake.models import Decision
from headway.engines.intake.values import Observed, Quantity
from headway.foundation.access.rules import may_write
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import require
from headway.foundation.ledger.changes import changeset

THE_VISIT = "visit"


class AlreadyDecided(Exception):
    """Somebody accepted or rejected this proposal before."""


def proposal_key(proposal: Observed | Quantity) -> str:
    """The proposal's name within its reading, so that it is offered once."""
    what = proposal.kind if isinstance(proposal, Observed) else "quantity"
    return f"{what}@{proposal.start}-{proposal.end}".replace(" ", "-")


def decide(
    source: Source,
    key: str,
    outcome: str,
    *,
    actor: Actor,
    at: datetime,
    observation: Observation | None = None,
    figure: UUID | None = None,
    unreviewed: bool = False,
) -> Decision:
    """Remember a decision with what it led to. Raises NotAllowed, AlreadyDecided."""
    require(may_write(actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle))
    if Decision.objects.unscoped("a proposal is decided once").filter(source=source, proposal=key).exists():
        raise AlreadyDecided(_("This proposal has been decided already; reload the page to see by whom."))
    row = Decision(
        source=source,
        proposal=key,
        outcome=outcome,
        observation=observation,
        figure=figure,
        unreviewed=unreviewed,
        **sight_of(source),
    )
    try:
        with changeset(actor=actor, at=at, reason=f"{outcome} a proposal") as change:
            return change.add(row)
    except IntegrityError:
        raise AlreadyDecided(_("Somebody else decided this proposal at the same moment; reload the page.")) from None


def reject(source: Source, key: str, *, actor: Actor, at: datetime) -> Decision:
    """Remember that a proposal is not to be taken over. Raises NotAllowed, AlreadyDecided."""
    return decide(source, key, Decision.Outcome.REJECTED, actor=actor, at=at)
