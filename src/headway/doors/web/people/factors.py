"""Second factors: codes from an app, passkeys, and a printed sheet of codes for who has neither phone nor key."""

from collections.abc import Sequence
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from cryptography.fernet import MultiFernet
from django import forms
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from headway.foundation.access.ciphers import cipher_of
from headway.foundation.access.models import User

FACTOR_IN_SESSION = "has-a-second-factor"
SITE = "Headway"
EITHER = {Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN}


def has_a_factor(user: AbstractBaseUser) -> bool:
    """Whether anything beside the password guards an account."""
    return bool(is_mfa_enabled(user))


class SecondFactorAdapter(DefaultMFAAdapter):
    """What guards an account is kept encrypted, so that a copy of the database alone does not open it."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That code is not right, or no longer. Is the clock of your device right?"),
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def is_mfa_enabled(self, user: AbstractBaseUser, types: Sequence[str] | None = None) -> bool:
        """A printed sheet counts wherever either an app or a key does: not everybody has a phone at work."""
        either = set(types or ()) >= EITHER
        return bool(super().is_mfa_enabled(user, [*EITHER, Authenticator.Type.RECOVERY_CODES] if either else types))

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002  allauth's word
        return ""

    def _get_site_name(self) -> str:
        return SITE


class PrintASheetForm(forms.Form):
    """Make a new sheet of recovery codes, also where it is the only second factor."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.user: User | AnonymousUser = kwargs.pop("user")
        super().__init__(*args, **kwargs)


class AddPasskeyForm(AddWebAuthnForm):
    """A new passkey and what it may do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].help_text = _("To tell it from others: “office key”, “my phone”.")
        passwordless = self.fields["passwordless"]
        passwordless.label = _("It replaces the password")
        passwordless.help_text = _("You then sign in with it alone; it asks for its PIN, your finger or your face.")


def _cipher() -> MultiFernet:
    return cipher_of([settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS])
