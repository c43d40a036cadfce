"""A ministry's workbook, before it is written and as it was read back. No database."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

import orjson
from django.utils.translation import get_language_info, gettext_noop
from django.utils.translation import gettext as _

from headway.casework.questionnaires.values import Given

FORMAT = "headway-questionnaire-1"
HIDDEN = "_headway"
LISTS = "_lists"
ID = "id"
"""The head of the hidden column, in no language."""
SHEET = gettext_noop("Questions")
HEADS = (
    *(gettext_noop("No."), gettext_noop("Question"), gettext_noop("Help"), gettext_noop("Known before")),
    *(gettext_noop("Answer"), gettext_noop("Words"), gettext_noop("How it is given"), gettext_noop("Sealed")),
)
"""The heads of the other columns, in English."""
KEY, ANSWER, WORDS, STATUS, SEALED = 1, 6, 7, 8, 9
FIRST = 6
"""The row of the first question; above it title, marking, version and fingerprint, and the heads."""
LONGEST = 32_767
"""What a cell of a spreadsheet holds."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Whose workbook it is: a wrong case, ministry or version is refused by name."""

    case: str
    assignment: str
    ministry: str
    section: str
    round: int
    marking: str = ""
    form: str = FORMAT


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a workbook: what is asked, and what stood there when it left (`base`)."""

    key: str
    number: str
    prompt: str
    help: str
    known: str
    choices: tuple[tuple[str, str], ...]
    unit: str
    base: Given

    @property
    def is_too_long(self) -> bool:
        """Whether what stands is longer than a cell holds; such an answer is changed on the page alone."""
        return len(self.base.text) > LONGEST


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook to be written, in its language."""

    stamp: Stamp
    title: str
    ministry: str
    due: str
    items: tuple[Item, ...]
    language: str = "en"

    @property
    def runs_from_the_right(self) -> bool:
        return bool(get_language_info(self.language)["bidi"])

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.stamp, [item.base for item in self.items])


@dataclass(frozen=True, slots=True)
class Filled:
    """One line that came back, with the place that people find it by. `unread`: a column that holds no value."""

    key: str
    row: int
    answer: str
    words: str
    status: str
    sealed: str
    unread: str = ""


@dataclass(frozen=True, slots=True)
class ReadBook:
    """A workbook that came back. `loose` are rows in which something was written beside no question."""

    stamp: Stamp
    bases: tuple[Given, ...]
    filled: tuple[Filled, ...]
    loose: tuple[int, ...]
    is_whole: bool


class Outcome(StrEnum):
    """What becomes of a line."""

    CREATE = "new"
    UPDATE = "changed"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Change:
    """What one line would do: what stands, what the workbook says, and why it is refused or what to know."""

    key: str
    row: int
    outcome: Outcome
    prompt: str = ""
    stands: str = ""
    says: str = ""
    sentence: str = ""
    column: str = ""
    given: Given | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that a workbook would do."""

    changes: tuple[Change, ...]

    def of(self, *outcomes: Outcome) -> list[Change]:
        return [one for one in self.changes if one.outcome in outcomes]

    @property
    def counts(self) -> dict[str, int]:
        return {outcome.value: len(self.of(outcome)) for outcome in Outcome}

    @property
    def digest(self) -> str:
        """What was shown, so that only that is applied."""
        told = [[one.key, one.row, one.outcome.value, one.stands, one.says] for one in self.changes]
        return sha256(orjson.dumps(told)).hexdigest()


def head_of(column: int) -> str:
    """What stands above a column, in the language in use."""
    return _(HEADS[column - KEY - 1]) if column > KEY else ID


def key_of(given: Given) -> str:
    """A line's id in the workbook."""
    return f"{given.question}/{given.part}" if given.part else given.question


def fingerprint(stamp: Stamp, bases: Iterable[Given]) -> str:
    """A digest of whose workbook it is, what it asks and what stood there; printed on it."""
    told = [
        [stamp.form, stamp.case, stamp.assignment, stamp.ministry, stamp.section, stamp.round, stamp.marking],
        *([key_of(b), b.version, b.status, b.value, b.text, b.sealed] for b in bases),
    ]
    return sha256(orjson.dumps(told)).hexdigest()[:32]
