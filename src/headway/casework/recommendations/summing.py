"""A body's recommendations summed up: positions of the State and progress that was assessed, as its scales say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from uuid import UUID

from headway.casework.evidence.queries import beginning
from headway.casework.recommendations.models import Position, Progress, Recommendation
from headway.foundation.access.at_once import at_once
from headway.foundation.catalogue.queries import scale_called
from headway.foundation.catalogue.summing import Rated, Summed, sum_up
from headway.foundation.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest of each: the position on a whole recommendation, and what the Body assessed, by scale."""

    positions: Mapping[UUID, str]
    levels: Mapping[tuple[UUID, str], str]


def newest_of(recommendations: Iterable[Recommendation], actor: Actor) -> Newest:
    """What sums are made of, of any number of recommendations, in one query."""
    keys = [row.pk for row in recommendations]
    assessed = Progress.objects.visible_to(actor).filter(recommendation__in=keys, side=Progress.Side.BODY)
    taken = Position.objects.visible_to(actor).filter(recommendation__in=keys, part="")
    levels, positions = at_once(assessed, taken)
    return Newest(
        {row.recommendation_id: row.value for row in sorted(positions, key=attrgetter("taken_on", "pk"))},
        {
            (row.recommendation_id, row.scale): row.level
            for row in sorted(levels, key=lambda row: (beginning(row.as_of), row.pk))
        },
    )


def progress_summed(recommendations: Iterable[Recommendation], scale: str, newest: Newest) -> Summed | None:
    """What the Body's newest level for each recommendation comes to; None where the scale is summed up in no way.

    A level on another scale is none on this one. What was only reported by the State does not count.
    """
    keys = (row.pk for row in recommendations)
    return _summed(scale, (Rated(str(key), newest.levels.get((key, scale), "")) for key in keys))


def positions_summed(recommendations: Iterable[Recommendation], scale: str, newest: Newest) -> Summed | None:
    """What the State's newest position to each whole recommendation comes to; None where nothing sums it up."""
    keys = (row.pk for row in recommendations)
    return _summed(scale, (Rated(str(key), newest.positions.get(key, "")) for key in keys))


def _summed(scale: str, rated: Iterable[Rated]) -> Summed | None:
    known = scale_called(scale)
    return sum_up(known.aggregation, known, rated) if known and known.aggregation else None
