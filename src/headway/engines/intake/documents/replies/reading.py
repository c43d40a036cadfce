"""A document read as a reply."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from headway.engines.intake.documents.annexes import annexes_in
from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.printed_numbers import plain_number
from headway.engines.intake.documents.replies.answered import Desk
from headway.engines.intake.documents.replies.copies import without_copies
from headway.engines.intake.documents.replies.joint_answers import with_joint_answers
from headway.engines.intake.documents.replies.left_over import left_over
from headway.engines.intake.documents.replies.matching import Match, match_units
from headway.engines.intake.documents.replies.nearest import NO_CATALOGUE, paragraphs_of
from headway.engines.intake.documents.replies.parts import by_parts
from headway.engines.intake.documents.replies.readings import units_in
from headway.engines.intake.documents.replies.run_in import without_run_in_heads
from headway.engines.intake.documents.replies.second_subjects import with_second_subjects
from headway.engines.intake.documents.replies.telling import (
    Tells,
    are_called_questions,
    are_named,
    are_the_questions,
    tells_by,
)
from headway.engines.intake.documents.replies.values import Asked, Reply, Unit
from headway.engines.intake.documents.replies.words import says_nothing
from headway.engines.intake.layer import Document
from headway.engines.intake.meanings import known
from headway.engines.intake.values import Quantity
from headway.foundation.language.identify import language_of

_ABOVE = 900


class _Read(NamedTuple):
    """Units, what they say, what they answer, of which questions, and what tells how like these a text is."""

    units: list[Unit]
    texts: list[str]
    matches: list[Match]
    asked: Sequence[Asked]
    likeness: Likeness


def read_reply(
    document: Document, asked: Sequence[Asked] = (), quantities: Sequence[Quantity] = (), *, by_meaning: bool = True
) -> Reply:
    """The answers in the order of the document, each with the question it answers.

    `asked` are the questions that were put; without them the questions are those that the reply repeats. `quantities`
    are the figures read from the same document. What a reply does not say itself is told `by_meaning`, where the machine
    knows it and the questions are not those of a whole catalogue; that takes some seconds.
    """
    language = language_of(document.text)
    english = language == "en" and (not asked or language_of(" ".join(q.text for q in asked)) == "en")
    plain = [replace(question, number=plain_number(question.number)) for question in asked]
    read = _read(document, plain, english=english)
    if by_meaning and 0 < len(asked) <= NO_CATALOGUE and known():
        read = _with_joint_answers(document, _by_meaning(document, read, english=english), english=english)
    units, texts, matches, own, likeness = read
    asked = asked or own
    rest = left_over(document, [piece for match in matches for piece in units[match.unit].pieces], asked, likeness)
    desk = Desk(document, asked, quantities, annexes_in(document), language, rest)
    found = [desk.answer(units[match.unit], texts[match.unit], match, matches) for match in matches]
    said = [one for one in found if not says_nothing(one.text)]
    reached = {one.question.key for one in said if one.question}
    return Reply(
        answers=tuple(one for one in said if one.question),
        unanswered=tuple(question for question in asked if question.key not in reached),
        unmatched=tuple(one for one in said if one.question is None),
        left_over=tuple(desk.passage(one) for one in rest if one.row is None),
        language=language,
    )


def _read(document: Document, asked: Sequence[Asked], *, english: bool, by_meaning: bool = False) -> _Read:
    """A document read with the questions asked; without any, with those that it repeats or numbers itself."""
    among = paragraphs_of(document) if by_meaning else ()
    likeness = Likeness([question.text for question in asked], english=english, among=among)
    units = by_parts(units_in(document, asked, likeness), document.text, asked)
    units = without_copies(units, document.text, asked, likeness)
    if not asked:
        asked = _own_questions(units)
        likeness = Likeness([question.text for question in asked], english=english)
    texts = _texts(document, units)
    called = are_called_questions(units, document.text)
    found = match_units(units, texts, asked, likeness, called=called)
    matches = with_second_subjects(found, units, len(asked), likeness)
    units = without_run_in_heads(units, texts, matches, likeness)
    return _Read(units, _texts(document, units), matches, asked, likeness)


def _by_meaning(document: Document, first: _Read, *, english: bool) -> _Read:
    """The reply as first read, or read again by meaning where it says itself of hardly any answer which question it answers.

    Numbers that are its own are then no questions'.
    """
    asked = first.asked
    tells = tells_by(first.matches, len(first.units), len(asked))
    if tells is Tells.ITSELF or (tells is Tells.BY_NUMBER and are_named(first.units, document.text)):
        return first
    if tells is Tells.BY_NUMBER:
        meaning = Likeness([question.text for question in asked], english=english, among=paragraphs_of(document))
        if are_the_questions(first.texts, first.matches, len(asked), meaning):
            return first
        asked = [replace(question, number="") for question in asked]
    return _read(document, asked, english=english, by_meaning=True)


def _with_joint_answers(document: Document, read: _Read, *, english: bool) -> _Read:
    """What was read, answers to two questions being both's."""
    answered = {match.place for match in read.matches if not says_nothing(read.texts[match.unit])}
    if not answered or len(answered) >= len(read.asked):
        return read
    above = [
        document.text[max(0, unit.pieces[0][0] - _ABOVE) : unit.pieces[0][0]] if unit.pieces else ""
        for unit in read.units
    ]
    likeness = read.likeness
    if not likeness.knows_meaning:
        texts = [question.text for question in read.asked]
        likeness = Likeness(texts, english=english, among=paragraphs_of(document))
    return read._replace(matches=with_joint_answers(read.matches, read.texts, above, read.asked, likeness))


def _texts(document: Document, units: Sequence[Unit]) -> list[str]:
    return ["\n".join(document.text[start:end] for start, end in unit.pieces) for unit in units]


def _own_questions(units: Sequence[Unit]) -> list[Asked]:
    """The questions that a reply itself repeats or numbers, each once."""
    found: dict[str, Asked] = {}
    for unit in units:
        for number in unit.numbers or ("",):
            question = Asked("", number, unit.repeated)
            if question.key:
                found.setdefault(question.key, question)
    return list(found.values())
