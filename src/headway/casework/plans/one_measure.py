"""One measure with everything that hangs on it, as its page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from django.db.models import Q

from headway.casework.evidence.queries import opening, standing_on
from headway.casework.plans.models import (
    Funding,
    Measure,
    MeasureAnswer,
    MeasureEvidence,
    MeasureFigure,
    MeasureOrganisation,
    Pillar,
    Placement,
)
from headway.casework.plans.queries import answers_of, in_their_order
from headway.foundation.access.at_once import at_once, lay_beside
from headway.foundation.access.models import CaseQuerySet
from headway.foundation.catalogue.models import Area
from headway.foundation.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs on a measure, as far as one reader may see it: what it answers, who tells of it, where it stands.

    `money` is all that was said of it, in the order of time; `figures` tell what came of it, each with where it stands.
    """

    answers: list[MeasureAnswer]
    evidence: list[MeasureEvidence]
    stands_in: list[Pillar]
    money: list[Funding]
    figures: list[MeasureFigure]


def hanging_on(measure: Measure, actor: Actor) -> Hanging:
    """All of it in one query, and one for each kind of passage; the measure gets its organisations and areas."""
    areas = Measure.areas.through._default_manager.filter(measure=measure.pk).values("area")
    answers, evidence, pillars, money, figures, parts, about = at_once(
        answers_of(measure, actor),
        _evidence(measure, actor),
        _pillars(measure, actor),
        Funding.objects.visible_to(actor).filter(measure=measure),
        _figures(measure, actor),
        MeasureOrganisation.objects.visible_to(actor).filter(measure=measure),
        Area.objects.filter(pk__in=areas),
    )
    lay_beside(measure, "organisations", sorted(parts, key=attrgetter("part", "pk")))
    lay_beside(measure, "areas", sorted(about, key=attrgetter("order", "pk")))
    return Hanging(
        in_their_order(answers),
        sorted(evidence, key=attrgetter("pk")),
        _each_once(measure, sorted(pillars, key=attrgetter("strategy_id", "pk"))),
        sorted(money, key=attrgetter("period", "type", "said_on", "pk")),
        sorted(figures, key=attrgetter("pk")),
    )


def _evidence(measure: Measure, actor: Actor) -> CaseQuerySet[MeasureEvidence]:
    rows = MeasureEvidence.objects.visible_to(actor).leading_to_visible(actor, "observation").filter(measure=measure)
    return rows.select_related("observation__holder").prefetch_related(standing_on(actor, "observation__supports"))


def _figures(measure: Measure, actor: Actor) -> CaseQuerySet[MeasureFigure]:
    rows = MeasureFigure.objects.visible_to(actor).leading_to_visible(actor, "figure").filter(measure=measure)
    return rows.select_related("figure").prefetch_related(opening(actor, "figure__passage"))


def _pillars(measure: Measure, actor: Actor) -> CaseQuerySet[Pillar]:
    put = Placement.objects.visible_to(actor).filter(measure=measure).order_by().values("pillar")
    rows = Pillar.objects.visible_to(actor).leading_to_visible(actor, "strategy").select_related("strategy")
    return rows.filter(Q(pk__in=put) | Q(pk=measure.pillar_id))


def _each_once(measure: Measure, found: Iterable[Pillar]) -> list[Pillar]:
    """Of each strategy the pillar into which the measure was put, else that into which it was written."""
    rows = list(found)
    moved = {row.strategy_id for row in rows if row.pk != measure.pillar_id}
    return [row for row in rows if row.pk != measure.pillar_id or row.strategy_id not in moved]
