"""Files become sources: read, kept with their text, and read again whenever somebody looks at the proposals."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.conf import settings

from headway.casework.evidence.correspondence import TYPED
from headway.casework.evidence.models import Source
from headway.casework.evidence.services import keep_source
from headway.engines.intake.blacking import black_out, blacked, pattern_of
from headway.engines.intake.pipeline import propose
from headway.engines.intake.queue.duplicates import remember_text
from headway.engines.intake.readers.limits import Limits
from headway.engines.intake.readers.reading import read, read_text
from headway.engines.intake.values import Reading
from headway.foundation.access.rules import may_write
from headway.foundation.core.actors import Actor
from headway.foundation.core.dates import period
from headway.foundation.core.verdicts import require
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.models import StoredFile
from headway.foundation.ledger.scanning import scanned, written_here


def take_in(
    source: Source, data: bytes, *, name: str, actor: Actor, at: datetime, black_out_names: Sequence[str] = ()
) -> tuple[Source, Reading]:
    """Read a file and keep it as a source with its text, the names given blacked out in both.

    A source without a compartment goes into the file of the State the text is about. Raises NotTaken, Unreadable,
    NotADate and NotAllowed before anything is stored.
    """
    clean = scanned(data)
    document = read(data, name=name, limits=limits())
    if black_out_names:
        black = black_out(data, name=name, document=document, names=black_out_names, limits=limits())
        clean, name, document = written_here(black.data), black.name, black.document
        source.title = blacked(source.title, pattern_of(black_out_names))
    reading = propose(document)
    source.compartment = source.compartment or next(iter(reading.entities.states), "")
    require(may_write(actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle))
    if source.dated:
        period(source.dated)
    source.title = source.title or reading.title or name
    source.language = source.language or reading.language
    with changeset(actor=actor, at=at, reason=f"keep the source {source.title}"):
        kept = keep_source(
            source, actor=actor, at=at, data=clean, name=name, media_type=reading.media_type, text=document.text
        )
        remember_text(kept, document.text)
    return kept, reading


def limits() -> Limits:
    """What this installation refuses as too large (HEADWAY_INTAKE_MAX_BYTES and HEADWAY_INTAKE_MAX_PAGES)."""
    return Limits(max_bytes=settings.HEADWAY_INTAKE_MAX_BYTES, max_pages=settings.HEADWAY_INTAKE_MAX_PAGES)


def reading_of(source: Source) -> Reading | None:
    """The proposals of a source, read again from its file; None where no file with text is held.

    What was typed, or read by machine, from a scan is read from that text.
    """
    if source.reading is not None and source.reading.name == TYPED:
        return _reading_of_text(source.reading.sha256, source.reading_id)
    if source.file is None or source.reading is None or source.type == Source.Kind.PICTURE:
        return None
    return _reading(source.file.sha256, source.file.name, source.file_id)


@lru_cache(maxsize=32)
def _reading(sha256: str, name: str, file: UUID) -> Reading:
    return propose(read(read_file(StoredFile.objects.get(pk=file)), name=name))


@lru_cache(maxsize=32)
def _reading_of_text(sha256: str, file: UUID) -> Reading:
    return propose(read_text(read_file(StoredFile.objects.get(pk=file)).decode()))
