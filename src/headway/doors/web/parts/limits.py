"""Pages that cost much, or carry much away, answer one person only so often; then they say when to come back."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from headway.doors.web.parts.requests import Request
from headway.foundation.access.limits import Rate, wait_for

View = Callable[..., HttpResponse]
log = logging.getLogger("headway.attempts")


def limited(what: str, *, method: str = "", asking: str = "") -> Callable[[View], View]:
    """Let a page be asked for as often as the setting HEADWAY_RATES says for `what`.

    If given, only requests with that `method`, or that are `asking` with that parameter, count.
    """

    def around(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if (method and request.method != method) or (asking and not request.GET.get(asking)):
                return view(request, *args, **kwargs)
            rate = Rate.read(settings.HEADWAY_RATES[what])
            who = who_asks(cast(Request, request))
            seconds = wait_for(what, who, rate, timezone.now())
            if not seconds:
                return view(request, *args, **kwargs)
            log.warning("too often: %s by %s", what, who)
            return too_often(request, seconds)

        return answer

    return around


def who_asks(request: Request) -> str:
    """The user, or for the public the address that the request came from."""
    actor = request.actor
    return f"user:{actor.user}" if actor.user else f"address:{address_of(request)}"


def address_of(request: HttpRequest) -> str:
    """Where a request came from: as the proxy in front says, if there is one (HEADWAY_PROXY), else who is connected."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.HEADWAY_PROXY else ""
    return (forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", ""))[:64]


def too_often(request: HttpRequest, seconds: int) -> HttpResponse:
    """The page that says when to come back."""
    minutes = -(-seconds // 60)
    page = render(request, "429.html", {"minutes": minutes}, status=429)
    page.headers["Retry-After"] = str(seconds)
    return page
