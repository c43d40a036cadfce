"""ISO 8601 durations as the catalogue uses them: "P30D", "P6M", "-P12W", "PT48H"; a leading minus means before."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_PATTERN = re.compile(r"(-?)P(?=\w)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H))?")


class NotADuration(ValueError):
    """The text is no duration of ours; the message shows what one looks like."""


@dataclass(frozen=True, slots=True)
class Duration:
    """Months, days and hours, kept apart because a month has no fixed length. `sign` is 1 or -1."""

    text: str
    months: int
    days: int
    hours: int
    sign: int = 1

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str) -> "Duration":
        """Raises NotADuration."""
        match = _PATTERN.fullmatch(text)
        if not match:
            raise NotADuration(f"{text!r} is no duration like P30D, P6M, -P12W or PT48H")
        years, months, weeks, days, hours = (int(part or 0) for part in match.groups()[1:])
        return cls(text, 12 * years + months, 7 * weeks + days, hours, -1 if match[1] else 1)

    def from_day(self, start: date, *, working: bool = False) -> date:
        """The day on which this duration, counted from `start`, is over.

        A month later is the same day of the month or its last day. Hours count as whole days begun. `working` counts
        days from Monday to Friday; it knows no public holidays.
        """
        days = self.days + -(-self.hours // 24)
        moved = _months_later(start, self.sign * self.months)
        return _working_days_later(moved, self.sign * days) if working else moved + timedelta(days=self.sign * days)


def _months_later(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def _working_days_later(start: date, days: int) -> date:
    step = timedelta(days=1 if days >= 0 else -1)
    current, left = start, abs(days)
    while left:
        current += step
        left -= current.weekday() < 5
    return current
