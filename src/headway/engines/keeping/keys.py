"""Renewing the installation's keys. Cut short at any point, a renewal is simply asked for again."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.conf import settings
from django.db import transaction

from headway.foundation.access.ciphers import cipher_of
from headway.foundation.ledger.signing import own_name

SECRET, BEFORE, SIGNING = "secret-key", "secret-key-before", "signing-key"
SEALED = ("secret", "seed")
"""What allauth keeps encrypted of a factor: the key of an app, the seed of a sheet."""


class CannotRenew(Exception):
    """A key cannot be renewed; the message is one sentence that says why and what to do."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """How many second factors were encrypted anew, and how many no key here opens: their owners set up another."""

    factors: int
    lost: int


def renew_secret() -> Renewed:
    """Make a new secret key, and encrypt with it what the old one encrypted. Raises CannotRenew.

    The old one is kept beside it until that is done. Where the key comes from the environment, the operator gives both.
    """
    folder = Path(settings.DATA)
    if os.environ.get("HEADWAY_SECRET_KEY"):
        if not settings.SECRET_KEY_FALLBACKS:
            raise CannotRenew(
                "The key comes from HEADWAY_SECRET_KEY: give a new one there, the old one in "
                "HEADWAY_SECRET_KEY_BEFORE, and run this again."
            )
        return _encrypt_anew([settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS])
    if not (folder / BEFORE).exists():
        _write(folder / BEFORE, (folder / SECRET).read_text())
        _write(folder / SECRET, secrets.token_urlsafe(48))
    told = _encrypt_anew([(folder / name).read_text().strip() for name in (SECRET, BEFORE)])
    (folder / BEFORE).unlink()
    return told


def renew_signing_key() -> tuple[str, str]:
    """Make a new key for signing; the public halves of the old one and of the new one. Old sheets keep the old one."""
    kept = Path(settings.DATA) / SIGNING
    before = own_name()
    kept.unlink()
    return before, own_name()


@transaction.atomic
def _encrypt_anew(keys: list[str]) -> Renewed:
    cipher = cipher_of(keys)
    factors = lost = 0
    for factor in Authenticator.objects.select_for_update().order_by("pk"):
        for name in SEALED:
            if name not in factor.data:
                continue
            try:
                factor.data[name] = cipher.rotate(factor.data[name].encode()).decode()
            except InvalidToken:
                lost += 1
            else:
                factors += 1
                factor.save(update_fields=["data"])
    return Renewed(factors, lost)


def _write(kept: Path, text: str) -> None:
    """Whole or not at all, and readable by its owner only."""
    beside = kept.with_name(f"{kept.name}.new")
    beside.unlink(missing_ok=True)
    beside.touch(mode=0o600)
    beside.write_text(text)
    beside.replace(kept)
