"""Assistance in a State's file: the needs it agreed to, what is offered, what of it fits."""

from collections.abc import Set

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from headway.casework.assessments.queries import has_file
from headway.casework.assistance.effect import effects_of
from headway.casework.assistance.models import Need
from headway.casework.assistance.queries import list_state_needs, visible_offers
from headway.doors.web.parts.requests import Request
from headway.doors.web.translations.translating import texts_for
from headway.doors.web.visits.visit import state_of
from headway.foundation.access.rules import WRITERS
from headway.foundation.core.actors import Actor, Role, Seat


@require_safe
def board(request: Request, code: str) -> HttpResponse:
    """Needs with their matches and what is verified of each gap, and the offers."""
    state = state_of(code)
    if state is None:
        raise Http404
    needs = list_state_needs(code, request.actor)
    offers = list(visible_offers(request.actor).filter(compartment=code).order_by("-dates", "title", "id"))
    seat = offering_seat(request.actor, code)
    if not needs and not offers and seat is None and not (request.actor.seats and has_file(request.actor, code)):
        raise Http404
    effects = effects_of(needs, request.actor)
    closed = {Need.State.MET.value, Need.State.WITHDRAWN.value}
    told = [(need, effects[need.pk]) for need in needs]
    context = {
        "state": state,
        "open": [row for row in told if row[0].state not in closed],
        "closed": [row for row in told if row[0].state in closed],
        "offers": offers,
        "texts": texts_for(request, *needs, *offers),
        "writes": writing_seat(request.actor, code) is not None,
        "offers_help": seat is not None,
    }
    return render(request, "web/assistance/board.html", context)


def writing_seat(actor: Actor, code: str) -> Seat | None:
    """The seat from which somebody writes in a State's file: what they enter is their organisation's."""
    return _seat(actor, code, WRITERS)


def offering_seat(actor: Actor, code: str) -> Seat | None:
    """The seat from which somebody enters offers: those who write, and providers for their own organisation."""
    return _seat(actor, code, {*WRITERS, Role.PROVIDER})


def _seat(actor: Actor, code: str, roles: Set[Role]) -> Seat | None:
    return next((seat for seat in actor.seats if seat.role in roles and seat.compartment in {"", code}), None)
