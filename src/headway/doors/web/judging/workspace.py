"""The judging workspace: an area's provisions one after another, beside what is known of them."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from headway.casework.assessments.judged import changed_levels, disagreements, judged_in_area, told_elsewhere
from headway.casework.assessments.judging import disagree, judge, judge_apart
from headway.casework.assessments.models import Assessment, Judgement
from headway.casework.assessments.queries import called
from headway.casework.assessments.services import picture_threat
from headway.casework.assessments.workspace import (
    Axis,
    Item,
    answers_about,
    areas_to_judge,
    figures_about,
    items_of,
    known_about,
)
from headway.casework.evidence.models import Source
from headway.casework.evidence.queries import told
from headway.doors.web.judging.forms import DisagreementForm, JudgementForm, ThreatForm
from headway.doors.web.parts.acting import refusals_on
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.said import say, say_title
from headway.doors.web.parts.statuses import known_levels
from headway.doors.web.parts.tracks import drawn_track
from headway.foundation.access.rules import may_assess
from headway.foundation.catalogue.models import Area
from headway.foundation.core.verdicts import NotAllowed

SHOWS = {
    "said": gettext_lazy("What was observed"),
    "answers": gettext_lazy("Answers"),
    "figures": gettext_lazy("Figures"),
    "elsewhere": gettext_lazy("Judged elsewhere"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """What is judged on the page: one item on one axis, and the address of the one after it ("" after the last)."""

    item: Item
    axis: Axis
    following: str


@require_safe
def areas(request: Request, code: str) -> HttpResponse:
    """The areas of an assessment with what is judged in each, and the levels that changed."""
    assessment = _assessment(request, code)
    listed = areas_to_judge(assessment, request.actor)
    context = {
        "assessment": assessment,
        "track": drawn_track(assessment, request.actor),
        "areas": listed,
        "axes": [axis.axis for axis in listed[0].own] if listed else [],
        "done": sum(row.judged for row in listed),
        "total": sum(row.provisions for row in listed),
        "changed": changed_levels(assessment, request.actor),
    }
    return render(request, "web/judging/areas.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def area_page(request: Request, code: str, area: str) -> HttpResponse:
    """Judge an area's provisions one after another; `item` and `axis` say which, `show` and `origin` what is beside."""
    assessment, actor = _assessment(request, code), request.actor
    row = get_object_or_404(Area.objects.select_related("parent"), pk=area)
    judgements = judged_in_area(assessment, row.pk, actor)
    items = items_of(assessment, row, judgements)
    place = _place(request, code, row, items)
    wider = [item.key for item in items if not item.is_area]
    about = wider if place.item.is_area else [place.item.key]
    show, origin = _wanted(request.GET.get("show", ""), SHOWS, "said"), request.GET.get("origin", "")
    known = known_about(assessment, row.pk, about, actor, origin) if show == "said" or request.POST else []
    levels = known_levels()
    form = JudgementForm(assessment, place.item, place.axis, known, request.POST or None, levels=levels)
    if request.method == "POST" and form.is_valid() and _judge(request, form):
        messages.success(
            request, _("Judged: %(name)s, %(axis)s.") % {"name": _name(place.item), "axis": say(place.axis.title)}
        )
        wanted = place.following if "next" in request.POST else ""
        return HttpResponseRedirect(wanted or f"{request.path}?{_query(place.item, place.axis.axis)}")
    standing = [judged for judged in (place.axis.now, place.axis.reasons) if judged]
    context = {
        "assessment": assessment,
        "track": drawn_track(assessment, actor),
        "levels": levels,
        "area": row,
        "items": items,
        "place": place,
        "here": _query(place.item, place.axis.axis),
        "form": form,
        "show": show,
        "shows": SHOWS,
        "origin": origin,
        "origins": [(key, say(str(word))) for key, word in Source.Origin.choices],
        "known": known,
        "answers": answers_about(assessment, row.pk, actor) if show == "answers" else [],
        "figures": figures_about(assessment, row.pk, actor) if show == "figures" else [],
        "elsewhere": told_elsewhere(judgements, assessment, place.item.key, place.axis.axis, actor),
        "disagreements": disagreements(standing, actor),
        "disagree": DisagreementForm(standing[0], None, levels=levels) if standing else None,
    }
    return render(request, "web/judging/area.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["POST"])
def disagreement(request: Request, key: UUID) -> HttpResponse:
    """Record what a colleague holds against a judgement."""
    found = Judgement.objects.visible_to(request.actor).leading_to_visible(request.actor, "assessment")
    judged = get_object_or_404(found.select_related("assessment", "provision"), pk=key)
    if not may_judge_here(request, judged.assessment):
        raise Http404
    form = DisagreementForm(judged, request.POST, levels=known_levels())
    if not form.is_valid():
        messages.error(request, _("Say what you would judge otherwise, and why."))
    else:
        try:
            disagree(form.row(request.actor), actor=request.actor, at=timezone.now())
        except NotAllowed as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Your disagreement is kept beside the judgement."))
    area = request.POST.get("area", "")
    if not Area.objects.filter(pk=area).exists():
        return redirect("web:judging", code=judged.assessment.code)
    address = reverse("web:judge-area", args=[judged.assessment.code, area])
    query = urlencode({"item": judged.subject, "axis": judged.axis})
    return HttpResponseRedirect(f"{address}?{query}#disagreements")


@require_http_methods(["GET", "HEAD", "POST"])
def new_threat(request: Request, code: str) -> HttpResponse:
    """Say how the threat is seen, with what it rests on."""
    assessment, actor = _assessment(request, code), request.actor
    sections = [(row.pk, say_title(row)) for row in Area.objects.filter(until=None).exclude(parent=None)]
    seen = told(actor).filter(compartment=assessment.compartment, type="threat").order_by("-said_on", "-id")
    form = ThreatForm(assessment, sections, seen, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            picture = form.picture(actor)
            areas = form.cleaned_data["areas"]
            picture_threat(picture, actor=actor, at=timezone.now(), areas=areas, cites=form.cited())
            messages.success(request, _("The threat picture is kept."))
            return HttpResponseRedirect(f"{reverse('web:assessment-judgements', args=[assessment.code])}#threat")
    context = {"assessment": assessment, "form": form}
    return render(request, "web/judging/threat.html", context, status=422 if request.method == "POST" else 200)


def _assessment(request: Request, code: str) -> Assessment:
    assessment = called(code, request.actor)
    if assessment is None or not may_judge_here(request, assessment):
        raise Http404
    return assessment


def may_judge_here(request: Request, assessment: Assessment) -> bool:
    """Whether the reader judges in this assessment: for the Body that carries it out, with the seat they write from."""
    actor, compartment, circle = request.actor, assessment.compartment, assessment.circle
    return any(
        seat.body == assessment.body_id
        and may_assess(actor, holder=seat.organisation, compartment=compartment, circle=circle)
        for seat in actor.seats[:1]
    )


def _place(request: Request, code: str, area: Area, items: Sequence[Item]) -> Place:
    """The item and axis asked for, else the first that is not judged yet."""
    steps = [(item, axis) for item in items for axis in item.axes]
    asked = (request.GET.get("item", ""), request.GET.get("axis", ""))
    waiting = [number for number, (_, axis) in enumerate(steps) if not axis.is_judged]
    chosen = [n for n, (item, axis) in enumerate(steps) if item.key == asked[0] and asked[1] in {"", axis.axis}]
    number = next(iter([*chosen, *waiting, 0]))
    item, axis = steps[number]
    if number + 1 == len(steps):
        return Place(item, axis, "")
    after, turn = steps[number + 1]
    return Place(item, axis, f"{reverse('web:judge-area', args=[code, area.pk])}?{_query(after, turn.axis)}")


def _judge(request: Request, form: JudgementForm) -> bool:
    """Whether what was given has been kept; if not, the form says why."""
    actor, at = request.actor, timezone.now()
    rows, cites = form.judgements(actor), form.cited()
    with refusals_on(form):
        if len(rows) > 1:
            judge_apart(rows[0], rows[1], actor=actor, at=at, cites=cites)
        else:
            judge(rows[0], actor=actor, at=at, cites=cites)
        return True
    return False


def _query(item: Item, axis: str) -> str:
    return urlencode({"item": item.key, "axis": axis})


def _name(item: Item) -> str:
    return say_title(item.what) if isinstance(item.what, Area) else f"{item.what.instrument.symbol}, {item.what.ref}"


def _wanted(given: str, among: Container[str], otherwise: str) -> str:
    return given if given in among else otherwise
