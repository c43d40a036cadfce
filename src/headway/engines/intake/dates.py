"""Dates and ranges in running text, British and American, at the precision of the text.

A month's name is the anchor: days stand to its left or right, a year to its right. Neighbouring dates joined by "to" and
the like are one range. A date without a year takes it from the same month elsewhere in the text, else from the dateline,
else from the nearest full date; a text that gives no year at all gives no date.
"""

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise

from headway.engines.intake.tables import table
from headway.engines.intake.triggers import Beginning
from headway.engines.intake.values import DateMention
from headway.foundation.core.dates import Period
from headway.foundation.language.words import folded

_DAY = r"(?<!\d)(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|er|º|°|-?го)?(?![\d%])"
_TO = r"(?:-|to|until|till|through|al?|au|hasta|по|إلى|الى|حتى|至|bis)"
_AND = r"(?:and|&|et|y|e|и|und|و)"
_YEAR = r"(?:19[4-9]|20[0-9])\d(?!\d)"
_YEAR_ALONE = re.compile(
    rf"([12](?<![\d/.,$€£#-][12])(?<!\w[12])(?:(?<=1)9[4-9]|(?<=2)0[0-9])\d(?!\d))(?:\s?-\s?({_YEAR}))?(?![/,.]\d|-\d)"
)
_NOT_A_YEAR_AFTER = re.compile(r"(?:\d\s?\(|resolutions?\s|no\.\s?|us\$\s?|room\s)$")
_NOT_A_YEAR_BEFORE = re.compile(
    r"\s(?:persons|people|individuals|fighters|cases|suspects|nationals|officers|participants|metres|km)\b"
)
_ISO = re.compile(r"(\d(?<![\d-]\d)\d{3})-(\d\d)-(\d\d)(?![\d-])")
_NUMERIC = re.compile(r"(?<![\d./])(?:(\d{1,2})\.?\s?-\s?)?(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)(?!\d)")
_LIKE_A_DATE = re.compile(r"\d[./](?:19|20)\d\d")
_CHINESE = re.compile(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?(?:\s?[至到-]\s?(?:(\d{1,2})月)?(\d{1,2})日)?")
_WINDOW = 60
_DIGITS = {ord(digit): str(value) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, digit in enumerate(digits)}


@dataclass(frozen=True, slots=True)
class _Found:
    """A date being read: `first` and `last` are (year, month, day), 0 for what is not known."""

    start: int
    end: int
    first: tuple[int, int, int]
    last: tuple[int, int, int]
    reason: str


def find_dates(text: str, datelines: Sequence[tuple[int, int]] = ()) -> tuple[DateMention, ...]:
    """Dates and ranges of a text in order. `datelines` are the spans that date the text itself."""
    plain = _one_name(folded(text).translate(_DIGITS))
    found = [*_numeric(plain), *_joined(plain, _by_month(plain))]
    taken = sorted((item.start, item.end) for item in found)
    found += _years_alone(plain, taken)
    found.sort(key=lambda item: item.start)
    mentions = []
    for item in _with_years(found, datelines):
        period = _period(item)
        if period:
            mentions.append(DateMention(item.start, item.end, text[item.start : item.end], period, item.reason))
    return tuple(mentions)


def _one_name(plain: str) -> str:
    """A month that Arabic gives both of its names, "كانون الثاني/يناير", by the first; every place stays where it is."""
    if "/" not in plain:
        return plain
    months, anchor, *_ = _patterns()
    names = [(hit.start(1), hit.end(1), months[hit[1]]) for hit in anchor.finditer(plain)]
    for (_start, end, month), (start, last, again) in pairwise(names):
        if month == again and plain[end:start] == "/":
            plain = f"{plain[:end]}{' ' * (last - end)}{plain[last:]}"
    return plain


def _by_month(plain: str) -> list[_Found]:
    found = []
    months, anchor, left, right, next_month = _patterns()
    for hit in anchor.finditer(plain):
        month = months[hit[1]]
        before = left.search(plain, max(0, hit.start() - _WINDOW), hit.start())
        days = [int(re.sub(r"\D", "", day)) for day in re.findall(_DAY, before[1])] if before else []
        after = right.match(plain, hit.end())
        start = before.start(1) if before else hit.start()
        end = hit.end(1)
        year = 0
        if after:
            if not days and after["days"]:
                days = [int(re.sub(r"\D", "", day)) for day in re.findall(_DAY, after["days"])]
                end = after.end("days")
            elif after["days"]:
                after = None
            if after and after["year"]:
                year, end = int(after["year"]), after.end("year")
        sure = hit[1] not in _ALSO_WORDS or next_month.match(plain, hit.end())
        if days or year or (sure and plain[hit.end(1) - 1] != "."):
            found.append(
                _Found(
                    start, end, (year, month, days[0] if days else 0), (year, month, days[-1] if days else 0), "month"
                )
            )
    return found


_ALSO_WORDS = frozenset(
    {
        "may",
        "mar",
        "mars",
        "march",
        "jan",
        "mai",
        "mart",
        "avril",
        "marco",
        "mae",
        "sept",
        "mac",
        "آب",
        "maio",
        "май",
        "мая",
    }
)


def _joined(plain: str, found: list[_Found]) -> list[_Found]:
    """Neighbours with "to" between them, or "between … and …", made one range."""
    joined: list[_Found] = []
    to, both, opening = _between()
    for item in found:
        before = joined[-1] if joined else None
        gap = plain[before.end : item.start] if before and item.start - before.end < 40 else "\n"
        opened = before and opening.search(plain, max(0, before.start - 30), before.start)
        months = before and not before.last[2] and not item.first[2]
        if (
            before
            and before.first[2] == before.last[2]
            and (to.fullmatch(gap) or (both.fullmatch(gap) and (opened or (months and not before.last[0]))))
            and bool(before.last[2]) == bool(item.first[2])
        ):
            joined[-1] = replace(
                before, end=item.end, first=_year_before(before.first, item.last), last=item.last, reason="range"
            )
        else:
            joined.append(item)
    return joined


def _year_before(first: tuple[int, int, int], last: tuple[int, int, int]) -> tuple[int, int, int]:
    if first[0] or not last[0]:
        return first
    return (last[0] - (first[1] > last[1]), first[1], first[2])


def _numeric(plain: str) -> list[_Found]:
    found = []
    for hit in _ISO.finditer(plain):
        when = (int(hit[1]), int(hit[2]), int(hit[3]))
        found.append(_Found(hit.start(), hit.end(), when, when, "ISO date"))
    for hit in _NUMERIC.finditer(plain) if _LIKE_A_DATE.search(plain) else ():
        day, month = int(hit[2]), int(hit[3])
        if month > 12:
            day, month = month, day
        last = (int(hit[4]), month, day)
        found.append(_Found(hit.start(), hit.end(), (last[0], month, int(hit[1] or day)), last, "date in figures"))
    for hit in _CHINESE.finditer(plain) if "年" in plain else ():
        first = (int(hit[1]), int(hit[2]), int(hit[3] or 0))
        last = (first[0], int(hit[4] or first[1]), int(hit[5] or first[2]))
        found.append(_Found(hit.start(), hit.end(), first, last, "date in figures"))
    return found


def _years_alone(plain: str, taken: list[tuple[int, int]]) -> list[_Found]:
    found = []
    spans = sorted(taken)
    for hit in _YEAR_ALONE.finditer(plain):
        near = bisect_left(spans, (hit.end(), 0))
        if near and spans[near - 1][1] > hit.start():
            continue
        if _NOT_A_YEAR_AFTER.search(plain, max(0, hit.start() - 14), hit.start()) or _NOT_A_YEAR_BEFORE.match(
            plain, hit.end()
        ):
            continue
        found.append(_Found(hit.start(), hit.end(), (int(hit[1]), 0, 0), (int(hit[2] or hit[1]), 0, 0), "year"))
    return found


def _with_years(found: list[_Found], datelines: Sequence[tuple[int, int]]) -> list[_Found]:
    full = [item for item in found if item.last[0] and item.last[1]]
    own = [item for item in full if any(start <= item.start < end for start, end in datelines)]
    result = []
    for item in found:
        if item.last[0]:
            result.append(item)
            continue
        year = _year_for(item, full, own)
        if year:
            last = (year, *item.last[1:])
            first = _year_before((0, *item.first[1:]), last)
            result.append(replace(item, first=first, last=last, reason=f"{item.reason}, year from the context"))
    return result


def _year_for(item: _Found, full: list[_Found], own: list[_Found]) -> int:
    """The year of a date that has none; 0 where the text does not tell."""

    def distance(other: _Found) -> tuple[bool, bool, int]:
        return (not other.last[2], other.start > item.start, abs(other.start - item.start))

    alike = [other for other in full if other.last[1] == item.last[1] and other not in own]
    if alike:
        return min(alike, key=distance).last[0]
    if not full:
        return 0
    if own:
        return _nearest_year(item.last[1], own[0].last)
    return _nearest_year(item.last[1], min(full, key=distance).last)


def _nearest_year(month: int, to: tuple[int, int, int]) -> int:
    """The year that brings a month nearest to a date."""
    return min((to[0], to[0] - 1, to[0] + 1), key=lambda year: abs((year - to[0]) * 12 + month - to[1]))


def _period(item: _Found) -> Period | None:
    try:
        first, last = _day(item.first, False), _day(item.last, True)
    except ValueError:
        return None
    if first > last:
        return None
    begin, end = _text(item.first), _text(item.last)
    return Period(begin if begin == end else f"{begin}/{end}", first, last)


def _day(parts: tuple[int, int, int], latest: bool) -> date:
    year, month, day = parts
    month = month or (12 if latest else 1)
    return date(year, month, day or (monthrange(year, month)[1] if latest else 1))


def _text(parts: tuple[int, int, int]) -> str:
    year, month, day = parts
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


@cache
def _patterns() -> tuple[dict[str, int], Beginning, re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    months = {folded(name): number for number, names in table("months")["months"].items() for name in names}
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    weekday = _weekday()
    list_of_days = (
        rf"{_DAY}(?:\.?\s*(?:,|,?\s*\b{_TO}\b|\s-\s|-|,?\s*\b{_AND}\b)\s*{weekday}(?:le\s|el\s|the\s)?{_DAY}){{0,5}}"
    )
    anchor = Beginning(rf"(?<![^\W\d_])({names})\b\.?", months)
    left = re.compile(rf"({list_of_days})\.?\s*(?:of\s+|de\s+|d'|-)?(?:the\s+)?$")
    right = re.compile(
        rf"(?:\s+(?:the\s+)?(?P<days>{list_of_days}))?(?:\s*,?\s*(?:of\s+|de\s+|del\s+|-\s?)?(?P<year>{_YEAR}))?"
    )
    next_month = re.compile(rf"\s?(?:{_TO}|{_AND})\s(?:early\s|late\s)?(?:{names})\b\s?,?\s?(?:of\s|de\s)?{_YEAR}")
    return months, anchor, left, right, next_month


def _weekday() -> str:
    names = "|".join(sorted(table("months")["weekdays"], key=len, reverse=True))
    return rf"(?:(?:{names})\b\.?,?\s+)?"


@cache
def _between() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    weekday = _weekday()
    return (
        re.compile(rf"\s*,?\s*(?:{_TO})\s*(?:the\s+|le\s+|el\s+)?{weekday}"),
        re.compile(rf"\s*,?\s*(?:{_AND})\s*(?:the\s+|le\s+|el\s+)?{weekday}"),
        re.compile(rf"(?:between|entre|между|بين)\s+(?:the\s+|le\s+|el\s+)?{weekday}$"),
    )
