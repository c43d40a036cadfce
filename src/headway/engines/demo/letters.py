"""Writing the correspondence: the register of the letters on file, a reminder to all who owe, a night's notes."""

from headway.casework.evidence.correspondence import register_letter, send_letter
from headway.casework.evidence.models import Letter, Source
from headway.casework.evidence.services import sight_of
from headway.engines.demo import values as told
from headway.engines.demo.desk import Desk, moment
from headway.engines.intake.notes import take_in_notes
from headway.engines.intake.readers.reading import read_text
from headway.engines.letters.owed import owed
from headway.engines.letters.writing import Occasion, write_letters


def write_correspondence(desk: Desk) -> None:
    """Everything of letters.yaml, after the promises it reminds of."""
    for row in desk.case.letters:
        _register(desk, row)
    for reminder in desk.case.reminders:
        _remind(desk, reminder)
    for notes in desk.case.notes:
        _note(desk, notes)


def _register(desk: Desk, row: told.Letter) -> None:
    source = desk.sources[row.source]
    letter = Letter(
        source=source,
        direction=row.direction,
        number=row.number,
        subject=row.subject,
        from_office=row.from_office,
        to_office=row.to_office,
        sent_on=row.sent_on,
        **sight_of(source),
    )
    register_letter(letter, actor=desk.actor(desk.holder_of(row.source)), at=moment(row.sent_on))


def _remind(desk: Desk, row: told.Reminder) -> None:
    assessment, actor = desk.assessments[row.assessment], desk.actor(row.holder)
    written = write_letters(
        assessment,
        Occasion("reminder", row.subject, row.due_on),
        owed(assessment, actor),
        holder=desk.organisations[row.holder],
        actor=actor,
        at=moment(row.at),
        state=desk.case.frame.title,
    )
    for letter in written:
        send_letter(letter, on=moment(row.at).date(), actor=actor, at=moment(row.at))


def _note(desk: Desk, row: told.Notes) -> None:
    actor = desk.actor(row.holder)
    meeting = desk.meetings[row.assessment, row.meeting]
    source = Source(title=row.title, dated=row.dated, language="en", **desk.sight(row.holder, "own"))
    take_in_notes(source, read_text(row.text), meeting=meeting, actor=actor, at=moment(row.at))
