"""Opening the follow-up of an assessment: one form, one act, and the page that says what it must look at."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from headway.casework.assessments.queries import called
from headway.doors.web.parts.acting import refusals_on
from headway.doors.web.parts.requests import Request
from headway.engines.followup.opening import may_open_follow_up, open_follow_up, suggested_code


class OpeningForm(forms.Form):
    """What a new assessment is called and why it is opened."""

    code = forms.CharField(label=_("Code"), max_length=40)
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    reason = forms.CharField(
        label=_("Why it is opened"),
        max_length=300,
        help_text=_("Whose decision: “Decision of the Committee of 12 May”."),
    )


@require_http_methods(["GET", "POST"])
def open_page(request: Request, code: str) -> HttpResponse:
    """Open the follow-up of an assessment."""
    earlier = called(code, request.actor)
    if earlier is None or not may_open_follow_up(request.actor, earlier):
        raise Http404
    suggestion = suggested_code(earlier, request.actor.today, request.actor)
    form = OpeningForm(request.POST or None, initial={"code": suggestion})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusals_on(form):
            row = open_follow_up(earlier, **given, actor=request.actor, at=timezone.now())
            messages.success(request, _("%(code)s is open. This is what it must look at.") % {"code": row.code})
            return redirect("web:assessment", code=row.code)
    status = 422 if request.method == "POST" else 200
    return render(request, "web/open_follow_up.html", {"earlier": earlier, "form": form}, status=status)
