"""Secrets that are shown once: long and random, so that a plain digest is enough to keep."""

import hmac
import secrets
from hashlib import sha256

BYTES = 32


def new_secret() -> str:
    """43 letters, digits, "-" and "_"; nobody guesses 256 bits."""
    return secrets.token_urlsafe(BYTES)


def digest_of(secret: str) -> str:
    """What is kept of a secret: SHA-256, in hexadecimal digits."""
    return sha256(secret.encode()).hexdigest()


def is_secret_of(digest: str, secret: str) -> bool:
    """Whether a secret belongs to a digest, in a time that tells nothing about either."""
    return hmac.compare_digest(digest, digest_of(secret))
