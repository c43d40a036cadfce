"""Reads of plans: measures with who is in them and what they answer."""

from collections.abc import Iterable
from operator import attrgetter

from django.db.models import Prefetch

from headway.casework.evidence.queries import beginning
from headway.casework.plans.models import Measure, MeasureAnswer, MeasureOrganisation, Pillar
from headway.casework.plans.rules import may_say_answered
from headway.casework.recommendations.models import Recommendation
from headway.foundation.access.at_once import at_once, lay_beside
from headway.foundation.access.models import CaseQuerySet
from headway.foundation.core.actors import Actor


def visible_measures(actor: Actor) -> CaseQuerySet[Measure]:
    """Measures with the organisations in them and their areas."""
    pillars = Pillar.objects.visible_to(actor).leading_to_visible(actor, "strategy").select_related("strategy")
    parts = MeasureOrganisation.objects.visible_to(actor).select_related("organisation").order_by("part", "id")
    return Measure.objects.visible_to(actor).prefetch_related(
        "areas", Prefetch("organisations", parts), Prefetch("pillar", pillars)
    )


def measures_in_a_table(actor: Actor) -> CaseQuerySet[Measure]:
    """Measures with the organisations in them, as they were said."""
    return Measure.objects.visible_to(actor).prefetch_related(
        Prefetch("organisations", MeasureOrganisation.objects.visible_to(actor).order_by("part", "id"))
    )


def measures_to_answer_with(actor: Actor, state: str) -> list[Measure]:
    """The measures of a State of which the actor says what they answer, by their titles."""
    rows = Measure.objects.visible_to(actor).filter(compartment=state).order_by("title", "id")
    return [row for row in rows if may_say_answered(actor, row)]


def list_measures(actor: Actor, state: str) -> list[Measure]:
    """A State's measures in the order of time."""
    rows = measures_in_a_table(actor).filter(compartment=state)
    return sorted(rows, key=lambda row: (beginning(row.dates), row.title, row.pk))


def answering(recommendation: Recommendation, actor: Actor) -> list[Measure]:
    """The measures that answer a recommendation, each with the organisations in it: one query."""
    links = MeasureAnswer.objects.visible_to(actor).filter(recommendation=recommendation).order_by().values("measure")
    rows, parts = at_once(
        Measure.objects.visible_to(actor).filter(pk__in=links),
        MeasureOrganisation.objects.visible_to(actor).filter(measure__in=links),
    )
    for row in rows:
        own = (part for part in parts if part.measure_id == row.pk)
        lay_beside(row, "organisations", sorted(own, key=attrgetter("part", "pk")))
    return sorted(rows, key=lambda row: (beginning(row.dates), row.title, row.pk))


def list_answers(measure: Measure, actor: Actor) -> list[MeasureAnswer]:
    """What a measure answers: recommendations first, then provisions."""
    return in_their_order(answers_of(measure, actor))


def answers_of(measure: Measure, actor: Actor) -> CaseQuerySet[MeasureAnswer]:
    """What a measure answers, each with its recommendation or its provision."""
    rows = MeasureAnswer.objects.visible_to(actor).filter(measure=measure).leading_to_visible(actor, "recommendation")
    return rows.select_related("recommendation", "provision__instrument")


def in_their_order(answers: Iterable[MeasureAnswer]) -> list[MeasureAnswer]:
    """Recommendations first, then provisions."""
    return sorted(answers, key=lambda row: (row.recommendation is None, str(row.recommendation or row.provision)))
