"""What a response table holds: frozen values with exact offsets."""

from dataclasses import dataclass

from headway.foundation.core.messages import NOTHING_SAID, Message


@dataclass(frozen=True, slots=True)
class Recommended:
    """A recommendation that was issued: how it is cited ("XOR-2009-12"), its printed number ("12") and its text."""

    code: str
    number: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Reported:
    """What a row says was done on one recommendation, in the State's own words.

    `number` is the printed one; `code` the recommendation it is of, "" where none is known. `level` is what the status
    as said can be proposed as on the scale of progress, never more, and "" where it says nothing that the scale has.
    `nil_return` is true only where the row says that there is nothing to report.
    """

    number: str
    as_printed: str
    code: str
    how: str
    confidence: float
    text: str
    status: str
    level: str
    level_reason: Message
    nil_return: bool
    start: int
    end: int
    page: int | None = None
    responsible: str = ""
    date: str = ""
    recommendation: str = ""
    also: tuple[str, ...] = ()
    reason: Message = NOTHING_SAID


@dataclass(frozen=True, slots=True)
class Silent:
    """A recommendation on which nothing is said: its row is empty, or it has none."""

    number: str
    code: str
    why: Message
    text: str = ""


@dataclass(frozen=True, slots=True)
class ResponseTable:
    """All rows of a response table; `unmatched` are rows that belong to no recommendation that was issued."""

    progress: tuple[Reported, ...]
    unanswered: tuple[Silent, ...]
    unmatched: tuple[Reported, ...] = ()
