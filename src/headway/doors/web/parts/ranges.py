"""Figures as bars on one common axis; the numbers come as percentages in text, so that no locale respells them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from headway.casework.evidence.models import Figure
from headway.engines.followup.snapshot import Counted
from headway.engines.reports.marks import SCALE, RangeBar, lay_ranges
from headway.engines.reports.values import RangeRow, Ranges, Sentence
from headway.foundation.core.numbers_said import say_interval


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure drawn: where its bar begins and ends, which ends are open, and what it says in words."""

    x: str
    width: str
    end: str
    low_open: bool
    high_open: bool
    endless: bool
    computed: bool
    words: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """Figures on a common axis, in the order given; a figure without bounds has no bar."""

    rows: tuple[tuple[Figure, Bar | None], ...]
    low: str
    high: str

    @property
    def has_bars(self) -> bool:
        return any(bar for _figure, bar in self.rows)


def draw(figures: Sequence[Figure]) -> Drawn:
    """Lay figures of one indicator on one axis."""
    bounded = [(figure, interval) for figure in figures if (interval := figure.interval) is not None]
    laid = Ranges(
        "",
        "",
        tuple(RangeRow(f.subject, f.as_of, interval, Sentence(f.as_said), f.computed) for f, interval in bounded),
    )
    bars, low, high = lay_ranges(laid)
    drawn = {figure.pk: _bar(bar) for (figure, _interval), bar in zip(bounded, bars, strict=True)}
    return Drawn(tuple((figure, drawn.get(figure.pk)) for figure in figures), low, high)


def bars_of(figures: Sequence[Counted]) -> list[Bar | None]:
    """The bars of some figures on one axis, in their order; None for a figure without bounds."""
    bounded = [(figure, interval) for figure in figures if (interval := figure.interval) is not None]
    rows = tuple(RangeRow(f.subject, "", interval, Sentence(f.as_said)) for f, interval in bounded)
    bars, _low, _high = lay_ranges(Ranges("", "", rows))
    laid = {figure.id: _bar(bar) for (figure, _interval), bar in zip(bounded, bars, strict=True)}
    return [laid.get(figure.id) for figure in figures]


def in_words(figure: Figure) -> str:
    """The numbers a figure stands for, or its share, or that it gives none."""
    if figure.interval is not None:
        return say_interval(figure.interval)
    if figure.share is not None:
        return _("%(share)s per cent of the figure it is part of") % {"share": say_interval(figure.share * 100)}
    return _("no number given")


def _bar(bar: RangeBar) -> Bar:
    width = max(bar.end - bar.start, SCALE // 200)
    return Bar(
        x=_percent(bar.start),
        width=_percent(width),
        end=_percent(bar.end),
        low_open=bar.low_open,
        high_open=bar.high_open,
        endless=bar.endless,
        computed=bar.computed,
        words=bar.words,
    )


def _percent(place: int) -> str:
    return f"{place * 100 // SCALE}.{place * 1000 // SCALE % 10}%"
