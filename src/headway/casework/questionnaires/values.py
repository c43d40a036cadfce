"""What is written as an answer, and whether it answers what was asked. No database."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from headway.foundation.catalogue.questions import AnswerType, Question
from headway.foundation.core.dates import NotADate, period
from headway.foundation.core.numbers_said import say_each
from headway.foundation.core.verdicts import YES, Verdict, no

ANSWERED = "answered"
YES_NO = (("yes", "Yes"), ("no", "No"), ("not-known", "Not known"))
STATUSES = (
    (ANSWERED, "Answered"),
    ("on-site", "To be shown on site, not transmitted"),
    ("classified", "Classified"),
    ("declined", "Declined"),
)


class NotAnAnswer(ValueError):
    """What was written does not answer what was asked; the message says why."""


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody writes for a question, or for a part of it. Empty all through, it is silence and writes nothing."""

    question: str
    part: str = ""
    version: str = ""
    status: str = ANSWERED
    value: str = ""
    text: str = ""
    sealed: bool = False
    sealed_for: str = ""

    @property
    def is_silent(self) -> bool:
        return self.status == ANSWERED and not self.value and not self.text and not self.sealed


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to answer: a question, or a part of it where it has parts."""

    question: Question
    part: str
    label: str
    answer: AnswerType
    unit: str = ""

    @property
    def key(self) -> str:
        return f"{self.question.id}/{self.part}" if self.part else self.question.id

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """What there is to choose from, retired options left out; nothing where a value is written."""
        if self.answer == "yes_no":
            return YES_NO
        options = () if self.part else self.question.options
        return tuple((option.id, option.label) for option in options if option.until is None)


def lines_of(question: Question) -> list[Line]:
    """The question itself, and below it its parts; where there are parts, the question itself takes a remark."""
    whole = Line(question, "", question.text, "text" if question.parts else question.answer, question.unit)
    return [whole, *(Line(question, part.id, part.label, part.answer, part.unit) for part in question.parts)]


def label_of(question: Question, value: str, part: str = "") -> str:
    """A value as people read it; a retired option keeps its label."""
    options = {} if part else {option.id: option.label for option in question.options}
    return options.get(value) or dict(YES_NO).get(value, value)


def answers_it(question: Question, given: Given) -> Verdict:
    """Whether what is given is an answer to that question as it was asked."""
    lines = {line.part: line for line in lines_of(question)}
    line = lines.get(given.part)
    if line is None:
        return no(_("%(question)s has no part “%(part)s”.") % {"question": question.id, "part": given.part})
    if given.status not in dict(STATUSES):
        known = say_each(dict(STATUSES))
        return no(_("“%(status)s” is no status; they are %(known)s.") % {"status": given.status, "known": known})
    if given.status != ANSWERED and given.value:
        said = _("%(question)s: what is %(status)s is not given here as well; leave the answer empty.")
        return no(said % {"question": line.key, "status": given.status})
    return _value_fits(line, given.value) if given.value else YES


def _value_fits(line: Line, value: str) -> Verdict:
    names = {"question": line.key, "value": value}
    match line.answer:
        case "yes_no" | "choice":
            ids = list(dict(YES_NO)) if line.answer == "yes_no" else [o.id for o in line.question.options]
            said = _("%(question)s: “%(value)s” is none of %(known)s.")
            return YES if value in ids else no(said % {**names, "known": say_each(ids)})
        case "date":
            try:
                period(value)
            except NotADate:
                return no(_("%(question)s: “%(value)s” is no date; write 2018, 2018-07 or 2018-07-23.") % names)
            return YES
        case "number":
            if re.search(r"\d", value) or len(value) > 2:
                return YES
            said = _("%(question)s: “%(value)s” is no figure; write it as it is said, “about 150” too.")
            return no(said % names)
        case _:
            return no(_("%(question)s asks for words: write them as the text.") % names)
