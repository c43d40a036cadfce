"""A form to be answered in a word processor, and its answers as they were read back. No database."""

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class FormItem:
    """One thing that is asked. `id` is stable, `number` what people see; `text` and `choice` what stands there now.

    `choices` are values with their words; without them only text is asked for.
    """

    id: str
    number: str
    prompt: str
    text: str = ""
    choice: str = ""
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """Its id as it may stand in a bookmark's name."""
        return sha256(self.id.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form: what it is called, what is asked of whoever answers, and the items in their order.

    `version` is the hidden mark of the draft that a comment form is about, "" for other forms.
    """

    title: str
    request: str
    items: tuple[FormItem, ...]
    marking: str = ""
    direction: str = "ltr"
    version: str = ""


class Matched(StrEnum):
    """How an answer found its item; the surest first."""

    ID = "hidden id"
    NUMBER = "printed number"
    MEANING = "meaning"


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """What was written for one item, and how it was matched. `sure` runs from 0 to 1."""

    item: FormItem
    text: str
    choice: str
    how: Matched
    sure: float = 1.0

    @property
    def is_empty(self) -> bool:
        return not self.text and not self.choice

    @property
    def is_unchanged(self) -> bool:
        """Whether it says what the form said when it left."""
        return self.text == self.item.text and self.choice == self.item.choice


@dataclass(frozen=True, slots=True)
class FormReading:
    """A form that came back. Silence is no answer: items without one are `unanswered`.

    `conflicts` are items answered more than once, differently; `unmatched` texts in answer boxes that match no item.
    """

    answers: tuple[FormAnswer, ...]
    unanswered: tuple[FormItem, ...]
    conflicts: tuple[tuple[FormItem, tuple[str, ...]], ...] = field(default=())
    unmatched: tuple[str, ...] = field(default=())
