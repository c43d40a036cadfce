"""A page that a machine read beside its picture: compared, and said to be as the picture has it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from headway.casework.evidence.comparing import confirm_page, may_confirm_page
from headway.casework.evidence.models import Source
from headway.doors.web.parts.acting import refusals_told
from headway.doors.web.parts.files import ISOLATED
from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.requests import Request
from headway.engines.intake.layer import Document
from headway.engines.intake.readers.limits import Unreadable
from headway.engines.intake.scans import page_picture
from headway.engines.intake.sources import document_of
from headway.foundation.ledger.files import read_file


def scanned_context(source: Source, document: Document | None) -> dict[str, object]:
    """What a machine read and nobody has compared, what nobody could read, and heads of pages that were left out."""
    told = document.metadata if document else {}
    return {
        "machine": source.machine_pages(0, source.characters),
        "silent": told.get("pages_without_text", ""),
        "silent_pictures": told.get("pictures_without_text", ""),
        "left_out": told.get("left_out", ""),
    }


@require_http_methods(["GET", "POST"])
def compare(request: Request, key: UUID, number: int) -> HttpResponse:
    """A page of a scan beside what was read of it; a person says that the one is as the other has it."""
    source = _source(request, key)
    if request.method == "POST":
        with refusals_told(request):
            confirm_page(source, number, actor=request.actor, at=timezone.now())
        return redirect("web:scanned-page", key=source.pk, number=number)
    document = document_of(source)
    pieces = [piece for piece in document.machine if piece.number == number] if document else []
    if document is None or not pieces:
        raise Http404
    open_still = source.machine_pages(0, source.characters)
    context = {
        "source": source,
        "number": number,
        "said": "".join(document.text[piece.start : piece.end] for piece in pieces).strip(),
        "has_picture": source.recognised is not None,
        "open": number in open_still,
        "may_confirm": bool(may_confirm_page(request.actor, source, number)),
        "others": [page for page in open_still if page != number],
    }
    return render(request, "web/intake/scanned_page.html", context)


@require_GET
@limited("scan")
def picture(request: Request, key: UUID, number: int) -> HttpResponse:
    """A page as a picture drawn anew; nothing of the file itself is shown."""
    source = _source(request, key)
    if source.file is None or source.recognised is None:
        raise Http404
    try:
        drawn = page_picture(read_file(source.file), number)
    except (FileNotFoundError, IndexError, Unreadable):
        raise Http404 from None
    return HttpResponse(drawn, content_type="image/png", headers=ISOLATED)


def _source(request: Request, key: UUID) -> Source:
    sources = Source.objects.visible_to(request.actor).select_related("file", "reading", "recognised")
    return get_object_or_404(sources, pk=key)
