"""Bytes by their digest: written once under files/ab/abcdef…, found again by SHA-256."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from headway.foundation.ledger.changes import Change
from headway.foundation.ledger.models import StoredFile
from headway.foundation.ledger.scanning import Scanned


def path_of(sha256: str) -> str:
    return f"files/{sha256[:2]}/{sha256}"


def store_file(change: Change, clean: Scanned, *, name: str, media_type: str, compartment: str) -> StoredFile:
    """Keep bytes and their row. The same bytes are kept once; each row that needs them has its own entry."""
    data = clean.data
    digest = hashlib.sha256(data).hexdigest()
    if not default_storage.exists(path_of(digest)):
        default_storage.save(path_of(digest), ContentFile(data))
    row = StoredFile(compartment=compartment, sha256=digest, size=len(data), media_type=media_type, name=name)
    return change.add(row)


def read_file(file: StoredFile) -> bytes:
    """The bytes of a stored file. Raises FileNotFoundError if storage lost them."""
    with default_storage.open(path_of(file.sha256)) as stream:
        return bytes(stream.read())


def destroy_bytes(sha256: str) -> bool:
    """Remove the bytes unless another row still names them; True when they are gone."""
    if StoredFile.objects.filter(sha256=sha256).exists():
        return False
    default_storage.delete(path_of(sha256))
    return True
