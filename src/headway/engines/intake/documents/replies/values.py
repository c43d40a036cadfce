"""What a reply holds: frozen values with exact offsets."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from headway.engines.intake.documents.annexes import Promise
from headway.engines.intake.documents.laws.citations import LawCited
from headway.engines.intake.values import Quantity
from headway.foundation.core.messages import NOTHING_SAID, Message

_CODE = re.compile(r"[A-Za-z]{2,6}(?:[-/.][A-Za-z0-9]{1,8}){1,3}")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was put: its stable id ("" where a list has none), printed number ("" where none) and text."""

    id: str
    number: str
    text: str
    version: str = ""

    @property
    def code(self) -> str:
        """What a reply may copy letter for letter: its id, or a number with a word's letters ("ELE-3", "LEG.1"); in small letters."""
        return self.id or (self.number.casefold() if _CODE.fullmatch(self.number) else "")

    @property
    def key(self) -> str:
        """What people and rows call it: its id, else its number, else the beginning of its text."""
        return self.id or self.number or self.text[:60]


class How(StrEnum):
    """By what an answer was matched to its question."""

    ID = "id"
    NUMBER = "number"
    TEXT = "text"
    MEANING = "meaning"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of a reply that answers one thing or several, before it is matched.

    `numbers` and `ids` as the reply prints them, `repeated` the question as it repeats it, `pieces` where the answer
    stands (start, end), in order; `meant` the place of the question it speaks of, and how clearly, where it names none
    (place -1: it speaks of none, all things considered).
    """

    start: int
    numbers: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    repeated: str = ""
    pieces: tuple[tuple[int, int], ...] = ()
    meant: tuple[int, float] | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer with the question it answers; `question` None where none was found.

    `text` is what stands at the pieces between `start` and `end`; `also` are other questions answered by the same words;
    `beside` is what other cells of its row in a table say: the ministry, the law, the date.
    """

    question: Asked | None
    how: How
    confidence: float
    number: str
    text: str
    start: int
    end: int
    page: int | None = None
    repeated: str = ""
    reason: Message = NOTHING_SAID
    also: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    figures: tuple[Quantity, ...] = ()
    laws: tuple[LawCited, ...] = ()
    undertakings: tuple[Promise, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole reply. `unanswered` were asked and not answered, or answered with an empty box.

    `unmatched` answer nothing that was asked; `left_over` are paragraphs in none of these: its opening and leave-taking, and
    what the reader passed over. Together with questions repeated and headings they are all of its text.
    """

    answers: tuple[Answered, ...]
    unanswered: tuple[Asked, ...]
    unmatched: tuple[Answered, ...] = field(default=())
    left_over: tuple[Answered, ...] = field(default=())
    language: str = ""
