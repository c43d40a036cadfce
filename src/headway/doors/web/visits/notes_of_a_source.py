"""Notes that came in as a file among others are told their meeting, and go on as notes that were pasted."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from headway.casework.assessments.models import Assessment
from headway.casework.visits.models import Meeting
from headway.doors.web.parts.acting import refusals_on
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.sources_seen import source_seen
from headway.doors.web.visits.note_forms import MeetingForm
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.notes import say_meeting
from headway.engines.intake.sources import document_of
from headway.engines.intake.taking.texts import kind_of
from headway.foundation.access.rules import may_write


@require_http_methods(["GET", "POST"])
def notes_of(request: Request, key: UUID) -> HttpResponse:
    """Of which assessment they are, at which meeting they were taken, and on which day it was held."""
    source = source_seen(request, key)
    may = may_write(request.actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle)
    assessments = Assessment.objects.visible_to(request.actor).filter(compartment=source.compartment)
    document = document_of(source)
    is_notes = document is not None and kind_of(source, document).kind == DocumentKind.NOTES
    if not is_notes or not may or not assessments.exists():
        raise Http404
    meetings = Meeting.objects.visible_to(request.actor).filter(component__assessment__in=assessments)
    meetings = meetings.select_related("component__assessment")
    form = MeetingForm(
        list(assessments.order_by("-dates", "id")),
        list(meetings.order_by("held_on", "id")),
        request.POST or None,
        initial={"said_on": source.dated},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            say_meeting(
                source, form.chosen(), dated=form.cleaned_data["said_on"], actor=request.actor, at=timezone.now()
            )
            meeting = form.chosen()
            under = meeting.component.assessment.code if meeting else form.cleaned_data["assessment"]
            return HttpResponseRedirect(f"{reverse('web:notes', args=[source.pk])}?assessment={under}")
    status = 422 if request.method == "POST" else 200
    return render(request, "web/notes/of_a_source.html", {"source": source, "form": form}, status=status)
