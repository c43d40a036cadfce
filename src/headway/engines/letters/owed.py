"""What is to be written to whom: recommendations by their addressees, and what is still owed by whoever owes it.

Items are in the language in use; what people said stands in its own, or as somebody translated it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Source, Support
from headway.casework.evidence.register import Wanted, list_letters
from headway.casework.recommendations.models import Addressee, Undertaking
from headway.casework.recommendations.queries import visible_recommendations
from headway.engines.reports.values import Audience
from headway.engines.reports.words_of_papers import WordsOfRecord
from headway.foundation.core.actors import Actor
from headway.foundation.core.dates import period
from headway.foundation.core.days_said import say_day

THE_STATE = "Government of {state}"
"""How the register knows a State that no office of it was named for."""

READERS = Audience.SHARED
"""Who reads a letter: translations that they may not see are not in it."""


@dataclass(frozen=True, slots=True)
class Due:
    """What one office is to be written about, an item to a line."""

    office: str
    items: tuple[str, ...]


def addressed(assessment: Assessment, actor: Actor, state: str) -> list[Due]:
    """The recommendations of an assessment by those they are addressed to; without an addressee, to the Government."""
    addressees = Addressee.objects.visible_to(actor).select_related("organisation").order_by("id")
    rows = visible_recommendations(actor).filter(assessment=assessment).order_by("code", "id")
    found = list(rows.prefetch_related(Prefetch("addressees", addressees)))
    words = WordsOfRecord(found, actor, READERS)
    told = [
        (
            addressee.organisation.name if addressee.organisation else addressee.as_printed,
            f"{row.code}: {words.of(row, 'text')}",
        )
        for row in found
        for addressee in row.addressees.all() or [Addressee(as_printed=THE_STATE.format(state=state))]
    ]
    return _by_office(told)


def owed(assessment: Assessment, actor: Actor) -> list[Due]:
    """What was promised or asked for and is still open, and letters still without the answer they asked for."""
    rows = Undertaking.objects.visible_to(actor).filter(
        assessment=assessment, state__in=[Undertaking.State.OPEN, Undertaking.State.PARTLY]
    )
    told = _promised(rows.order_by("made_on", "id"), actor)
    for letter in list_letters(actor, assessment.compartment, Wanted(direction="out", owed=True)):
        said = _("An answer to our letter %(letter)s")
        if dated := letter.source.dated:
            said = _("An answer to our letter %(letter)s of %(day)s")
        told.append((letter.to_office, said % {"letter": letter, "day": _day(dated)}))
    return _by_office([(office, item) for office, item in told if office])


def told_in(source: Source, actor: Actor) -> list[Due]:
    """What was asked for or promised in the notes of one meeting, by who is to do it."""
    observations = Support.objects.visible_to(actor).filter(passage__source=source).values("observation")
    rows = Undertaking.objects.visible_to(actor).filter(observation__in=observations).order_by("id")
    return _by_office(_promised(rows, actor))


def _promised(rows: Iterable[Undertaking], actor: Actor) -> list[tuple[str, str]]:
    found = list(rows)
    words = WordsOfRecord(found, actor, READERS)
    return [(_debtor(row), _as_item(row, words.of(row, "as_said"))) for row in found]


def _debtor(row: Undertaking) -> str:
    return row.by if row.type == Undertaking.Kind.COMMITMENT else row.to


def _as_item(row: Undertaking, said: str) -> str:
    promised = row.type == Undertaking.Kind.COMMITMENT
    if row.due_on:
        told = (
            _("Promised on %(day)s, due by %(due)s: %(words)s")
            if promised
            else _("Asked for on %(day)s, due by %(due)s: %(words)s")
        )
    else:
        told = _("Promised on %(day)s: %(words)s") if promised else _("Asked for on %(day)s: %(words)s")
    due = say_day(row.due_on) if row.due_on else ""
    return told % {"day": _day(row.made_on), "due": due, "words": " ".join(said.split())}


def _day(dated: str) -> str:
    found = period(dated)
    return say_day(found.earliest) if found.is_day and found.earliest else dated


def _by_office(told: Iterable[tuple[str, str]]) -> list[Due]:
    found: dict[str, list[str]] = {}
    for office, item in told:
        found.setdefault(office or _("nobody named"), []).append(item)
    return [Due(office, tuple(dict.fromkeys(items))) for office, items in sorted(found.items())]
