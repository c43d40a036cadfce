"""A ministry's section on paper and offline: the workbook out and in, the Word form, the XLSForm of all questions."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_POST

from headway.casework.questionnaires.models import SectionAssignment, WorkbookImport
from headway.casework.questionnaires.queries import lines_for, section_titles
from headway.casework.questionnaires.rules import may_contribute, ministry_seat
from headway.doors.web.parts.files import ISOLATED
from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.uploads import read_upload
from headway.doors.web.questionnaires.sections import section_seen
from headway.doors.web.questionnaires.voices import REFUSED, assessment_seen
from headway.doors.web.reports.readers import language_asked
from headway.engines.exchange.forms.values import Form, FormItem
from headway.engines.exchange.forms.writing import on_paper, write_form
from headway.engines.exchange.workbooks.books import book_of
from headway.engines.exchange.workbooks.comparing import WrongWorkbook
from headway.engines.exchange.workbooks.taking_over import (
    NotAsShown,
    apply_workbook,
    preview_kept,
    receive_workbook,
    undo_workbook,
)
from headway.engines.exchange.workbooks.values import Outcome
from headway.engines.exchange.workbooks.writing import in_words, write_workbook
from headway.engines.exchange.workbooks.xlsform import write_xlsform
from headway.engines.intake.readers.limits import Unreadable
from headway.engines.reports.files import in_name
from headway.foundation.access.departures import record_departure
from headway.foundation.access.noting import Carried, carrying
from headway.foundation.catalogue.languages import in_readers_language
from headway.foundation.catalogue.queries import questions_asked
from headway.foundation.core.actors import Actor
from headway.foundation.ledger.scanning import NotTaken
from headway.foundation.ledger.undoing import CannotUndo

BAD = (*REFUSED, NotTaken, Unreadable, WrongWorkbook, NotAsShown, CannotUndo)


@require_GET
@limited("export")
def workbook(request: Request, key: UUID) -> HttpResponse:
    """The section as a workbook to be filled in offline; `?language` is that of its own words."""
    language = language_asked(request.GET)
    row = section_seen(request, key)
    if not ministry_seat(request.actor, row):
        raise Http404
    with carrying() as rows:
        data = write_workbook(book_of(row, request.actor, language=language))
    _left(request, row.compartment, f"workbook of {row.question or row.section}", rows.values())
    return _file(data, f"{row.assessment.code}-{row.question or row.section}-v{row.round}{in_name(language)}.xlsx")


@require_GET
@limited("export")
def paper(request: Request, key: UUID) -> HttpResponse:
    """The section as a Word form with answer boxes, for paper; `?language` is that of its own words."""
    language = language_asked(request.GET)
    row = section_seen(request, key)
    if not ministry_seat(request.actor, row):
        raise Http404
    with carrying() as rows, override(language):
        data = write_form(_on_paper(row, request.actor, language))
    _left(request, row.compartment, f"form of {row.question or row.section}", rows.values())
    return _file(data, f"{row.assessment.code}-{row.question or row.section}-v{row.round}{in_name(language)}.docx")


def _on_paper(row: SectionAssignment, actor: Actor, language: str) -> Form:
    """The section as a form, with what stands in its boxes now; in the language in use."""
    items = tuple(
        FormItem(one.line.key, one.line.key, one.line.label, one.text, one.value, in_words(one.line.choices))
        for one in lines_for(row, actor)
    )
    title = in_readers_language("areas", row.section, section_titles().get(row.section, row.section))
    return Form(f"{title}: {row.ministry}", on_paper(), items, marking=row.marking, language=language)


@require_GET
@limited("export")
def xlsform(request: Request, code: str) -> HttpResponse:
    """The questions of an assessment as an XLSForm; it holds no answer."""
    assessment = assessment_seen(request, code)
    questions = questions_asked(assessment.framework, request.actor.today)
    if not questions:
        raise Http404
    data = write_xlsform(f"Questions of {assessment.code}", assessment.code, questions[0].version, questions)
    return _file(data, f"{assessment.code}-xlsform.xlsx")


@require_POST
@limited("upload", method="POST")
def take_in(request: Request, key: UUID) -> HttpResponse:
    """Read a workbook that came back; nothing becomes an answer before its changes were shown."""
    row = section_seen(request, key)
    if not ministry_seat(request.actor, row):
        raise Http404
    file: UploadedFile[bytes] | None = request.FILES.get("file")
    try:
        if file is None:
            raise Unreadable(_("Choose the workbook that was filled in."))
        kept = receive_workbook(
            row, read_upload(file), name=file.name or "workbook.xlsx", actor=request.actor, at=timezone.now()
        )
    except BAD as error:
        messages.error(request, _("It was not taken in. %(why)s") % {"why": error})
        return redirect("web:section", key=row.pk)
    return redirect("web:workbook", key=kept.pk)


def _seen(request: Request, key: UUID) -> WorkbookImport:
    rows = WorkbookImport.objects.visible_to(request.actor).leading_to_visible(request.actor, "assignment", "source")
    rows = rows.select_related("assignment__assessment", "assignment__ministry", "source__file")
    return get_object_or_404(rows, pk=key)


@require_GET
def shown(request: Request, key: UUID) -> HttpResponse:
    """Every change that a workbook would make, beside what stands; or what it made."""
    row = _seen(request, key)
    try:
        found = preview_kept(row, request.actor)
    except (Unreadable, WrongWorkbook) as error:
        return render(request, "web/questionnaires/workbook.html", {"row": row, "problem": str(error)})
    context = {
        "row": row,
        "assignment": row.assignment,
        "groups": [
            (_("Refused"), "refused", found.of(Outcome.REFUSED)),
            (_("Changed on both sides"), "conflict", found.of(Outcome.CONFLICT)),
            (_("Changed"), "update", found.of(Outcome.UPDATE)),
            (_("New"), "create", found.of(Outcome.CREATE)),
        ],
        "counts": found.counts,
        "unchanged": [one for one in found.of(Outcome.UNCHANGED) if one.sentence],
        "digest": found.digest,
        "stands": row.applied_on is not None and row.undone_on is None,
        "may": bool(may_contribute(request.actor, row.assignment)),
    }
    return render(request, "web/questionnaires/workbook.html", context)


@require_POST
def apply(request: Request, key: UUID) -> HttpResponse:
    """Take over what was shown, in one act."""
    row = _seen(request, key)
    theirs = set(request.POST.getlist("theirs"))
    shown_digest = request.POST.get("shown", "")
    try:
        apply_workbook(row, shown=shown_digest, theirs=theirs, actor=request.actor, at=timezone.now())
    except BAD as error:
        messages.error(request, _("Nothing was taken over. %(why)s") % {"why": error})
        return redirect("web:workbook", key=row.pk)
    messages.success(
        request,
        _("Taken over: %(created)s new, %(changed)s changed. They are drafts until you return them.")
        % {"created": row.created, "changed": row.updated},
    )
    return redirect("web:section", key=row.assignment_id)


@require_POST
def take_back(request: Request, key: UUID) -> HttpResponse:
    """Take back what a workbook brought in."""
    row = _seen(request, key)
    try:
        ended, restored = undo_workbook(row, actor=request.actor, at=timezone.now())
    except BAD as error:
        messages.error(request, _("It was not taken back. %(why)s") % {"why": error})
    else:
        said = _("Taken back: %(ended)s rows ended, %(restored)s stand as before. The ledger keeps both.")
        messages.success(request, said % {"ended": ended, "restored": restored})
    return redirect("web:workbook", key=row.pk)


def _left(request: Request, compartment: str, what: str, rows: Iterable[Carried]) -> None:
    record_departure(
        what,
        to="own",
        compartment=compartment,
        rows=rows,
        actor=request.actor,
        at=timezone.now(),
    )


def _file(data: bytes, name: str) -> HttpResponse:
    headers = {**ISOLATED, "Content-Disposition": str(content_disposition_header(as_attachment=True, filename=name))}
    return HttpResponse(data, content_type="application/octet-stream", headers=headers)
