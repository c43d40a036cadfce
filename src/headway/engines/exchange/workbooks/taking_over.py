"""A workbook becomes contributions in one act, and the act is taken back in one. The file and the log stay."""

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext as _

from headway.casework.evidence.models import Source
from headway.casework.evidence.services import keep_source
from headway.casework.questionnaires.models import AssignmentStep, SectionAssignment, WorkbookImport
from headway.casework.questionnaires.rules import may_contribute, ministry_seat
from headway.casework.questionnaires.services import contribute
from headway.engines.exchange.workbooks.comparing import preview, require_own
from headway.engines.exchange.workbooks.reading import read_book
from headway.engines.exchange.workbooks.values import Outcome, Preview, ReadBook
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.engines.intake.trackers.workbooks import XLSX
from headway.foundation.access.models import Audience
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.models import StoredFile
from headway.foundation.ledger.scanning import scanned
from headway.foundation.ledger.undoing import undo

KEPT = (Source.kind, StoredFile.kind, WorkbookImport.kind, AssignmentStep.kind)


class NotAsShown(Exception):
    """Something changed since the preview was shown; look again."""


def receive_workbook(
    assignment: SectionAssignment, data: bytes, *, name: str, actor: Actor, at: datetime
) -> WorkbookImport:
    """Keep a workbook that came back; nothing in it becomes a contribution yet.

    Raises NotAllowed, NotTaken, Unreadable, WrongWorkbook before anything is stored.
    """
    require(may_contribute(actor, assignment))
    clean = scanned(data)
    require_own(read_book(data, name=name, limits=limits()), assignment)
    sight = {
        "compartment": assignment.compartment,
        "holder_id": assignment.ministry_id,
        "audience": Audience.OWN,
        "circle": assignment.circle,
    }
    title = f"Workbook of {assignment.ministry} on {assignment.assessment}: {name}"[:300]
    source = Source(type=Source.Kind.SUBMISSION, title=title, originator=assignment.ministry.name[:200], **sight)
    with changeset(actor=actor, at=at, reason=f"{assignment}: keep the workbook {name}"[:200]) as change:
        kept = keep_source(source, actor=actor, at=at, data=clean, name=name[:255], media_type=XLSX)
        return change.add(WorkbookImport(assignment=assignment, source=kept, received_on=at.date(), **sight))


def read_kept(row: WorkbookImport) -> ReadBook:
    """The workbook as it was kept. Raises Unreadable."""
    file = row.source.file
    if file is None:
        raise Unreadable(_("The file is not held here."))
    try:
        return read_book(read_file(file), name=file.name, limits=limits())
    except FileNotFoundError:
        raise Unreadable(_("The file is not held here.")) from None


def preview_kept(row: WorkbookImport, actor: Actor) -> Preview:
    """What a kept workbook would do now. Raises Unreadable, WrongWorkbook."""
    return preview(read_kept(row), row.assignment, actor)


def apply_workbook(
    row: WorkbookImport, *, shown: str, theirs: Collection[str] = (), actor: Actor, at: datetime
) -> Preview:
    """Make contributions of what was shown, in one act; `theirs` are the conflicts in which the workbook is to stand.

    Raises NotAllowed, NotAsShown, Unreadable, WrongWorkbook; then nothing is written.
    """
    require(may_contribute(actor, row.assignment))
    if row.applied_on and not row.undone_on:
        raise NotAllowed(_("It was taken over already: take that back first if it was a mistake."))
    found = preview_kept(row, actor)
    if found.digest != shown:
        raise NotAsShown(_("Since you looked, something changed: some lines would now do something else. Look again."))
    wanted = [
        one
        for one in found.changes
        if one.outcome in {Outcome.CREATE, Outcome.UPDATE} or (one.outcome is Outcome.CONFLICT and one.key in theirs)
    ]
    if not wanted:
        raise NotAllowed(_("Nothing in it would create or change anything."))
    counts = found.counts
    taken = sum(1 for one in wanted if one.outcome is Outcome.CONFLICT)
    with changeset(actor=actor, at=at, reason=f"{row.assignment}: take over {row}"[:200]) as change:
        contribute(row.assignment, [one.given for one in wanted if one.given], actor=actor, at=at, came_by="workbook")
        change.edit(
            row,
            applied_on=at.date(),
            undone_on=None,
            act=change.act,
            created=counts["new"],
            updated=len(wanted) - counts["new"],
            unchanged=counts["unchanged"] + counts["conflict"] - taken,
            refused=counts["refused"],
        )
    return found


def undo_workbook(row: WorkbookImport, *, actor: Actor, at: datetime) -> tuple[int, int]:
    """Take back what a workbook brought in: how many ended, how many stand as before. Raises NotAllowed, CannotUndo."""
    if not ministry_seat(actor, row.assignment):
        said = _("Only the people of %(ministry)s take back what they gave.")
        raise NotAllowed(said % {"ministry": row.assignment.ministry})
    if row.act is None or not row.applied_on or row.undone_on:
        raise NotAllowed(_("Nothing of it is taken over."))
    with changeset(actor=actor, at=at, reason=f"{row.assignment}: take {row} back"[:200]) as change:
        with the_systems_own_work("an act is undone as a whole, whoever has seen its rows"):
            done = undo(row.act, actor=actor, at=at, reason="take a workbook back", keep=KEPT)
        change.edit(row, undone_on=at.date())
    return done
