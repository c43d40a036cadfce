"""A need: stated, agreed to by the State with its proof, matched with reasons, followed to its end."""

from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from headway.casework.assessments.models import Assessment
from headway.casework.assistance.effect import effects_of
from headway.casework.assistance.models import Match, Need, Offer
from headway.casework.assistance.queries import at_work_in, need_in_full, visible_offers
from headway.casework.assistance.rules import NEXT, may_agree, may_close, may_match, may_move
from headway.casework.assistance.services import agree_to_need, close_need, move_match, propose_match, state_need
from headway.casework.evidence.models import Source
from headway.casework.recommendations.queries import as_counted, visible_recommendations
from headway.doors.web.assistance.forms import AgreeForm, CloseForm, MoveForm, NeedForm
from headway.doors.web.assistance.overview import writing_seat
from headway.doors.web.parts.acting import refusals_on, refusals_told
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.statuses import known_levels
from headway.doors.web.plans.measures import sections
from headway.doors.web.translations.translating import texts_for, with_offers
from headway.doors.web.visits.visit import state_of
from headway.engines.matching.fits import Fit, fits
from headway.foundation.access.models import Audience
from headway.foundation.access.opening import own_side
from headway.foundation.catalogue.models import State
from headway.foundation.core.verdicts import NotAllowed

BEST = 5
NEWEST = 60


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, code: str) -> HttpResponse:
    """State a need; the State has not agreed to it yet."""
    state, seat = get_object_or_404(State, code=code), writing_seat(request.actor, code)
    if seat is None:
        raise Http404
    actor = request.actor
    assessments = list(Assessment.objects.visible_to(actor).filter(compartment=code).order_by("-dates", "-id"))
    rows = sorted(visible_recommendations(actor, code).select_related("assessment"), key=as_counted)
    form = NeedForm(assessments, rows, sections(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        row = Need(
            **{name: given[name] for name in ("title", "text", "priority")},
            assessment=form.assessments[given["assessment"]],
            recommendation=form.rows.get(given["recommendation"]),
            compartment=code,
            holder_id=seat.organisation,
            circle=form.assessments[given["assessment"]].circle,
        )
        row.audience = Audience(own_side(row))
        with refusals_on(form):
            state_need(row, actor=actor, at=timezone.now(), areas=given["areas"])
            messages.success(request, _("The need is kept. Record next that the State agreed to it."))
            return redirect("web:need", key=row.pk)
    context = {"code": code, "state": state, "form": form, "title": _("State a need"), "go": _("Keep it")}
    return render(request, "web/assistance/form.html", context, status=422 if request.method == "POST" else 200)


@require_safe
def need(request: Request, key: UUID) -> HttpResponse:
    """A need with its agreement, its matches, the offers that would fit and why, and what is verified of the gap."""
    row = need_seen(request, key)
    return _page(request, row)


@require_POST
def agree(request: Request, key: UUID) -> HttpResponse:
    """Record that the State agreed to it."""
    row = need_seen(request, key)
    if not may_agree(request.actor, row, proof=True):
        raise Http404
    form = AgreeForm(_sources(request, row), request.POST)
    if form.is_valid():
        given = form.cleaned_data
        proof = form.sources.get(given["proof"])
        with refusals_on(form):
            agree_to_need(row, on=given["on"], by=given["by"], proof=proof, actor=request.actor, at=timezone.now())
            messages.success(request, _("The agreement is recorded; offers can be matched now."))
            return redirect("web:need", key=row.pk)
    return _page(request, row, agreeing=form)


@require_POST
def close(request: Request, key: UUID) -> HttpResponse:
    """Say that it is met or withdrawn."""
    row = need_seen(request, key)
    form = CloseForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        with refusals_on(form):
            close_need(row, given["state"], because=given["because"], actor=request.actor, at=timezone.now())
            messages.success(request, _("It is kept. Whether the gap is closed stays what the Body verified."))
            return redirect("web:need", key=row.pk)
    return _page(request, row, closing=form)


@require_POST
def match(request: Request, key: UUID) -> HttpResponse:
    """Set an offer against it, with the reasons that were shown."""
    row = need_seen(request, key)
    offers = {seal(one.pk): one for one in visible_offers(request.actor).filter(compartment=row.compartment)}
    offer = offers.get(request.POST.get("offer", ""))
    with refusals_told(request):
        if offer is None:
            raise NotAllowed(_("Choose an offer."))
        found = _fits(request, row, [offer])
        because = "\n".join(reason.words for one in found for reason in one.reasons)
        propose_match(row, offer, actor=request.actor, at=timezone.now(), because=because)
        messages.success(request, _("%(offer)s is proposed for this need.") % {"offer": offer})
    return redirect("web:need", key=row.pk)


@require_POST
def move(request: Request, key: UUID) -> HttpResponse:
    """Say how a match goes: agreed, under way, delivered, dropped."""
    rows = Match.objects.visible_to(request.actor).leading_to_visible(request.actor, "need", "offer")
    row = get_object_or_404(rows.select_related("need", "offer", "holder"), pk=key)
    form = MoveForm([(word.value, word.label) for word in NEXT[Match.Status(row.status)]], request.POST)
    with refusals_told(request):
        if not form.is_valid():
            raise NotAllowed(_("Choose what it is now, and since when."))
        given = form.cleaned_data
        move_match(row, given["status"], on=given["on"], effect=given["effect"], actor=request.actor, at=timezone.now())
    return redirect("web:need", key=row.need_id)


def need_seen(request: Request, key: UUID) -> Need:
    """A need that the reader may see, with its matches; else 404."""
    row = need_in_full(key, request.actor)
    if row is None:
        raise Http404
    return row


def _page(
    request: Request, row: Need, *, agreeing: AgreeForm | None = None, closing: CloseForm | None = None
) -> HttpResponse:
    """The page of a need; with a form that was refused it says what was wrong."""
    actor, refused = request.actor, agreeing is not None or closing is not None
    if agreeing is None and may_agree(actor, row, proof=True):
        agreeing = AgreeForm(_sources(request, row), initial={"on": actor.today, "by": actor.organisation})
    if closing is None and may_close(actor, row):
        closing = CloseForm()
    may = bool(may_match(actor, row))
    effect = effects_of([row], actor)[row.pk]
    fits = _best(request, row) if may or row.agreed_on is None else []
    beside = [*(one.offer for one in fits), *([row.recommendation] if row.recommendation else [])]
    context = {
        "need": row,
        "texts": texts_for(request, *with_offers([row]), *beside),
        "state": state_of(row.compartment),
        "effect": effect,
        "levels": known_levels() if effect.progress else None,
        "matches": [(one, _moving(request, one)) for one in row.matches.all()],
        "agreeing": agreeing,
        "closing": closing,
        "fits": fits,
        "matches_now": may,
    }
    return render(request, "web/assistance/need.html", context, status=422 if refused else 200)


def _best(request: Request, row: Need) -> list[Fit]:
    taken = {one.offer_id for one in row.matches.all() if one.status != Match.Status.DROPPED}
    offers = visible_offers(request.actor).filter(compartment=row.compartment)
    return _fits(request, row, [one for one in offers if one.pk not in taken])[:BEST]


def _fits(request: Request, row: Need, offers: Sequence[Offer]) -> list[Fit]:
    state = state_of(row.compartment)
    helping = at_work_in(row.compartment, request.actor) if offers else {}
    group = state.group if state else ""
    return fits([row], offers, on=request.actor.today, region=group, at_work=helping)


def _moving(request: Request, row: Match) -> forms.Form | None:
    """The form by which somebody moves a match on, with what they may make of it; None where nothing."""
    words = [(w.value, w.label) for w in NEXT[Match.Status(row.status)] if may_move(request.actor, row, w.value)]
    return MoveForm(words, initial={"on": request.actor.today}, prefix=None) if words else None


def _sources(request: Request, row: Need) -> list[Source]:
    """The newest documents on file that everyone who sees the need may see."""
    rows = Source.objects.visible_to(request.actor).filter(compartment=row.compartment)
    return list(rows.order_by("-dated", "-id")[:NEWEST])
