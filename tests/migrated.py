"""What migrating an empty SQLite database comes to, kept between runs: it takes longer than most modules of tests."""

import os
import sqlite3
from contextlib import closing
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

ROOT = Path(__file__).resolve().parent.parent


def kept_in(folder: Path) -> Path:
    """The file that belongs to these migrations and these versions of what else migrates."""
    digest = sha256(f"{version('Django')} {version('django-allauth')} {version('django-tasks')}".encode())
    for migration in sorted((ROOT / "src").glob("headway/**/migrations/*.py")):
        digest.update(migration.read_bytes())
    return folder / f"{digest.hexdigest()[:16]}.sqlite3"


def filled_from(kept: Path, database: BaseDatabaseWrapper = connection) -> sqlite3.Connection | None:
    """Fill the tests' database, before it is made, from the file; None where there is none yet.

    The database lies in memory and is there as long as somebody is connected: keep what is returned.
    """
    if not kept.exists():
        return None
    memory = sqlite3.connect(database.creation._get_test_db_name(), uri=True)
    with closing(sqlite3.connect(kept)) as file:
        file.backup(memory)
    return memory


def keep_as(kept: Path, database: BaseDatabaseWrapper = connection) -> None:
    """Keep a database that was just migrated; older files go. Others may do the same at the same time."""
    with NamedTemporaryFile(dir=kept.parent, delete=False) as other:
        pass
    database.ensure_connection()
    with closing(sqlite3.connect(other.name)) as file:
        database.connection.backup(file)
    for old in kept.parent.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    os.replace(other.name, kept)
