"""The page of a visit: its programme by part and day, the delegation, what was changed, what is still uncovered."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.queries import called
from headway.casework.evidence.services import sight_of
from headway.casework.recommendations.coverage import coverage, subjects_of, uncovered
from headway.casework.recommendations.models import Undertaking
from headway.casework.recommendations.services import undertake
from headway.casework.visits.changes import changes_of
from headway.casework.visits.giving import give_programme
from headway.casework.visits.models import Component, Delegate
from headway.casework.visits.programme import Programme, clashes, narrowed, programme_of
from headway.casework.visits.queries import list_delegates
from headway.casework.visits.rules import may_agree, may_plan
from headway.casework.visits.services import (
    agree_to_delegate,
    change_component,
    decline_delegate,
    name_delegate,
    plan_component,
)
from headway.doors.web.parts.acting import refusals_on, refusals_told
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.tracks import drawn_track
from headway.doors.web.reports.readers import paper_readers
from headway.doors.web.visits.forms import DelegateForm, DocumentForm, PartForm, part_as_it_stands
from headway.foundation.access.models import Audience
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.catalogue.world import StateEntry

SHOWN = 12


def assessment_seen(request: Request, code: str) -> Assessment:
    """The assessment that people call so, if the reader may see it; else 404."""
    found = called(code, request.actor)
    if found is None:
        raise Http404
    return found


def state_of(code: str) -> StateEntry | None:
    """The State whose file it is, as the catalogue names it."""
    return load_catalogue().states.get(code)


def plans(request: Request, assessment: Assessment) -> bool:
    """Whether the reader plans visits of this assessment for the Body that holds it."""
    return bool(may_plan(request.actor, assessment))


@require_GET
def visit(request: Request, code: str) -> HttpResponse:
    """The programme as the reader may see it, the delegation, what was changed since it was passed on."""
    assessment = assessment_seen(request, code)
    programme = programme_of(assessment, request.actor)
    changed = changes_of(programme, request.actor)
    delegates = list_delegates(assessment, request.actor)
    may = plans(request, assessment)
    told = [topic for topics in programme.topics.values() for topic in topics]
    context = {
        "assessment": assessment,
        "state": state_of(assessment.compartment),
        "track": drawn_track(assessment, request.actor),
        "programme": programme,
        "meetings": {row.pk: row for row in programme.meetings},
        "clashes": clashes(programme.meetings),
        "changed": changed[:SHOWN],
        "more": len(changed) - SHOWN,
        "delegates": [(row, bool(_may_answer(request, row))) for row in delegates],
        "plans": may,
        "topics": len(told),
        "uncovered": sum(topic.outcome == topic.Outcome.UNCOVERED for topic in told),
        "today": request.actor.today,
        "readers": paper_readers(request.actor, plans=may),
        "institutions": _institutions(programme),
    }
    return render(request, "web/visits/visit.html", context)


@require_GET
def cover(request: Request, code: str) -> HttpResponse:
    """What the visit must cover and what of it is still open, for those who plan it."""
    assessment = assessment_seen(request, code)
    if not plans(request, assessment):
        raise Http404
    subjects = subjects_of(assessment, request.actor)
    recommended, others = coverage(programme_of(assessment, request.actor, with_institutions=False), subjects)
    context = {
        "assessment": assessment,
        "state": state_of(assessment.compartment),
        "recommended": recommended,
        "others": others,
        "open": len(uncovered(recommended)),
        "open_others": len(uncovered(others)),
    }
    return render(request, "web/visits/coverage.html", context)


@require_http_methods(["GET", "POST"])
def plan_part(request: Request, code: str) -> HttpResponse:
    """Add a part of the visit."""
    assessment = assessment_seen(request, code)
    if not plans(request, assessment):
        raise Http404
    form = PartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        sight = {**sight_of(assessment), "audience": Audience.OWN}
        part = Component(assessment=assessment, **form.values(), **sight)
        with refusals_on(form):
            plan_component(part, actor=request.actor, at=timezone.now())
            messages.success(request, _("It is planned; add its meetings. Only your own organisation sees it so far."))
            return redirect("web:visit", code=assessment.code)
    return _form(request, assessment, form, _("Plan a part of the visit"), _("Plan it"))


@require_http_methods(["GET", "POST"])
def change_part(request: Request, key: UUID) -> HttpResponse:
    """Change the days, the place or the clock of a part."""
    part = part_seen(request, key)
    form = PartForm(request.POST or None, initial=part_as_it_stands(part))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            change_component(part, actor=request.actor, at=timezone.now(), **form.values())
            return redirect("web:visit", code=part.assessment.code)
    return _form(request, part.assessment, form, _("Change this part of the visit"), _("Keep the change"))


@require_POST
def give(request: Request, key: UUID) -> HttpResponse:
    """Give the programme of a part to the State, or to the delegation, too."""
    part = part_seen(request, key)
    with refusals_told(request):
        waits = give_programme(part, request.POST.get("audience", ""), actor=request.actor, at=timezone.now())
        messages.success(request, _("It waits for a second person.") if waits else _("They have it now."))
    return redirect("web:visit", code=part.assessment.code)


@require_http_methods(["GET", "POST"])
def name(request: Request, code: str) -> HttpResponse:
    """Name an organisation of the delegation."""
    assessment = assessment_seen(request, code)
    if not plans(request, assessment):
        raise Http404
    named = Delegate.objects.visible_to(request.actor).filter(assessment=assessment).values("organisation")
    found = Organisation.objects.international().exclude(type="public-source").exclude(pk__in=named)
    form = DelegateForm(list(found.order_by("name", "id")), request.POST or None)
    if request.method == "POST" and form.is_valid():
        part = Component.objects.visible_to(request.actor).filter(assessment=assessment).order_by("-id").first()
        like = part or assessment
        sight = {**sight_of(like), "audience": narrowed(like.audience)}
        row = Delegate(assessment=assessment, organisation=form.chosen(), role=form.cleaned_data["role"], **sight)
        with refusals_on(form):
            name_delegate(row, actor=request.actor, at=timezone.now())
            messages.success(
                request,
                _("%(organisation)s is named; the State has not answered yet.") % {"organisation": row.organisation},
            )
            return redirect("web:visit", code=assessment.code)
    return _form(request, assessment, form, _("Name an organisation of the delegation"), _("Name it"))


@require_POST
def answer(request: Request, key: UUID) -> HttpResponse:
    """Record the State's answer to an organisation of the delegation: agreed, or declined and why."""
    rows = Delegate.objects.visible_to(request.actor).select_related("assessment", "organisation", "holder")
    row = get_object_or_404(rows, pk=key)
    actor, at = request.actor, timezone.now()
    with refusals_told(request):
        if request.POST.get("answer") == "decline":
            because = request.POST.get("because", "").strip()
            decline_delegate(row, on=actor.today, because=because, actor=actor, at=at)
        else:
            agree_to_delegate(row, on=actor.today, actor=actor, at=at)
    return redirect("web:visit", code=row.assessment.code)


@require_http_methods(["GET", "POST"])
def document(request: Request, code: str) -> HttpResponse:
    """Ask for a document: it stands among what was asked for, with its day, until it is met."""
    assessment = assessment_seen(request, code)
    if not plans(request, assessment):
        raise Http404
    form = DocumentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        row = Undertaking(
            assessment=assessment,
            type=Undertaking.Kind.REQUEST,
            by=assessment.holder.name[:200],
            to=given["of"],
            as_said=given["what"],
            made_on=request.actor.today.isoformat(),
            due_on=given["due_on"],
            **{**sight_of(assessment), "audience": Audience.OWN},
        )
        with refusals_on(form):
            undertake(row, actor=request.actor, at=timezone.now())
            messages.success(request, _("It stands among what was asked for; a letter of what is owed will list it."))
            return redirect("web:visit", code=assessment.code)
    return _form(request, assessment, form, _("Ask for a document"), _("Ask for it"))


def part_seen(request: Request, key: UUID) -> Component:
    """A part of a visit that the reader plans; else 404."""
    rows = Component.objects.visible_to(request.actor).leading_to_visible(request.actor, "assessment")
    part = get_object_or_404(rows.select_related("assessment", "holder"), pk=key)
    if not may_plan(request.actor, part):
        raise Http404
    return part


def _institutions(programme: Programme) -> list[Organisation]:
    """Those that come to a meeting, by name."""
    found = {row.organisation.pk: row.organisation for one in programme.meetings for row in one.attendances.all()}
    return sorted(found.values(), key=lambda row: (row.name, row.pk))


def _may_answer(request: Request, row: Delegate) -> bool:
    """Whether to draw the buttons: the rule with its look at consents is asked when one is pressed."""
    answers_for_state = bool(may_agree(request.actor, row, request.actor.today, declining=True))
    return answers_for_state and row.agreed_on is None and row.organisation_id != row.holder_id


def _form(
    request: Request, assessment: Assessment, form: "PartForm | DelegateForm | DocumentForm", title: str, go: str
) -> HttpResponse:
    context = {
        "assessment": assessment,
        "state": state_of(assessment.compartment),
        "form": form,
        "title": title,
        "go": go,
    }
    return render(request, "web/visits/form.html", context, status=422 if request.method == "POST" else 200)
