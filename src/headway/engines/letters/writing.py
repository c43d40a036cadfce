"""Letters are written: each from a template, numbered in its holder's series of the year, all of them in one act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.correspondence import next_number, register_letter
from headway.casework.evidence.models import Letter, Source
from headway.casework.evidence.services import keep_source, sight_of
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.readers.reading import read
from headway.engines.letters.owed import Due
from headway.engines.letters.templates import filled, template_named
from headway.foundation.access.rules import may_write
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.days_said import say_day
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.scanning import written_here

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why letters are written: the template's name, what stands as their subject, by when an answer is asked for."""

    template: str
    subject: str
    due_on: date | None = None


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
    template = template_named(occasion.template)
    with changeset(actor=actor, at=at, reason=f"write {len(due)} letters: {occasion.subject}"[:200]):
        return [_write(assessment, occasion, one, template, holder, actor, at, state) for one in due]


def _write(
    assessment: Assessment, occasion: Occasion, due: Due, template: bytes, holder: Organisation, actor: Actor,
    at: datetime, state: str,
) -> Letter:  # fmt: skip
    serial = next_number(holder, at.year)
    number = f"{serial}/{at.year}"
    words = {
        "number": number,
        "date": say_day(at, "en"),
        "from": holder.name,
        "to": due.office,
        "subject": occasion.subject,
        "state": state,
        "assessment": assessment.title or assessment.code,
        "due": f"by {say_day(due_on, 'en')}" if (due_on := occasion.due_on) else "at your earliest convenience",
        "signed_by": actor.office or holder.name,
    }
    data = filled(template, words, due.items)
    name = f"letter-{serial}-{at.year}.docx"
    source = Source(
        type=Source.Kind.LETTER,
        document_kind=DocumentKind.LETTER,
        title=f"{occasion.subject}, to {due.office}"[:300],
        originator=holder.name,
        dated=at.date().isoformat(),
        language="en",
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
