"""Verbs of drafting: a recommendation from gaps, its links to earlier ones, and taking a link back."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Observation
from headway.casework.evidence.services import link_sight
from headway.casework.recommendations.ending import end_row
from headway.casework.recommendations.models import Lineage, Recommendation, RecommendationBasis
from headway.casework.recommendations.rules import may_issue, may_link
from headway.casework.recommendations.services import issue_recommendation
from headway.foundation.access.rules import may_write
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import changeset


def draft_recommendation(
    recommendation: Recommendation,
    *,
    actor: Actor,
    at: datetime,
    areas: Iterable[str] = (),
    provisions: Iterable[str] = (),
    addressees: Iterable[tuple[str, Organisation | None]] = (),
    gaps: Iterable[Observation] = (),
) -> Recommendation:
    """Draft a recommendation that is to close gaps: each is kept as what it rests on. Raises NotAllowed."""
    if not recommendation.text.strip():
        raise NotAllowed(_("Write the recommendation first."))
    recommendation.draft = True
    with changeset(actor=actor, at=at, reason=f"draft {recommendation}") as change:
        issue_recommendation(
            recommendation, actor=actor, at=at, areas=areas, provisions=provisions, addressees=addressees
        )
        for gap in gaps:
            sight = link_sight(recommendation, gap)
            change.add(RecommendationBasis(recommendation=recommendation, observation=gap, **sight))
    return recommendation


def next_number(assessment: Assessment, actor: Actor) -> str:
    """The number after the highest that is printed or drafted in an assessment."""
    rows = Recommendation.objects.visible_to(actor).filter(assessment=assessment)
    numbers = [int(number) for number in rows.values_list("number", flat=True) if number.isdigit()]
    return str(max(numbers, default=0) + 1)


def issue_drafts(
    recommendations: Iterable[Recommendation], *, actor: Actor, at: datetime, reason: str
) -> list[Recommendation]:
    """Issue drafts as they stand, in one act: from now on they count as what the visit recommends.

    Who sees them does not change. Raises NotAllowed, Stale.
    """
    rows = list(recommendations)
    if not reason.strip():
        raise NotAllowed(_("Say with what they are issued: the reason stays with the act."))
    for row in rows:
        require(may_issue(actor, row))
    with changeset(actor=actor, at=at, reason=f"issue recommendations: {reason.strip()}"[:200]) as change:
        return [change.edit(row, draft=False) for row in rows]


def tag_areas(
    recommendations: Iterable[Recommendation], areas: Iterable[str], *, actor: Actor, at: datetime
) -> list[Recommendation]:
    """Add areas to a selection in one act; those that each has stay. Raises NotAllowed, Stale."""
    more = set(areas)
    with changeset(actor=actor, at=at, reason="areas of recommendations") as change:
        changed = []
        for row in recommendations:
            require(may_write(actor, holder=row.holder_id, compartment=row.compartment, circle=row.circle))
            known = {area.pk for area in row.areas.all()}
            if not more <= known:
                changed.append(change.edit(row, areas=sorted(known | more)))
        return changed


def erase_lineage(lineage: Lineage, *, actor: Actor, at: datetime, reason: str) -> None:
    """Take a link between two recommendations back; the ledger keeps that it was drawn. Raises NotAllowed, Stale."""
    require(may_link(actor, lineage.later, lineage.earlier, lineage.how))
    with changeset(actor=actor, at=at, reason=f"a link taken back: {reason}"[:200]) as change:
        end_row(change, lineage)
