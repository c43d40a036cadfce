"""Putting a backup back into an empty folder, and expunging again what was expunged after it was made."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from zipfile import ZipFile

import orjson
from django.db import DEFAULT_DB_ALIAS, connection

from headway.engines.keeping.archive import (
    CHECKPOINT,
    DATABASE,
    FORMAT,
    KEYS,
    MANIFEST,
    CannotKeep,
    files_named_in,
    opened,
)
from headway.engines.keeping.copying import CannotCopy, copy_installation, holds_something, opened_database
from headway.engines.keeping.preparing import make_ready
from headway.engines.keeping.shape import CannotPrepare, make_tables
from headway.foundation.core.actors import Actor
from headway.foundation.core.databases import sqlite_at
from headway.foundation.ledger.expunge import expunge
from headway.foundation.ledger.files import path_of
from headway.foundation.ledger.models import Payload, Revision

UNPACKING = ".restoring"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back: when the backup was made, how many files it held, and the checkpoint that lies in it."""

    at: datetime
    files: int
    checkpoint: str


@dataclass(frozen=True, slots=True)
class Tombstone:
    """That a revision was expunged, why and before whom; without content."""

    revision: str
    reason: str
    witness: str


def put_back(path: Path, folder: Path, *, identity: Path | None = None) -> Restored:
    """Unpack a backup into a folder (and, with PostgreSQL, a database) that holds no installation.

    Checked before anything is moved. Raises CannotKeep.
    """
    if (folder / DATABASE).exists():
        raise CannotKeep(f"{folder} holds an installation already: name an empty folder with --data.")
    if connection.vendor == "postgresql" and holds_something(DEFAULT_DB_ALIAS):
        raise CannotKeep("The database holds an installation already: name an empty one in DATABASE_URL.")
    folder.mkdir(parents=True, exist_ok=True)
    unpacked = folder / UNPACKING
    shutil.rmtree(unpacked, ignore_errors=True)
    try:
        with opened(path, identity) as archive:
            told = _unpack(archive, unpacked)
        if connection.vendor == "postgresql":
            _load(unpacked / DATABASE)
        _move(unpacked, folder)
    finally:
        shutil.rmtree(unpacked, ignore_errors=True)
    return told


def tombstones() -> Iterator[Tombstone]:
    """Every tombstone of this ledger, in the order they were set."""
    for found in Revision.objects.exclude(expunges="").order_by("changeset_id", "hash").select_related("payload"):
        told = orjson.loads(found.payload.text)
        yield Tombstone(found.expunges, told["reason"], told["witness"])


def as_lines(stones: Iterator[Tombstone]) -> Iterator[str]:
    for stone in stones:
        yield orjson.dumps({"revision": stone.revision, "reason": stone.reason, "witness": stone.witness}).decode()


def read_lines(text: str) -> list[Tombstone]:
    """Tombstones as `as_lines` wrote them. Raises CannotKeep."""
    try:
        rows = [orjson.loads(line) for line in text.splitlines() if line.strip()]
        return [Tombstone(str(row["revision"]), str(row["reason"]), str(row["witness"])) for row in rows]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        raise CannotKeep(
            "This is no list of tombstones: give the file that “headway ledger tombstones” wrote."
        ) from None


def bury_again(stones: list[Tombstone], *, actor: Actor, at: datetime) -> int:
    """Expunge what the list names and this ledger still holds; how many revisions that were."""
    buried = 0
    for stone in stones:
        if Payload.objects.filter(pk=stone.revision, revision__expunges="").exists():
            receipt = expunge(
                stone.revision, actor=actor, at=at, reason=stone.reason, witness=stone.witness, restore=True
            )
            buried += len(receipt.tombstones)
    return buried


def _unpack(archive: ZipFile, folder: Path) -> Restored:
    names = set(archive.namelist())
    if not {MANIFEST, DATABASE, CHECKPOINT} <= names:
        raise CannotKeep("This archive is no backup of Headway: give the file that “headway backup” wrote.")
    told = orjson.loads(archive.read(MANIFEST))
    if told.get("format") != FORMAT:
        raise CannotKeep(f"This backup is of the kind {told.get('format')}: a newer Headway is needed to read it.")
    folder.mkdir(mode=0o700)
    archive.extract(DATABASE, folder)
    _check_database(folder / DATABASE, told["database"])
    files = 0
    for name in files_named_in(folder / DATABASE):
        if path_of(name) not in names:
            raise CannotKeep("A file is missing from this backup: take another copy.")
        archive.extract(path_of(name), folder)
        _check(folder / path_of(name), name)
        files += 1
    for key in KEYS:
        if key in names:
            archive.extract(key, folder)
            (folder / key).chmod(0o600)
    return Restored(datetime.fromisoformat(told["at"]), files, archive.read(CHECKPOINT).decode())


def _load(snapshot: Path) -> None:
    """Put the rows of a backup into PostgreSQL; all of them, proved equal, or none."""
    try:
        make_ready()
        with opened_database(sqlite_at(snapshot)) as other:
            make_tables(other)
            copy_installation(other, DEFAULT_DB_ALIAS)
    except (CannotCopy, CannotPrepare) as error:
        raise CannotKeep(str(error)) from None
    snapshot.unlink()


def _check_database(path: Path, digest: str) -> None:
    _check(path, digest)
    with closing(sqlite3.connect(path)) as database:
        if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise CannotKeep("The database in this backup is damaged: take another copy.")


def _check(path: Path, digest: str) -> None:
    with path.open("rb") as reader:
        if file_digest(reader, "sha256").hexdigest() != digest:
            raise CannotKeep("This backup was damaged or changed: take another copy.")


def _move(unpacked: Path, folder: Path) -> None:
    """The database last: until it is there, the folder holds no installation."""
    for entry in sorted(unpacked.iterdir(), key=lambda entry: entry.name == DATABASE):
        target = folder / entry.name
        if target.is_dir():
            shutil.rmtree(target)
        entry.replace(target)
