"""One stage of a procedure: how it stands and why, its letters and receipts, and what may be recorded of it."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.queries import called
from headway.casework.assessments.stages import (
    agree_on_day,
    begin_stage,
    end_stage,
    may_keep_stages,
    may_receive,
    record_receipt,
)
from headway.doors.web.access.consents import has_consents
from headway.doors.web.assessments.stage_forms import (
    BeginForm,
    DayForm,
    EndForm,
    ExtendForm,
    ReceiptForm,
    WithLetters,
    WordForm,
    letters_to_choose,
)
from headway.doors.web.parts.acting import refusals_on
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.said import say
from headway.doors.web.parts.tracks import Drawn, StageLine, drawn_track
from headway.engines.procedures.values import Lock
from headway.engines.procedures.verbs import WORDS, extend_stage, say_at_gate

TITLES = {
    "end": (gettext_lazy("It has ended"), gettext_lazy("Record that it ended")),
    "receive": (gettext_lazy("When your side received it"), gettext_lazy("Record the receipt")),
    "extend": (gettext_lazy("Extend it"), gettext_lazy("Extend")),
    "agree": (gettext_lazy("Agree on another day"), gettext_lazy("Keep the day")),
    "begin": (gettext_lazy("It began with a letter"), gettext_lazy("Record that it began")),
}


@require_http_methods(["GET", "POST"])
def stage_page(request: Request, code: str, stage: str) -> HttpResponse:
    """A stage of an assessment's procedure; each form of it is one act."""
    assessment = called(code, request.actor)
    track = drawn_track(assessment, request.actor, rows=True) if assessment else None
    line = next((row for row in track.lines if row.step.stage.id == stage), None) if track else None
    if assessment is None or track is None or line is None:
        raise Http404
    forms_here = _forms(request, assessment, line)
    status = 200
    if request.method == "POST":
        form = forms_here.get(request.POST.get("act", ""))
        if form is None:
            raise Http404
        if form.is_valid() and _done(request, assessment, line, form):
            messages.success(request, _("It is on record."))
            return redirect("web:stage", code=assessment.code, stage=stage)
        status = 422
    return render(request, "web/stage.html", _context(request, assessment, track, line, forms_here), status=status)


def _context(
    request: Request, assessment: Assessment, track: Drawn, line: StageLine, forms_here: dict[str, forms.Form]
) -> dict[str, object]:
    return {
        "assessment": assessment,
        "track": track,
        "line": line,
        "acts": [(act, *_titles(act), form, form.is_bound) for act, form in forms_here.items()],
        "here": line.step.stage.title,
        "consents": has_consents(request.actor, assessment.compartment),
    }


def _titles(act: str) -> tuple[str, str]:
    found = TITLES.get(act)
    if found:
        return str(found[0]), str(found[1])
    return _("Record a word: %(kind)s") % {"kind": say(act.removeprefix("say-"))}, _("Record it")


def _forms(request: Request, assessment: Assessment, line: StageLine) -> dict[str, forms.Form]:
    """The forms that this reader is offered, by their act; the one that was sent is bound."""
    found: dict[str, forms.Form] = {}
    sent = request.POST if request.method == "POST" else None
    keeps = bool(may_keep_stages(request.actor, assessment))
    sources = letters_to_choose(request.actor, assessment.compartment) if keeps else {}

    def data(act: str) -> QueryDict | None:
        return sent if sent is not None and sent.get("act") == act else None

    def with_letters(act: str, form: type[WithLetters]) -> None:
        found[act] = form(data(act), prefix=act, sources=sources, initial=_today(request))

    if keeps:
        for gate in line.step.gates:
            if gate.gate.kind in WORDS and gate.lock is not Lock.GIVEN and not _with_the_report(line, gate.gate.kind):
                act = f"say-{gate.gate.kind}"
                found[act] = WordForm(
                    data(act), prefix=act, step=line.step, kind=gate.gate.kind, initial=_first_office(request, line)
                )
        with_letters("end", EndForm)
        if line.step.due and not line.step.has_ended:
            with_letters("extend", ExtendForm)
        if not line.step.has_ended:
            found["agree"] = DayForm(data("agree"), prefix="agree", initial={"due_on": line.step.happened.set_on})
            with_letters("begin", BeginForm)
    if line.row is not None and may_receive(request.actor, line.row):
        found["receive"] = ReceiptForm(data("receive"), prefix="receive", initial=_today(request))
    return found


def _with_the_report(line: StageLine, kind: str) -> bool:
    return line.step.stage.adopts and kind in {"silence", "decision"}


def _today(request: Request) -> dict[str, object]:
    return {"on": request.actor.today}


def _first_office(request: Request, line: StageLine) -> dict[str, object]:
    for gate in line.step.waits_on:
        for office in gate.gate.offices:
            if office.title == gate.waits_for:
                return {"office": office.id, **_today(request)}
    return _today(request)


def _done(request: Request, assessment: Assessment, line: StageLine, form: forms.Form) -> bool:
    """Whether what a valid form asks for was done; a refusal stands on the form."""
    with refusals_on(form):
        _act(request, assessment, line, form)
        return True
    return False


def _act(request: Request, assessment: Assessment, line: StageLine, form: forms.Form) -> None:
    stage, given = line.step.stage.id, form.cleaned_data
    actor, at = request.actor, timezone.now()
    match form:
        case BeginForm():
            begin_stage(assessment, stage, on=given["on"], letters=form.chosen(), actor=actor, at=at)
        case EndForm():
            end_stage(
                assessment, stage, on=given["on"], outcome=given["outcome"], letters=form.chosen(), actor=actor, at=at
            )
        case ExtendForm():
            extend_stage(
                assessment, stage, to=given["to"], reason=given["reason"], letters=form.chosen(), actor=actor, at=at
            )
        case DayForm():
            agree_on_day(assessment, stage, due_on=given["due_on"], actor=actor, at=at)
        case WordForm():
            say_at_gate(
                assessment,
                stage,
                request.POST["act"].removeprefix("say-"),
                form.said(),
                on=given["on"],
                office=given.get("office", ""),
                until=given.get("until"),
                text=given["text"],
                document=given["document"],
                actor=actor,
                at=at,
            )
        case ReceiptForm():
            assert line.row is not None, "offered only where there is one"
            record_receipt(line.row, on=given["on"], actor=actor, at=at)
