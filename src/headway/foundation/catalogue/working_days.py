"""Which days are worked: by a State's own weekend and holidays, or a body's; what an installation says goes first.

The days of States are those of the library `holidays`. `calendars.yaml`, beside the packaged data or in this
installation's own folder, corrects them and adds what no library knows (docs/reference/catalogue.md).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from django.conf import settings
from holidays import country_holidays, list_supported_countries

from headway.foundation.catalogue.reading import Problems, read_all
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.yaml import NotYaml, read_yaml

FILE = "calendars.yaml"
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
LONGEST_CLOSURE = 366
"""So many closed days in a row are a mistake in a calendar, not a holiday."""


class NotACalendar(ValueError):
    """calendars.yaml cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day that is not worked: `on` once, or `every_year` as "MM-DD"."""

    name: str
    on: date | None = None
    every_year: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the library does not know of a State (ISO alpha-3) or a body (its id).

    `like` names a State whose days it keeps; `weekend` replaces the weekend; `off` adds days off and `worked` days
    that are worked though they would be off.
    """

    id: str
    source: str
    weekend: tuple[Weekday, ...] = ()
    like: str = ""
    off: tuple[DayOff, ...] = ()
    worked: tuple[date, ...] = ()


@dataclass(frozen=True)
class WorkingDays:
    """Days of one office. `known` tells whether they are its own, or Monday to Friday for want of anything better."""

    is_open: Callable[[date], bool]
    known: bool = True
    name: str = field(default="")

    def after(self, start: date, days: int) -> date:
        """The day that is so many working days after `start`, before it where negative; the start is not counted."""
        step = timedelta(days=1 if days >= 0 else -1)
        current, left = start, abs(days)
        while left:
            current = self._next(current, step)
            left -= 1
        return current

    def on_or_after(self, day: date) -> date:
        """The day itself if it is worked, else the next that is."""
        return day if self.is_open(day) else self._next(day, timedelta(days=1))

    def _next(self, current: date, step: timedelta) -> date:
        for _ in range(LONGEST_CLOSURE):
            current += step
            if self.is_open(current):
                return current
        raise NotACalendar(f"the calendar of {self.name or 'this office'} has no working day in a year from {current}")


MONDAY_TO_FRIDAY = WorkingDays(lambda day: day.weekday() < 5, known=False)


def working_days_of(office: str) -> WorkingDays:
    """The working days of a State by its ISO alpha-3 code, or of a body by its id. Raises NotACalendar."""
    own = Path(settings.DATA) / FILE
    return _working_days(office, own.read_text(encoding="utf-8") if own.exists() else "")


@cache
def _working_days(office: str, own: str) -> WorkingDays:
    told = _calendars(own).get(office)
    base = _of_the_library(told.like if told and told.like else office)
    if told is None:
        return base
    return WorkingDays(_corrected(told, base), name=office)


def _corrected(told: Calendar, base: WorkingDays) -> Callable[[date], bool]:
    weekend = {WEEK.index(name) for name in told.weekend}
    worked = set(told.worked)
    off = {row.on for row in told.off if row.on}
    yearly = {row.every_year for row in told.off if row.every_year}

    def is_open(day: date) -> bool:
        if day in worked:
            return True
        if day in off or f"{day:%m-%d}" in yearly:
            return False
        if weekend and day.weekday() in weekend:
            return False
        return base.is_open(day) or (bool(weekend) and not base.known)

    return is_open


@cache
def _of_the_library(code: str) -> WorkingDays:
    state = load_catalogue().states.get(code)
    if state is None or state.alpha2 not in list_supported_countries():
        return MONDAY_TO_FRIDAY
    days = country_holidays(state.alpha2)
    return WorkingDays(days.is_working_day, name=code)


@cache
def _calendars(own: str) -> Mapping[str, Calendar]:
    """The packaged corrections, those of the installation going first."""
    packaged = (files("headway") / "data" / FILE).read_text(encoding="utf-8")
    return {**read_calendars(packaged), **(read_calendars(own) if own else {})}


def read_calendars(text: str) -> Mapping[str, Calendar]:
    """The entries of a file of calendars by id. Raises NotACalendar with every reason."""
    problems = Problems([])
    try:
        told = read_yaml(text)
    except NotYaml as error:
        raise NotACalendar(f"{FILE}: {error}") from None
    if not isinstance(told, dict) or set(told) != {"calendars"}:
        raise NotACalendar(f"{FILE} holds a list of calendars, and nothing else")
    found = read_all(Calendar, told["calendars"], FILE, problems)
    for entry in found:
        _check(entry, problems)
    if problems.lines:
        raise NotACalendar("\n".join(problems.lines))
    return {entry.id: entry for entry in found}


def _check(entry: Calendar, problems: Problems) -> None:
    catalogue = load_catalogue()
    if entry.id not in catalogue.states and entry.id not in catalogue.organisations:
        problems.add(FILE, entry.id, "is no State and no body of the catalogue")
    if entry.like and entry.like not in catalogue.states:
        problems.add(FILE, entry.id, f"like: {entry.like!r} is no State")
    if len(set(entry.weekend)) == len(WEEK):
        problems.add(FILE, entry.id, "a week without a working day")
    for row in entry.off:
        if (row.on is None) == (not row.every_year):
            problems.add(FILE, entry.id, f"{row.name}: give one of on and every_year")
        elif row.every_year and not _is_day_of_year(row.every_year):
            problems.add(FILE, entry.id, f"{row.name}: {row.every_year!r} is no day like 05-28")


def _is_day_of_year(text: str) -> bool:
    try:
        return f"{date.fromisoformat(f'2024-{text}'):%m-%d}" == text
    except ValueError:
        return False
