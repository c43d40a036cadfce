"""An organisation's own identity provider says who someone is; what they may do is said here, by an invitation."""

from typing import NoReturn

from allauth.account.models import EmailAddress
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headway.doors.web.parts.limits import address_of
from headway.doors.web.people.adapter import instead
from headway.doors.web.people.emails import confirm_address
from headway.doors.web.people.factors import FACTOR_IN_SESSION
from headway.foundation.access.invitations import accept_as_new, invited
from headway.foundation.access.models import AccountEvent, User
from headway.foundation.access.security_log import note

UNKNOWN = _(
    "Nobody here has the address {email}. Ask whoever runs this Headway, or your focal point, for an invitation."
)
UNVERIFIED = _("{provider} does not say that the address {email} is yours, so Headway cannot tell who you are.")
CLOSED = _("Your account is closed. Ask whoever runs this Headway.")


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Known by the provider's subject; the first time by a verified address of a user or of an invited person."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        settings = sociallogin.provider.app.settings
        if not sociallogin.is_existing:
            user = self._meet(request, sociallogin, vouched=settings.get("vouches_for_email", False))
            sociallogin.connect(request, user)
            note(
                AccountEvent.PROVIDER_LINKED, at=timezone.now(), user=user, door="web",
                address=address_of(request), detail=sociallogin.provider.name,
            )  # fmt: skip
        known = sociallogin.user
        if isinstance(known, User) and not known.is_active:
            _refuse(request, known, str(CLOSED))
        if settings.get("vouches_for_second_factor", False):
            request.session[FACTOR_IN_SESSION] = True

    def _meet(self, request: HttpRequest, sociallogin: SocialLogin, *, vouched: bool) -> User:
        """The user of the address the provider vouches for, made now if they were invited. Refuses everybody else."""
        address: EmailAddress | None = next(iter(sociallogin.email_addresses), None)
        name = sociallogin.provider.name
        if address is None or not (address.verified or vouched):
            given = address.email if address else _("you gave")
            _refuse(request, None, UNVERIFIED.format(provider=name, email=given))
        user = User.objects.filter(email__iexact=address.email, persona="").first()
        if user:
            return user
        now = timezone.now()
        invitation = invited(address.email, at=now)
        if invitation is None:
            _refuse(request, None, UNKNOWN.format(email=address.email))
        user = accept_as_new(invitation, password=None, at=now, address=address_of(request))
        confirm_address(user)
        return user


def _refuse(request: HttpRequest, user: User | None, sentence: str) -> NoReturn:
    note(
        AccountEvent.REFUSED, at=timezone.now(), user=user, door="web",
        address=address_of(request), detail="identity provider",
    )  # fmt: skip
    instead(render(request, "people/refused.html", {"sentence": sentence}, status=403))
