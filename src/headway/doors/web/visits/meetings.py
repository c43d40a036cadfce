"""The pages of a meeting: what it is and must cover, changing it, saying how it ended, its notes and promises."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from headway.casework.assessments.models import Assessment
from headway.casework.recommendations.coverage import subjects_of
from headway.casework.recommendations.meetings import notes_of_meeting, undertakings_of_meeting
from headway.casework.visits.models import Attendance, Component, Meeting, Topic
from headway.casework.visits.planning import (
    ToCover,
    change_meeting,
    end_meeting,
    plan_meeting,
    reopen_meeting,
    set_topics,
)
from headway.casework.visits.programme import sight_of_slots
from headway.casework.visits.rules import may_plan
from headway.casework.visits.values import NotAClock
from headway.doors.web.parts.acting import refusals_on, refusals_told
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.requests import Request
from headway.doors.web.visits.forms import CoverForm, EndForm, MeetingForm, part_as_it_stands
from headway.doors.web.visits.visit import part_seen, state_of
from headway.engines.intake.capturing import may_capture
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import Area


@require_GET
def meeting(request: Request, key: UUID) -> HttpResponse:
    """One slot of the programme: with whom, what it must cover, how it ended, what was noted and promised."""
    row = meeting_seen(request, key)
    assessment = row.component.assessment
    topics = _topics(request, row)
    subjects = subjects_of(assessment, request.actor) if topics else None
    told = [(topic, seal(topic.pk), subjects.of(topic)) for topic in topics] if subjects else []
    attended = Attendance.objects.visible_to(request.actor).filter(meeting=row).select_related("organisation")
    context = {
        "meeting": row,
        "part": row.component,
        "assessment": assessment,
        "state": state_of(row.compartment),
        "areas": list(row.areas.all()),
        "attended": attended.order_by("organisation__name", "id"),
        "topics": [(topic, key, subject) for topic, key, subject in told if subject is not None],
        "plans": bool(may_plan(request.actor, row)),
        "captures": bool(may_capture(request.actor, row)),
        "form": EndForm(topics),
        "notes": notes_of_meeting(row, request.actor),
        "undertakings": undertakings_of_meeting(row, request.actor),
    }
    return render(request, "web/visits/meeting.html", context)


@require_http_methods(["GET", "POST"])
def plan(request: Request, key: UUID) -> HttpResponse:
    """Add a slot to a part of the visit; the earlier recommendations of its areas are what it must cover at first."""
    part = part_seen(request, key)
    form = _form(request, part, {"planned_on": request.GET.get("on", "") or part_as_it_stands(part)["first"]})
    if request.method == "POST" and form.is_valid():
        row = Meeting(component=part, **form.values(), **sight_of_slots(part, request.actor))
        areas = form.cleaned_data["areas"]
        with refusals_on(form, NotAClock):
            plan_meeting(
                row,
                areas=areas,
                invited=form.with_whom(),
                topics=_of_areas(request, part, areas),
                actor=request.actor,
                at=timezone.now(),
            )
            return redirect("web:meeting", key=row.pk)
    return _page(request, part, form, _("Plan a meeting"), _("Plan it"))


@require_http_methods(["GET", "POST"])
def change(request: Request, key: UUID) -> HttpResponse:
    """Change a slot; those who have the programme see what was changed."""
    row = meeting_planned(request, key)
    names = ("title", "slot", "planned_on", "starts", "ends", "track", "place", "languages", "interpretation")
    attended = Attendance.objects.visible_to(request.actor).filter(meeting=row)
    initial = {
        **{name: getattr(row, name) for name in names},
        "planned_on": row.on,
        "invited": [seal(pk) for pk in attended.values_list("organisation", flat=True)],
        "areas": list(row.areas.values_list("pk", flat=True)),
    }
    form = _form(request, row.component, initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form, NotAClock):
            change_meeting(
                row,
                areas=form.cleaned_data["areas"],
                invited=form.with_whom(),
                actor=request.actor,
                at=timezone.now(),
                **form.values(),
            )
            return redirect("web:meeting", key=row.pk)
    return _page(request, row.component, form, _("Change the meeting"), _("Keep the change"))


@require_http_methods(["GET", "POST"])
def cover(request: Request, key: UUID) -> HttpResponse:
    """Choose what a meeting must cover."""
    row = meeting_planned(request, key)
    assessment = row.component.assessment
    areas = _with_sections(list(row.areas.values_list("pk", flat=True)))
    form = CoverForm(
        subjects_of(assessment, request.actor, with_areas=True), _topics(request, row), areas, request.POST or None
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            set_topics(row, form.topics(), actor=request.actor, at=timezone.now())
            return redirect("web:meeting", key=row.pk)
    context = {"meeting": row, "assessment": assessment, "state": state_of(row.compartment), "form": form}
    return render(request, "web/visits/cover.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def end(request: Request, key: UUID) -> HttpResponse:
    """Say how a slot ended."""
    row = meeting_planned(request, key)
    form = EndForm(_topics(request, row), request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(e) for errors in form.errors.values() for e in errors))
        return redirect("web:meeting", key=row.pk)
    with refusals_told(request, NotAClock):
        row = end_meeting(row, form.ending(), actor=request.actor, at=timezone.now())
    return redirect("web:meeting", key=row.pk)


@require_POST
def reopen(request: Request, key: UUID) -> HttpResponse:
    """Take back how a slot ended."""
    row = meeting_planned(request, key)
    with refusals_told(request):
        reopen_meeting(row, actor=request.actor, at=timezone.now())
    return redirect("web:meeting", key=row.pk)


def meeting_seen(request: Request, key: UUID) -> Meeting:
    """A meeting that the reader may see with the visit it belongs to; else 404."""
    rows = Meeting.objects.visible_to(request.actor).leading_to_visible(request.actor, "component")
    open_to_them = Assessment.objects.visible_to(request.actor).values("pk")
    rows = rows.filter(component__assessment__in=open_to_them)
    return get_object_or_404(rows.select_related("component__assessment", "holder"), pk=key)


def meeting_planned(request: Request, key: UUID) -> Meeting:
    """A meeting that the reader plans; else 404."""
    row = meeting_seen(request, key)
    if not may_plan(request.actor, row):
        raise Http404
    return row


def _topics(request: Request, row: Meeting) -> list[Topic]:
    return list(Topic.objects.visible_to(request.actor).filter(meeting=row).order_by("id"))


def _form(request: Request, part: Component, initial: dict[str, object]) -> MeetingForm:
    institutions = Organisation.objects.of_state(part.compartment).filter(until="").order_by("name", "id")
    areas = Area.objects.filter(until=None).order_by("order", "id")
    return MeetingForm(list(institutions), list(areas), request.POST or None, initial=initial)


def _with_sections(areas: list[str]) -> set[str]:
    """Areas with the sections below them: a meeting on borders covers passports, too."""
    return {*areas, *Area.objects.filter(parent__in=areas).values_list("pk", flat=True)}


def _of_areas(request: Request, part: Component, areas: list[str]) -> list[ToCover]:
    within = _with_sections(areas)
    found = subjects_of(part.assessment, request.actor, with_areas=True).recommendations
    return [ToCover(recommendation=key) for key, subject in found.items() if within.intersection(subject.areas)]


def _page(request: Request, part: Component, form: MeetingForm, title: str, go: str) -> HttpResponse:
    context = {
        "part": part,
        "assessment": part.assessment,
        "state": state_of(part.compartment),
        "form": form,
        "title": title,
        "go": go,
    }
    return render(request, "web/visits/plan.html", context, status=422 if request.method == "POST" else 200)
