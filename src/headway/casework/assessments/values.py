"""What stands of several judgements of one thing. No database."""

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar


class Told(Protocol):
    """A judgement, as a row or as a snapshot keeps it: a level, its reasons, or both, as of a day."""

    @property
    def level(self) -> str: ...
    @property
    def rationale(self) -> str: ...
    @property
    def as_of(self) -> Any: ...


T = TypeVar("T", bound=Told)


def what_stands(rows: Sequence[T]) -> tuple[T | None, T | None]:
    """The level in force and the reasons that go with it, of one thing's judgements in the order of time.

    The newest level stands; of the reasons the newest, unless a newer level came without any: reasons for an earlier
    level are not shown as if they were for this one. Both are one row where one row says both.
    """
    level = next((row for row in reversed(rows) if row.level), None)
    since = _first_of_its_day(rows, level)
    reasons = next((row for row in reversed(rows[since:]) if row.rationale), None)
    return level, reasons


def _first_of_its_day(rows: Sequence[T], level: T | None) -> int:
    if level is None:
        return 0
    return next(place for place, row in enumerate(rows) if row is level or row.as_of == level.as_of)
