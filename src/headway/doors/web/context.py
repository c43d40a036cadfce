"""What every template may use."""

from typing import Any

from django.http import HttpRequest

from headway.foundation.access.models import User
from headway.foundation.core.actors import ANONYMOUS


def who_and_where(request: HttpRequest) -> dict[str, Any]:
    """The actor, and the personas that can be chosen in the demonstration."""
    personas = User.objects.exclude(persona="").filter(is_active=True).order_by("joined_at", "id")
    return {"actor": getattr(request, "actor", ANONYMOUS), "personas": personas}
