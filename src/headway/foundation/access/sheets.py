"""What is kept of a printed sheet of codes: one hash for each that is left, all with the sheet's own salt.

Argon2id as OWASP has it for passwords. The hashes of a sheet share their salt, so that a code is tried against all of
them at the cost of one; each says by which parameters it was made.
"""

from base64 import b64decode
from collections.abc import Iterable, Sequence
from secrets import token_bytes

from argon2 import Parameters, Type, extract_parameters
from argon2.low_level import hash_secret

MADE = Parameters(Type.ID, version=19, salt_len=16, hash_len=32, time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hashes_of(codes: Iterable[str]) -> list[str]:
    """What to keep of a new sheet."""
    salt = token_bytes(MADE.salt_len)
    return [_hash(code, salt, MADE) for code in codes]


def left_without(code: str, hashes: Sequence[str]) -> list[str] | None:
    """The hashes that are left once this code is used up; None if the sheet has no such code, or no longer."""
    if not hashes:
        return None
    salt = b64decode(hashes[0].split("$")[4] + "==")
    given = _hash(code, salt, extract_parameters(hashes[0]))
    return [kept for kept in hashes if kept != given] if given in hashes else None


def _hash(code: str, salt: bytes, made: Parameters) -> str:
    return hash_secret(
        code.encode(), salt, made.time_cost, made.memory_cost, made.parallelism, made.hash_len, made.type, made.version
    ).decode()
