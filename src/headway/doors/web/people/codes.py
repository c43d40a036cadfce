"""Codes from an app: each is good once, for as long as the installation would take it at all."""

import re

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.core.cache import cache

from headway.foundation.access.models import User


def use_up(user: User, code: str) -> bool:
    """Whether nobody used this code before, and now somebody did.

    allauth remembers it for one step; where clocks may differ a code is taken for longer, so it is remembered longer.
    """
    steps = 2 * app_settings.TOTP_TOLERANCE + 1
    digits = re.sub(r"\D", "", code)
    return bool(cache.add(f"code-used:{user.pk}:{digits}", True, timeout=app_settings.TOTP_PERIOD * steps))


class SetUpForm(ActivateTOTPForm):
    """The first code of a new app; it does not sign in as well."""

    def clean_code(self) -> str:
        code: str = super().clean_code()
        use_up(self.user, code)
        return code


class GiveForm(AuthenticateForm):
    """A code when signing in."""

    def clean_code(self) -> str:
        return _once(self, super().clean_code())


class GiveAgainForm(ReauthenticateForm):
    """A code to show once more who one is."""

    def clean_code(self) -> str:
        return _once(self, super().clean_code())


def _once(form: BaseAuthenticateForm, code: str) -> str:
    if form.authenticator.type == Authenticator.Type.TOTP and not use_up(form.user, code):
        form._emit_authentication_failed(form.authenticator)
        raise get_adapter().validation_error("incorrect_code")
    return code
