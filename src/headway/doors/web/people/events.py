"""What allauth tells of accounts becomes lines of the security log."""

from typing import Any

from allauth.account import signals as account
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import signals as factors
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest
from django.utils import timezone

from headway.doors.web.parts.limits import address_of
from headway.doors.web.people.factors import FACTOR_IN_SESSION
from headway.doors.web.people.lasting import begin_to_count
from headway.foundation.access.models import AccountEvent, User
from headway.foundation.access.security_log import note

FACTORS: dict[str | None, str] = {
    Authenticator.Type.TOTP: "codes from an app",
    Authenticator.Type.WEBAUTHN: "passkey",
    Authenticator.Type.RECOVERY_CODES: "sheet of codes",
}


def listen() -> None:
    """Have every signal heard; called once, when the site starts."""
    account.user_logged_in.connect(_signed_in)
    user_logged_out.connect(_signed_out)
    for signal in (account.password_changed, account.password_set, account.password_reset):
        signal.connect(_password_changed)
    factors.authenticator_added.connect(_factor_added)
    factors.authenticator_reset.connect(_factor_added)
    factors.authenticator_removed.connect(_factor_removed)
    factors.authentication_failed.connect(_factor_refused)


def _signed_in(request: HttpRequest, user: User, **_: Any) -> None:
    begin_to_count(request.session, timezone.now())
    request.session.clear_expired()
    _note(AccountEvent.SIGNED_IN, request, user, ways_of(request, user))


def _signed_out(request: HttpRequest, user: User | None, **_: Any) -> None:
    if user is not None and not user.persona:
        _note(AccountEvent.SIGNED_OUT, request, user)


def _password_changed(request: HttpRequest, user: User, **_: Any) -> None:
    _note(AccountEvent.PASSWORD_CHANGED, request, user)


def _factor_added(request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    request.session[FACTOR_IN_SESSION] = True
    _note(AccountEvent.FACTOR_ADDED, request, user, FACTORS[authenticator.type])


def _factor_removed(request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    request.session.pop(FACTOR_IN_SESSION, None)
    _note(AccountEvent.FACTOR_REMOVED, request, user, FACTORS[authenticator.type])


def _factor_refused(request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    _note(AccountEvent.FACTOR_REFUSED, request, user, FACTORS[authenticator.type])


def ways_of(request: HttpRequest, user: User) -> str:
    """By what someone showed who they are: "password, codes from an app"."""
    records = get_authentication_records(request, user)
    said = [FACTORS.get(one.get("type"), one.get("provider", one["method"])) for one in records]
    return ", ".join(dict.fromkeys(str(way) for way in said))


def _note(event: AccountEvent, request: HttpRequest, user: User, detail: str = "") -> None:
    note(event, at=timezone.now(), user=user, door="web", address=address_of(request), detail=detail)
