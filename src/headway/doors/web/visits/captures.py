"""Writing down what is said while people speak: one line, one observation; each is sent once and only once."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.db import models
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from headway.casework.visits.models import Attendance, Capture, Meeting
from headway.doors.web.parts.offering import offer
from headway.doors.web.parts.plurals import by_kind
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.said import say_title
from headway.doors.web.visits.meetings import meeting_seen
from headway.doors.web.visits.note_forms import WORDS
from headway.doors.web.visits.visit import state_of
from headway.engines.intake.capturing import LONGEST, NothingTyped, Typed, capture, may_capture
from headway.engines.intake.documents.notes import Note, shape_of
from headway.foundation.catalogue.models import Area
from headway.foundation.core.verdicts import NotAllowed

SHOWN = 40
SENT_BESIDE = "X-Capture"
"""Said by the page's own script, which wants only the lines back."""


class CaptureForm(forms.Form):
    """One line, and what may be chosen beside it; `key` names it, so that it is kept once however often it is sent."""

    words = forms.CharField(label=_("What is said"), max_length=LONGEST)
    mark = forms.ChoiceField(label=_("It is"), required=False)
    office = forms.CharField(label=_("Who speaks"), max_length=120, required=False)
    area = forms.ChoiceField(label=_("Area"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, areas: list[Area], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, "mark", [("", _("as its first sign says")), *((sign, told) for sign, told in WORDS if sign)])
        offer(self, "area", [("", _("as its words say")), *((row.pk, say_title(row)) for row in areas)])
        self.fields["words"].widget.attrs |= {"autocomplete": "off", "autofocus": True, "enterkeyhint": "send"}
        self.fields["office"].widget.attrs |= {"list": "offices", "autocomplete": "off"}

    def typed(self) -> Typed:
        """The line of a form that is valid."""
        given = self.cleaned_data
        return Typed(given["words"], given["mark"], given["office"], given["area"])


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was kept, with what its signs make of it, and whether the reader wrote it."""

    row: Capture
    shape: Note
    mine: bool


@require_http_methods(["GET", "POST"])
def lines(request: Request, key: UUID) -> HttpResponse:
    """The lines of a meeting, the newest first, and the one that is being typed."""
    meeting = meeting_seen(request, key)
    if not may_capture(request.actor, meeting):
        raise Http404
    if request.method == "GET":
        return _page(request, meeting, CaptureForm(_areas(meeting), initial={"key": uuid4()}))
    form = CaptureForm(_areas(meeting), request.POST)
    beside = SENT_BESIDE in request.headers
    if form.is_valid():
        try:
            capture(meeting, form.typed(), key=form.cleaned_data["key"], actor=request.actor, at=timezone.now())
        except (NotAllowed, NothingTyped) as error:
            form.add_error("words", str(error))
        else:
            if beside:
                return render(request, "web/visits/captured.html", _kept(request, meeting), status=201)
            return HttpResponseRedirect(reverse("web:capture", args=[meeting.pk]))
    if beside:
        return HttpResponse(
            " ".join(str(error) for errors in form.errors.values() for error in errors),
            status=422,
            content_type="text/plain",
        )
    return _page(request, meeting, form, status=422)


def _page(request: Request, meeting: Meeting, form: CaptureForm, status: int = 200) -> HttpResponse:
    attended = Attendance.objects.visible_to(request.actor).filter(meeting=meeting)
    context = {
        "meeting": meeting,
        "promised": ">",
        "assessment": meeting.component.assessment,
        "state": state_of(meeting.compartment),
        "form": form,
        "down": by_kind(_down),
        "sending": by_kind(_sending),
        "offices": attended.order_by("organisation__name").values_list("organisation__name", flat=True),
        **_kept(request, meeting),
    }
    return render(request, "web/visits/capture.html", context, status=status)


def _down(count: int) -> str:
    """With a place for the count, which the page's script knows."""
    return ngettext(
        "The line is down: %(count)s line is not sent yet and will be sent again. Keep this page open.",
        "The line is down: %(count)s lines are not sent yet and will be sent again. Keep this page open.",
        count,
    )


def _sending(count: int) -> str:
    return ngettext("Sending %(count)s line …", "Sending %(count)s lines …", count)


def _kept(request: Request, meeting: Meeting) -> dict[str, object]:
    rows = Capture.objects.visible_to(request.actor).filter(meeting=meeting)
    counted = rows.aggregate(all=models.Count("pk"))["all"]
    newest = rows.order_by("-id")[:SHOWN]
    found = [Line(row, shape_of(row.words), row.user == request.actor.user) for row in newest]
    return {"lines": found, "kept": counted, "shown": SHOWN}


def _areas(meeting: Meeting) -> list[Area]:
    own = meeting.areas.values("pk")
    rows = Area.objects.filter(models.Q(pk__in=own) | models.Q(parent__in=own), until=None)
    return list(rows.order_by("order", "id"))
