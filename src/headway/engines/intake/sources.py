"""Files become sources: read, kept with their text, and read again whenever somebody looks at the proposals."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache, partial
from uuid import UUID

from django.utils.translation import gettext as _

from headway.casework.evidence.models import Source, Stretch
from headway.casework.evidence.services import Recognition, keep_source
from headway.engines.intake.blacking import black_out, blacked, pattern_of
from headway.engines.intake.layer import Document
from headway.engines.intake.pipeline import propose
from headway.engines.intake.queue.duplicates import remember_text
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.engines.intake.readers.reading import read, read_text
from headway.engines.intake.recognised import MOST_SECONDS, read_recognised, recognise
from headway.engines.intake.titles import title_for
from headway.engines.intake.values import Reading
from headway.engines.intake.whose_file import state_of
from headway.foundation.access.rules import may_write
from headway.foundation.core.actors import Actor
from headway.foundation.core.dates import period
from headway.foundation.core.verdicts import require
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.models import StoredFile
from headway.foundation.ledger.scanning import scanned, written_here


@dataclass(frozen=True, slots=True)
class AsRead:
    """A file as it was read, with what was kept of pages that a machine recognised: b"" where none was."""

    document: Document
    recognised: bytes = b""


def read_whole(
    data: bytes, *, name: str, seconds: float = MOST_SECONDS, tell: Callable[[], None] = lambda: None
) -> AsRead:
    """A file with its scanned pages read by machine, where this machine can; `tell` is called ahead of each such page.

    Pages for which there are not seconds enough stay without text. Raises Unreadable.
    """
    found = recognise(data, name=name, limits=limits(), seconds=seconds, tell=tell)
    return AsRead(found.document, found.kept) if found else AsRead(read(data, name=name, limits=limits()))


def take_in(
    source: Source,
    data: bytes,
    *,
    name: str,
    actor: Actor,
    at: datetime,
    black_out_names: Sequence[str] = (),
    as_read: AsRead | None = None,
) -> tuple[Source, Reading]:
    """Read a file and keep it as a source with its text, the names given blacked out in both.

    `as_read` is how it was read already; without it no page is read by machine. A source without a compartment goes into
    the file of the State the text is about. Raises NotTaken, Unreadable, NotADate and NotAllowed before anything is stored.
    """
    clean = scanned(data)
    as_read = as_read or AsRead(read(data, name=name, limits=limits()))
    document, recognised = as_read.document, as_read.recognised
    if black_out_names:
        black = black_out(data, name=name, document=document, names=black_out_names, limits=limits())
        clean, name, recognised = written_here(black.data), black.name, b""
        document = replace(black.document, machine=document.machine)
        source.title = blacked(source.title, pattern_of(black_out_names))
    reading = propose(document)
    source.compartment = source.compartment or state_of(document, reading)
    require(may_write(actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle))
    if source.dated:
        period(source.dated)
    source.title = source.title or title_for(document) or name
    source.language = source.language or reading.language
    with changeset(actor=actor, at=at, reason=f"keep the source {source.title}"):
        kept = keep_source(
            source,
            actor=actor,
            at=at,
            data=clean,
            name=name,
            media_type=reading.media_type,
            text=document.text,
            recognised=_recognition(document, recognised),
        )
        remember_text(kept, document.text)
    return kept, reading


def _recognition(document: Document, kept: bytes) -> Recognition | None:
    stretches = tuple(Stretch(piece.number, piece.start, piece.end) for piece in document.machine)
    return Recognition(stretches, kept) if stretches else None


@dataclass(frozen=True, slots=True)
class Kept:
    """What is read again of a source: its file and the text that was kept, known by their digests."""

    text: str
    text_row: UUID
    file: str = ""
    file_row: UUID | None = None
    name: str = ""
    recognised: str = ""
    recognised_row: UUID | None = None


def kept_of(source: Source) -> Kept | None:
    """What is held of a source to be read again; None where no text is kept of it."""
    if source.reading is None:
        return None
    file, pages = source.file, source.recognised
    return Kept(
        source.reading.sha256,
        source.reading.pk,
        *((file.sha256, file.pk, file.name) if file else ("", None, "")),
        *((pages.sha256, pages.pk) if pages else ()),
    )


def document_of(source: Source) -> Document | None:
    """What was read of a source, read again; None where no text is kept of it.

    Passages refer to the text that was kept. Pages that a machine read are laid in as they were recognised. Where the
    file would read otherwise today, or its text was typed, or it is a letter's scan, the kept text itself is read.
    """
    kept = kept_of(source)
    return None if kept is None else document_with(kept)


def reading_of(source: Source) -> Reading | None:
    """The proposals of a source; None where no text is kept of it."""
    kept = kept_of(source)
    return None if kept is None else reading_with(kept)


@lru_cache(maxsize=16)
def document_with(kept: Kept) -> Document | None:
    """As `document_of`."""
    text = read_file(StoredFile.objects.get(pk=kept.text_row)).decode()
    for read_again in (partial(_of_the_file, kept), partial(read_text, text)):
        try:
            document = read_again()
        except Unreadable:
            continue
        if document.text == text:
            return document
    return None


def _of_the_file(kept: Kept) -> Document:
    if kept.file_row is None:
        raise Unreadable(_("No file is held, only its text."))
    data = read_file(StoredFile.objects.get(pk=kept.file_row))
    if kept.recognised_row is None:
        return read(data, name=kept.name, limits=limits())
    pages = read_file(StoredFile.objects.get(pk=kept.recognised_row))
    return read_recognised(data, pages, name=kept.name, limits=limits())


@lru_cache(maxsize=32)
def reading_with(kept: Kept) -> Reading | None:
    """As `reading_of`."""
    document = document_with(kept)
    return None if document is None else propose(document)
