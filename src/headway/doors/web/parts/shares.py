"""How recommendations stand, as counts under one bar. Counts, never a score: statuses are not averaged."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from headway.casework.recommendations.queries import Standing
from headway.doors.web.parts.statuses import Levels, Status

UNKNOWN = Status("No assessment to show")


@dataclass(frozen=True, slots=True)
class Share:
    """A status, how many have it, and where its part of the bar begins and how wide it is (as text, in per cent)."""

    key: str
    status: Status
    count: int
    x: str
    width: str

    @classmethod
    def of(cls, key: str, status: Status, count: int, before: int, whole: int) -> "Share":
        """A part of `count` that begins after `before` others of `whole`."""
        return cls(key, status, count, _percent(before, whole), _percent(count, whole))


def shares_of(standings: Sequence[Standing], levels: Levels) -> list[Share]:
    """The last assessed level of each recommendation, counted, the furthest along first, unknown ones last.

    Nothing where the reader may see no assessment at all: an empty bar would tell nothing.
    """
    return shares_of_levels([assessed_level(row) for row in standings], levels)


def shares_of_levels(assessed: Sequence[tuple[str, str]], levels: Levels) -> list[Share]:
    """The same of scales and levels; empty ones where nothing was assessed."""
    counted = Counter(assessed)
    if set(counted) == {("", "")}:
        return []
    statuses = {key: levels.status(*key) if key[1] else UNKNOWN for key in counted}
    ordered = sorted(counted, key=lambda key: (statuses[key].tone == "out", -statuses[key].fill, statuses[key].word))
    shares, begun = [], 0
    for key in ordered:
        shares.append(Share.of(key[1] or "none", statuses[key], counted[key], begun, len(assessed)))
        begun += counted[key]
    return shares


@dataclass(frozen=True, slots=True)
class Group:
    """The recommendations that stand alike."""

    status: Status
    rows: tuple[Standing, ...]


def groups_of(standings: Sequence[Standing], levels: Levels) -> list[Group]:
    """Recommendations by what was last assessed: the open ones first, the least advanced of them leading.

    Where nothing in order can be said (not assessed, overtaken) they come after the open ones; what is done comes last.
    """
    rows: dict[Status, list[Standing]] = {}
    for row in standings:
        rows.setdefault(status_of(row, levels), []).append(row)
    ordered = sorted(rows, key=lambda status: (status.is_done, status.tone == "out", status.fill, status.word))
    return [Group(status, tuple(rows[status])) for status in ordered]


def status_of(row: Standing, levels: Levels) -> Status:
    """What was last assessed, as people see it."""
    key = assessed_level(row)
    return levels.status(*key) if key[1] else UNKNOWN


def is_open(row: Standing, levels: Levels) -> bool:
    """Whether the Body has assessed it short of the top of its scale."""
    status = status_of(row, levels)
    return status.tone != "out" and not status.is_done


def assessed_level(row: Standing) -> tuple[str, str]:
    """Scale and level of what was last assessed; empty where nothing was."""
    return (row.assessed.scale, row.assessed.level) if row.assessed and row.assessed.level else ("", "")


def _percent(part: int, whole: int) -> str:
    permille = part * 1000 // whole
    return f"{permille // 10}.{permille % 10}%"
