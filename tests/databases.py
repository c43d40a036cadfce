"""Databases of PostgreSQL for tests, beside the one that the tests' own process uses. Nothing here needs Django."""

import os
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

SITE = "headway_site"
"""The role that serves, as `.ci/postgres` makes it."""


def database_of(name: str, address: str) -> str:
    """The address of the database that belongs to a name, made when it is first asked for."""
    database = f"headway_{sha256(name.encode()).hexdigest()[:16]}"
    with psycopg.connect(address, autocommit=True) as server:
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))
    return urlunsplit(urlsplit(address)._replace(path=f"/{database}"))


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
