"""What the recommendations of one assessment come to, as its body's own rules say; each sum stands beside its rule."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.casework.recommendations.listing import Line
from headway.casework.recommendations.models import Recommendation
from headway.casework.recommendations.summing import Newest, newest_of, positions_summed, progress_summed
from headway.foundation.catalogue.languages import in_readers_language
from headway.foundation.catalogue.queries import framework_pinned, procedure_pinned, scale_called
from headway.foundation.catalogue.summing import Summed
from headway.foundation.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum for people: of what, what it comes to, by which rule of which scale."""

    title: str
    summed: Summed
    rule: str
    scale: str


def sums_of(issued: Mapping[Assessment, Collection[Recommendation]], actor: Actor) -> dict[Assessment, list[Sum]]:
    """For each assessment positions, where its procedure has them, then progress as the Body assessed it: one query.

    Of each it takes all recommendations that the actor may see and that were issued; none of them makes no sum.
    """
    rows = [row for of_one in issued.values() for row in of_one]
    if not rows:
        return {}
    newest = newest_of(rows, actor)
    return {case: list(_sums(case, of_one, newest)) for case, of_one in issued.items()}


def sums_of_lines(assessment: Assessment, lines: Collection[Line]) -> list[Sum]:
    """The same of lines that are all there is of one assessment: nothing more is asked of the database."""
    issued = [line for line in lines if not line.recommendation.draft]
    assessed = [(line.recommendation.pk, line.standing.assessed) for line in issued]
    newest = Newest(
        {line.recommendation.pk: line.position for line in issued},
        {(key, row.scale): row.level for key, row in assessed if row is not None},
    )
    return list(_sums(assessment, [line.recommendation for line in issued], newest))


def _sums(assessment: Assessment, rows: Collection[Recommendation], newest: Newest) -> Iterator[Sum]:
    procedure, framework = procedure_pinned(assessment.procedure), framework_pinned(assessment.framework)
    if procedure is not None and procedure.positions.scale:
        scale = procedure.positions.scale
        yield from _sum(_("Positions of the State"), scale, positions_summed(rows, scale, newest))
    if framework is not None and framework.follow_up_scale:
        scale = framework.follow_up_scale
        yield from _sum(_("Progress as the Body assessed it"), scale, progress_summed(rows, scale, newest))


def _sum(title: str, scale: str, summed: Summed | None) -> Iterator[Sum]:
    known = scale_called(scale)
    if summed is None or not summed.known or known is None or known.aggregation is None:
        return
    rule = in_readers_language("aggregations", scale, known.aggregation.description)
    yield Sum(title, summed, rule, in_readers_language("scales", scale, known.title))
