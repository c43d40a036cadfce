"""A backup of the whole installation in one file, made while it runs: database, files, keys, and a checkpoint."""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

import orjson
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection

from headway import __version__
from headway.engines.keeping.archive import (
    CHECKPOINT,
    DATABASE,
    FORMAT,
    KEYS,
    MANIFEST,
    CannotKeep,
    encrypt,
    files_named_in,
    recipients_of,
)
from headway.engines.keeping.copying import CannotCopy, copy_installation, opened_database
from headway.engines.keeping.records import Kept, remember
from headway.engines.keeping.shape import make_tables
from headway.foundation.core.databases import sqlite_at
from headway.foundation.ledger.checkpoints import as_sheet, make_checkpoint
from headway.foundation.ledger.files import path_of

TRIES = 3


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was written: how many files it holds, its size in bytes, and whether it is encrypted."""

    path: Path
    files: int
    size: int
    encrypted: bool


def back_up(path: Path, *, at: datetime, recipients: Sequence[str] = ()) -> Made:
    """Write a backup to `path`, which must not be there yet. Nothing of it is left if it fails. Raises CannotKeep."""
    keys = recipients_of(recipients)
    if path.exists():
        raise CannotKeep(f"{path} is there already: choose another name; backups are not overwritten.")
    try:
        with TemporaryDirectory(dir=path.resolve().parent, prefix=".backup-") as folder:
            plain = Path(folder) / "plain.zip"
            count = _write(plain, Path(folder), at)
            if keys:
                encrypt(plain, plain.with_suffix(".age"), keys)
                plain = plain.with_suffix(".age")
            plain.chmod(0o600)
            _to_disk(plain)
            plain.replace(path)
    except CannotCopy as error:
        raise CannotKeep(str(error)) from None
    except OSError as error:
        raise CannotKeep(f"{path} cannot be written ({error.strerror}): choose another place.") from None
    with path.open("rb") as reader:
        remember(Kept(at, str(path.resolve()), file_digest(reader, "sha256").hexdigest()))
    return Made(path, count, path.stat().st_size, bool(keys))


def _write(plain: Path, folder: Path, at: datetime) -> int:
    """The archive; taken again where a file was expunged while it was copied."""
    for _ in range(TRIES):
        snapshot = folder / DATABASE
        sheet = as_sheet(make_checkpoint(at))
        _snapshot(snapshot)
        names = files_named_in(snapshot)
        missing = [name for name in names if not (Path(settings.MEDIA_ROOT) / path_of(name)).exists()]
        if not missing:
            _zip(plain, snapshot, names, sheet, at)
            return len(names)
    raise CannotKeep(f"{len(missing)} files that the database names are not in storage: run “headway doctor”.")


def _snapshot(to: Path) -> None:
    """The database as it is at one moment, as SQLite whatever it is here; others may write meanwhile."""
    if connection.vendor == "postgresql":
        with opened_database(sqlite_at(to)) as other:
            make_tables(other)
            copy_installation(DEFAULT_DB_ALIAS, other)
        return
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)


def _zip(plain: Path, snapshot: Path, names: Sequence[str], sheet: str, at: datetime) -> None:
    with snapshot.open("rb") as reader:
        digest = file_digest(reader, "sha256").hexdigest()
    told = {"format": FORMAT, "headway": __version__, "at": at.isoformat(), "database": digest, "files": len(names)}
    with ZipFile(plain, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(MANIFEST, orjson.dumps(told))
        archive.writestr(CHECKPOINT, sheet)
        archive.write(snapshot, DATABASE)
        for name in names:
            archive.write(Path(settings.MEDIA_ROOT) / path_of(name), path_of(name))
        for key in KEYS:
            if (kept := Path(settings.DATA) / key).exists():
                archive.write(kept, key)


def _to_disk(path: Path) -> None:
    with path.open("rb") as written:
        os.fsync(written.fileno())
