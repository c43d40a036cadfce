"""The workbook of an assignment: its questions with what stands there now."""

from django.utils.translation import override

from headway.casework.questionnaires.models import SectionAssignment
from headway.casework.questionnaires.queries import Mine, lines_for, section_titles
from headway.casework.questionnaires.values import Given
from headway.engines.exchange.workbooks.values import Book, Item, Stamp
from headway.engines.exchange.workbooks.writing import help_of
from headway.foundation.catalogue.languages import in_readers_language
from headway.foundation.core.actors import Actor


def stamp_of(assignment: SectionAssignment) -> Stamp:
    """Whose workbook it would be."""
    return Stamp(
        case=assignment.assessment.code,
        assignment=str(assignment.pk),
        ministry=assignment.ministry.name,
        section=assignment.question or assignment.section,
        round=assignment.round,
        marking=assignment.marking,
    )


def book_of(assignment: SectionAssignment, actor: Actor, *, language: str = "en") -> Book:
    """Only this ministry's questions, and no other voice than was released to it; our own words in the language."""
    with override(language):
        return _book(assignment, actor, language)


def _book(assignment: SectionAssignment, actor: Actor, language: str) -> Book:
    named = section_titles().get(assignment.section, assignment.section)
    title = in_readers_language("areas", assignment.section, named)
    due = assignment.due_on.isoformat() if assignment.due_on else ""
    items = tuple(_item(one) for one in lines_for(assignment, actor))
    return Book(stamp_of(assignment), title, assignment.ministry.name, due, items, language)


def standing(one: Mine) -> Given:
    """What stands for a line, as somebody would have written it."""
    question, said = one.line.question, one.said
    if said is None:
        return Given(question.id, one.line.part, question.version)
    text = "\n".join(one.text.splitlines()).strip()
    return Given(
        question.id, one.line.part, question.version, said.status, one.value, text, said.sealed, said.sealed_for
    )


def _item(one: Mine) -> Item:
    line, question = one.line, one.line.question
    return Item(
        key=line.key,
        number="" if line.part else question.id,
        prompt=line.label,
        help="" if line.part else help_of(question),
        known=one.prefill.text if one.prefill else "",
        choices=line.choices,
        unit=line.unit,
        base=standing(one),
    )
