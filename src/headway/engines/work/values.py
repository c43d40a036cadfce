"""One thing that somebody has to do, as one reader sees it. Frozen."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from uuid import UUID

from headway.casework.visits.models import Meeting


class Waits(StrEnum):
    """For whom something waits: for the reader, or the reader for somebody else."""

    ME = "for me"
    OTHERS = "for others"


@dataclass(frozen=True, slots=True)
class Item:
    """`title` is what the reader sees; `plain` says the same without a word of the case, for mails and calendars.

    `page` and `takes` are where it opens. `who` is the office that owes it; `case` the code of its assessment.
    `binds`: a day later is late. `marking` is that of the row it stands on. `about`: the words of its recommendation.
    """

    waits: Waits
    title: str
    plain: str
    page: str
    takes: tuple[str | UUID, ...]
    case: str
    state: str
    who: str = ""
    due_on: date | None = None
    binds: bool = True
    marking: str = ""
    place: str = ""
    key: str = ""
    about: str = ""

    def is_late(self, on: date) -> bool:
        return self.due_on is not None and self.binds and self.due_on < on

    def days_late(self, on: date) -> int:
        return (on - self.due_on).days if self.due_on and self.is_late(on) else 0

    def is_soon(self, on: date, within: timedelta) -> bool:
        return self.due_on is not None and on <= self.due_on <= on + within


@dataclass(frozen=True, slots=True)
class Work:
    """Everything of one reader on one day, what is due first before what has no day."""

    on: date
    items: tuple[Item, ...]
    today: tuple[Meeting, ...] = ()
    cases: tuple[tuple[str, str, str], ...] = ()

    @property
    def late(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.is_late(self.on))

    @property
    def mine(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.waits is Waits.ME)

    @property
    def theirs(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.waits is Waits.OTHERS)

    @property
    def by_office(self) -> list[tuple[str, tuple[Item, ...], int]]:
        """What others owe, by who owes it: the office, the items, how many are overdue; whoever is latest first."""
        rows = sorted(self.theirs, key=lambda item: item.who)
        groups = [(who, tuple(items)) for who, items in groupby(rows, key=lambda item: item.who)]
        told = [(who, items, sum(item.is_late(self.on) for item in items)) for who, items in groups]
        return sorted(told, key=lambda row: (-row[2], row[0]))
