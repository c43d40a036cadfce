"""What a workbook would do: every line beside what stands, refusals by sheet, row and column, conflicts shown."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.casework.questionnaires.models import SectionAssignment
from headway.casework.questionnaires.queries import Mine, lines_for
from headway.casework.questionnaires.sealing import may_be_sealed
from headway.casework.questionnaires.values import ANSWERED, STATUSES, Given, answers_it, label_of, lines_of
from headway.engines.exchange.every_language import Choices, read_as
from headway.engines.exchange.workbooks.books import stamp_of, standing
from headway.engines.exchange.workbooks.values import (
    ANSWER,
    SEALED,
    STATUS,
    Change,
    Filled,
    Outcome,
    Preview,
    ReadBook,
    head_of,
    key_of,
)
from headway.engines.exchange.workbooks.writing import SEALED_OR_NOT, in_words
from headway.engines.reports.words import term
from headway.foundation.catalogue.queries import questions_answered
from headway.foundation.catalogue.questions import Question
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import Verdict

NOT_ASKED = gettext_noop("This question is asked no more; the answer is kept.")


class WrongWorkbook(Exception):
    """The workbook is another ministry's, another case's or another version's; the message names both."""


def require_own(book: ReadBook, assignment: SectionAssignment) -> None:
    """Raise WrongWorkbook unless the workbook was taken from this very section, in this version, and is unharmed."""
    own, given = stamp_of(assignment), book.stamp
    for said, one, other in (
        (_("This workbook is for the case “%(one)s”; this page is of “%(other)s”."), given.case, own.case),
        (_("This workbook is for the ministry “%(one)s”; this page is of “%(other)s”."), given.ministry, own.ministry),
        (_("This workbook is for the section “%(one)s”; this page is of “%(other)s”."), given.section, own.section),
    ):
        if one != other:
            raise WrongWorkbook(said % {"one": one, "other": other})
    if given.assignment != own.assignment:
        said = _("This workbook was taken from an earlier assignment of %(section)s: take a new one.")
        raise WrongWorkbook(said % {"section": own.section})
    if given.round != own.round:
        said = _("This workbook is of version %(one)s; version %(other)s is being answered: take a new one.")
        raise WrongWorkbook(said % {"one": given.round, "other": own.round})
    if not book.is_whole:
        raise WrongWorkbook(
            _("The hidden part of this workbook was changed: take a new one and copy the answers over.")
        )


def preview(book: ReadBook, assignment: SectionAssignment, actor: Actor) -> Preview:
    """Every line of a workbook, in its order. Raises WrongWorkbook."""
    require_own(book, assignment)
    now = {one.line.key: one for one in lines_for(assignment, actor)}
    bases = {key_of(base): base for base in book.bases}
    asked = questions_answered((base.question, base.version) for base in book.bases)
    counts = Counter(line.key for line in book.filled)
    changes = []
    for line in book.filled:
        base = bases.get(line.key)
        question = asked.get((base.question, base.version)) if base else None
        if base is None or question is None:
            changes.append(_refused(line, _("No such question was asked in this workbook."), 1))
        elif counts[line.key] > 1:
            changes.append(_refused(line, _("This question stands in several rows: leave one."), 1))
        else:
            changes.append(_change(line, base, question, now, assignment, actor))
    return Preview((*changes, *_loose(book)))


def _loose(book: ReadBook) -> Iterator[Change]:
    for row in book.loose:
        yield Change(
            "", row, Outcome.REFUSED, sentence=_("Something is written beside no question."), column=head_of(ANSWER)
        )


def _change(
    line: Filled,
    base: Given,
    question: Question,
    now: Mapping[str, Mine],
    assignment: SectionAssignment,
    actor: Actor,
) -> Change:
    given, problem, column = _given(line, base, question)
    stands = standing(now[line.key]) if line.key in now else Given(base.question, base.part, base.version)
    prompt = next((one.label for one in lines_of(question) if one.part == base.part), question.text)
    told = Change(line.key, line.row, Outcome.UNCHANGED, prompt, _words(stands, question), _words(given, question))
    if problem:
        return replace(told, outcome=Outcome.REFUSED, sentence=problem, column=column)
    if _same(given, base) or _same(given, stands):
        return told
    if given.is_silent:
        return replace(told, sentence=_("Emptied; what stands is kept."))
    verdict = _fits(question, given, assignment, actor)
    if not verdict:
        return replace(told, outcome=Outcome.REFUSED, sentence=verdict.because, column=head_of(ANSWER))
    if not _same(stands, base):
        why = _("It was changed here, too, since the workbook was taken: choose which stands.")
        return replace(told, outcome=Outcome.CONFLICT, sentence=why, given=given)
    kept = "" if line.key in now and not _is_retired(now[line.key], actor) else _(NOT_ASKED)
    outcome = Outcome.CREATE if stands.is_silent else Outcome.UPDATE
    return replace(told, outcome=outcome, sentence=kept, given=given)


def _is_retired(one: Mine, actor: Actor) -> bool:
    until = one.line.question.until
    return until is not None and until <= actor.today


def _fits(question: Question, given: Given, assignment: SectionAssignment, actor: Actor) -> Verdict:
    verdict = answers_it(question, given)
    return may_be_sealed(assignment, given.sealed_for, actor) if verdict and given.sealed else verdict


def _given(line: Filled, base: Given, question: Question) -> tuple[Given, str, str]:
    """What a line says, and what cannot be read in it with its column."""
    status = _read(line.status, STATUSES) if line.status else ANSWERED
    sealed = _read(line.sealed, SEALED_OR_NOT) if line.sealed else ""
    if line.unread:
        nothing = Given(base.question, base.part, base.version)
        return nothing, _("The cell holds an error, or a formula without a result: write it as text."), line.unread
    value = _value(line.answer, base, question)
    given = Given(
        base.question, base.part, base.version, status or ANSWERED, value, line.words, sealed == "yes", base.sealed_for
    )
    if not status:
        return (
            given,
            _("“%(word)s” is no way to give an answer: choose one of the words offered.") % {"word": line.status},
            head_of(STATUS),
        )
    if line.sealed and not sealed:
        return given, _("“%(word)s” is neither yes nor no.") % {"word": line.sealed}, head_of(SEALED)
    return given, "", ""


def _value(written: str, base: Given, question: Question) -> str:
    """The id of what was chosen, by its label or by the id itself; a retired option by its label, too."""
    line = next((one for one in lines_of(question) if one.part == base.part), None)
    if line is None or line.answer not in {"choice", "yes_no"}:
        return written
    retired = () if base.part else tuple((option.id, option.label) for option in question.options)
    return _read(written, (*retired, *line.choices)) or written


def _read(written: str, choices: Choices) -> str:
    """The value of the words of a choice, in whatever language they were written; "" where they are none of them."""
    known = {word.casefold(): value for word, value in read_as(lambda: in_words(choices))}
    return {**{value.casefold(): value for value, _label in choices}, **known}.get(written.casefold(), "")


def _same(one: Given, other: Given) -> bool:
    return (one.status, one.value, one.text, one.sealed) == (other.status, other.value, other.text, other.sealed)


def _words(given: Given, question: Question) -> str:
    if given.is_silent:
        return ""
    status = "" if given.status == ANSWERED else term(dict(STATUSES).get(given.status, given.status))
    sealed = _("(sealed)") if given.sealed else ""
    told = [status, term(label_of(question, given.value, given.part)), given.text, sealed]
    return " · ".join(filter(None, told))


def _refused(line: Filled, why: str, column: int) -> Change:
    words = " · ".join(filter(None, (line.answer, line.words)))
    return Change(line.key, line.row, Outcome.REFUSED, says=words, sentence=why, column=head_of(column))
