"""Where the bars of figure ranges begin and end on their common axis."""

from dataclasses import dataclass
from decimal import Decimal

from headway.engines.reports.values import Ranges
from headway.foundation.core.numbers_said import say_interval, say_number

SCALE = 1000
"""Bars are placed on an axis of this many units, from 0."""

_NICE = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class RangeBar:
    """A bar from `start` to `end` (0 to SCALE); a dashed end has no bound, a hollow bar is computed."""

    label: str
    when: str
    words: str
    start: int
    end: int
    low_open: bool
    high_open: bool
    endless: bool
    computed: bool


def lay_ranges(block: Ranges) -> tuple[tuple[RangeBar, ...], str, str]:
    """The bars on one axis that starts at 0 (or the lowest figure, if negative), and the axis' two ends in words."""
    ends = [end for row in block.rows for end in (row.interval.low, row.interval.high) if end is not None]
    bottom = min([Decimal(0), *ends])
    top = _nice(max([Decimal(1), *ends]))
    bars = tuple(
        RangeBar(
            row.label,
            row.when,
            say_interval(row.interval),
            _place(row.interval.low, bottom, top, missing=0),
            _place(row.interval.high, bottom, top, missing=SCALE),
            row.interval.low_open,
            row.interval.high_open,
            row.interval.high is None,
            row.computed,
        )
        for row in block.rows
    )
    return bars, say_number(bottom), say_number(top)


def _place(value: Decimal | None, bottom: Decimal, top: Decimal, *, missing: int) -> int:
    return missing if value is None else int((value - bottom) * SCALE / (top - bottom))


def _nice(value: Decimal) -> Decimal:
    """The next 1, 2 or 5 times a power of ten at or above the value."""
    power = Decimal(10) ** (value.adjusted())
    return next(step * power for step in _NICE if step * power >= value)
