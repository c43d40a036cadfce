"""A document read as a reply."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from headway.engines.intake.documents.annexes import annexes_in, find_promises
from headway.engines.intake.documents.laws.citations import LawCited, find_laws
from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.printed_numbers import plain_number
from headway.engines.intake.documents.replies.copies import without_copies
from headway.engines.intake.documents.replies.matching import Match, match_units
from headway.engines.intake.documents.replies.parts import by_parts
from headway.engines.intake.documents.replies.readings import units_in
from headway.engines.intake.documents.replies.run_in import without_run_in_heads
from headway.engines.intake.documents.replies.second_subjects import with_second_subjects
from headway.engines.intake.documents.replies.values import Answered, Asked, How, Reply, Unit
from headway.engines.intake.documents.replies.words import says_nothing
from headway.engines.intake.layer import Document
from headway.engines.intake.values import Quantity
from headway.foundation.language.identify import language_of


def read_reply(document: Document, asked: Sequence[Asked] = (), quantities: Sequence[Quantity] = ()) -> Reply:
    """The answers in the order of the document, each with the question it answers.

    `asked` are the questions that were put; without them the questions are those that the reply repeats. `quantities`
    are the figures read from the same document.
    """
    language = language_of(document.text)
    english = language == "en" and (not asked or language_of(" ".join(q.text for q in asked)) == "en")
    likeness = Likeness([question.text for question in asked], english=english)
    plain = [replace(question, number=plain_number(question.number)) for question in asked]
    units = by_parts(units_in(document, plain, likeness), document.text, plain)
    units = without_copies(units, document.text, plain, likeness)
    if not asked:
        asked = plain = _own_questions(units)
        likeness = Likeness([question.text for question in asked], english=english)
    texts = _texts(document, units)
    matches = with_second_subjects(match_units(units, texts, plain, likeness), units, len(asked), likeness)
    units = without_run_in_heads(units, texts, matches, likeness)
    texts = _texts(document, units)
    annexes = annexes_in(document)
    found = [
        _answered(document, units[match.unit], texts[match.unit], match, matches, asked, quantities, annexes, language)
        for match in matches
    ]
    said = [one for one in found if not says_nothing(one.text)]
    reached = {one.question.key for one in said if one.question}
    return Reply(
        answers=tuple(one for one in said if one.question),
        unanswered=tuple(question for question in asked if question.key not in reached),
        unmatched=tuple(one for one in said if one.question is None),
        language=language,
    )


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


def _answered(
    document: Document,
    unit: Unit,
    text: str,
    match: Match,
    matches: Sequence[Match],
    asked: Sequence[Asked],
    quantities: Sequence[Quantity],
    annexes: frozenset[str],
    language: str,
) -> Answered:
    start = unit.pieces[0][0] if unit.pieces else unit.start
    end = unit.pieces[-1][1] if unit.pieces else unit.start
    question = asked[match.place] if match.place is not None else None
    beside = [m.place for m in matches if m.unit == match.unit and m.place != match.place]
    laws = tuple(law for one, two in unit.pieces for law in _shifted(document.text, one, two))
    return Answered(
        question=question,
        how=match.how if question else How.NONE,
        confidence=match.confidence,
        number=", ".join(unit.numbers),
        text=text,
        start=start,
        end=end,
        page=document.page_at(start),
        repeated=unit.repeated,
        reason=match.reason,
        also=tuple(asked[place].key for place in beside if place is not None),
        figures=tuple(q for q in quantities if _stands_in(q, unit.pieces) and not _stands_in(q, _spans(laws))),
        laws=laws,
        undertakings=tuple(
            promise for one, two in unit.pieces for promise in find_promises(document.text, one, two, annexes, language)
        ),
    )


def _stands_in(figure: Quantity, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= figure.start and figure.end <= end for start, end in spans)


def _spans(laws: Iterable[LawCited]) -> list[tuple[int, int]]:
    """Where laws are cited: the numbers of articles and laws are no figures."""
    return [(law.start, law.end) for law in laws]


def _shifted(text: str, start: int, end: int) -> list[LawCited]:
    return [
        LawCited(law.start + start, law.end + start, law.text, law.law, law.articles)
        for law in find_laws(text[start:end])
    ]
