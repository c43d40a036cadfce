"""From a link to an account: accepting an invitation, and beginning an installation."""

import secrets

from allauth.account.utils import perform_login
from allauth.socialaccount.adapter import get_adapter as get_provider_adapter
from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from headway.doors.web.parts.limits import address_of
from headway.doors.web.parts.requests import Request
from headway.doors.web.people.emails import confirm_address
from headway.doors.web.people.forms import AcceptForm, BeginForm
from headway.doors.web.people.leading_out import leads_to_providers
from headway.foundation.access.accounts import first_administrator, may_begin
from headway.foundation.access.invitations import NotOpen, WrongPerson, accept_as, accept_as_new, find_invitation
from headway.foundation.access.models import Invitation, User
from headway.foundation.access.oversight import place_for
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Role, system
from headway.foundation.ledger.changes import changeset


@leads_to_providers
def invitation_page(request: Request, secret: str) -> HttpResponse:
    """What someone is asked in to. Answered by the person it was sent to: with a new account, or as who they are."""
    invitation = find_invitation(secret, at=timezone.now())
    if invitation is None:
        return render(request, "people/no_invitation.html", status=404)
    if settings.HEADWAY_TOKEN:
        return render(
            request, "people/refused.html", {"sentence": _("Nobody is added to a demonstration.")}, status=403
        )
    if isinstance(request.user, User):
        return _as_oneself(request, invitation, request.user)
    if User.objects.filter(email__iexact=invitation.email).exists():
        return render(request, "people/sign_in_first.html", {"invitation": invitation})
    return _with_a_new_account(request, invitation)


def begin_page(request: Request, secret: str) -> HttpResponse:
    """Make the first administrator: by the link that `headway serve` printed, and only while there is no user."""
    asked = settings.HEADWAY_BEGIN
    if not asked or not secrets.compare_digest(secret.encode(), asked.encode()) or not may_begin():
        raise Http404
    form = BeginForm(request.POST or None)
    if form.is_valid():
        given, at = form.cleaned_data, timezone.now()
        home = given["organisation"] or _ministry(given["ministry"], given["state"].code)
        user = first_administrator(
            given["email"],
            given["name"],
            given["password"],
            office=given["office"],
            place=place_for(Role.ADMINISTRATOR, home),
            at=at,
            address=address_of(request),
        )
        confirm_address(user)
        return _sign_in(request, user)
    return render(request, "people/begin.html", {"form": form}, status=422 if form.is_bound else 200)


def _as_oneself(request: Request, invitation: Invitation, user: User) -> HttpResponse:
    if request.method != "POST":
        return render(request, "people/invitation_as.html", {"invitation": invitation, "person": user})
    try:
        accept_as(invitation, user, at=timezone.now(), address=address_of(request))
    except (WrongPerson, NotOpen) as refusal:
        return render(request, "people/refused.html", {"sentence": str(refusal)}, status=403)
    return HttpResponseRedirect("/")


def _with_a_new_account(request: Request, invitation: Invitation) -> HttpResponse:
    initial = {"name": invitation.name, "office": invitation.office}
    form = AcceptForm(request.POST or None, email=invitation.email, initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        try:
            user = accept_as_new(
                invitation,
                password=given["password"],
                name=given["name"],
                office=given["office"],
                at=timezone.now(),
                address=address_of(request),
            )
        except (WrongPerson, NotOpen) as refusal:
            return render(request, "people/refused.html", {"sentence": str(refusal)}, status=403)
        confirm_address(user)
        return _sign_in(request, user)
    providers = get_provider_adapter().list_providers(request)
    context = {"form": form, "invitation": invitation, "providers": _addresses(request, providers)}
    return render(request, "people/invitation.html", context, status=422 if form.is_bound else 200)


def _addresses(request: Request, providers: list) -> list[tuple[str, str]]:  # type: ignore[type-arg]  # allauth's own
    return [(provider.name, provider.get_login_url(request)) for provider in providers]


def _sign_in(request: Request, user: User) -> HttpResponse:
    answer: HttpResponse = perform_login(request, user, email_verification="none")
    return answer


def _ministry(name: str, state: str) -> Organisation:
    """A State's institution by its name, made if nobody has named it yet."""
    found = Organisation.objects.of_state(state).filter(name__iexact=name.strip()).first()
    if found:
        return found
    at = timezone.now()
    with changeset(
        actor=system("the first administrator", door="web"), at=at, reason="begin the installation"
    ) as change:
        return change.add(Organisation(name=name.strip(), type="ministry", state_id=state))
