"""Figures that stand in one table though nobody linked them: what is told beside a figure, totals told apart."""

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations
from uuid import UUID

from django.db.models import Q

from headway.casework.evidence.models import Figure, Support
from headway.foundation.core.masking import Sum

FEW = 12
"""So many figures are tried in every combination; of more only those that follow one another, as in a table."""

Counted = tuple[Figure, int]


def beside(figures: Sequence[Figure]) -> list[Figure]:
    """What the same sources tell, and what is told of the same indicator on the same day: where a total may stand."""
    sources = _sources_of(figures)
    observations = Support.objects.unscoped("where a figure was told").filter(passage__source__in=sources)
    told = Q(passage__source__in=sources) | Q(observation__in=observations.values("observation"))
    for row in figures:
        if row.indicator_id and row.as_of:
            told |= Q(indicator=row.indicator_id, as_of=row.as_of)
    rows = Figure.objects.unscoped("a small figure is looked for on every side").filter(
        told, compartment=figures[0].compartment
    )
    stand_ins = Figure.objects.unscoped("what stands for another is none itself").exclude(shown_as=None)
    others = rows.exclude(pk__in=stand_ins.values("shown_as")).exclude(pk__in=[row.pk for row in figures])
    return list(others.select_related("indicator", "part_of").order_by("passage__start", "id"))


def sums_among(figures: Sequence[Counted]) -> list[Sum]:
    """Each figure that is nobody's part, as the sum of others that stand together and are not its own parts."""
    wholes = [(row, count) for row, count in figures if row.part_of_id is None]
    groups = {
        row.part_of_id: [other for other in figures if other[0].part_of_id == row.part_of_id] for row, _ in figures
    }
    return [
        Sum(str(total.pk), tuple(str(row.pk) for row, _ in parts))
        for total, count in wholes
        for whole, group in groups.items()
        if whole != total.pk
        for parts in _adding_up_to(count, [one for one in group if one[0].pk != total.pk])
    ]


def _adding_up_to(count: int, group: Sequence[Counted]) -> Iterator[Collection[Counted]]:
    for parts in _choices(group):
        if sum(number for _, number in parts) == count:
            yield parts


def _choices(group: Sequence[Counted]) -> Iterator[Sequence[Counted]]:
    if len(group) <= FEW:
        for size in range(1, len(group) + 1):
            yield from combinations(group, size)
        return
    for first in range(len(group)):
        for last in range(first + 1, len(group) + 1):
            yield group[first:last]


def _sources_of(figures: Sequence[Figure]) -> set[UUID]:
    direct = {row.passage.source_id for row in figures if row.passage is not None}
    observations = [row.observation_id for row in figures if row.observation_id]
    through = Support.objects.unscoped("where a figure was told").filter(observation__in=observations)
    return direct | set(through.values_list("passage__source", flat=True))
