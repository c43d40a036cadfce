"""Addresses that tell nothing: a row's id says when it was made, so a page's address carries it sealed.

The seal is a permutation of the 128 bits keyed with the installation's secret (a balanced Feistel network, four rounds
over SHA-256; Luby and Rackoff 1988): nothing is stored, nothing can be guessed, and the same row has another address on
another installation. It hides; it does not authorise: every page still asks `visible_to`.
"""

import base64
import hmac
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.http import Http404
from django.urls import register_converter, reverse

ROUNDS = 4
HALF = 8
LETTERS = 26


class SealedId:
    """The path converter `<sealed:name>`: a UUID in the view, 26 letters and digits in the address."""

    regex = "[a-z2-7]{26}"

    def to_python(self, value: str) -> UUID:
        try:
            sealed = base64.b32decode(value.upper() + "======")
        except ValueError:
            raise ValueError("no such address") from None
        return UUID(bytes=_unseal(sealed))

    def to_url(self, value: UUID | str) -> str:
        return seal(value if isinstance(value, UUID) else UUID(value))


@lru_cache(maxsize=4096)
def seal(value: UUID) -> str:
    """The address form of an id."""
    left, right = value.bytes[:HALF], value.bytes[HALF:]
    for number in range(ROUNDS):
        left, right = right, _mixed(left, right, number)
    return base64.b32encode(left + right).decode().rstrip("=").lower()


def unsealed(address: str) -> UUID | None:
    """The id that an address or a form carries; None for what is no sealed id."""
    try:
        return SealedId().to_python(address) if len(address) == LETTERS else None
    except ValueError:
        return None


def unsealed_or_404(addresses: Iterable[str]) -> set[UUID]:
    """The ids that a form sent. Raises Http404 where one is no sealed id."""
    found = [unsealed(address) for address in addresses]
    if None in found:
        raise Http404
    return {key for key in found if key is not None}


def address_of(source: UUID, passage: UUID) -> str:
    """Where a passage opens: its source, at the passage."""
    key = seal(passage)
    return f"{reverse('web:source', args=[source])}?passage={key}#here"


def _unseal(sealed: bytes) -> bytes:
    left, right = sealed[:HALF], sealed[HALF:]
    for number in reversed(range(ROUNDS)):
        left, right = _mixed(right, left, number), left
    return left + right


def _mixed(half: bytes, by: bytes, number: int) -> bytes:
    mask = hmac.digest(_key(), bytes([number]) + by, sha256)[:HALF]
    return bytes(a ^ b for a, b in zip(half, mask, strict=True))


@lru_cache(maxsize=1)
def _key() -> bytes:
    return hmac.digest(str(settings.SECRET_KEY).encode(), b"addresses", sha256)


register_converter(SealedId, "sealed")
