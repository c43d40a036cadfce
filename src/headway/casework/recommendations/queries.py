"""Reads of recommendations: how each stands, what stands on a passage, what was promised beside them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F, Prefetch

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Passage
from headway.casework.evidence.queries import beginning, told
from headway.casework.recommendations.models import (
    Progress,
    Recommendation,
    Undertaking,
)
from headway.foundation.access.models import CaseQuerySet
from headway.foundation.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Standing:
    """A recommendation with what was last reported of it and what was last assessed, as far as the actor may see."""

    recommendation: Recommendation
    reported: Progress | None
    assessed: Progress | None


@dataclass(frozen=True, slots=True)
class Cited:
    """What stands on a passage."""

    recommendations: list[Recommendation] = field(default_factory=list)
    progress: list[Progress] = field(default_factory=list)


def list_standings(recommendations: CaseQuerySet[Recommendation], actor: Actor) -> list[Standing]:
    """How each recommendation stands, in the order people count them."""
    within = recommendations.leading_to_visible(actor, "assessment").select_related("assessment")
    rows = list(within.prefetch_related("areas"))
    last: dict[tuple[object, str], Progress] = {}
    told_of = Progress.objects.visible_to(actor).filter(recommendation__in=recommendations.order_by().values("pk"))
    for row in sorted(told_of, key=lambda row: (beginning(row.as_of), row.pk)):
        last[row.recommendation_id, row.side] = row
    return [
        Standing(row, last.get((row.pk, Progress.Side.STATE)), last.get((row.pk, Progress.Side.BODY)))
        for row in sorted(rows, key=as_counted)
    ]


def visible_recommendations(actor: Actor, state: str = "", *, drafts: bool = False) -> CaseQuerySet[Recommendation]:
    """Recommendations that have been issued, and those still in draft where they are asked for."""
    found = Recommendation.objects.visible_to(actor)
    found = found if drafts else found.filter(draft=False)
    return found.filter(compartment=state) if state else found


def as_counted(recommendation: Recommendation) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Sorts 2 before 10, and 10 before 10 bis."""
    pieces = re.findall(r"\d+|\D+", recommendation.number)
    return (
        beginning(recommendation.assessment.dates),
        tuple((int(piece), "") if piece.isdigit() else (0, piece) for piece in pieces),
    )


def list_cited(passages: Iterable[Passage], actor: Actor) -> list[tuple[Passage, Cited]]:
    """What of recommendations and of their progress stands on each passage."""
    cited = {passage.pk: (passage, Cited()) for passage in passages}
    for recommendation in Recommendation.objects.visible_to(actor).filter(passage__in=cited).order_by("code", "id"):
        if recommendation.passage_id:
            cited[recommendation.passage_id][1].recommendations.append(recommendation)
    told_of = Progress.objects.visible_to(actor).filter(passage__in=cited)
    told_of = told_of.leading_to_visible(actor, "recommendation").select_related("recommendation")
    for progress in told_of.order_by("as_of", "id"):
        if progress.passage_id:
            cited[progress.passage_id][1].progress.append(progress)
    return list(cited.values())


def list_undertakings(assessment: Assessment, actor: Actor) -> list[Undertaking]:
    """What was asked for or promised in an assessment, in the order of time."""
    rows = Undertaking.objects.visible_to(actor).filter(assessment=assessment)
    return list(rows.prefetch_related(Prefetch("observation", told(actor))).order_by("made_on", "id"))


def not_settled(actor: Actor) -> CaseQuerySet[Undertaking]:
    """What was asked for or promised and is not settled, what is due first before what is open-ended."""
    open_ones = [Undertaking.State.OPEN, Undertaking.State.PARTLY]
    rows = Undertaking.objects.visible_to(actor).filter(state__in=open_ones)
    rows = rows.leading_to_visible(actor, "assessment").select_related("assessment")
    return rows.order_by(F("due_on").asc(nulls_last=True), "made_on", "id")
