"""Uncertain dates as EDTF text (ISO 8601-2, level 1): "2009-10", "2018-07-23/2018-07-25", "2018~".

A Period keeps the text and the first and last day it may mean. `edtf.parse_edtf` costs milliseconds a date,
so it validates at the edges only, and results are remembered.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")
_SIGNS = re.compile(r"[-+0-9EXYSTZ~?%.,:{}\[\] ]+")
"""What EDTF is written with; words are no date, and its parser would take a millisecond to say so."""
_OPEN_ENDS = {"", ".."}
_SEASONS = {"21", "22", "23", "24"}
"""Spring to winter: which months they are depends on where one is, so a season bounds its year, hedged."""


class NotADate(ValueError):
    """The text is no date that can be kept; the message says what to write instead."""


@dataclass(frozen=True, slots=True, order=False)
class Period:
    """A date as precise as it was said. `earliest` and `latest` bound it; None is an open end.

    `hedged` is true for "~", "?" and "%": the bounds then are those of the date as written.
    """

    text: str
    earliest: date | None
    latest: date | None
    hedged: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def is_day(self) -> bool:
        return self.earliest is not None and self.earliest == self.latest and not self.hedged

    @property
    def precision(self) -> str:
        """ "day", "month", "season", "year" or "range": how much the text says of its beginning."""
        if "/" in self.text:
            return "range"
        if self.text.rstrip("~?%")[5:] in _SEASONS:
            return "season"
        return {4: "year", 7: "month"}.get(len(self.text.rstrip("~?%")), "day")


@lru_cache(maxsize=4096)
def period(text: str) -> Period:
    """The period that EDTF text names. Raises NotADate."""
    if "/" in text:
        first, _, second = text.partition("/")
        start = None if first in _OPEN_ENDS else _single(first, text)
        end = None if second in _OPEN_ENDS else _single(second, text)
        if start and end and start.earliest and end.latest and start.earliest > end.latest:
            raise NotADate(f'"{text}" ends before it begins; write the earlier date first.')
        hedged = bool(start and start.hedged) or bool(end and end.hedged)
        return Period(text, start.earliest if start else None, end.latest if end else None, hedged)
    return _single(text, text)


def day(value: date) -> Period:
    """The period of one day."""
    return Period(value.isoformat(), value, value)


def span(start: Period, end: Period) -> Period:
    """From the beginning of one period to the end of another."""
    return period(start.text if start.text == end.text else f"{start.text}/{end.text}")


def is_before(first: Period, second: Period) -> bool | None:
    """Whether all of `first` lies before all of `second`; None when it cannot be decided."""
    if first.latest and second.earliest and first.latest < second.earliest and not (first.hedged or second.hedged):
        return True
    if first.earliest and second.latest and first.earliest >= second.latest and not (first.hedged or second.hedged):
        return False
    return None


def lies_within(inner: Period, outer: Period) -> bool:
    """Whether every day `inner` may mean is one that `outer` may mean; an open end of `outer` has no limit."""
    begins = outer.earliest is None or (inner.earliest is not None and outer.earliest <= inner.earliest)
    ends = outer.latest is None or (inner.latest is not None and inner.latest <= outer.latest)
    return begins and ends


def _single(text: str, whole: str) -> Period:
    match = _PLAIN.fullmatch(text)
    if not match:
        return _by_edtf(text, whole)
    year, month, dom, mark = match.groups()
    if month in _SEASONS and not dom:
        whole_year = _single(year, whole)
        return Period(text, whole_year.earliest, whole_year.latest, hedged=True)
    try:
        first = date(int(year), int(month or 1), int(dom or 1))
    except ValueError:
        raise NotADate(f'"{whole}" is no date in the calendar; write it like 2018-07-23, 2018-07 or 2018.') from None
    return Period(text, first, first if dom else _last(first, bool(month)), bool(mark))


def _last(first: date, month_known: bool) -> date:
    month = first.month if month_known else 12
    return date(first.year, month, calendar.monthrange(first.year, month)[1])


def _by_edtf(text: str, whole: str) -> Period:
    try:
        if not _SIGNS.fullmatch(text):
            raise ValueError
        parsed = parse_edtf(text)
        lower, upper = parsed.lower_strict(), parsed.upper_strict()
        earliest = date(lower.tm_year, lower.tm_mon, lower.tm_mday)
        latest = date(upper.tm_year, upper.tm_mon, upper.tm_mday)
    except (EDTFParseException, ValueError, AttributeError, TypeError, OverflowError):
        raise NotADate(f'"{whole}" is no date we can read; write it like 2018-07-23, 2018-07 or 2018~.') from None
    return Period(text, earliest, latest, any(mark in text for mark in "~?%"))
