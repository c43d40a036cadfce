"""Whoever holds a seat that asks for a second factor sets one up before anything else."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import resolve, reverse

from headway.doors.web.middleware import Handler
from headway.doors.web.parts.requests import Request
from headway.doors.web.people.factors import FACTOR_IN_SESSION, has_a_factor
from headway.foundation.access.models import User
from headway.foundation.core.actors import Actor

ON_THE_WAY = {
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_list_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "account_reauthenticate",
    "account_logout",
    "account_login",
    "account_set_password",
}
"""The pages that lead to a second factor, and the way out."""


def needs_a_factor(actor: Actor) -> bool:
    """Whether a seat of theirs asks for a second factor (HEADWAY_MFA_ROLES)."""
    return any(seat.role in settings.HEADWAY_MFA_ROLES for seat in actor.seats)


def factor_is_due(request: Request) -> bool:
    """Whether they have to set one up before anything else; who opened the printed link of a laptop is not asked."""
    return not settings.HEADWAY_TOKEN and needs_a_factor(request.actor) and not _has_one(request)


def lead_to_a_second_factor(get_response: Handler) -> Handler:
    """Whoever has to set up a second factor sees the pages that do it, and no other."""

    def middleware(request: Request) -> HttpResponse:
        if factor_is_due(request) and resolve(request.path_info).url_name not in ON_THE_WAY:
            return HttpResponseRedirect(reverse("mfa_index"))
        return get_response(request)

    return middleware  # type: ignore[return-value]  # the request has gained its actor


def _has_one(request: HttpRequest) -> bool:
    if request.session.get(FACTOR_IN_SESSION):
        return True
    found = isinstance(request.user, User) and has_a_factor(request.user)
    if found:
        request.session[FACTOR_IN_SESSION] = True
    return found
