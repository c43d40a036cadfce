"""The document of a source, read again, and what kind of document it is: guessed, or as a person said."""

from datetime import datetime
from functools import lru_cache, partial
from uuid import UUID

from headway.casework.evidence.models import Source
from headway.engines.intake.documents.kinds import DocumentKind, Guess, guess_kind
from headway.engines.intake.layer import Document
from headway.engines.intake.readers.limits import Unreadable
from headway.engines.intake.readers.reading import read, read_text
from headway.engines.intake.sources import limits
from headway.foundation.access.rules import may_write
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import no, require
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.models import StoredFile


def document_of(source: Source) -> Document | None:
    """What was read of a source's file; None where no file with text is held.

    Passages refer to the text that was kept. Where the file would read otherwise today, or its text was typed, the kept
    text itself is read.
    """
    if source.file is None or source.reading is None or source.type == Source.Kind.PICTURE:
        return None
    return document_with(source.file, source.reading)


def document_with(file: StoredFile, reading: StoredFile) -> Document | None:
    """A stored file read, where its text is the one that was kept; else that text as plain text."""
    return _document(file.sha256, reading.sha256, file.name, file.pk, reading.pk)


@lru_cache(maxsize=16)
def _document(sha256: str, kept: str, name: str, file: UUID, reading: UUID) -> Document | None:
    text = read_file(StoredFile.objects.get(pk=reading)).decode()
    for read_again in (partial(_of_the_file, file, name), partial(read_text, text)):
        try:
            document: Document = read_again()
        except Unreadable:
            continue
        if document.text == text:
            return document
    return None


def _of_the_file(file: UUID, name: str) -> Document:
    return read(read_file(StoredFile.objects.get(pk=file)), name=name, limits=limits())


def kind_of(source: Source, document: Document) -> Guess:
    """The kind a person said it is, else the guess with its reason."""
    if source.document_kind in set(DocumentKind):
        return Guess(DocumentKind(source.document_kind), "as somebody here said")
    return guess_kind(document)


def say_kind(source: Source, kind: str, *, actor: Actor, at: datetime) -> Source:
    """Record what kind of document a source is; what was accepted stays. Raises NotAllowed."""
    require(may_write(actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle))
    if kind not in set(DocumentKind):
        require(no("Choose one of the kinds of documents that are listed."))
    with changeset(actor=actor, at=at, reason=f"{source} is a {kind}"[:200]) as change:
        return change.edit(source, document_kind=kind)
