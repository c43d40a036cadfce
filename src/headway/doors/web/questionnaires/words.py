"""How an answer reads: its status where that is the answer, its value as the question words it, then its text."""

from typing import Protocol

from headway.casework.assessments.models import Answer
from headway.casework.questionnaires.values import label_of
from headway.doors.web.parts.said import say
from headway.foundation.catalogue.questions import Question


class Said(Protocol):
    """An answer, a contribution, or what stands under seal: a value and a text."""

    value: str
    text: str


def said_in_words(question: Question, row: Said, of: object = None) -> str:
    """What was answered, without its text."""
    told = of or row
    status = getattr(told, "status", "answered")
    if status != "answered":
        return say(str(Answer.Status(status).label).capitalize())
    return say(label_of(question, row.value, getattr(told, "part", "")))
