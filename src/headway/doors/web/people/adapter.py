"""django-allauth as it behaves here: nobody registers, failures are counted and told, and what happens is noted."""

from typing import Any, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from headway.doors.web.parts.limits import address_of
from headway.doors.web.people.factors import FACTOR_IN_SESSION, has_a_factor
from headway.foundation.access.models import AccountEvent, User
from headway.foundation.access.security_log import note

LOCKED_OUT = _(
    "Too many attempts failed. For 15 minutes no password is accepted for this address; a passkey still works. "
    "Whoever runs this Headway can give you a link to a new password."
)
WRONG = _("The e-mail address or the password is not right.")


class AccountAdapter(DefaultAccountAdapter):
    """Accounts begin with an invitation; see `foundation.access.invitations`."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": LOCKED_OUT,
        "email_password_mismatch": WRONG,
        "account_inactive": WRONG,
        "incorrect_password": _("That is not your password."),
        "enter_current_password": _("That is not your password."),
        "incorrect_code": _("That code is not right, or no longer."),
        "rate_limited": _("Too many attempts; wait a minute."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            self._note(AccountEvent.LOCKED_OUT, request, credentials)
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        self._note(AccountEvent.REFUSED, request, credentials)

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **given: Any) -> HttpResponse:
        if has_a_factor(user):
            request.session[FACTOR_IN_SESSION] = True
        return super().post_login(request, user, **given)

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write to somebody in their language, if the installation sends e-mail; also once the request is over."""
        if settings.EMAIL_URL:
            user = context.get("user")
            with override(user.language if isinstance(user, User) and user.language else get_language()):
                self.render_mail(template_prefix, email, {"email": email, **context}).send()

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell somebody what was done to their account."""
        self.send_mail(template_prefix, email or str(user.get_username()), {"user": user, **(context or {})})

    def _note(self, event: AccountEvent, request: HttpRequest, credentials: dict[str, Any]) -> None:
        user = User.objects.filter(email__iexact=credentials.get("email", "")).first()
        note(event, at=timezone.now(), user=user, door="web", address=address_of(request), detail="password")


def instead(response: HttpResponse) -> NoReturn:
    """Answer with this page in the middle of a sign-in."""
    raise ImmediateHttpResponse(response)
