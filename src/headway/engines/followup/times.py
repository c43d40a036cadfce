"""Before, between and after: where a dated row stands against the earlier visit and the cut-off."""

from datetime import date
from enum import StrEnum

from headway.foundation.core.dates import Period


class Since(StrEnum):
    """Whether a day lies after the earlier visit."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"


EXACT = frozenset({"day", "range"})


def since(visit: Period | None, day: date) -> Since:
    """Whether `day` came after the end of a visit.

    Undecided where the visit is dated too loosely: to a month, a year, or with a hedge, and the day lies within it.
    """
    if visit is None:
        return Since.UNDECIDED
    if visit.latest is not None and day > visit.latest and not visit.hedged:
        return Since.YES
    if visit.earliest is not None and day < visit.earliest and not visit.hedged:
        return Since.NO
    exact = visit.precision in EXACT and not visit.hedged and visit.latest is not None
    return Since.NO if exact else Since.UNDECIDED


def is_later(when: Period | None, cut_off: date | None) -> bool:
    """Whether all of a period lies after the cut-off; what may have come before it is not later."""
    return bool(cut_off and when and when.earliest and when.earliest > cut_off)


def is_not_before(when: Period | None, day: date | None) -> bool:
    """Whether a period may reach beyond a day; an unknown date may."""
    return day is None or when is None or when.latest is None or when.latest > day


def newest(when: Period | None) -> tuple[date, date]:
    """What to sort by: the latest day a period may mean, then the earliest; unknown dates come first."""
    if when is None:
        return date.min, date.min
    return when.latest or date.max, when.earliest or date.min
