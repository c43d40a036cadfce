"""Identifiers: UUID version 7 (RFC 9562, section 5.7), sortable by the moment of making.

An id tells when its row was made, so it never appears in a public address.
"""

import os
import time
from uuid import UUID


def new_id() -> UUID:
    """A fresh UUIDv7: 48 bits of Unix milliseconds, then 74 random bits."""
    moment = time.time_ns() // 1_000_000
    return uuid7(moment, os.urandom(10))


def uuid7(milliseconds: int, randomness: bytes) -> UUID:
    """The UUIDv7 of a moment (ms since 1970) and ten bytes of randomness."""
    if not 0 <= milliseconds < 1 << 48:
        raise ValueError("a UUIDv7 holds moments from 1970 to 10889")
    value = (milliseconds << 80) | int.from_bytes(randomness, "big")
    value = value & ~(0xF << 76) | (0x7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    return UUID(int=value)
