"""The night's notes of a meeting become observations of it, and what was asked or promised becomes undertakings.

The notes are kept first, as the source they are; each line then waits until a person accepts it, changes it or leaves
it out. The day something was said is the meeting's, the day it was entered is the ledger's.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Observation, Source
from headway.casework.evidence.queries import text_of
from headway.casework.evidence.services import TakesPart, keep_source, link_sight, observe, quote, sight_of
from headway.casework.recommendations.models import Undertaking
from headway.casework.recommendations.services import undertake
from headway.casework.visits.models import Meeting, MeetingNotes
from headway.engines.intake.acceptance import accept_quantity
from headway.engines.intake.decisions import decide, reject
from headway.engines.intake.documents.asking import REQUEST
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.documents.notes import SHORTCUTS, UNDERTAKINGS, VERBS, Note, NotesRead, read_notes
from headway.engines.intake.layer import Document
from headway.engines.intake.models import Decision
from headway.engines.intake.readers.reading import read_text
from headway.foundation.access.rules import may_write
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.dates import period
from headway.foundation.core.verdicts import require
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.history import history
from headway.foundation.ledger.scanning import Scanned
from headway.foundation.ledger.undoing import undo

NOT_SAID = "not said"


@dataclass(frozen=True, slots=True)
class Kept:
    """The file of notes as it came in; notes that were pasted are kept as text alone."""

    data: Scanned
    name: str
    media_type: str


def take_in_notes(
    source: Source, document: Document, *, meeting: Meeting | None, actor: Actor, at: datetime, file: Kept | None = None
) -> Source:
    """Keep the notes of a meeting as a source of their own, dated when it was held. Raises NotAllowed, NotADate."""
    require(may_write(actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle))
    period(source.dated)
    source.type, source.document_kind = Source.Kind.MEETING, DocumentKind.NOTES
    source.custody = Source.Custody.HELD if file else Source.Custody.ORAL
    with changeset(actor=actor, at=at, reason=f"keep the notes {source.title}"[:200]) as change:
        keep_source(
            source,
            actor=actor,
            at=at,
            data=file.data if file else None,
            name=file.name if file else "",
            media_type=file.media_type if file else "",
            text=document.text,
        )
        if meeting is not None:
            change.add(MeetingNotes(meeting=meeting, source=source, **link_sight(source, meeting)))
    return source


def say_meeting(source: Source, meeting: Meeting | None, *, dated: str, actor: Actor, at: datetime) -> Source:
    """Say of notes that are here already at which meeting they were taken, and when. Raises NotAllowed, NotADate, Stale."""
    require(may_write(actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle))
    period(dated)
    with changeset(actor=actor, at=at, reason=f"the meeting of {source.title}"[:200]) as change:
        links = MeetingNotes.objects.unscoped("notes are of one meeting").filter(source=source)
        if meeting is not None and not links.exists():
            change.add(MeetingNotes(meeting=meeting, source=source, **link_sight(source, meeting)))
        return change.edit(source, type=Source.Kind.MEETING, document_kind=DocumentKind.NOTES, dated=dated)


def notes_of(source: Source) -> NotesRead:
    """The lines of notes that were kept, read again."""
    return read_notes(read_text(text_of(source)), _day(source))


def _day(source: Source) -> date | None:
    return source.date.earliest if source.date else None


def changed(note: Note, *, mark: str, office: str, text: str, due: date | None) -> Note:
    """A line as a person would have it: another shortcut, office, wording or day."""
    return replace(
        note,
        mark=mark,
        kind=SHORTCUTS[mark],
        office=office,
        verb=VERBS.get(mark) or ("said" if office else "noted"),
        text=text,
        undertaking=UNDERTAKINGS.get(mark, ""),
        due=due if mark in UNDERTAKINGS else None,
    )


def accept_note(
    source: Source, note: Note, assessment: Assessment, *, actor: Actor, at: datetime, edited: bool = False
) -> Observation:
    """Make of a line an observation, its figures, and where something was asked or promised an undertaking.

    Raises NotAllowed, AlreadyDecided.
    """
    with changeset(actor=actor, at=at, reason=f"accept a line of {source}"[:200]):
        row = Observation(
            type=note.kind,
            text=note.text,
            voice_who=(note.who or source.holder.name)[:200],
            voice_verb=note.verb,
            inferred=note.inferred,
            said_on=source.dated,
            method=Observation.Method.INTERVIEW,
            assessment=assessment.pk,
            **sight_of(source),
        )
        passage = quote(source, note.start, note.end, text=text_of(source), actor=actor, at=at)
        parts = [_part(source, note.office)] if note.office else []
        areas = [area.key for area in note.areas]
        observe(row, passages=[passage], actor=actor, at=at, areas=areas, parts=parts)
        for quantity in note.quantities:
            accept_quantity(source, quantity, actor=actor, at=at, as_of=source.dated, assessment=assessment.pk)
        if note.undertaking:
            undertake(_undertaking(source, note, assessment, row), actor=actor, at=at)
        outcome = Decision.Outcome.EDITED if edited else Decision.Outcome.ACCEPTED
        decide(source, note.key, outcome, actor=actor, at=at, observation=row)
    return row


def _undertaking(source: Source, note: Note, assessment: Assessment, row: Observation) -> Undertaking:
    office, own = note.office or NOT_SAID, source.holder.name
    asked = note.undertaking == REQUEST
    return Undertaking(
        assessment=assessment,
        type=Undertaking.Kind.REQUEST if asked else Undertaking.Kind.COMMITMENT,
        by=(own if asked else office)[:200],
        to=(office if asked else own)[:200],
        as_said=note.text,
        made_on=source.dated,
        due_on=note.due,
        observation=row,
        **sight_of(source),
    )


def _part(source: Source, office: str) -> TakesPart:
    known = Organisation.objects.listed().filter(state=source.compartment or None, name__iexact=office).first()
    return TakesPart(as_said=office[:200], part="involved", organisation=known)


def accept_notes(
    source: Source, notes: Iterable[Note], assessment: Assessment, *, actor: Actor, at: datetime
) -> list[Observation]:
    """Accept every line that waits, in one act. Raises NotAllowed."""
    with changeset(actor=actor, at=at, reason=f"accept all lines of {source}"[:200]):
        return [accept_note(source, note, assessment, actor=actor, at=at) for note in notes]


def leave_out(source: Source, note: Note, *, actor: Actor, at: datetime) -> Decision:
    """Remember that a line is not taken over; it stays in the notes. Raises NotAllowed, AlreadyDecided."""
    return reject(source, note.key, actor=actor, at=at)


def take_back(source: Source, decision: Decision, *, actor: Actor, at: datetime) -> tuple[int, int]:
    """Undo the act in which a line was decided, with every line decided in the same act; the lines wait again.

    Raises NotAllowed, and CannotUndo where something was changed since or stands on it.
    """
    require(may_write(actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle))
    with the_systems_own_work("an act is undone as a whole; no row is shown"):
        return undo(act_of(decision), actor=actor, at=at, reason=f"undo what was accepted of {source}"[:200])


def act_of(decision: Decision) -> UUID:
    """The act in which a line was decided."""
    return next(iter(history(decision.pk))).changeset.act
