"""Reports of an assessment: which there are for this reader, the reading view, the files."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.queries import called
from headway.doors.web.parts.addresses import address_of
from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.rows_said import say_report
from headway.doors.web.parts.tracks import drawn_track
from headway.doors.web.reports.editions import steps_of
from headway.doors.web.reports.readers import kind_for, kinds_for, language_asked, may_draft, readers_of
from headway.engines.followup.queries import NoSuchAssessment
from headway.engines.reports.models import Publication
from headway.engines.reports.outlines import Outline
from headway.engines.reports.pdf import NoFont
from headway.engines.reports.render import MEDIA_TYPES, Format, render_fragment
from headway.engines.reports.render import render as render_file
from headway.engines.reports.rules import may_keep
from headway.engines.reports.services import write_report
from headway.engines.reports.values import WORDS, Audience, Report
from headway.foundation.access.departures import record_departure
from headway.foundation.access.noting import carrying


@require_GET
def report_list(request: Request, code: str) -> HttpResponse:
    """The reports this reader may have of an assessment."""
    assessment = called(code, request.actor)
    if assessment is None:
        raise Http404
    offered = [(kind, readers_of(request.actor, public_only=kind.public_only)) for kind in kinds_for(request.actor)]
    offered.sort(key=lambda pair: assessment.type not in pair[0].of)
    public = Publication.objects.visible_to(request.actor).filter(assessment=assessment.pk, audience=Audience.PUBLIC)
    published = list(public.filter(published_on__isnull=False).order_by("-published_on", "id"))
    context = {
        "assessment": assessment,
        "track": drawn_track(assessment, request.actor),
        "offered": offered,
        "first": [pair for pair in offered if _is_first(pair[0], assessment)],
        "own": [pair for pair in offered if not _is_first(pair[0], assessment)],
        "formats": list(Format),
        "drafts": may_draft(request.actor),
        "steps": steps_of(assessment, request.actor),
        "may_keep": bool(may_keep(request.actor, assessment)),
        "today": request.actor.today,
        "published": published,
    }
    return render(request, "web/reports.html", context)


def _is_first(kind: Outline, assessment: Assessment) -> bool:
    """Whether a kind of report is what an assessment is expected to lead to, or is for anyone who may read."""
    return kind.by == "anyone" or assessment.type in kind.of


@require_GET
def report_page(request: Request, code: str, kind: str, audience: str) -> HttpResponse:
    """The reading view: every sentence opens its source; what was left out is told to those who draft."""
    report = _written(request, code, kind, audience)
    outline = kind_for(kind, request.actor)
    context = {
        "code": code,
        "compartment": report.compartment,
        "kind": kind,
        "title": say_report(outline) if outline else kind,
        "report": report,
        "readers": WORDS[report.audience],
        "article": mark_safe(render_fragment(report)),  # the renderer escapes every text
        "formats": list(Format),
        "language": report.language,
        "asked_in": "" if report.language == "en" else f"?language={report.language}",
    }
    return render(request, "web/report.html", context)


@require_GET
@limited("export")
def report_file(request: Request, code: str, kind: str, audience: str, form: str) -> HttpResponse:
    """The same as a file to keep or send, without what was left out. `?consents` adds what lets each part leave.

    `?language` is that of the report, here and on the page: English unless another of the six is chosen.
    """
    if form not in set(Format):
        raise Http404
    at = timezone.now()
    with carrying() as rows:
        report = _written(request, code, kind, audience, drafter=False)
    try:
        data = render_file(report, form, at=at)
    except NoFont as error:
        messages.error(request, str(error))
        page = reverse("web:report", args=[code, kind, audience])
        return redirect(f"{page}?{urlencode({'language': report.language})}")
    told = {
        "what": f"{kind} report of {code.upper()} ({form})",
        "to": report.audience,
        "compartment": report.compartment,
    }
    record_departure(**told, rows=rows.values(), actor=request.actor, at=at)
    language = "" if report.language == "en" else f"-{report.language}"
    name = f"{code}-{kind}-{audience}{language}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=MEDIA_TYPES[Format(form)], headers=headers)


def _written(request: Request, code: str, kind: str, audience: str, *, drafter: bool = True) -> Report:
    outline = kind_for(kind, request.actor)
    if outline is None or audience not in {
        reader.value for reader, _ in readers_of(request.actor, public_only=outline.public_only)
    }:
        raise Http404
    try:
        return write_report(
            code,
            kind=kind,
            audience=audience,
            actor=request.actor,
            at=timezone.now(),
            address=address_of,
            drafter=drafter and may_draft(request.actor),
            consents="consents" in request.GET,
            language=language_asked(request.GET),
        )
    except NoSuchAssessment:
        raise Http404 from None
