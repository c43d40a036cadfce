"""Pillars of a strategy, and measures put into them and taken out."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from headway.casework.plans.models import Measure, Pillar, Placement
from headway.casework.plans.strategies import add_pillar, change_pillar, place, take_out
from headway.doors.web.parts.acting import refusals_on, refusals_told
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.requests import Request
from headway.doors.web.plans.forms import PillarForm
from headway.doors.web.plans.strategies import asked, strategy_kept
from headway.foundation.catalogue.models import Area
from headway.foundation.core.verdicts import NotAllowed


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, key: UUID) -> HttpResponse:
    """Add a pillar."""
    row = strategy_kept(request, key)
    form = PillarForm(chapters(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusals_on(form):
            add_pillar(
                row, given["title"], actor=request.actor, at=timezone.now(), areas=given["areas"],
                order=given["order"] or 0,
            )  # fmt: skip
            return redirect("web:strategy", key=row.pk)
    return asked(request, row, form, _("Add a pillar"), _("Add it"), template="pillar")


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, key: UUID) -> HttpResponse:
    """Another name, place or other areas."""
    rows = Pillar.objects.visible_to(request.actor).leading_to_visible(request.actor, "strategy")
    pillar = get_object_or_404(rows.prefetch_related("areas"), pk=key)
    row = strategy_kept(request, pillar.strategy_id)
    initial = {"title": pillar.title, "order": pillar.order, "areas": [area.pk for area in pillar.areas.all()]}
    form = PillarForm(chapters(), request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusals_on(form):
            change_pillar(
                pillar, title=given["title"], order=given["order"] or pillar.order, areas=given["areas"],
                actor=request.actor, at=timezone.now(),
            )  # fmt: skip
            return redirect("web:strategy", key=row.pk)
    return asked(request, row, form, _("Change the pillar"), _("Keep the change"), template="pillar")


@require_POST
def put(request: Request, key: UUID) -> HttpResponse:
    """Put a measure into a pillar, out of the one it stands in."""
    row = strategy_kept(request, key)
    pillars = {seal(one.pk): one for one in Pillar.objects.visible_to(request.actor).filter(strategy=row)}
    measures = Measure.objects.visible_to(request.actor).filter(compartment=row.compartment)
    wanted = {seal(one.pk): one for one in measures}
    pillar, measure = pillars.get(request.POST.get("pillar", "")), wanted.get(request.POST.get("measure", ""))
    with refusals_told(request):
        if pillar is None or measure is None:
            raise NotAllowed(_("Choose a measure and a pillar."))
        place(measure, pillar, actor=request.actor, at=timezone.now(), because="chosen by hand")
    return redirect("web:strategy", key=row.pk)


@require_POST
def out(request: Request, key: UUID) -> HttpResponse:
    """Take a measure out of a pillar."""
    rows = Placement.objects.visible_to(request.actor).leading_to_visible(request.actor, "pillar", "measure")
    row = get_object_or_404(rows.select_related("pillar"), pk=key)
    strategy = strategy_kept(request, row.pillar.strategy_id)
    with refusals_told(request):
        take_out(row, actor=request.actor, at=timezone.now())
    return redirect("web:strategy", key=strategy.pk)


def chapters() -> list[Area]:
    """The chapters of the framework, of which pillars are made."""
    return list(Area.objects.filter(until=None, parent=None).order_by("order", "id"))
