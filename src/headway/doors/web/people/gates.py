"""Who may come to a page about people at all."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse

from headway.doors.web.parts.requests import Request
from headway.foundation.access.models import User
from headway.foundation.access.oversight import is_administrator, roles_given_by

View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    """For whoever is signed in; everybody else signs in first."""

    @wraps(view)
    def answer(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if not isinstance(request.user, User):
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return answer


def own_account(view: View) -> View:
    """For a person with an account of their own; a persona of the demonstration has none."""

    @signed_in
    @wraps(view)
    def answer(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if me(request).persona:
            raise Http404
        return view(request, *args, **kwargs)

    return answer


def overseers(view: View) -> View:
    """For whoever looks after other people's seats; for everybody else there is no such page."""

    @wraps(view)
    def answer(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if not roles_given_by(request.actor):
            raise Http404
        return view(request, *args, **kwargs)

    return answer


def administrators(view: View) -> View:
    """For administrators; for everybody else there is no such page."""

    @wraps(view)
    def answer(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_administrator(request.actor):
            raise Http404
        return view(request, *args, **kwargs)

    return answer


def me(request: Request) -> User:
    """The user who asks, on a page for who is signed in."""
    return cast(User, request.user)
