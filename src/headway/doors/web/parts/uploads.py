"""Files that come with a form: how large they may be, what is kept of them, and whose file a scanner refused."""

import logging
from datetime import datetime
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from headway.casework.evidence.models import Source
from headway.casework.evidence.services import keep_source
from headway.doors.web.parts.requests import Request
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.foundation.access.models import Audience
from headway.foundation.core.actors import Actor
from headway.foundation.ledger.scanning import NotTaken, scanned

log = logging.getLogger("headway.attempts")


def read_upload(file: "UploadedFile[bytes]", *, called: str = "", in_parts: bool = False) -> bytes:
    """What a file says. Raises Unreadable, before it is read, if it is larger than this installation takes."""
    if file.size is not None and file.size > limits().max_bytes:
        raise Unreadable(too_large(file.size, called=called, in_parts=in_parts))
    data: bytes = file.read()
    return data


def too_large(size: int, *, called: str = "", in_parts: bool = False) -> str:
    """That a file is larger than this installation takes; `in_parts` where its parts can be given instead."""
    told = {"file": called or _("The file"), "bytes": f"{size:,}", "limit": f"{limits().max_bytes:,}"}
    if in_parts:
        return _("%(file)s has %(bytes)s bytes and the limit is %(limit)s: give its parts singly.") % told
    return _("%(file)s has %(bytes)s bytes and the limit is %(limit)s.") % told


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
