"""Where an installation's rows lie: SQLite in its folder, or PostgreSQL at an address. Settings, no tables."""

from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

SQLITE, POSTGRESQL = "django.db.backends.sqlite3", "django.db.backends.postgresql"
NAME = "headway.sqlite3"
Database = dict[str, Any]


def sqlite_in(folder: Path) -> Database:
    """The database of an installation that needs no server."""
    return sqlite_at(folder / NAME)


def sqlite_at(file: Path) -> Database:
    """SQLite in a file."""
    return _as_sqlite({"ENGINE": SQLITE, "NAME": str(file)})


def database_at(address: str, *, pool: int = 0) -> Database:
    """The database at an address such as postgresql://user:password@host/name, or sqlite:////a/file.

    `pool` is the most connections a process keeps open; 0 opens one when it is needed. Raises ImproperlyConfigured.
    """
    try:
        found: Database = dict(dj_database_url.parse(address))
    except (dj_database_url.ParseError, dj_database_url.UnknownSchemeError, ValueError):
        raise ImproperlyConfigured("the address of the database cannot be read; write postgresql://…") from None
    match found["ENGINE"]:
        case engine if engine == SQLITE:
            return _as_sqlite(found)
        case engine if engine == POSTGRESQL:
            return _as_postgresql(found, pool)
    raise ImproperlyConfigured("Headway keeps its rows in PostgreSQL or SQLite; write postgresql://… or sqlite:///…")


def _as_sqlite(found: Database) -> Database:
    """Every act is on the disk before it is acknowledged, and readers do not wait for writers."""
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000;",
    }
    return {**found, "OPTIONS": {**found.get("OPTIONS", {}), **options}}


def _as_postgresql(found: Database, pool: int) -> Database:
    """Without PostgreSQL's compiler of queries: on a large table it compiles the policies for seconds at each query.

    A pool looks whether a connection still lives before it hands it out: the server may have been started anew.
    """
    options = {**found.get("OPTIONS", {}), "application_name": "headway"}
    options["options"] = f"{options.get('options', '')} -c jit=off".strip()
    if pool:
        options["pool"] = {"min_size": 1, "max_size": pool, "timeout": 20}
    return {**found, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True, "OPTIONS": options}
