"""What a table of ratings holds: frozen values with exact offsets."""

from dataclasses import dataclass
from enum import StrEnum

MOST = {"recommendation": 40, "outcome": 11}
"""How many there are of each."""


class Of(StrEnum):
    """What is rated."""

    RECOMMENDATION = "recommendation"
    OUTCOME = "outcome"


SCALES = {Of.RECOMMENDATION: "fatf-technical", Of.OUTCOME: "fatf-effectiveness"}


@dataclass(frozen=True, slots=True)
class Rating:
    """One rating. `level` is a level of `scale` or a special value; `as_of` is EDTF, "" where no date stands by it."""

    of: Of
    number: int
    level: str
    as_said: str
    round: str
    as_of: str
    start: int
    end: int
    title: str = ""
    page: int | None = None

    @property
    def scale(self) -> str:
        return SCALES[self.of]

    @property
    def name(self) -> str:
        """ "R.5", "IO.3"."""
        return f"{'R' if self.of is Of.RECOMMENDATION else 'IO'}.{self.number}"


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that names a Recommendation or an Outcome and holds no rating that is known."""

    of: Of
    number: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ratings:
    """All ratings of a document in its order; two of one Recommendation are two rounds, or a contradiction.

    `missing` are those of 1 to 40, and 1 to 11, that were begun and have no rating.
    """

    ratings: tuple[Rating, ...]
    unread: tuple[Unread, ...] = ()
    missing: tuple[str, ...] = ()
    contradictions: tuple[str, ...] = ()
