"""What happens around every page: the content security policy, the token of single-user mode, and who is asking."""

import secrets
from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from headway.doors.web.parts.requests import Request
from headway.doors.web.personas import BACKEND
from headway.doors.web.record.reads import after_sending
from headway.foundation.access.accounts import only_user
from headway.foundation.access.models import User
from headway.foundation.access.models.users import actor_of
from headway.foundation.access.noting import noting
from headway.foundation.access.scope import answering
from headway.foundation.core.actors import ANONYMOUS, Actor

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
Handler = Callable[[HttpRequest], HttpResponse]


def content_security_policy(get_response: Handler) -> Handler:
    """Only what this installation serves itself may run, be shown or be sent to; and no page is kept by the browser.

    A page that was kept would still be there for whoever reads next, on a shared machine or after a switch of persona.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Cache-Control", "private, no-store")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        return response

    return middleware


def ask_for_the_token(get_response: Handler) -> Handler:
    """On a laptop let in who followed the printed link, once, as its one user if it has one; all others are told to."""

    def middleware(request: HttpRequest) -> HttpResponse:
        token = settings.HEADWAY_TOKEN
        if not token or request.session.get("token") == token or hasattr(request, "token_actor"):
            return get_response(request)
        given = request.GET.get("token", "")
        if given and secrets.compare_digest(given.encode(), token.encode()):
            if settings.HEADWAY_SINGLE_USER:
                login(request, only_user(), backend=BACKEND)
            request.session["token"] = token
            rest = {key: value for key, value in request.GET.items() if key != "token"}
            return HttpResponseRedirect(request.path + ("?" + urlencode(rest) if rest else ""))
        return render(request, "web/token.html", status=403)

    return middleware


def _who_asks(request: Request) -> Actor:
    """The owner of a program's token (doors/api), else who is signed in, else the public."""
    given: Actor | None = getattr(request, "token_actor", None)
    if given is not None:
        return given
    user = request.user
    return actor_of(user, today=timezone.localdate(), door="web") if isinstance(user, User) else ANONYMOUS


def know_the_actor(get_response: Handler) -> Handler:
    """Every page is answered to an actor, and every read inside names them."""

    def middleware(request: Request) -> HttpResponse:
        request.actor = _who_asks(request)
        with answering(request.actor), noting() as noted:
            response = get_response(request)
        after_sending(response, noted, request.actor)
        return response

    return middleware  # type: ignore[return-value]  # the request has gained its actor
