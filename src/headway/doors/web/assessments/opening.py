"""Opening an assessment, by hand or as a follow-up, and correcting what its first page says: one form, one act."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from headway.casework.assessments.opening import (
    correct_assessment,
    customary,
    may_correct,
    open_by_hand,
    seat_to_open,
    states_to_open,
    suggested_code,
)
from headway.casework.assessments.queries import called, list_assessments
from headway.doors.web.assessments.opening_forms import CorrectForm, OpenForm
from headway.doors.web.parts.acting import refusals_on
from headway.doors.web.parts.requests import Request
from headway.engines.followup.opening import may_open_follow_up, open_follow_up


class FollowUpForm(forms.Form):
    """What a new assessment is called and why it is opened."""

    code = forms.CharField(label=gettext_lazy("Code"), max_length=40)
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200, required=False)
    reason = forms.CharField(
        label=gettext_lazy("Why it is opened"),
        max_length=300,
        help_text=gettext_lazy("Whose decision: “Decision of the Committee of 12 May”."),
    )


@require_http_methods(["GET", "POST"])
def open_page(request: Request) -> HttpResponse:
    """Open an assessment by hand; of the State that the address names, where it names one."""
    actor = request.actor
    states = states_to_open(actor)
    if not states:
        raise Http404
    asked = request.GET.get("state", "")
    state = asked if asked in states else states[0] if len(states) == 1 else ""
    seat = seat_to_open(actor, state or states[0])
    framework, procedure = customary(seat.body) if seat else ("", "")
    begin = {"state": state, "framework": framework, "procedure": procedure}
    form = OpenForm(states, list_assessments(actor, state), request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusals_on(form):
            row = open_by_hand(given["state"], given["code"], given["type"], form.terms(), actor=actor,
                               at=timezone.now(), previous=form.comes_after())  # fmt: skip
            messages.success(request, _("%(code)s is open.") % {"code": row.code})
            return redirect("web:assessment", code=row.code)
    status = 422 if request.method == "POST" else 200
    return render(request, "web/assessment/open.html", {"form": form, "about": state}, status=status)


@require_http_methods(["GET", "POST"])
def correct_page(request: Request, code: str) -> HttpResponse:
    """Correct what an assessment says of itself."""
    row = called(code, request.actor)
    if row is None or not may_correct(request.actor, row):
        raise Http404
    form = CorrectForm(row, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            correct_assessment(row, form.terms(), because=form.cleaned_data["because"], actor=request.actor,
                               at=timezone.now())  # fmt: skip
            messages.success(request, _("%(code)s is corrected; what stood there before is in its history.")
                             % {"code": row.code})  # fmt: skip
            return redirect("web:assessment", code=row.code)
    status = 422 if request.method == "POST" else 200
    return render(request, "web/assessment/correct.html", {"assessment": row, "form": form}, status=status)


@require_http_methods(["GET", "POST"])
def follow_up_page(request: Request, code: str) -> HttpResponse:
    """Open the follow-up of an assessment."""
    earlier = called(code, request.actor)
    if earlier is None or not may_open_follow_up(request.actor, earlier):
        raise Http404
    suggestion = suggested_code(earlier.compartment, request.actor.today, request.actor)
    form = FollowUpForm(request.POST or None, initial={"code": suggestion})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusals_on(form):
            row = open_follow_up(earlier, **given, actor=request.actor, at=timezone.now())
            messages.success(request, _("%(code)s is open. This is what it must look at.") % {"code": row.code})
            return redirect("web:assessment", code=row.code)
    status = 422 if request.method == "POST" else 200
    return render(request, "web/assessment/follow_up.html", {"earlier": earlier, "form": form}, status=status)
