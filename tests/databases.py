"""Databases of PostgreSQL for tests, beside the one that the tests' own process uses. Nothing here needs Django."""

import os
import sqlite3
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

MIGRATED, LOCKED = "headway_migrated", "headway_locked"
"""What databases begin as, once a worker of the tests has made its own: migrating takes a processor long."""
TRIES = 100
SITE = "headway_site"
"""The role that serves, as `.ci/postgres` makes it."""


def database_of(name: str, address: str, begins_as: str = LOCKED) -> str:
    """The address of the database that belongs to a name, made when it is first asked for."""
    database = f"headway_{sha256(name.encode()).hexdigest()[:16]}"
    with psycopg.connect(address, autocommit=True) as server:
        if not _is_there(server, database):
            _copy(server, begins_as if _is_there(server, begins_as) else "template1", database)
    return urlunsplit(urlsplit(address)._replace(path=f"/{database}"))


def keep_as(template: str, database: str) -> None:
    """Have databases that are made from here on begin as this one is, to which nobody may be connected."""
    with psycopg.connect(os.environ["HEADWAY_TEST_DATABASE"], autocommit=True) as server:
        if not _is_there(server, template):
            with suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
                _copy(server, database, template)


def _is_there(server: psycopg.Connection[tuple], database: str) -> bool:
    return bool(server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone())


def _copy(server: psycopg.Connection[tuple], source: str, database: str) -> None:
    """Others may be copying the same: a source that is in use is asked for again."""
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(database), sql.Identifier(source))
    for _each in range(TRIES):
        with suppress(psycopg.errors.ObjectInUse):
            server.execute(statement)
            return
        Event().wait(0.2)
    server.execute(statement)


def served(address: str) -> str:
    """The same address for the role that serves and owns nothing."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=parts.netloc.replace("headway_owner", SITE, 1)))


def tell(folder: Path, statement: str) -> list[tuple]:
    """Run a statement behind the back of the installation in a folder, whichever database it has; its rows if any."""
    address = os.environ.get("HEADWAY_TEST_DATABASE")
    if not address:
        with closing(sqlite3.connect(folder / "headway.sqlite3")) as database, database:
            return database.execute(statement).fetchall()
    with psycopg.connect(database_of(str(folder), address)) as database:
        database.execute("SELECT set_config('headway.work', 'a test', true)")
        cursor = database.execute(statement)
        return cursor.fetchall() if cursor.description else []
