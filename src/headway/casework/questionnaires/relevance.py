"""Which questions are asked of a State: by its history, and by its earlier answers. Pure; the rules are data."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from headway.foundation.catalogue.questions import Question


class Asked(StrEnum):
    """Whether a question is asked."""

    YES = "asked"
    NO = "not asked"
    WAITS = "waits"
    """Another question must be answered first."""


def relevance(
    questions: Iterable[Question],
    answers: Mapping[str, str],
    *,
    visited_before: bool,
    known: frozenset[str] | None = None,
) -> dict[str, Asked]:
    """Whether each question is asked, given what was answered: question id to option id, "yes", "no" or "not-known".

    A question that follows one which is itself not asked is not asked either. An answer that is no choice (declined,
    classified, shown on site) equals nothing. `known` are the questions that the reader can answer; what follows a
    question outside of them is asked of everybody, since nobody can tell here.
    """
    by_id = {question.id: question for question in questions}
    found: dict[str, Asked] = {}
    for question in by_id.values():
        _decide(question, by_id, answers, found, visited_before, known)
    return {key: found[key] for key in by_id}


def _decide(
    question: Question,
    by_id: Mapping[str, Question],
    answers: Mapping[str, str],
    found: dict[str, Asked],
    visited_before: bool,
    known: frozenset[str] | None,
) -> Asked:
    """Decide a question, after the one that it follows; the checks of the files let none follow itself."""
    if question.id not in found:
        rule = question.follows_if
        before = by_id.get(rule.question) if rule else None
        if before is not None:
            _decide(before, by_id, answers, found, visited_before, known)
        found[question.id] = _of(question, answers, found, visited_before, known)
    return found[question.id]


def _of(
    question: Question,
    answers: Mapping[str, str],
    found: Mapping[str, Asked],
    visited_before: bool,
    known: frozenset[str] | None,
) -> Asked:
    if question.asked_when == ("first_visit" if visited_before else "visited_before"):
        return Asked.NO
    rule = question.follows_if
    if rule is None:
        return Asked.YES
    before = found.get(rule.question, Asked.YES)
    if before is not Asked.YES:
        return before
    if rule.question not in answers:
        return Asked.YES if known is not None and rule.question not in known else Asked.WAITS
    said = answers[rule.question]
    holds = said == rule.equals if rule.equals else said != rule.not_equals
    return Asked.YES if holds else Asked.NO
