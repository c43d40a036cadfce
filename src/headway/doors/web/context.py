"""What every template may use."""

from typing import Any, cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from headway.doors.web.personas import personas
from headway.doors.web.requests import Request
from headway.doors.web.statuses import known_levels
from headway.foundation.core.actors import ANONYMOUS

PLACES = (
    ("Home", "home"),
    ("States", "states"),
    ("Sources", "sources"),
    ("Organisations", "organisations"),
    ("Tour", "tour"),
)


def who_and_where(request: HttpRequest) -> dict[str, Any]:
    """The actor, the places of the frame, the personas of the demonstration, and the levels of scales when needed."""
    return {
        "actor": getattr(request, "actor", ANONYMOUS),
        "places": [(word, reverse(f"web:{name}")) for word, name in PLACES],
        "personas": personas(cast(Request, request)) if hasattr(request, "actor") else [],
        "levels": SimpleLazyObject(known_levels),
    }
