"""What is printed of a visit: the programme, the meeting sheets, the calendar of a participant. Each is an export."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from headway.casework.assessments.models import Assessment
from headway.casework.visits.programme import programme_of
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.requests import Request
from headway.doors.web.reports.readers import language_asked, paper_readers
from headway.doors.web.visits.meetings import meeting_planned
from headway.doors.web.visits.visit import assessment_seen, plans
from headway.engines.exchange.calendars import calendar_of
from headway.engines.reports.files import in_name
from headway.engines.reports.meeting_sheets import write_sheets
from headway.engines.reports.pdf import NoFont
from headway.engines.reports.render import MEDIA_TYPES, Format, render
from headway.engines.reports.values import Report
from headway.engines.reports.visit_programme import write_programme
from headway.foundation.access.departures import record_departure
from headway.foundation.access.noting import Carried, carrying
from headway.foundation.actors.models import Organisation

PAPER = {Format.DOCX.value, Format.PDF.value}


@require_GET
@limited("export")
def programme_file(request: Request, code: str, audience: str, form: str) -> HttpResponse:
    """The programme as a file for those it is meant for; `?language` is that of the paper."""
    assessment = assessment_seen(request, code)
    allowed = {one.value: one for one, _ in paper_readers(request.actor, plans=plans(request, assessment))}
    if form not in PAPER or audience not in allowed:
        raise Http404
    with carrying() as rows:
        report = write_programme(
            assessment, readers=allowed[audience], actor=request.actor, language=language_asked(request.GET)
        )
    page = reverse("web:visit", args=[assessment.code])
    return send_file(request, report, form, f"{assessment.code}-programme", rows, page)


@require_GET
@limited("export")
def sheets_file(request: Request, code: str, form: str) -> HttpResponse:
    """The sheets of all meetings that are still to take place, for whoever plans the visit."""
    assessment = assessment_seen(request, code)
    if form not in PAPER or not plans(request, assessment):
        raise Http404
    return _sheets(request, assessment, form, None)


@require_GET
@limited("export")
def sheet_file(request: Request, key: UUID, form: str) -> HttpResponse:
    """The sheet of one meeting."""
    row = meeting_planned(request, key)
    if form not in PAPER:
        raise Http404
    return _sheets(request, row.component.assessment, form, row.pk)


@require_GET
@limited("export")
def calendar_file(request: Request, code: str) -> HttpResponse:
    """The programme as a calendar file: all of it, or the meetings of one institution."""
    assessment = assessment_seen(request, code)
    institution = _institution(request.GET.get("with", ""), assessment)
    at = timezone.now()
    with carrying() as rows:
        data = calendar_of(programme_of(assessment, request.actor), institution=institution, name_of=seal, at=at)
    name = f"{assessment.code}-{'institution' if institution else 'programme'}.ics"
    record_departure(
        f"calendar of {assessment.code} (ics)",
        to=_widest(request, assessment),
        compartment=assessment.compartment,
        rows=rows.values(),
        actor=request.actor,
        at=at,
    )
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type="text/calendar; charset=utf-8", headers=headers)


def _institution(word: str, assessment: Assessment) -> Organisation | None:
    """The organisation that an address names by its seal; None where none is asked for."""
    if not word:
        return None
    found = {seal(row.pk): row for row in Organisation.objects.filter(state=assessment.compartment)}
    if word not in found:
        raise Http404
    return found[word]


def _widest(request: Request, assessment: Assessment) -> str:
    """For whom a file is that holds what its reader sees: the narrowest of the readers they may print for."""
    readers = paper_readers(request.actor, plans=plans(request, assessment))
    return readers[0][0].value


def _sheets(request: Request, assessment: Assessment, form: str, only: UUID | None) -> HttpResponse:
    with carrying() as rows:
        report = write_sheets(assessment, actor=request.actor, only=only, language=language_asked(request.GET))
    page = reverse("web:visit", args=[assessment.code])
    return send_file(request, report, form, f"{assessment.code}-meeting-sheets", rows, page)


def send_file(
    request: Request, report: Report, form: str, name: str, rows: dict[UUID, Carried], page: str = ""
) -> HttpResponse:
    """A file that leaves, written down with the rows it may hold; `page` is where it is told that a font is missing."""
    at = timezone.now()
    try:
        data = render(report, form, at=at)
    except NoFont as error:
        messages.error(request, str(error))
        return redirect(page or "web:home")
    record_departure(
        f"{_in_the_record(report)} ({form})",
        to=report.audience,
        compartment=report.compartment,
        rows=rows.values(),
        actor=request.actor,
        at=at,
    )
    headers = {"Content-Disposition": f'attachment; filename="{name}{in_name(report.language)}.{form}"'}
    return HttpResponse(data, content_type=MEDIA_TYPES[Format(form)], headers=headers)


def _in_the_record(report: Report) -> str:
    """What left, in English, whatever language it is in."""
    if report.language == "en":
        return report.title.lower()
    return f"{report.kind.replace('-', ' ')}, {report.language}"
