"""ISO 8601 durations as the catalogue uses them: "P30D", "P6M", "-P12W", "PT48H"; a leading minus means before."""

import calendar
import re
from collections.abc import Callable
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

    def from_day(self, start: date, after: Callable[[date, int], date] | None = None) -> date:
        """The day on which this duration, counted from `start`, is over.

        A month later is the same day of the month or its last day. Hours count as whole days begun. `after` counts
        days in another way than by the calendar: the day that is so many days after another (`WorkingDays.after`).
        """
        days = self.sign * (self.days + -(-self.hours // 24))
        moved = _months_later(start, self.sign * self.months)
        return after(moved, days) if after else moved + timedelta(days=days)


def _months_later(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
