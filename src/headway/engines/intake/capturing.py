"""Lines written down while people speak: each is kept at once, once only, and is an observation of the meeting.

Keeping a line and making an observation of it are two acts: taking the observation back leaves the words in the notes.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from headway.casework.evidence.models import Source
from headway.casework.evidence.queries import text_of
from headway.casework.evidence.services import append_text, keep_source, link_sight
from headway.casework.visits.models import Capture, Meeting, MeetingNotes
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.documents.notes import SHORTCUTS, Note, read_line, shape_of
from headway.engines.intake.notes import accept_note
from headway.engines.intake.values import Link
from headway.foundation.access.models import Audience
from headway.foundation.access.rules import may_write
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import Verdict, no, require
from headway.foundation.language.identify import language_of
from headway.foundation.ledger.changes import changeset

LONGEST = 2000
ENOUGH = 200
"""From so many characters on, notes tell which language they are in."""


class NothingTyped(ValueError):
    """There is no word in the line."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A line as it was typed; shortcut, office and area where they were chosen beside it."""

    words: str
    mark: str = ""
    office: str = ""
    area: str = ""

    def line(self) -> str:
        """The one line that stands in the notes, with what was chosen in front of it as people would type it.

        Raises NothingTyped.
        """
        words = " ".join(self.words.split())
        if not words:
            raise NothingTyped(_("Type what was said first."))
        shape = shape_of(words)
        office = shape.office or " ".join(self.office.split()).strip(":")
        mark = shape.mark or (self.mark if self.mark in SHORTCUTS else "")
        return " ".join(part for part in (mark, f"{office}:" if office else "", shape.text) if part)[:LONGEST]


def may_capture(actor: Actor, meeting: Meeting) -> Verdict:
    """Whether someone writes down what is said in a meeting, for the organisation they work in."""
    if not actor.seats:
        return no(_("Only those who take part write down what is said."))
    own = actor.seats[0].organisation
    return may_write(actor, holder=own, compartment=meeting.compartment, circle=meeting.circle)


def capture(meeting: Meeting, typed: Typed, *, key: UUID, actor: Actor, at: datetime) -> Capture:
    """Keep a line of a meeting and make an observation of it. The same `key` again changes nothing.

    Raises NotAllowed, NothingTyped.
    """
    require(may_capture(actor, meeting))
    words, holder = typed.line(), actor.seats[0].organisation
    sent = Capture.objects.visible_to(actor).filter(holder=holder, key=key).select_related("source")
    try:
        with transaction.atomic():
            return sent.first() or _capture(meeting, typed, words, key, actor, at)
    except IntegrityError:
        kept = sent.first()
        if kept is None:
            raise
        return kept


def _capture(meeting: Meeting, typed: Typed, words: str, key: UUID, actor: Actor, at: datetime) -> Capture:
    with changeset(actor=actor, at=at, reason=f"write down: {words}"[:200]) as change:
        source, start = _write(meeting, words, actor, at)
        row = change.add(
            Capture(
                meeting=meeting,
                source=source,
                key=key,
                line=text_of(source).count("\n") + 1,
                words=words,
                user=actor.user,
                office=(actor.office or actor.name)[:160],
                **link_sight(source, meeting),
            )
        )
    note = _read(source, row, start)
    if note is not None:
        area = [Link(typed.area, 1.0, "chosen")] if typed.area else []
        note = replace(note, areas=(*area, *(link for link in note.areas if link.key != typed.area)))
        accept_note(source, note, meeting.component.assessment, actor=actor, at=at)
    return row


def _write(meeting: Meeting, words: str, actor: Actor, at: datetime) -> tuple[Source, int]:
    """The writer's own notes of the meeting with the line at their end, and where it begins."""
    mine = Capture.objects.visible_to(actor).filter(meeting=meeting, user=actor.user).order_by("id")
    key = mine.values_list("source", flat=True).first()
    if key is not None:
        source = Source.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=key)
        return source, append_text(source, words, actor=actor, at=at)
    holder = Organisation.objects.get(pk=actor.seats[0].organisation)
    source = Source(
        type=Source.Kind.MEETING,
        document_kind=DocumentKind.NOTES,
        title=f"Notes of {actor.office or actor.name}: {meeting.title}"[:300],
        originator=holder.name,
        dated=(meeting.on or at.date()).isoformat(),
        custody=Source.Custody.ORAL,
        compartment=meeting.compartment,
        holder=holder,
        audience=Audience.OWN,
        circle=meeting.circle,
        marking=meeting.marking,
    )
    with changeset(actor=actor, at=at, reason=f"begin the notes {source.title}"[:200]) as change:
        keep_source(source, actor=actor, at=at, text=words)
        change.add(MeetingNotes(meeting=meeting, source=source, **link_sight(source, meeting)))
    return source, 0


def _read(source: Source, row: Capture, start: int) -> Note | None:
    text = text_of(source)
    language = language_of(text) if len(text) >= ENOUGH else "en"
    said_on = source.date.earliest if source.date else None
    return read_line(row.words, line=row.line, start=start, language=language, said_on=said_on)
