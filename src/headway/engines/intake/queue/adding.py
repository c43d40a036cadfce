"""Files into the queue: several at once, or one ZIP, each looked at by the scanner and kept until it is read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath
from uuid import UUID
from zipfile import ZipFile

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from headway.casework.evidence.models import Source
from headway.engines.intake.models import QueuedFile
from headway.engines.intake.pictures import is_picture
from headway.engines.intake.queue.jobs import read_the_queue
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.engines.intake.readers.package import BROKEN
from headway.foundation.access.rules import may_write
from headway.foundation.core.actors import Actor
from headway.foundation.core.numbers_said import say_count
from headway.foundation.core.verdicts import require
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import store_file
from headway.foundation.ledger.scanning import NotTaken, scanned

MOST = 500
_BESIDES = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini", "~$")


@dataclass(frozen=True, slots=True)
class Given:
    """A file as it was given; `refused` says why its bytes are not there, `about` what was said of it."""

    name: str
    data: bytes
    refused: str = ""
    about: Source | None = None


def files_in(name: str, data: bytes) -> Iterator[Given]:
    """A file itself, or one after the other the files of a ZIP. Raises Unreadable for a ZIP that is none."""
    if not _is_folder(data):
        yield Given(name, data)
        return
    try:
        archive = ZipFile(BytesIO(data))
        entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_beside(entry.filename)]
    except BROKEN as error:
        raise Unreadable(_("%(name)s: the ZIP is damaged: pack it again and give that.") % {"name": name}) from error
    if len(entries) > MOST:
        raise Unreadable(
            _("%(name)s: the ZIP holds %(size)s files and the limit is %(limit)s: give its parts singly.")
            % {"name": name, "size": len(entries), "limit": MOST}
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable(
            _("%(name)s: the ZIP is encrypted: pack it again without a password and give that.") % {"name": name}
        )
    for entry in entries:
        short = PurePosixPath(entry.filename.replace("\\", "/")).name
        if entry.file_size > limits().max_bytes:
            yield Given(
                short,
                b"",
                gettext_noop("The file has %(size)s bytes and the limit is %(limit)s.")
                % {"size": f"{entry.file_size:,}", "limit": f"{limits().max_bytes:,}"},
            )
        elif entry.file_size > 1_000_000 and entry.file_size > 100 * max(1, entry.compress_size):
            yield Given(
                short, b"", gettext_noop("The file would unpack to a hundred times its size, which no document does.")
            )
        else:
            try:
                yield Given(short, archive.read(entry))
            except BROKEN:
                yield Given(short, b"", gettext_noop("This file of the ZIP is damaged: pack it again and give that."))


def add_to_queue(
    files: Iterable[Given],
    *,
    holder: UUID,
    compartment: str,
    actor: Actor,
    at: datetime,
    assessment: UUID | None = None,
) -> list[QueuedFile]:
    """Keep files for reading, each by an act of its own, and have the worker told.

    What the scanner or the limits refuse is in the queue with its sentence, without its bytes. Raises NotAllowed.
    """
    require(may_write(actor, holder=holder, compartment=compartment))
    rows = []
    for given in files:
        row = QueuedFile(
            name=(PurePosixPath(given.name).name or "file")[:255],
            assessment=assessment,
            given_by=actor.user,
            compartment=compartment,
            holder_id=holder,
            **_said_of(given.about),
        )
        rows.append(_add(row, given, actor, at))
    if any(row.state == QueuedFile.State.WAITING for row in rows):
        transaction.on_commit(read_the_queue.enqueue)
    return rows


def _said_of(about: Source | None) -> dict[str, object]:
    names = ("title", "originator", "dated", "published", "marking")
    return {name: getattr(about, name) for name in names} if about else {}


@override("en")
def _add(row: QueuedFile, given: Given, actor: Actor, at: datetime) -> QueuedFile:
    with changeset(actor=actor, at=at, reason="a file for the queue") as change:
        try:
            sentence = given.refused or _refusal(given)
            if not sentence:
                clean = scanned(given.data)
                row.sha256 = sha256(given.data).hexdigest()
                row.file = store_file(
                    change, clean, name=row.name, media_type="application/octet-stream", compartment=row.compartment
                )
        except NotTaken as refused:
            sentence = str(refused)
        if sentence:
            row.state, row.sentence = QueuedFile.State.REFUSED, sentence[:500]
        return change.add(row)


def _refusal(given: Given) -> str:
    if is_picture(given.data):
        return _(
            "A picture is not read in the queue: give it by itself, so that it is kept without what its camera noted."
        )
    if len(given.data) > limits().max_bytes:
        return _("The file has %(size)s bytes and the limit is %(limit)s: give its parts singly.") % {
            "size": say_count(len(given.data)),
            "limit": say_count(limits().max_bytes),
        }
    return "" if given.data.strip() else _("The file is empty: check that it was saved and copied completely.")


def _is_folder(data: bytes) -> bool:
    """A ZIP of documents rather than a document that is a ZIP."""
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    try:
        with ZipFile(BytesIO(data)) as archive:
            return not {"[Content_Types].xml", "mimetype"} & set(archive.namelist())
    except BROKEN:
        return False


def _is_beside(name: str) -> bool:
    return any(part in name for part in _BESIDES) or PurePosixPath(name).name.startswith(".")
