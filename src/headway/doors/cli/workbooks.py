"""`headway workbook`: a ministry's section as a workbook goes out, comes back, is taken over and taken back."""

from hashlib import sha256
from pathlib import Path

import click
import pyrage

from headway.casework.assessments.queries import called
from headway.casework.questionnaires.models import SectionAssignment, WorkbookImport
from headway.casework.questionnaires.queries import assignments_for
from headway.doors.cli.options import bytes_of, data_option, fail, language_option, now, prepare
from headway.doors.cli.people import person_named
from headway.engines.exchange.workbooks.books import book_of
from headway.engines.exchange.workbooks.comparing import WrongWorkbook, preview
from headway.engines.exchange.workbooks.reading import read_book
from headway.engines.exchange.workbooks.taking_over import (
    apply_workbook,
    preview_kept,
    receive_workbook,
    undo_workbook,
)
from headway.engines.exchange.workbooks.values import SHEET, Outcome, Preview
from headway.engines.exchange.workbooks.writing import write_workbook
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.engines.keeping.archive import recipients_of
from headway.foundation.access.departures import record_departure
from headway.foundation.access.noting import carrying
from headway.foundation.access.reads import reading_as
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.scanning import NotTaken
from headway.foundation.ledger.undoing import CannotUndo

person_option = click.option(
    "--person", default="contributor", show_default=True, help="Whose section it is: a person of the ministry."
)
section_option = click.option("--section", required=True, help="The area's id, or the question's, that was assigned.")


@click.group()
def workbook() -> None:
    """A ministry's section as a workbook, out and in."""


@workbook.command("write")
@click.argument("code", metavar="ASSESSMENT")
@section_option
@language_option
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--to-key", "keys", multiple=True, metavar="AGE1…", help="Encrypt it to a public key of age; repeat it.")
@person_option
@data_option
def write(code: str, section: str, language: str, output: Path, keys: tuple[str, ...], person: str) -> None:
    """Write the section's workbook: only its questions, to be filled in offline."""
    prepare()
    actor, at = _actor(person), now()
    with reading_as(actor, at=at), carrying() as rows:
        assignment = _assignment(code, section, actor)
        book = book_of(assignment, actor, language=language)
    data = write_workbook(book)
    if keys:
        try:
            data = pyrage.encrypt(data, recipients_of(keys))
        except ValueError as error:
            raise fail(str(error)) from None
    try:
        output.write_bytes(data)
    except OSError as error:
        raise fail(f"{output} cannot be written ({error.strerror}): choose another place with -o.") from None
    what = f"workbook of {section}"
    record_departure(what, to="own", compartment=assignment.compartment, rows=rows.values(), actor=actor, at=at)
    click.echo(f"{output}: {len(book.items)} lines, fingerprint {book.fingerprint}{', encrypted' if keys else ''}.")


@workbook.command("read")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--assessment", "code", required=True, metavar="CODE")
@section_option
@click.option("--accept", is_flag=True, help="Keep the file and take over what it changes, in one act.")
@click.option("--theirs", multiple=True, metavar="KEY", help="Of a conflict, let the workbook's stand; repeat it.")
@click.option("--undo", "undoes", is_flag=True, help="Take back what this very file brought in.")
@person_option
@data_option
def read(file: Path, code: str, section: str, accept: bool, theirs: tuple[str, ...], undoes: bool, person: str) -> None:
    """Read a workbook that came back: every change, error and conflict. Nothing is stored unless accepted."""
    prepare()
    actor, at, data = _actor(person), now(), bytes_of(file)
    try:
        with reading_as(actor, at=at):
            assignment = _assignment(code, section, actor)
            if undoes:
                ended, restored = undo_workbook(_kept(assignment, data, actor), actor=actor, at=at)
                click.echo(f"Taken back: {ended} rows ended, {restored} stand as before.")
                return
            if accept:
                row = receive_workbook(assignment, data, name=file.name, actor=actor, at=at)
                shown = preview_kept(row, actor)
                apply_workbook(row, shown=shown.digest, theirs=theirs, actor=actor, at=at)
            else:
                shown = preview(read_book(data, name=file.name, limits=limits()), assignment, actor)
    except (Unreadable, NotTaken, NotAllowed, WrongWorkbook, CannotUndo) as error:
        raise fail(f"{file.name}: {error}") from None
    click.echo("\n".join(as_lines(shown, accept)))


def as_lines(shown: Preview, stored: bool) -> list[str]:
    """What a person wants to know first: the counts, then everything that is not unchanged."""
    told = ", ".join(f"{number} {what}" for what, number in shown.counts.items())
    lines = [f"{told}{'; taken over' if stored else ''}"]
    for one in shown.changes:
        if one.outcome is Outcome.UNCHANGED and not one.sentence:
            continue
        place = f"{SHEET}, row {one.row}{', ' + one.column if one.column else ''}"
        said = f"{one.stands or '–'} → {one.says or '–'}"
        lines.append(f"  {one.outcome:9} {place}: {one.key} {said[:120]} {one.sentence}".rstrip())
    return lines


def _kept(assignment: SectionAssignment, data: bytes, actor: Actor) -> WorkbookImport:
    rows = WorkbookImport.objects.visible_to(actor).filter(
        assignment=assignment.pk, source__file__sha256=sha256(data).hexdigest(), undone_on=None
    )
    row = rows.exclude(applied_on=None).order_by("-received_on", "-id").first()
    if row is None:
        raise NotAllowed("Nothing of this workbook is taken over.")
    return row


def _actor(person: str) -> Actor:
    actor = person_named(person)
    if actor is None:
        raise fail(f'nobody here is called "{person}"; run `headway demo` first, or give a user\'s e-mail address.')
    return actor


def _assignment(code: str, section: str, actor: Actor) -> SectionAssignment:
    assessment = called(code, actor)
    rows = list(assignments_for(actor, assessment)) if assessment else []
    found = next((row for row in rows if section in {row.section, row.question}), None)
    if found is None:
        raise fail(f"no section “{section}” of {code} was given to the ministry of this person.")
    return found
