"""One's own account: who one is here, how one signs in, where one is signed in, and one's tokens."""

from uuid import UUID

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from headway.doors.web.parts.acting import refusals_on
from headway.doors.web.parts.limits import address_of
from headway.doors.web.parts.requests import Request
from headway.doors.web.people.forms import TokenForm
from headway.doors.web.people.gates import me, own_account, signed_in
from headway.doors.web.people.reminders import reminders_of
from headway.doors.web.people.second_factor import needs_a_factor
from headway.foundation.access.accounts import memberships_of
from headway.foundation.access.models import AccountEvent, Token, TokenScope
from headway.foundation.access.security_log import note
from headway.foundation.access.tokens import make_token, revoke_token


@signed_in
def account_page(request: Request) -> HttpResponse:
    """Name, office, memberships with since and until, ways of signing in, sessions, tokens."""
    user = me(request)
    return render(
        request,
        "people/account.html",
        {
            "person": user,
            "memberships": memberships_of(user),
            "factors": Authenticator.objects.filter(user=user).order_by("created_at", "pk"),
            "needs_a_factor": needs_a_factor(request.actor),
            "providers": [row.get_provider().name for row in SocialAccount.objects.filter(user=user)],
            "sessions": UserSession.objects.purge_and_list(user),
            "tokens": Token.objects.filter(user=user),
            "now": timezone.now(),
            **reminders_of(user),
        },
    )


@require_safe
def still_here(request: Request) -> HttpResponse:
    """Asked while somebody writes, so that writing counts as asking. It tells nothing, not even who is signed in."""
    return HttpResponse(status=204)


@require_POST
@own_account
def end_session(request: Request, pk: int) -> HttpResponse:
    """Sign out another browser, or this one."""
    session = get_object_or_404(UserSession.objects.filter(user=me(request)), pk=pk)
    _end(request, [session])
    messages.success(request, _("That browser is signed out."))
    return HttpResponseRedirect(reverse("web:account"))


@require_POST
@own_account
def end_other_sessions(request: Request) -> HttpResponse:
    """Sign out everywhere else."""
    here = request.session.session_key
    _end(request, list(UserSession.objects.filter(user=me(request)).exclude(session_key=here)))
    messages.success(request, _("You are signed out everywhere else."))
    return HttpResponseRedirect(reverse("web:account"))


@own_account
@reauthentication_required
def new_token(request: Request) -> HttpResponse:
    """A program's key, shown once, on the page that answers."""
    form = TokenForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        given, at = form.cleaned_data, timezone.now()
        state = given["compartment"]
        with refusals_on(form):
            made = make_token(
                me(request),
                given["name"],
                scope=TokenScope(given["scope"]),
                compartment=state.code if state else "",
                until=at + form.lasts(),
                at=at,
                address=address_of(request),
            )
            return render(request, "people/token_made.html", {"token": made.token, "raw": made.raw})
    return render(request, "people/token_form.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
@own_account
def end_token(request: Request, key: UUID) -> HttpResponse:
    """Take a token back; it opens nothing from now on."""
    token = get_object_or_404(Token.objects.filter(user=me(request)), pk=key)
    revoke_token(token, by=request.actor, at=timezone.now(), address=address_of(request))
    messages.success(request, _("The token “%(token)s” opens nothing any more.") % {"token": token})
    return HttpResponseRedirect(reverse("web:account"))


def _end(request: Request, sessions: list[UserSession]) -> None:
    for session in sessions:
        session.end()
        note(
            AccountEvent.SESSION_ENDED,
            at=timezone.now(),
            user=me(request),
            door="web",
            address=address_of(request),
            detail=session.user_agent,
        )
