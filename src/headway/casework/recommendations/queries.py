"""Reads of recommendations: how each stands, and one recommendation's path through time."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from django.db.models import F, Prefetch, Q

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Passage
from headway.casework.evidence.queries import beginning, opening, told
from headway.casework.recommendations.models import (
    Addressee,
    Lineage,
    Position,
    Progress,
    ProgressBasis,
    ProgressEvidence,
    Recommendation,
    Undertaking,
)
from headway.casework.recommendations.positions import positions_asked
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


@dataclass(frozen=True, slots=True)
class Step:
    """One point of a recommendation's path. `when` is EDTF; `row` is what happened, by `kind`.

    `passage` is where it stands, unless an observation it rests on stands there too; `word` is a position's value as
    its procedure's scale says it.
    """

    when: str
    kind: Literal["issued", "position", "reported", "assessed", "earlier", "later"]
    row: Assessment | Position | Progress | Recommendation
    how: str = ""
    passage: Passage | None = None
    word: str = ""


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


def list_addressees(recommendation: Recommendation, actor: Actor) -> list[Addressee]:
    """To whom it is addressed, as printed."""
    rows = Addressee.objects.visible_to(actor).filter(recommendation=recommendation).select_related("organisation")
    return list(rows.order_by("id"))


def list_steps(recommendation: Recommendation, actor: Actor) -> list[Step]:
    """The path through time: issued, positions, reported, assessed, and where it came from and went."""
    steps = [Step(recommendation.assessment.dates, "issued", recommendation.assessment)]
    steps += _positions(recommendation, actor)
    steps += _progress(recommendation, actor)
    steps += _lineage(recommendation, actor)
    return sorted(steps, key=lambda step: beginning(step.when))


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


def open_undertakings(actor: Actor) -> list[Undertaking]:
    """What was asked for or promised and is not settled, what is due first before what is open-ended."""
    open_ones = [Undertaking.State.OPEN, Undertaking.State.PARTLY]
    rows = Undertaking.objects.visible_to(actor).filter(state__in=open_ones)
    rows = rows.leading_to_visible(actor, "assessment").select_related("assessment")
    return list(rows.order_by(F("due_on").asc(nulls_last=True), "made_on", "id"))


def _positions(recommendation: Recommendation, actor: Actor) -> Iterable[Step]:
    rows = Position.objects.visible_to(actor).filter(recommendation=recommendation).prefetch_related(opening(actor))
    asked = positions_asked(recommendation.assessment.procedure)
    return [
        Step(
            row.taken_on.isoformat(), "position", row, word=asked.label(row.value) if asked else row.value.capitalize()
        )
        for row in rows.order_by("taken_on", "id")
    ]


def _progress(recommendation: Recommendation, actor: Actor) -> Iterable[Step]:
    bases = ProgressBasis.objects.visible_to(actor).leading_to_visible(actor, "observation")
    bases = bases.prefetch_related(Prefetch("observation", told(actor)))
    evidence = ProgressEvidence.objects.visible_to(actor).leading_to_visible(actor, "source").select_related("source")
    rows = (
        Progress.objects.visible_to(actor)
        .filter(recommendation=recommendation)
        .select_related("holder")
        .with_visible(actor, "assessment")
        .prefetch_related(opening(actor), Prefetch("bases", bases), Prefetch("evidence", evidence))
        .order_by("as_of", "id")
    )
    return [
        Step(row.as_of, "reported" if row.side == Progress.Side.STATE else "assessed", row, passage=_own_passage(row))
        for row in rows
    ]


def _own_passage(row: Progress) -> Passage | None:
    told = {support.passage_id for basis in row.bases.all() for support in basis.observation.supports.all()}
    return row.passage if row.passage_id not in told else None


def _lineage(recommendation: Recommendation, actor: Actor) -> Iterable[Step]:
    rows = (
        Lineage.objects.visible_to(actor)
        .filter(Q(later=recommendation) | Q(earlier=recommendation))
        .leading_to_visible(actor, "later", "earlier")
        .select_related("later__assessment", "earlier__assessment")
        .order_by("id")
    )
    return [
        Step(row.earlier.assessment.dates, "earlier", row.earlier, row.get_how_display())
        if row.later_id == recommendation.pk
        else Step(row.later.assessment.dates, "later", row.later, row.get_how_display())
        for row in rows
    ]
