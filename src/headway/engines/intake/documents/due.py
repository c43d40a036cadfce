"""By when something is asked for or promised: "by 15 September", "within 30 days", "before the end of the year"."""

import re
from calendar import monthrange
from datetime import date, timedelta

from headway.engines.intake.dates import find_dates
from headway.engines.intake.values import DateMention
from headway.foundation.language.words import folded

_BY = re.compile(
    r"\b(?:by|before|until|till|no later than|not later than|at the latest on|avant le|antes del?|до|قبل)\s+"
)
_WITHIN = re.compile(
    r"\b(?:with)?in\s+(?P<number>\d{1,3}|one|two|three|four|five|six|ten|thirty|sixty|ninety)\s+(?P<unit>days?|weeks?|months?)\b"
)
_END_OF = re.compile(r"(?:the )?end of (?:the |this )?(?P<what>year|month)\b")
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "thirty": 30, "sixty": 60, "ninety": 90,
}  # fmt: skip
_TAIL = 40


def due_in(text: str, said_on: date | None) -> date | None:
    """The last day a sentence gives; None where it gives none. `said_on` is what "within a month" counts from.

    A day without a year is the next one after `said_on`, and none where that is not known.
    """
    plain = folded(text)
    for hit in _BY.finditer(plain):
        tail = text[hit.end() : hit.end() + _TAIL]
        found = _end_of(folded(tail), said_on) or _named(tail, said_on)
        if found:
            return found
    within = _WITHIN.search(plain)
    return _after(within, said_on) if within and said_on else None


def _named(tail: str, said_on: date | None) -> date | None:
    mentions = [m for m in find_dates(tail) if m.start <= len("the end of ")]
    if mentions and mentions[0].period.latest and mentions[0].period.latest.year > 1:
        return mentions[0].period.latest
    if said_on is None:
        return None
    words = " ".join(re.split(r"[\s,;.]+", tail.strip())[:2])
    for year in (said_on.year, said_on.year + 1):
        again: list[DateMention] = [m for m in find_dates(f"{words} {year}") if m.start < 4]
        if again and again[0].period.is_day and again[0].period.latest and again[0].period.latest >= said_on:
            return again[0].period.latest
    return None


def _end_of(plain: str, said_on: date | None) -> date | None:
    hit = _END_OF.match(plain)
    if not hit or said_on is None:
        return None
    month = 12 if hit["what"] == "year" else said_on.month
    return date(said_on.year, month, monthrange(said_on.year, month)[1])


def _after(hit: "re.Match[str]", said_on: date) -> date:
    number = _WORDS.get(hit["number"]) or int(hit["number"])
    if hit["unit"].startswith("month"):
        months = said_on.month - 1 + number
        year, month = said_on.year + months // 12, months % 12 + 1
        return date(year, month, min(said_on.day, monthrange(year, month)[1]))
    return said_on + timedelta(days=number * (7 if hit["unit"].startswith("week") else 1))
