"""Measures are entered and told of: who takes part, what they answer, their money, what came of them."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from headway.casework.evidence.models import Figure, Observation
from headway.casework.plans.models import Funding, Measure, MeasureEvidence, MeasureFigure, Pillar
from headway.casework.plans.queries import list_answers, visible_measures
from headway.casework.plans.rules import may_keep_strategies, may_say_answered, may_tell_of, planning_seats
from headway.casework.plans.services import answer_with, create_measure, fund, name_parts, tell_result
from headway.casework.plans.strategies import place
from headway.casework.recommendations.queries import as_counted, visible_recommendations
from headway.doors.web.parts.acting import refusals_on
from headway.doors.web.parts.requests import Request
from headway.doors.web.plans.forms import AnswersForm, MeasureForm, MoneyForm, OrganisationForm, ResultForm
from headway.doors.web.plans.pillars import chapters
from headway.doors.web.visits.visit import state_of
from headway.foundation.access.models import Audience
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import Area, Provision, State
from headway.foundation.core.actors import Actor, Seat
from headway.foundation.core.verdicts import Verdict
from headway.foundation.ledger.changes import changeset

NEWEST = 100


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, code: str) -> HttpResponse:
    """Enter a measure of one's own institution; who keeps the strategy may put it into a pillar at once."""
    state, seat = get_object_or_404(State, code=code), _seat(request, code)
    keeps = bool(may_keep_strategies(request.actor, code))
    pillars = Pillar.objects.visible_to(request.actor).filter(compartment=code).order_by("strategy_id", "order", "id")
    form = MeasureForm(_organisations(code), sections(), list(pillars) if keeps else [], request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        measure = Measure(
            **{name: given[name] for name in ("title", "type", "status", "dates")},
            compartment=code,
            holder_id=seat.organisation,
            audience=Audience.STATE if keeps else Audience.OWN,
        )
        actor, at = request.actor, timezone.now()
        with refusals_on(form):
            with changeset(actor=actor, at=at, reason=f"measure: {measure}"):
                create_measure(measure, actor=actor, at=at, areas=given["areas"], parts=form.parts())
                if pillar := form.pillars.get(given["pillar"]):
                    place(measure, pillar, actor=actor, at=at, because="chosen by hand")
            messages.success(request, _("The measure is kept. Say next what it answers."))
            return redirect("web:measure", key=measure.pk)
    if not keeps:
        del form.fields["pillar"]
    context = {"state": state, "form": form}
    return render(request, "web/plans/new_measure.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def organisations(request: Request, key: UUID) -> HttpResponse:
    """Name one more organisation."""
    measure = _measure(request, key)
    form = OrganisationForm(_organisations(measure.compartment, outside=True), request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            name_parts(measure, [form.part_taken()], actor=request.actor, at=timezone.now())
            return redirect("web:measure", key=measure.pk)
    return _asked(request, measure, form, _("Name an organisation"), _("Name it"))


@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: Request, key: UUID) -> HttpResponse:
    """Say which recommendations and provisions it answers."""
    measure = _measure(request, key, may=may_say_answered)
    told = {row.recommendation_id or row.provision_id for row in list_answers(measure, request.actor)}
    found = visible_recommendations(request.actor, measure.compartment).select_related("assessment")
    rows = [row for row in sorted(found, key=as_counted) if row.pk not in told]
    provisions = Provision.objects.filter(until=None, judged=True).exclude(
        pk__in=[x for x in told if isinstance(x, str)]
    )
    ordered = provisions.select_related("instrument").order_by("instrument__adopted", "instrument_id", "id")
    form = AnswersForm(rows, ordered, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        chosen = [form.rows[code] for code in given["recommendations"]]
        named = [given["provision"]] if given["provision"] else []
        with refusals_on(form):
            answer_with(measure, recommendations=chosen, provisions=named, actor=request.actor, at=timezone.now())
            return redirect("web:measure", key=measure.pk)
    return _asked(request, measure, form, _("What it answers"), _("Keep it"), template="answers")


@require_http_methods(["GET", "HEAD", "POST"])
def money(request: Request, key: UUID) -> HttpResponse:
    """Record what is set aside for it or was spent, as somebody said it."""
    measure = _measure(request, key)
    form = MoneyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        row = Funding(measure=measure, said_on=request.actor.today, **form.cleaned_data)
        with refusals_on(form):
            fund(row, actor=request.actor, at=timezone.now())
            messages.success(request, _("It is kept, for your side alone."))
            return redirect("web:measure", key=measure.pk)
    return _asked(request, measure, form, _("Money for it"), _("Keep it"))


@require_http_methods(["GET", "HEAD", "POST"])
def results(request: Request, key: UUID) -> HttpResponse:
    """Let an observation or a figure tell what came of it."""
    measure, actor = _measure(request, key), request.actor
    told = MeasureEvidence.objects.visible_to(actor).filter(measure=measure).order_by()
    shown = MeasureFigure.objects.visible_to(actor).filter(measure=measure).order_by()
    seen = Observation.objects.visible_to(actor).filter(compartment=measure.compartment)
    observations = seen.exclude(pk__in=told.values("observation")).order_by("-id")[:NEWEST]
    counted = Figure.objects.visible_to(actor).filter(compartment=measure.compartment)
    figures = counted.exclude(pk__in=shown.values("figure")).order_by("-as_of", "-id")[:NEWEST]
    form = ResultForm(observations, figures, request.POST or None)
    if request.method == "POST" and form.is_valid():
        observation = form.observations.get(form.cleaned_data["observation"])
        figure = form.figures.get(form.cleaned_data["figure"])
        with refusals_on(form):
            tell_result(measure, observation=observation, figure=figure, actor=actor, at=timezone.now())
            return redirect("web:measure", key=measure.pk)
    return _asked(request, measure, form, _("What came of it"), _("Keep it"))


def sections() -> list[Area]:
    """The sections of the framework, in the order of a report."""
    found = Area.objects.filter(until=None).exclude(parent=None).order_by("order", "id")
    return list(found) or chapters()


def _seat(request: Request, code: str) -> Seat:
    """The seat from which somebody writes measures of a State; else 404."""
    for seat in planning_seats(request.actor, code):
        return seat
    raise Http404


def _measure(request: Request, key: UUID, *, may: Callable[[Actor, Measure], Verdict] = may_tell_of) -> Measure:
    """A measure that the reader may add to; else 404."""
    row = get_object_or_404(visible_measures(request.actor).select_related("holder"), pk=key)
    if not may(request.actor, row):
        raise Http404
    return row


def _organisations(code: str, *, outside: bool = False) -> list[Organisation]:
    found = Organisation.objects.filter(state=code, until="").order_by("name", "id")
    others = Organisation.objects.filter(state=None).exclude(type="public-source").order_by("name", "id")
    return [*found, *(others if outside else [])]


def _asked(
    request: Request, measure: Measure, form: forms.Form, title: str, go: str, *, template: str = "measure_form"
) -> HttpResponse:
    context = {"measure": measure, "state": state_of(measure.compartment), "form": form, "title": title, "go": go}
    status = 422 if request.method == "POST" else 200
    return render(request, f"web/plans/{template}.html", context, status=status)
