"""What a backup file looks like: a ZIP, or the same encrypted to age recipients (age-encryption.org/v1).

It holds `manifest.json`, the rows as `headway.sqlite3` whatever database they came from, `files/` by SHA-256, the
installation's keys, and the signed checkpoint of the ledger as it stood.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile

import pyrage

FORMAT = "headway-backup-1"
MANIFEST, DATABASE, CHECKPOINT = "manifest.json", "headway.sqlite3", "checkpoint.txt"
KEYS = ("secret-key", "signing-key")
_ENCRYPTED = b"age-encryption.org/v1\n"


class CannotKeep(Exception):
    """A backup cannot be made or put back; the message is one sentence that says why and what to do."""


def recipients_of(names: Iterable[str]) -> list[pyrage.x25519.Recipient]:
    """The public keys ("age1…") a backup is to be encrypted for. Raises CannotKeep."""
    try:
        return [pyrage.x25519.Recipient.from_str(name) for name in names]
    except pyrage.RecipientError as error:
        raise CannotKeep(f"This is no age recipient ({error}): give the public key that begins with “age1”.") from None


def identity_in(path: Path) -> pyrage.x25519.Identity:
    """The secret key in a file that `age-keygen` wrote. Raises CannotKeep."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    found = next((line.strip() for line in lines if line.startswith("AGE-SECRET-KEY-")), "")
    try:
        return pyrage.x25519.Identity.from_str(found)
    except pyrage.IdentityError:
        raise CannotKeep(f"{path} holds no age identity: give the file that age-keygen wrote.") from None


def encrypt(plain: Path, sealed: Path, recipients: Sequence[pyrage.x25519.Recipient]) -> None:
    """Write a file encrypted for all recipients, a piece at a time."""
    with plain.open("rb") as reader, sealed.open("wb") as writer:
        pyrage.encrypt_io(reader, writer, list(recipients))


def files_named_in(database: Path) -> list[str]:
    """The SHA-256 of every file that a database (SQLite) names."""
    with closing(sqlite3.connect(database)) as found:
        return [name for (name,) in found.execute("SELECT DISTINCT sha256 FROM ledger_storedfile ORDER BY sha256")]


def is_encrypted(path: Path) -> bool:
    with path.open("rb") as reader:
        return reader.read(len(_ENCRYPTED)) == _ENCRYPTED


@contextmanager
def opened(path: Path, identity: Path | None) -> Iterator[ZipFile]:
    """The archive of a backup file, decrypted if need be. Raises CannotKeep."""
    with TemporaryDirectory(dir=path.resolve().parent) as folder:
        plain = path
        if is_encrypted(path):
            plain = Path(folder) / "plain.zip"
            _decrypt(path, plain, identity)
        try:
            with ZipFile(plain) as archive:
                yield archive
        except BadZipFile:
            raise CannotKeep(f"{path} is no backup, or was cut short: take another copy.") from None


def _decrypt(sealed: Path, plain: Path, identity: Path | None) -> None:
    if identity is None:
        raise CannotKeep(f"{sealed} is encrypted: name the file with the age identity by --identity.")
    try:
        with sealed.open("rb") as reader, plain.open("wb") as writer:
            pyrage.decrypt_io(reader, writer, [identity_in(identity)])
    except pyrage.DecryptError:
        raise CannotKeep(f"{sealed} was not encrypted for this identity, or was damaged: try another copy.") from None
