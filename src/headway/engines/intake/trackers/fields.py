"""What a tracker's row can say: the fields of each target, and the words above a column that speak for them."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from headway.engines.intake.documents.printed_numbers import western
from headway.engines.intake.tables import table
from headway.foundation.language.words import folded

_VOWELS = re.compile("[\u0640\u064b-\u0652\u0670]")


class Form(StrEnum):
    """How a cell is to be read."""

    TEXT = "text"
    LONG = "long text"
    NUMBER = "number as printed"
    DATE = "date or period"
    DAY = "day"
    LEVEL = "level"
    CHOICE = "one of a list"
    FIGURE = "figure"
    MONEY = "amount"
    STATE = "State"
    LIST = "list, one thing to a line"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a column can hold. `identifies`: rows are told apart by it; `most` is the longest text that fits."""

    name: str
    label: str
    form: Form = Form.TEXT
    required: bool = False
    identifies: bool = False
    most: int = 0
    choices: tuple[tuple[str, str], ...] = ()
    words: str = ""

    @property
    def headings(self) -> frozenset[str]:
        return headings(self.words or self.name)


@cache
def headings(name: str) -> frozenset[str]:
    """The folded words above a column that speak for a field."""
    return frozenset(said_plainly(word) for word in table("trackers")["fields"][name])


@cache
def blanks() -> frozenset[str]:
    """What people write into a cell that is to be left empty; "NA" is not among it, being Namibia's code."""
    return frozenset(said_plainly(word) for word in table("trackers")["blank"])


@cache
def nil_words() -> frozenset[str]:
    return frozenset(said_plainly(word) for word in table("trackers")["nil"])


def said_plainly(text: object) -> str:
    """Folded, with single spaces and western digits, without the vowels of Arabic: how headings and words are compared."""
    return " ".join(_VOWELS.sub("", folded(western(str(text)))).split())
