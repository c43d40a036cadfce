"""A body's recommendations summed up: positions of the State and progress that was assessed, as its scales say."""

from collections.abc import Iterable

from headway.casework.evidence.queries import beginning
from headway.casework.recommendations.models import Position, Progress, Recommendation
from headway.foundation.catalogue.queries import scale_called
from headway.foundation.catalogue.summing import Rated, Summed, sum_up
from headway.foundation.core.actors import Actor


def progress_summed(recommendations: Iterable[Recommendation], scale: str, actor: Actor) -> Summed | None:
    """What the Body's newest level for each recommendation comes to; None where the scale is summed up in no way.

    A level on another scale is none on this one. What was only reported by the State does not count.
    """
    keys = [row.pk for row in recommendations]
    rows = Progress.objects.visible_to(actor).filter(recommendation__in=keys, side=Progress.Side.BODY, scale=scale)
    told = {row.recommendation_id: row.level for row in sorted(rows, key=lambda row: (beginning(row.as_of), row.pk))}
    return _summed(scale, (Rated(str(key), told.get(key, "")) for key in keys))


def positions_summed(recommendations: Iterable[Recommendation], scale: str, actor: Actor) -> Summed | None:
    """What the State's newest position to each whole recommendation comes to; None where nothing sums it up."""
    keys = [row.pk for row in recommendations]
    rows = Position.objects.visible_to(actor).filter(recommendation__in=keys, part="").order_by("taken_on", "id")
    told = {row.recommendation_id: row.value for row in rows}
    return _summed(scale, (Rated(str(key), told.get(key, "")) for key in keys))


def _summed(scale: str, rated: Iterable[Rated]) -> Summed | None:
    known = scale_called(scale)
    return sum_up(known.aggregation, known, rated) if known and known.aggregation else None
