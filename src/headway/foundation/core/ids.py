"""Identifiers: UUID version 7 (RFC 9562, section 5.7), sortable by the moment of making.

An id tells when its row was made, so it never appears in a public address.
"""

import os
import time
from threading import Lock
from uuid import UUID

TICKS = 4096
"""Ticks of a millisecond: the 12 bits after the version hold them (RFC 9562, section 6.2, method 3)."""

_lock = Lock()
_last = 0


def new_id() -> UUID:
    """A fresh UUIDv7: later than every other that this process made, whatever the clock does."""
    global _last  # the one counter of the process
    with _lock:
        _last = max(_last + 1, time.time_ns() * TICKS // 1_000_000)
        tick = _last
    return uuid7(tick // TICKS, tick % TICKS, os.urandom(8))


def uuid7(milliseconds: int, tick: int, randomness: bytes) -> UUID:
    """The UUIDv7 of a moment (ms since 1970, and its 4096ths), with 62 of the 64 bits of randomness given."""
    if not 0 <= milliseconds < 1 << 48:
        raise ValueError("a UUIDv7 holds moments from 1970 to 10889")
    head = (milliseconds << 16) | (0x7 << 12) | tick
    tail = (0x2 << 62) | (int.from_bytes(randomness, "big") & ~(0x3 << 62))
    return UUID(int=(head << 64) | tail)
