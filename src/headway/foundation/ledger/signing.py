"""The installation's Ed25519 key (RFC 8032), which signs what leaves it as evidence."""

from base64 import b64decode, b64encode
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from django.conf import settings


def own_key() -> Ed25519PrivateKey:
    """The key of this installation, made on first use and kept for its owner only."""
    kept = Path(settings.DATA) / "signing-key"
    if not kept.exists():
        made = Ed25519PrivateKey.generate()
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(b64encode(made.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())).decode())
    return Ed25519PrivateKey.from_private_bytes(b64decode(kept.read_text()))


def own_name() -> str:
    """The public half of the key, as text (base64): what others check signatures with."""
    return b64encode(own_key().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


def sign(data: bytes) -> str:
    """The signature of this installation, as text (base64)."""
    return b64encode(own_key().sign(data)).decode()


def is_signed(data: bytes, signature: str, name: str) -> bool:
    """Whether the owner of a public key signed these bytes. What is no key or no signature has not signed."""
    try:
        Ed25519PublicKey.from_public_bytes(b64decode(name, validate=True)).verify(
            b64decode(signature, validate=True), data
        )
    except (InvalidSignature, ValueError):
        return False
    return True
