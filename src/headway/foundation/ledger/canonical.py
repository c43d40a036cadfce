"""Canonical JSON (RFC 8785) over the subset that payloads use, and the digests made from it.

The subset: ASCII keys, no floats, integers within ±2^53; there `orjson` with sorted keys writes the same bytes as
RFC 8785, which a property test holds it to.
"""

import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import orjson

LARGEST = 2**53
Json = Any


class NotCanonical(ValueError):
    """The value cannot be written so that every installation writes the same bytes."""


def canonical(value: Json) -> bytes:
    """The canonical bytes of a value made of dicts, lists, text, integers, booleans and None."""
    check(value)
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def check(value: Json) -> None:
    """Raise NotCanonical for what the subset leaves out."""
    if value is None or isinstance(value, bool | str):
        return
    if isinstance(value, int):
        if abs(value) > LARGEST:
            raise NotCanonical("integers beyond 2^53 go in as text")
        return
    if isinstance(value, dict):
        for key, item in value.items():
            if not (isinstance(key, str) and key.isascii()):
                raise NotCanonical(f"the key {key!r} is not ASCII text")
            check(item)
        return
    if isinstance(value, list | tuple):
        for item in value:
            check(item)
        return
    raise NotCanonical(f"{type(value).__name__} has no canonical form; write it as text")


def plain(value: object) -> Json:
    """A field's value as the payload holds it: dates, decimals and ids as text."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return number(value)
    raise NotCanonical(f"{type(value).__name__} has no canonical form; write it as text")


def dashed(given: str | UUID) -> str:
    """A UUID as text whichever way the database gives it."""
    key = given if isinstance(given, str) else str(given)
    return key if len(key) == 36 else f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}"


def number(value: Decimal) -> str:
    """A decimal without exponent or trailing zeros: the same text from SQLite and PostgreSQL."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def moment(value: datetime) -> str:
    """A moment in UTC with microseconds."""
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def payload_digest(nonce: bytes, payload: bytes) -> str:
    """SHA-256(nonce ‖ payload): the salt keeps a low-entropy draft from being guessed from its hash."""
    return sha256(nonce + payload)


def revision_hash(*, record: str, kind: str, schema: int, parents: list[str], digest: str) -> str:
    """The hash that names a revision everywhere."""
    header = {
        "kind": kind,
        "parents": sorted(parents),
        "payload_digest": digest,
        "record": record,
        "schema": schema,
        "v": 1,
    }
    return sha256(orjson.dumps(header, option=orjson.OPT_SORT_KEYS))
