"""Drawing the links of a selection in one act."""

from collections.abc import Sequence
from datetime import datetime

from headway.casework.recommendations.models import Lineage, Recommendation
from headway.casework.recommendations.services import draw_lineage
from headway.foundation.core.actors import Actor
from headway.foundation.ledger.changes import changeset


def draw_lineages(
    pairs: Sequence[tuple[Recommendation, Recommendation]], how: str, *, actor: Actor, at: datetime
) -> list[Lineage]:
    """Say of each pair, later and earlier, how the one comes from the other; pairs that are linked already stay so.

    Raises NotAllowed, and then none is drawn.
    """
    ends = {row.pk for pair in pairs for row in pair}
    rows = Lineage.objects.visible_to(actor).filter(later__in=ends, earlier__in=ends)
    linked = {frozenset(pair) for pair in rows.values_list("later", "earlier")}
    new = [(later, earlier) for later, earlier in pairs if frozenset((later.pk, earlier.pk)) not in linked]
    if not new:
        return []
    with changeset(actor=actor, at=at, reason=f"{len(new)} links: {how}"):
        return [draw_lineage(later, earlier, how, actor=actor, at=at) for later, earlier in new]
