"""Taking back what was accepted: the act by which it was accepted is undone as a whole."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from headway.casework.evidence.models import Source
from headway.engines.intake.models import Decision
from headway.foundation.access.rules import may_write
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import require
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.models import Revision
from headway.foundation.ledger.undoing import undo


def acts_of(decisions: Iterable[Decision]) -> dict[UUID, UUID]:
    """The act by which each decision was taken, by the decision's id."""
    keys = [decision.pk for decision in decisions]
    found = Revision.objects.filter(kind=Decision.kind, record__in=keys, parents="[]")
    return dict(found.values_list("record", "changeset__act"))


def take_back(decision: Decision, *, actor: Actor, at: datetime) -> tuple[int, int]:
    """Undo the act that a decision was part of: how many rows ended, and how many stand as before.

    Raises NotAllowed, and CannotUndo where a row was changed since or another stands on it; then nothing changes.
    """
    source: Source = decision.source
    require(may_write(actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle))
    act = acts_of([decision])[decision.pk]
    reason = f"take back what was accepted from {source}"[:200]
    with (
        transaction.atomic(),
        changeset(actor=actor, at=at, reason=reason),
        the_systems_own_work("an act is undone as a whole, whoever has seen its rows"),
    ):
        return undo(act, actor=actor, at=at, reason=reason)
