"""What every template may use."""

from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.statuses import known_levels
from headway.doors.web.people.second_factor import factor_is_due
from headway.doors.web.personas import is_demonstration, personas
from headway.foundation.access.oversight import roles_given_by
from headway.foundation.core.actors import ANONYMOUS, Actor

PLACES = (
    (_("Home"), "home"),
    (_("States"), "states"),
    (_("Recommendations"), "recommendations"),
    (_("Sources"), "sources"),
    (_("Organisations"), "organisations"),
    (_("Search"), "search"),
)
TOUR = (_("Tour"), "tour")
PEOPLE = (_("People"), "people")


def who_and_where(request: HttpRequest) -> dict[str, Any]:
    """The actor, the places of the frame, the personas of the demonstration, and the levels of scales when needed.

    `signing_in`: people sign in here, which they do not on a laptop that was opened by its printed link.
    """
    actor = getattr(request, "actor", ANONYMOUS)
    passed = hasattr(request, "actor")
    return {
        "actor": actor,
        "places": [(word, reverse(f"web:{name}")) for word, name in places_of(actor)],
        "personas": personas(cast(Request, request)) if passed else [],
        "signing_in": not settings.HEADWAY_TOKEN,
        "factor_is_due": passed and factor_is_due(cast(Request, request)),
        "levels": SimpleLazyObject(known_levels),
    }


def places_of(actor: Actor) -> list[tuple[str, str]]:
    """The places of the frame: the tour of a demonstration, and People for whoever looks after any."""
    shown = ((TOUR, is_demonstration()), (PEOPLE, bool(roles_given_by(actor))))
    places = [*PLACES, *(place for place, has in shown if has)]
    return [(str(word), name) for word, name in places]
