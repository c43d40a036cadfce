"""What bodies ask States. Frozen values."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

AnswerType = Literal["yes_no", "choice", "number", "text", "date", "evidence"]


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose; answers bind to `id`, so a label may be reworded and an option retired, never reused."""

    id: str
    label: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class FollowsIf:
    """Ask only where another question has (`equals`) or has not (`not_equals`) this answer.

    The answer is an option's id, "yes", "no" or "not-known".
    """

    question: str
    equals: str = ""
    not_equals: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One of several answers a question asks for, with its own type, unit and indicator."""

    id: str
    label: str
    answer: AnswerType
    unit: str = ""
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What an assessor may ask a State; `asked_when` tells whether there must, or must not, be an earlier visit.

    A question is retired with `until`, the first day on which it is asked no more; its answers stay.
    """

    id: str
    area: str
    provisions: tuple[str, ...]
    text: str
    answer: AnswerType
    guidance: str
    options: tuple[Option, ...] = ()
    parts: tuple[Part, ...] = ()
    follows_if: FollowsIf | None = None
    asked_when: Literal["always", "visited_before", "first_visit"] = "always"
    unit: str = ""
    indicator: str = ""
    until: date | None = None
    questionnaire: str = field(default="", metadata={"derived": True})
    framework: str = field(default="", metadata={"derived": True})
    version: str = field(default="", metadata={"derived": True})


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The questions of one framework in one version; `answer_types` explains the types."""

    id: str
    version: str
    since: date
    source: str
    framework: str
    title: str
    answer_types: tuple[tuple[str, str], ...]
    questions: tuple[Question, ...]
