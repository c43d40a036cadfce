"""MinHash sketches of texts (Broder 1997): how alike two texts are, from 512 bytes each. Pure."""

import re
from functools import cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from headway.foundation.language.words import folded

HASHES = 128
ROWS = 4
"""Rows of a band: texts that share half of their shingles almost surely share one of the 32 bands."""
WORDS = 4
LETTERS = 12
_WORD = re.compile(r"\w+")


def sketch(text: str) -> bytes:
    """The signature of a text, b"" for one without words. The layout of pages, case and accents do not count."""
    hashes = _shingles(text)
    if not len(hashes):
        return b""
    factors, shifts = _family()
    least = [np.min((hashes * factor + shift) >> np.uint64(32)) for factor, shift in zip(factors, shifts, strict=True)]
    return np.array(least, dtype="<u4").tobytes()


def bands(signature: bytes) -> list[int]:
    """The bands of a signature, as numbers that a database indexes."""
    step = ROWS * 4
    pieces = (signature[at : at + step] for at in range(0, len(signature), step))
    return [
        int.from_bytes(blake2b(bytes([place]) + piece, digest_size=8).digest(), "big", signed=True)
        for place, piece in enumerate(pieces)
    ]


def likeness(one: bytes, other: bytes) -> float:
    """About how much of two texts is the same, from 0 to 1: the share of their shingles that both have."""
    if len(one) != len(other) or not one:
        return 0.0
    first, second = (np.frombuffer(each, dtype="<u4") for each in (one, other))
    jaccard = float(np.mean(first == second))
    return 2 * jaccard / (1 + jaccard)


def _shingles(text: str) -> NDArray[np.uint64]:
    plain = folded(text)
    words = _WORD.findall(plain)
    if len(words) * LETTERS < len(plain):  # a script without spaces between words
        joined = "".join(words)
        found = {joined[at : at + LETTERS] for at in range(max(1, len(joined) - LETTERS + 1))} if joined else set()
    else:
        found = {" ".join(words[at : at + WORDS]) for at in range(max(1, len(words) - WORDS + 1))} if words else set()
    digests = b"".join(blake2b(shingle.encode(), digest_size=8).digest() for shingle in found)
    return np.frombuffer(digests, dtype="<u8")


@cache
def _family() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Fixed odd factors and shifts: the same on every installation, for ever."""
    numbers = [
        int.from_bytes(blake2b(f"headway sketch {n}".encode(), digest_size=8).digest(), "little")
        for n in range(2 * HASHES)
    ]
    drawn = np.array(numbers, dtype=np.uint64)
    return drawn[:HASHES] | np.uint64(1), drawn[HASHES:]
