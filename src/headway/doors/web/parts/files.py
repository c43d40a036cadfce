"""Files that were given to Headway leave it one way only: as attachments, which no browser opens within the site."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from headway.doors.web.parts.case_rows import case_row_or_404
from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.requests import Request
from headway.foundation.access.departures import record_departure
from headway.foundation.access.models import CaseRecord
from headway.foundation.access.noting import Carried
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.models import StoredFile

ISOLATED = {
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


@require_GET
@limited("export")
def stored_file(request: Request, kind: str, key: UUID) -> HttpResponse:
    """The file that a row points to, for whoever may see that row. It is never shown in the page."""
    row, file = _row_with_file(request, kind, key)
    try:
        data = read_file(file)
    except FileNotFoundError:
        raise Http404 from None
    record_departure(
        f"file of a {row.kind}",
        to=row.audience,
        compartment=row.compartment,
        rows=[Carried(row.pk, row.audience)],
        actor=request.actor,
        at=timezone.now(),
    )
    name = content_disposition_header(as_attachment=True, filename=file.name or file.sha256)
    headers = {**ISOLATED, "Content-Disposition": str(name)}
    return HttpResponse(data, content_type="application/octet-stream", headers=headers)


def _row_with_file(request: Request, kind: str, key: UUID) -> tuple[CaseRecord, StoredFile]:
    row = case_row_or_404(request, kind, key)
    file = getattr(row, "file", None)
    if not isinstance(file, StoredFile):
        raise Http404
    return row, file
