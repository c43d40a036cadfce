"""What States have agreed to publish: the public versions of reports, to read and to take away."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from headway.doors.web.parts.addresses import address_of
from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.requests import Request
from headway.engines.reports.covering import with_the_agreement
from headway.engines.reports.models import Publication
from headway.engines.reports.partial import addressed
from headway.engines.reports.publishing import published_report
from headway.engines.reports.render import MEDIA_TYPES, Format, render_fragment
from headway.engines.reports.render import render as render_file
from headway.engines.reports.stored import NotAReport
from headway.engines.reports.values import Report
from headway.foundation.access.departures import record_departure
from headway.foundation.access.models import Audience
from headway.foundation.access.noting import Carried


@dataclass(frozen=True, slots=True)
class Public:
    """A public version and what it says."""

    row: Publication
    report: Report


@require_GET
def published_list(request: Request) -> HttpResponse:
    """Every public version there is, by State."""
    rows = Publication.objects.visible_to(request.actor).filter(audience=Audience.PUBLIC, published_on__isnull=False)
    context = {"rows": rows.order_by("compartment", "-published_on", "id")}
    return render(request, "web/publications/list.html", context)


@require_GET
def published_page(request: Request, key: UUID) -> HttpResponse:
    """One public version, as it was published; `?consents` adds by which consent."""
    found = _published(request, key)
    return read_page(request, found.row, found.report, formats=list(Format))


def read_page(request: Request, row: Publication, report: Report, **given: object) -> HttpResponse:
    """A public version to read."""
    article = mark_safe(render_fragment(addressed(report, address_of)))  # the renderer escapes every text
    context = {"publication": row, "report": report, "article": article, **given}
    return render(request, "web/publications/read.html", context)


@require_GET
@limited("export")
def published_file(request: Request, key: UUID, form: str) -> HttpResponse:
    """The same as a file: each format is set from the version that was published; `?consents` as on the page."""
    if form not in set(Format):
        raise Http404
    found, at = _published(request, key), timezone.now()
    data = render_file(found.report, form, at=at)
    record_departure(
        f"{found.row} ({form})",
        to=Audience.PUBLIC,
        compartment=found.row.compartment,
        rows=[Carried(found.row.pk, found.row.audience)],
        actor=request.actor,
        at=at,
    )
    name = f"{found.row.code}-{found.row.report}-public.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=MEDIA_TYPES[Format(form)], headers=headers)


def _published(request: Request, key: UUID) -> Public:
    rows = Publication.objects.visible_to(request.actor).filter(audience=Audience.PUBLIC, published_on__isnull=False)
    row = get_object_or_404(rows.select_related("content"), pk=key)
    try:
        report = published_report(row)
    except (NotAReport, FileNotFoundError):
        raise Http404 from None
    return Public(row, with_the_agreement(report, row) if "consents" in request.GET else report)
