"""An offer of a partner: entered on a page, changed by whoever holds it, and the needs it is set against."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from headway.casework.assistance.models import Match, Offer
from headway.casework.assistance.queries import visible_offers
from headway.casework.assistance.rules import may_change_offer
from headway.casework.assistance.services import change_told_offer, make_offer
from headway.casework.evidence.queries import opening
from headway.doors.web.assistance.forms import OfferForm
from headway.doors.web.assistance.overview import offering_seat
from headway.doors.web.parts.acting import refusals_on
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.requests import Request
from headway.doors.web.plans.measures import sections
from headway.doors.web.translations.translating import texts_for
from headway.doors.web.visits.visit import state_of
from headway.foundation.access.models import Audience
from headway.foundation.access.opening import own_side
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import State
from headway.foundation.core.actors import Side


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, code: str) -> HttpResponse:
    """Enter an offer: a partner its own, a side what it was told."""
    state, seat = get_object_or_404(State, code=code), offering_seat(request.actor, code)
    if seat is None:
        raise Http404
    form = OfferForm(_providers(request), sections(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        row = Offer(
            **form.columns(), provider=form.providers[form.cleaned_data["provider"]], compartment=code,
            holder_id=seat.organisation, audience=Audience.OWN, regions=code,
        )  # fmt: skip
        row.audience = Audience(own_side(row))
        with refusals_on(form):
            make_offer(row, actor=request.actor, at=timezone.now(), areas=form.cleaned_data["areas"])
            messages.success(request, _("The offer is kept."))
            return redirect("web:offer", key=row.pk)
    context = {"code": code, "state": state, "form": form, "title": _("Enter an offer"), "go": _("Keep it")}
    return render(request, "web/assistance/form.html", context, status=422 if request.method == "POST" else 200)


@require_safe
def offer_page(request: Request, key: UUID) -> HttpResponse:
    """An offer, and the needs it is set against."""
    row = get_object_or_404(visible_offers(request.actor).prefetch_related(opening(request.actor)), pk=key)
    found = Match.objects.visible_to(request.actor).leading_to_visible(request.actor, "need").filter(offer=row)
    matches = list(found.select_related("need").order_by("id"))
    context = {
        "offer": row,
        "state": state_of(row.compartment),
        "matches": matches,
        "texts": texts_for(request, row, *(one.need for one in matches)),
        "changes": bool(may_change_offer(request.actor, row)),
    }
    return render(request, "web/assistance/offer.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, key: UUID) -> HttpResponse:
    """Change what is offered; the ledger keeps what was offered before."""
    row = get_object_or_404(visible_offers(request.actor).prefetch_related(opening(request.actor)), pk=key)
    if not may_change_offer(request.actor, row):
        raise Http404
    initial = {
        **{name: getattr(row, name) for name in ("title", "text", "dates", "budget", "currency")},
        "provider": seal(row.provider_id),
        "areas": [area.pk for area in row.areas.all()],
    }
    form = OfferForm([row.provider], sections(), request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        columns = {**form.columns(), "areas": form.cleaned_data["areas"]}
        with refusals_on(form):
            change_told_offer(row, actor=request.actor, at=timezone.now(), **columns)
            return redirect("web:offer", key=row.pk)
    context = {"code": row.compartment, "state": state_of(row.compartment), "form": form}
    context |= {"title": _("Change the offer"), "go": _("Keep the change")}
    return render(request, "web/assistance/form.html", context, status=422 if request.method == "POST" else 200)


def _providers(request: Request) -> list[Organisation]:
    """Whose offers somebody may enter: a partner's its own, for others every organisation from outside."""
    rows = Organisation.objects.filter(state=None).exclude(type="public-source").order_by("name", "id")
    if request.actor.side is Side.PARTNER:
        rows = rows.filter(pk__in=[seat.organisation for seat in request.actor.seats])
    return list(rows)
