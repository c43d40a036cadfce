"""Hedges as intervals, by the editable table `data/intake/hedges.yaml`."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from headway.engines.intake.tables import table
from headway.foundation.core.intervals import Interval


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge: factors of the number it stands with, or bounds of its own for a vague word or a share."""

    id: str
    low: Decimal | None
    high: Decimal | None
    low_open: bool
    high_open: bool

    def of(self, low: Decimal, high: Decimal) -> Interval:
        """What the hedge makes of a number (`low` == `high`) or of a range."""
        bottom = None if self.low is None else low * self.low
        top = None if self.high is None else high * self.high
        return Interval(bottom, top, self.low_open and bottom is not None, self.high_open and top is not None)

    @property
    def interval(self) -> Interval:
        """The bounds of a vague word or a share."""
        return Interval(
            self.low, self.high, self.low_open and self.low is not None, self.high_open and self.high is not None
        )


@cache
def hedges(section: str) -> dict[str, Hedge]:
    """Words to hedge, for "before", "after", "vague" or "shares"."""
    found: dict[str, Hedge] = {}
    for entry in table("hedges")[section]:
        hedge = _hedge(entry)
        for words in entry["words"]:
            if found.setdefault(words, hedge) is not hedge:
                raise ValueError(f"hedges.yaml: {section}: {words!r} is listed twice")
    return found


@cache
def pattern(section: str) -> str:
    """A regular expression for every wording, the longest first."""
    words = sorted(hedges(section), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words)


def _hedge(entry: dict[str, Any]) -> Hedge:
    low, high = (None if entry[end] is None else Decimal(entry[end]) for end in ("low", "high"))
    return Hedge(entry["id"], low, high, entry["open"] in ("low", "both"), entry["open"] in ("high", "both"))
