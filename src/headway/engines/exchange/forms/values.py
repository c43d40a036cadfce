"""A form to be answered in a word processor, and its answers as they were read back. No database."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from django.utils.translation import get_language_info

NIL = "nil"
"""The value of the choice that there is nothing to report."""


@dataclass(frozen=True, slots=True)
class FormItem:
    """One thing that is asked. `id` is stable, `number` what people see; `text` and `choice` what stands there now.

    `choices` are values with their words; without them only text is asked for. `read_as` are words, also of other
    languages, with the value that they mean in an answer.
    """

    id: str
    number: str
    prompt: str
    text: str = ""
    choice: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    read_as: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """Its id as it may stand in a bookmark's name."""
        return sha256(self.id.encode()).hexdigest()[:12]

    @property
    def chosen(self) -> str:
        """The words of what is chosen now."""
        return dict(self.choices).get(self.choice, self.choice)


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form: what it is called, what is asked of whoever answers, and the items in their order.

    `version` is the hidden mark of the draft that a comment form is about, "" for other forms. `institution` is whoever
    it goes to, "" where it is written for nobody in particular.
    """

    title: str
    request: str
    items: tuple[FormItem, ...]
    marking: str = ""
    language: str = "en"
    version: str = ""
    institution: str = ""

    @property
    def direction(self) -> str:
        """ "rtl" where its language runs from right to left."""
        return "rtl" if get_language_info(self.language)["bidi"] else "ltr"


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
    def said(self) -> str:
        """What was chosen and written, in one line of words."""
        return f"{self.choice} {self.text}".strip()

    @property
    def chosen(self) -> str:
        """The words of what was chosen."""
        return dict(self.item.choices).get(self.choice, self.choice)

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

    `rivals` are the answers of items answered more than once, differently; `unmatched` texts in answer boxes that match
    no item.
    """

    answers: tuple[FormAnswer, ...]
    unanswered: tuple[FormItem, ...]
    rivals: tuple[tuple[FormAnswer, ...], ...] = ()
    unmatched: tuple[str, ...] = ()

    @property
    def conflicts(self) -> tuple[tuple[FormItem, tuple[str, ...]], ...]:
        """Items answered more than once, with what was said each time."""
        return tuple((some[0].item, tuple(one.said for one in some)) for some in self.rivals)

    def options(self, answer: FormAnswer) -> tuple[FormAnswer, ...]:
        """Every different answer that was given to the same item; one where there was no conflict."""
        return next((some for some in self.rivals if some[0].item.id == answer.item.id), (answer,))
