"""Files that come with a form: how large they may be, what is kept of them, and whose file a scanner refused."""

import logging
from datetime import datetime
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile

from headway.casework.evidence.models import Source
from headway.casework.evidence.services import keep_source
from headway.doors.web.requests import Request
from headway.engines.intake.readers.limits import Unreadable
from headway.engines.intake.sources import limits
from headway.foundation.access.models import Audience
from headway.foundation.core.actors import Actor
from headway.foundation.ledger.scanning import NotTaken, scanned

log = logging.getLogger("headway.attempts")


def read_upload(file: "UploadedFile[bytes]", *, called: str = "The file", advice: str = "") -> bytes:
    """What a file says. Raises Unreadable, before it is read, if it is larger than this installation takes."""
    if file.size is not None and file.size > limits().max_bytes:
        raise Unreadable(f"{called} has {file.size:,} bytes and the limit is {limits().max_bytes:,}{advice}.")
    data: bytes = file.read()
    return data


def keep_document(
    file: "UploadedFile[bytes]",
    *,
    originator: str,
    compartment: str,
    holder: UUID,
    audience: Audience,
    circle: UUID | None,
    actor: Actor,
    at: datetime,
) -> Source:
    """Keep a file as a document of its holder. Raises Unreadable, NotTaken, NotAllowed."""
    data = scanned(read_upload(file, called=str(file.name)))
    source = Source(
        type=Source.Kind.DOCUMENT,
        title=(file.name or "Document")[:300],
        originator=originator[:200],
        compartment=compartment,
        holder_id=holder,
        audience=audience,
        circle=circle,
    )
    name, media_type = file.name or "document", "application/octet-stream"
    return keep_source(source, actor=actor, at=at, data=data, name=name, media_type=media_type)


def note_refused(request: Request, error: Exception) -> None:
    """Write down that a scanner refused a file, and who gave it."""
    if isinstance(error, NotTaken):
        log.warning("file refused by the scanner, given by user:%s: %s", request.actor.user, error)
