"""`headway intake`: what a file proposes, read here; nothing is stored unless a script asks for all of it."""

from collections.abc import Sequence
from pathlib import Path

import click
import orjson

from headway.casework.evidence.models import Source
from headway.doors.cli.options import bytes_of, data_option, fail, known_state, now, prepare
from headway.doors.cli.people import person_named
from headway.doors.cli.queue import queue_folder
from headway.doors.cli.tracker import print_unstored
from headway.engines.intake.acceptance import take_in_unreviewed
from headway.engines.intake.documents.earlier_reports.output import report_as_lines
from headway.engines.intake.documents.earlier_reports.reader import read_report
from headway.engines.intake.documents.kinds import DocumentKind, Guess, guess_kind
from headway.engines.intake.documents.letters import read_letter
from headway.engines.intake.documents.notes import read_notes
from headway.engines.intake.documents.output import document_as_json
from headway.engines.intake.documents.printed import letter_as_text, names_as_text, notes_as_text, passages_as_text
from headway.engines.intake.documents.reading import kind_as_text
from headway.engines.intake.documents.remarks import remarks_on
from headway.engines.intake.layer import Document
from headway.engines.intake.names import PrivateName, find_private_names
from headway.engines.intake.ocr import NotRead, is_there
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.engines.intake.readers.reading import read
from headway.engines.intake.recognised import read_with_scans
from headway.engines.intake.trackers.workbooks import is_spreadsheet
from headway.engines.intake.values import Reading
from headway.foundation.access.reads import reading_as
from headway.foundation.core.messages import Message
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.scanning import NotTaken

FILE = click.Path(path_type=Path)
TOLD_BY_ITS_OWN_READER = frozenset(
    {
        DocumentKind.EARLIER_REPORT,
        DocumentKind.RESPONSE_TABLE,
        DocumentKind.RATINGS,
        DocumentKind.LAW,
        DocumentKind.NOTES,
    }
)
"""Kinds of which a sentence read as news ("whoever travels shall be punished") says nothing that is meant."""


@click.command()
@click.argument("file", type=FILE)
@click.option(
    "--as",
    "kind",
    type=click.Choice([kind.value for kind in DocumentKind]),
    default=None,
    help="What kind of document it is; guessed if not said.",
)
@click.option(
    "--answers", "sent", type=FILE, default=None, help="The list of questions or recommendations that the file answers."
)
@click.option("--queue", is_flag=True, help="Put a folder, a ZIP or a file into the queue, to be read by the worker.")
@click.option(
    "--read-scans/--no-read-scans",
    "reads_scans",
    default=True,
    help="Read pages without text by machine, where tesseract is installed (the default); never for what is stored.",
)
@click.option("--json", "as_data", is_flag=True, help="Print everything as JSON.")
@click.option("--accept-all", is_flag=True, help="Store every proposal; the ledger says that nobody reviewed it.")
@click.option(
    "--black-out", "blacks_out", is_flag=True, help="With --accept-all: black out people named without an office."
)
@click.option("--keep-names", "keeps_names", is_flag=True, help="With --accept-all: keep their names as they stand.")
@click.option(
    "--person", "person", default="assessor", show_default=True, help="Whose organisation holds what is stored."
)
@click.option("--state", default="", help="The State's file it goes into (ISO alpha-3); by default the text's own.")
@data_option
def intake(
    file: Path,
    kind: str | None,
    sent: Path | None,
    queue: bool,
    reads_scans: bool,
    as_data: bool,
    accept_all: bool,
    blacks_out: bool,
    keeps_names: bool,
    person: str,
    state: str,
) -> None:
    """Read a TXT, HTML, DOCX or PDF and print what it proposes, each with its passage. Stores nothing."""
    state = known_state(state)
    if blacks_out and keeps_names:
        raise fail("give either --black-out or --keep-names, not both.")
    if queue:
        queue_folder(file, person, state)
        return
    if file.is_dir():
        raise fail(f"{file} is a folder: add --queue to put its files into the queue, or name one of its files.")
    data = bytes_of(file)
    if kind == DocumentKind.TRACKER or (kind is None and is_spreadsheet(data, file.name)):
        print_unstored(data, file.name, person, state, as_data=as_data)
        return
    document = _document(data, file, reads_scans=reads_scans and not accept_all)
    answered = _document(bytes_of(sent), sent) if sent else None
    reading = propose(document)
    guess = Guess(DocumentKind(kind), Message("as said")) if kind else guess_kind(document)
    private = find_private_names(document)
    if accept_all:
        if private and not (blacks_out or keeps_names):
            raise fail(_undecided(file.name, private))
        names = [name.text for name in private] if blacks_out else []
        store(data, file.name, person, state, kind=kind or "", black_out_names=names)
    if as_data:
        click.echo(
            orjson.dumps(document_as_json(document, reading, guess, answered), option=orjson.OPT_INDENT_2).decode()
        )
    else:
        click.echo(as_text(reading, guess))
        click.echo(of_its_kind(document, reading, guess, answered), nl=False)
    for remark in remarks_on(document):
        click.echo(remark, err=True)
    if private and not accept_all:
        click.echo(names_as_text(private), err=True)


def _undecided(name: str, private: Sequence[PrivateName]) -> str:
    return (
        f"{name} names people without an office, so nothing was stored: add --black-out to black them out first, or "
        f"--keep-names to keep them. They stand in:\n{passages_as_text(private)}"
    )


def _document(data: bytes, file: Path, *, reads_scans: bool = False) -> Document:
    try:
        if reads_scans and is_there():
            return read_with_scans(data, name=file.name, limits=limits())
        return read(data, name=file.name, limits=limits())
    except (Unreadable, NotRead) as error:
        raise fail(f"{file.name}: {error}") from None


def of_its_kind(document: Document, reading: Reading, guess: Guess, sent: Document | None) -> str:
    """What the reader of one kind adds for people to read."""
    match guess.kind:
        case DocumentKind.LETTER:
            return f"\n{letter_as_text(read_letter(document))}\n"
        case DocumentKind.NOTES:
            return f"\n{notes_as_text(read_notes(document))}\n"
        case DocumentKind.EARLIER_REPORT:
            return "\n".join(["", *report_as_lines(read_report(document, reading)), ""])
        case _:
            text = kind_as_text(guess.kind, document, reading, sent)
            return f"\n{text}\n" if text else ""


def store(
    data: bytes, name: str, person: str, state: str, *, kind: str = "", black_out_names: Sequence[str] = ()
) -> None:
    """Keep the file as a source and every proposal with it, held by one person's organisation and seen by it alone."""
    prepare()
    actor = person_named(person)
    if actor is None or not actor.seats:
        raise fail(f'nobody here is called "{person}"; run `headway demo` first, or give a user\'s e-mail address.')
    draft = Source(
        type=Source.Kind.DOCUMENT, compartment=state, holder_id=actor.seats[0].organisation, document_kind=kind
    )
    try:
        with reading_as(actor, at=now()):
            source, observations, figures = take_in_unreviewed(
                draft, data, name=name, actor=actor, at=now(), black_out_names=black_out_names
            )
    except (NotTaken, Unreadable, NotAllowed) as error:
        raise fail(error) from None
    click.echo(
        f"Stored unreviewed in the file of {source.compartment or 'no State'}: {len(observations)} observations, "
        f"{len(figures)} figures.",
        err=True,
    )


def as_text(reading: Reading, guess: Guess) -> str:
    """What a person wants to know first; without observations where the kind's own reader tells all (JSON has them)."""
    entities, visit = reading.entities, reading.entities.visit
    lines = [reading.title, f"Language {reading.language}, {reading.characters:,} characters"]
    lines += [f"Read as {guess.kind.value}: {guess.reason} (--as says otherwise)", ""]
    if visit:
        dates = " to ".join(dict.fromkeys(filter(None, (visit.starts, visit.ends))))
        behalf = f" on behalf of {entities.on_behalf_of}" if entities.on_behalf_of else ""
        lines.append(
            f"Visit        {visit.kind or 'kind not said'}, {', '.join(entities.states)}, {dates or 'no date'}"
        )
        lines.append(f"By           {entities.body or 'not said'}{behalf}")
    else:
        lines.append("No visit is told of.")
    if entities.previous_visit:
        lines.append(f"Earlier      {entities.previous_visit}")
    lists = [
        ("Instruments", [mention.name for mention in entities.instruments]),
        ("Delegation", [mention.called or mention.name for mention in entities.organisations_of("delegation")]),
        ("National", [mention.name for mention in entities.organisations_of("national")]),
        ("Speakers", [speaker.name or speaker.office for speaker in entities.speakers]),
    ]
    lines += [f"{label:12} {'; '.join(dict.fromkeys(names))}" for label, names in lists if names]
    lines.append("")
    if guess.kind in TOLD_BY_ITS_OWN_READER:
        return "\n".join(lines)
    lines += [
        f"{q.start:6}  figure          {q.text}  {q.interval or q.share or ''}  {q.subject}" for q in reading.quantities
    ]
    for o in reading.observations:
        number = f"{o.number} " if o.number else ""
        lines.append(
            f"{o.start:6}  {o.kind:15} {number}{' '.join(o.text.split())[:110]}  [{o.voice.who}: {o.voice.verb}]"
        )
    return "\n".join(lines)
