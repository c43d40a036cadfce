"""Reads of correspondence: the register of a country file, who owes an answer, one letter with what belongs to it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Prefetch, Q

from headway.casework.evidence.models import Letter, LetterAnswer
from headway.foundation.access.models import CaseQuerySet
from headway.foundation.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader looks for in the register: words, in or out, letters still without the answer they ask for."""

    q: str = ""
    direction: str = ""
    owed: bool = False


def list_letters(actor: Actor, state: str, wanted: Wanted = Wanted()) -> CaseQuerySet[Letter]:
    """A country file's letters, the newest first, each with what it answers and what answers it, as far as visible."""
    found = visible_letters(actor).filter(compartment=state)
    if wanted.q:
        words = ("number", "subject", "from_office", "to_office", "source__title", "enclosures")
        found = found.filter(_any(words, wanted.q))
    if wanted.direction:
        found = found.filter(direction=wanted.direction)
    if wanted.owed:
        found = found.filter(owes(actor))
    return found.order_by(F("source__dated").desc(), "-number", "id")


def visible_letters(actor: Actor) -> CaseQuerySet[Letter]:
    """Letters whose source this actor may see, with `owes`: an answer is asked for and none is visible to them."""
    answers = LetterAnswer.objects.visible_to(actor)
    answered = Prefetch("answered", _leading(answers, actor, "answers"), to_attr="letters_answered")
    answering = Prefetch("answered_by", _leading(answers, actor, "letter"), to_attr="letters_answering")
    return (
        Letter.objects.visible_to(actor)
        .leading_to_visible(actor, "source")
        .select_related("source__file", "source__reading", "holder")
        .annotate(owes=owes(actor))
        .prefetch_related(answered, answering)
    )


def owes(actor: Actor) -> Q:
    """That an answer was asked for and this actor may see none; a letter written here and not sent is owed none."""
    given = LetterAnswer.objects.visible_to(actor).filter(answers=OuterRef("pk")).order_by()
    unsent = Q(direction=Letter.Direction.OUT, serial__isnull=False, sent_on=None)
    return Q(wants_answer=True) & ~unsent & ~Q(Exists(given))


def _leading(answers: CaseQuerySet[LetterAnswer], actor: Actor, end: str) -> CaseQuerySet[LetterAnswer]:
    return answers.leading_to_visible(actor, end).select_related(f"{end}__source").order_by("id")


def _any(names: tuple[str, ...], words: str) -> Q:
    found = Q()
    for name in names:
        found |= Q(**{f"{name}__icontains": words})
    return found


def is_overdue(letter: Letter, on: date) -> bool:
    """Whether the day by which an answer was asked for is over."""
    return letter.answer_due_on is not None and letter.answer_due_on < on
