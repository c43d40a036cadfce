"""How seeds of second factors are kept: encrypted (Fernet) with a key made of the installation's secret."""

from base64 import urlsafe_b64encode
from collections.abc import Iterable

from cryptography.fernet import Fernet, MultiFernet
from django.utils.crypto import salted_hmac


def cipher_of(secrets: Iterable[str]) -> MultiFernet:
    """Encrypts with the first secret and reads what any of them encrypted; `rotate` does both."""
    return MultiFernet([_with(secret) for secret in secrets])


def _with(secret: str) -> Fernet:
    key = salted_hmac("headway.second-factors", "key", algorithm="sha256", secret=secret).digest()
    return Fernet(urlsafe_b64encode(key))
