"""Figures of fewer than five persons, and the figures from which they could be worked out."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from headway.casework.evidence.models import Figure
from headway.casework.evidence.tables import beside, sums_among
from headway.foundation.access.models import CaseQuerySet
from headway.foundation.access.policy import SHARED
from headway.foundation.core.intervals import Interval
from headway.foundation.core.masking import HIDDEN, Cell, Sum, find_given_away, is_small

PERSONS = "persons"
WIDE = frozenset({*SHARED, "public"})


def count_of(figure: Figure) -> Interval | None:
    """How many persons a figure stands for, also where only a share of its whole was said; None if it counts others.

    A figure of which it is not known what it counts may count persons.
    """
    if figure.indicator_id and figure.indicator is not None and figure.indicator.unit != PERSONS:
        return None
    if figure.interval is not None or figure.share is None or figure.part_of is None:
        return _exact(figure.interval)
    whole, share = count_of(figure.part_of), _exact(figure.share)
    return whole.times(share) if whole and share and whole.is_nonnegative and share.is_nonnegative else None


def _exact(interval: Interval | None) -> Interval | None:
    """The same with its ends as decimals: a row that is not stored yet may hold them as they were given."""
    if interval is None:
        return None
    low, high = (None if end is None else Decimal(end) for end in (interval.low, interval.high))
    return replace(interval, low=low, high=high)


def is_small_count(figure: Figure) -> bool:
    """Whether a figure tells more of fewer than five persons than that they are fewer than five."""
    return is_small(count_of(figure))


def family_of(figure: Figure) -> list[Figure]:
    """A figure with all from which it could be worked out, each whole before its parts.

    Its whole and all parts, however far up and down, and the same of what is told beside it: by the same source, or of
    the same thing on the same day.
    """
    found = tree_of(figure)
    for other in beside(found):
        if other.pk not in {row.pk for row in found}:
            found += tree_of(other)
    return found


def tree_of(figure: Figure) -> list[Figure]:
    """A figure with its whole and all parts, however far up and down, each whole before its parts."""
    root = figure
    while root.part_of is not None:
        root = root.part_of
    found = level = [root]
    while level:
        parts = _read().filter(part_of__in=[row.pk for row in level])
        level = list(parts.select_related("indicator", "part_of"))
        found = [*found, *level]
    return found


def sums_of(family: Iterable[Figure]) -> list[Sum]:
    """Totals that stand apart from what they are the sum of."""
    counts = [(row, count_of(row)) for row in family]
    return sums_among([(row, int(c.low)) for row, c in counts if c and c.is_exact and c.low is not None])


def cells_of(family: Iterable[Figure]) -> list[Cell]:
    """A family as cells, each with what readers beyond its side have been shown of it."""
    rows = list(family)
    keys = [row.shown_as for row in rows if row.shown_as]
    copies = {
        row.pk: row for row in Figure.objects.unscoped("what was shown of a figure counts as seen").filter(pk__in=keys)
    }
    return [
        Cell(
            str(row.pk),
            count_of(row) or HIDDEN,
            str(row.part_of_id or ""),
            _seen(row, copies.get(row.shown_as) if row.shown_as else None),
        )
        for row in rows
    ]


def given_away_by(figure: Figure) -> bool:
    """Whether showing a figure, with what was shown already, would let a small one of its family be worked out."""
    family = family_of(figure)
    cells, sums = cells_of(family), sums_of(family)
    shown = {str(figure.pk): count_of(figure) or HIDDEN}
    return bool(set(find_given_away(cells, shown, sums)) - set(find_given_away(cells, {}, sums)))


def _read() -> CaseQuerySet[Figure]:
    return Figure.objects.unscoped("a small figure is looked for on every side")


def _seen(row: Figure, copy: Figure | None) -> Interval | None:
    own = count_of(row) if row.audience in WIDE else None
    shown = (copy.interval or HIDDEN) if copy else None
    if own is None or shown is None:
        return own or shown
    return own.intersection(shown) or own
