"""Accounts as administrators see them: who may sign in and how, never what they read."""

from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from headway.doors.web.parts.limits import address_of
from headway.doors.web.parts.requests import Request
from headway.doors.web.people.gates import administrators
from headway.foundation.access.accounts import close_account, memberships_of, open_account
from headway.foundation.access.models import REFUSALS, AccountEvent, Membership, SecurityLine, Token, User
from headway.foundation.access.oversight import looks_after, may_run
from headway.foundation.access.security_log import note
from headway.foundation.access.tokens import revoke_token
from headway.foundation.core.verdicts import NotAllowed, require

SHOWN = 200
CLOSED, OPEN_AGAIN = _("The account of %(person)s is closed."), _("The account of %(person)s is open again.")
PARTS = {"accounts": _("Accounts alone"), "refusals": _("Refusals alone")}
"""What the security log can be narrowed to."""


@administrators
def person_page(request: Request, key: UUID) -> HttpResponse:
    """One account: its memberships, how its owner signs in, when they last did, and what can be done about it."""
    user, memberships = _find(request, key)
    return render(
        request,
        "people/person.html",
        {
            "person": user,
            "memberships": memberships,
            "factors": Authenticator.objects.filter(user=user).order_by("created_at", "pk"),
            "providers": [row.get_provider().name for row in SocialAccount.objects.filter(user=user)],
            "sessions": UserSession.objects.filter(user=user).count(),
            "tokens": Token.objects.filter(user=user).in_force(timezone.now()),
            "verdict": may_run(request.actor, user, memberships),
            "lines": SecurityLine.objects.filter(user=user.id)[:20],
        },
    )


@require_POST
@administrators
def close(request: Request, key: UUID) -> HttpResponse:
    """Close an account, or open it again."""
    user, _ = _find(request, key)
    act, said = (close_account, CLOSED) if user.is_active else (open_account, OPEN_AGAIN)
    try:
        act(user, actor=request.actor, at=timezone.now())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said % {"person": user})
    return _back(key)


@require_POST
@administrators
@reauthentication_required
def new_password_link(request: Request, key: UUID) -> HttpResponse:
    """A link to a new password, for who cannot get it by e-mail; shown once, works once, for a day."""
    user, memberships = _find(request, key)
    verdict = may_run(request.actor, user, memberships)
    if not verdict:
        messages.error(request, verdict.because)
        return _back(key)
    secret = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    link = get_adapter(request).get_reset_password_from_key_url(secret)
    _note(AccountEvent.RESET_LINK, request, user)
    return render(request, "people/password_link.html", {"person": user, "link": link})


@require_POST
@administrators
@reauthentication_required
def forget_factors(request: Request, key: UUID) -> HttpResponse:
    """Take away every second factor of somebody who has lost theirs; they set up another at their next sign-in."""
    user, memberships = _find(request, key)
    try:
        require(may_run(request.actor, user, memberships))
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return _back(key)
    Authenticator.objects.filter(user=user).delete()
    for session in UserSession.objects.filter(user=user):
        session.end()
    _note(AccountEvent.FACTOR_REMOVED, request, user, "all of them, by an administrator")
    said = _("%(person)s signs in with a password alone until they set up another second factor.")
    messages.success(request, said % {"person": user})
    return _back(key)


@require_POST
@administrators
def end_token(request: Request, key: UUID, token: UUID) -> HttpResponse:
    """Take back a token of somebody they look after."""
    user, memberships = _find(request, key)
    if not may_run(request.actor, user, memberships):
        raise Http404
    row = get_object_or_404(Token.objects.filter(user=user), pk=token)
    revoke_token(row, by=request.actor, at=timezone.now(), address=address_of(request))
    messages.success(request, _("The token “%(token)s” opens nothing any more.") % {"token": row})
    return _back(key)


@administrators
def security_log(request: Request) -> HttpResponse:
    """What happened to the accounts the reader looks after, and to addresses nobody here has; the newest first.

    `?only=` accounts or refusals.
    """
    memberships = Membership.objects.select_related("organisation")
    theirs = {row.user_id for row in memberships if looks_after(request.actor, row)} | {request.actor.user}
    lines = SecurityLine.objects.filter(
        Q(user__in=theirs) | Q(user=None, by="") | Q(user=None, by__startswith=request.actor.name)
    )
    only = request.GET.get("only", "")
    if only in PARTS:
        lines = lines.filter(event__in=REFUSALS) if only == "refusals" else lines.exclude(event__in=REFUSALS)
    context = {"lines": lines[:SHOWN], "shown": SHOWN, "only": only, "parts": PARTS}
    return render(request, "people/security_log.html", context)


def _find(request: Request, key: UUID) -> tuple[User, list[Membership]]:
    """An account with a seat that the reader looks after; strangers' accounts are not there."""
    user = get_object_or_404(User, pk=key)
    memberships = memberships_of(user)
    if not any(looks_after(request.actor, row) for row in memberships):
        raise Http404
    return user, memberships


def _back(key: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("web:person", args=[key]))


def _note(event: AccountEvent, request: Request, user: User, detail: str = "") -> None:
    note(event, at=timezone.now(), user=user, by=request.actor, address=address_of(request), detail=detail)
