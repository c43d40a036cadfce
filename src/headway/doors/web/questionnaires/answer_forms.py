"""Forms with answer boxes: sending them, the record of those sent, taking them back, and taking their answers over."""

from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.queries import called
from headway.doors.web.parts.acting import refusals_told
from headway.doors.web.parts.addresses import unsealed_or_404
from headway.doors.web.parts.given import day_given
from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.uploads import note_refused, read_upload
from headway.doors.web.reports.readers import language_asked
from headway.engines.exchange.forms.queries import asked_areas, list_forms
from headway.engines.exchange.forms.returning import (
    NotAsShown,
    accept_answers,
    find_form,
    preview_of_form,
    take_form_back,
)
from headway.engines.exchange.forms.rules import GOES_TO, may_send_form, may_take_answers, may_take_form_back
from headway.engines.exchange.forms.sending import NothingToAsk, send_forms
from headway.engines.exchange.forms.taking_over import undo_answers
from headway.engines.exchange.models import FormBack, FormSent
from headway.engines.exchange.returns import TakenIn, take_back
from headway.engines.intake.decisions import AlreadyDecided
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.engines.reports.sending import recipients_for
from headway.engines.reports.values import WORDS, Audience
from headway.foundation.access.departures import record_departure
from headway.foundation.access.noting import carrying
from headway.foundation.actors.models import Organisation
from headway.foundation.actors.rules import may_keep
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import Stale
from headway.foundation.ledger.scanning import NotTaken
from headway.foundation.ledger.undoing import CannotUndo

REFUSALS = (
    NotAllowed, NothingToAsk, Unreadable, NotTaken, TakenIn, NotAsShown, AlreadyDecided, CannotUndo, Stale,
)  # fmt: skip


@require_GET
def form_list(request: Request, code: str) -> HttpResponse:
    """The forms of an assessment that were sent, as far as this reader sees them; sending the next, taking one back."""
    assessment = _assessment(request, code)
    lines = list_forms(assessment, request.actor)
    readers = [r for r in GOES_TO if may_send_form(request.actor, assessment, r)]
    institutions = recipients_for(assessment, Audience.STATE)
    takes = any(bool(may_take_answers(request.actor, assessment, one)) for one in institutions[:1])
    context = {
        "assessment": assessment,
        "lines": lines,
        "kinds": FormSent.Asks.choices,
        "areas": asked_areas(assessment),
        "readers": [(r, WORDS[Audience(r)]) for r in readers],
        "institutions": institutions,
        "keeps": bool(may_keep(request.actor, Organisation(state_id=assessment.compartment))),
        "may_take_back": takes and bool(lines),
        "limit": limits().max_bytes,
    }
    return render(request, "web/forms/list.html", context)


@require_POST
def send(request: Request, code: str) -> HttpResponse:
    """Send a form to the chosen institutions; each file is kept as it leaves."""
    assessment = _assessment(request, code)
    asks, readers, area = (request.POST.get(name, "") for name in ("asks", "readers", "area"))
    known = {"", *(area for area, _title in asked_areas(assessment))}
    if asks not in FormSent.Asks.values or readers not in GOES_TO or area not in known:
        raise Http404
    chosen = unsealed_or_404(request.POST.getlist("institution"))
    institutions = [one for one in recipients_for(assessment, readers) if one.pk in chosen]
    at = timezone.now()
    with refusals_told(request, *REFUSALS):
        with carrying() as rows:
            sent = send_forms(
                assessment, asks, readers=readers, institutions=institutions, area=area,
                answer_by=day_given(request.POST.get("answer_by", "")), actor=request.actor, at=at,
                language=language_asked(request.POST),
            )  # fmt: skip
        record_departure(
            f"{FormSent.Asks(asks).label} of {assessment.code} (answer form, {len(sent)} kept)", to=readers,
            compartment=assessment.compartment, rows=rows.values(), actor=request.actor, at=at,
        )  # fmt: skip
        messages.success(request, _("Kept as it leaves. Save each Word file below and send it to its institution."))
    return redirect("web:forms", assessment.code)


@require_POST
@limited("upload", method="POST")
def take_form(request: Request, code: str) -> HttpResponse:
    """Take a filled form back. It is read and shown; nothing becomes a row yet."""
    assessment = _assessment(request, code)
    file: UploadedFile[bytes] | None = request.FILES.get("file")
    named = _named(request, assessment)
    try:
        if file is None:
            raise NotAllowed(_("Choose the Word file that came back."))
        data, name, at = read_upload(file), file.name or "", timezone.now()
        form = find_form(assessment, data, name=name, actor=request.actor, named=named)
        if form.sending_id is not None:
            returned = take_back(assessment, data, name=name, institution=form.institution, actor=request.actor, at=at)
            return redirect("web:return", returned.pk)
        back = take_form_back(form, data, name=name, actor=request.actor, at=at)
    except REFUSALS as error:
        note_refused(request, error)
        messages.error(request, str(error))
        return redirect("web:forms", assessment.code)
    return redirect("web:form-back", back.pk)


def _named(request: Request, assessment: Assessment) -> FormSent | None:
    given = request.POST.get("form", "")
    if not given:
        return None
    rows = FormSent.objects.visible_to(request.actor).leading_to_visible(request.actor, "assessment")
    related = rows.select_related("assessment", "institution", "file", "sending")
    return get_object_or_404(related, assessment=assessment.pk, pk__in=unsealed_or_404([given]))


@require_GET
def form_back(request: Request, key: UUID) -> HttpResponse:
    """What a form that came back would change: each answer beside what stands now, contradictions first."""
    back = _back(request, key)
    found = preview_of_form(back, request.actor)
    context = {
        "back": back,
        "form": back.form,
        "assessment": back.form.assessment,
        "found": found,
        "taken": sum(box.is_taken for box in found.boxes),
        "may_take": bool(may_take_form_back(request.actor, back.form)),
    }
    return render(request, "web/forms/back.html", context)


@require_POST
def accept(request: Request, key: UUID) -> HttpResponse:
    """Take the chosen answers over, in one act."""
    back = _back(request, key)
    chosen = {
        box: int(place) if (place := request.POST.get(f"which-{box}", "0")).isdecimal() else -1
        for box in request.POST.getlist("box")
    }
    with refusals_told(request, *REFUSALS):
        many = accept_answers(back, chosen, shown=request.POST.get("shown", ""), actor=request.actor, at=timezone.now())
        messages.success(request, _taken_over(many))
    return redirect("web:form-back", back.pk)


def _taken_over(many: int) -> str:
    return ngettext(
        "Taken over: %(count)s answer. You can undo it below.",
        "Taken over: %(count)s answers. You can undo it below.",
        many,
    ) % {"count": many}


@require_POST
def undo(request: Request, key: UUID) -> HttpResponse:
    """End everything that was taken over from this file; the file stays."""
    back = _back(request, key)
    try:
        ended, _restored = undo_answers(
            back.source, actor=request.actor, at=timezone.now(), reason=f"undo the {back}"[:200]
        )
    except REFUSALS as error:
        messages.error(request, _("It was not undone. %(why)s") % {"why": error})
    else:
        said = _("Undone: %(ended)s rows ended. The file stays, and the ledger keeps both.")
        messages.success(request, said % {"ended": ended})
    return redirect("web:form-back", back.pk)


def _assessment(request: Request, code: str) -> Assessment:
    assessment = called(code, request.actor)
    if assessment is None:
        raise Http404
    return assessment


def _back(request: Request, key: UUID) -> FormBack:
    actor = request.actor
    assessments = Assessment.objects.visible_to(actor).order_by().values("pk")
    forms = FormSent.objects.visible_to(actor).filter(assessment__in=assessments).order_by().values("pk")
    found = FormBack.objects.visible_to(actor).leading_to_visible(actor, "form", "source").filter(form__in=forms)
    related = ("form__assessment", "form__institution", "form__file", "source__file", "source__reading", "institution")
    return get_object_or_404(found.select_related(*related), pk=key)
