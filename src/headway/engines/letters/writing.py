"""Letters are written: each from a template, numbered in its holder's series of the year, all of them in one act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.correspondence import next_number, register_letter
from headway.casework.evidence.models import Letter, Source
from headway.casework.evidence.services import keep_source, sight_of
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.readers.reading import read
from headway.engines.letters.making import template_in
from headway.engines.letters.owed import THE_STATE, Due
from headway.engines.letters.templates import filled
from headway.engines.reports.files import in_name
from headway.engines.reports.words import isolated, language_now
from headway.foundation.access.rules import may_write
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.state_names import call_state
from headway.foundation.core.actors import Actor
from headway.foundation.core.days_said import say_day
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.scanning import written_here

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why letters are written: the template's name, what stands as their subject, by when an answer is asked for.

    `language` is that of the letters' own words; the items of each are given in it.
    """

    template: str
    subject: str
    due_on: date | None = None
    language: str = "en"


def write_letters(
    assessment: Assessment,
    occasion: Occasion,
    due: Sequence[Due],
    *,
    holder: Organisation,
    actor: Actor,
    at: datetime,
    state: str,
) -> list[Letter]:
    """One letter to each office, in one act: all are numbered and kept, or none. Raises NotAllowed, BadTemplate.

    The numbers follow one another without a gap; they are taken only when the act is stored. A letter is seen by its
    holder alone until somebody passes it on, and is not sent until somebody says so.
    """
    require(may_write(actor, holder=holder.pk, compartment=assessment.compartment, circle=assessment.circle))
    if not due:
        raise NotAllowed(_("Choose at least one office to write to."))
    template = template_in(occasion.language, occasion.template)
    with changeset(actor=actor, at=at, reason=f"write {len(due)} letters: {occasion.subject}"[:200]):
        return [_write(assessment, occasion, one, template, holder, actor, at, state) for one in due]


def _write(
    assessment: Assessment, occasion: Occasion, due: Due, template: bytes, holder: Organisation, actor: Actor,
    at: datetime, state: str,
) -> Letter:  # fmt: skip
    serial = next_number(holder, at.year)
    number = f"{serial}/{at.year}"
    with override(occasion.language):
        words = {
            "number": number,
            "date": say_day(at),
            "from": isolated(holder.name),
            "to": isolated(_addressee(due.office, assessment, state)),
            "subject": isolated(occasion.subject),
            "state": call_state(assessment.compartment, language_now()),
            "assessment": isolated(assessment.title or assessment.code),
            "due": _asked_by(occasion.due_on),
            "signed_by": isolated(actor.office or holder.name),
        }
        title = _("%(subject)s, to %(office)s") % {"subject": occasion.subject, "office": due.office}
    data = filled(template, words, due.items)
    name = f"letter-{serial}-{at.year}{in_name(occasion.language)}.docx"
    source = Source(
        type=Source.Kind.LETTER,
        document_kind=DocumentKind.LETTER,
        title=title[:300],
        originator=holder.name,
        dated=at.date().isoformat(),
        language=occasion.language,
        reference=number,
        compartment=assessment.compartment,
        holder=holder,
        circle=assessment.circle,
    )
    text = read(data, name=name).text
    keep_source(source, actor=actor, at=at, data=written_here(data), name=name, media_type=WORD, text=text)
    letter = Letter(
        source=source,
        direction=Letter.Direction.OUT,
        number=number,
        subject=occasion.subject[:300],
        from_office=holder.name,
        to_office=due.office[:200],
        wants_answer=True,
        answer_due_on=occasion.due_on,
        year=at.year,
        serial=serial,
        **sight_of(source),
    )
    return register_letter(letter, actor=actor, at=at)


def _addressee(office: str, assessment: Assessment, state: str) -> str:
    """An office as the letter prints it: a Government in the letter's language, any other as it is called."""
    if office != THE_STATE.format(state=state):
        return office
    return _("Government of %(state)s") % {"state": call_state(assessment.compartment, language_now())}


def _asked_by(due_on: date | None) -> str:
    return _("by %(day)s") % {"day": say_day(due_on)} if due_on else _("at your earliest convenience")
