"""The second lock, on PostgreSQL: every statement tells the database first for whom it is run.

Row-level security lets a statement see what the table of access opens to the actor who was named in the same
transaction, and nothing but the public rows if nobody was. The system's own work and the ledger's own writing are named
too; what is told ends with the transaction. See `lock_sql` for the policies.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import orjson
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from psycopg.pq import TransactionStatus

from headway.foundation.access.scope import who_reads, why_the_system_reads
from headway.foundation.core.actors import Actor, Seat
from headway.foundation.ledger.guard import is_writing

WORK, OPENINGS = "headway.work", "headway.openings"
NOT_FOR_ROWS = (
    "SAVEPOINT",
    "RELEASE",
    "ROLLBACK",
    "SET TRANSACTION",
    "VACUUM",
    "CLOSE",
    "CREATE DATABASE",
    "DROP DATABASE",
)
ALONE = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "DECLARE")
OPENS = ("access_circle", "access_grant", "actors_organisation")
"""Tables that decide what is open to an actor: once one was written, what was told is told anew."""

Execute = Callable[..., Any]


def connect() -> None:
    """Have every connection to PostgreSQL tell for whom it works."""
    connection_created.connect(_install, dispatch_uid="headway-second-lock")


def _install(connection: BaseDatabaseWrapper, **_: object) -> None:
    if connection.vendor == "postgresql" and not any(isinstance(w, Teller) for w in connection.execute_wrappers):
        connection.execute_wrappers.insert(0, Teller(connection))


@dataclass(slots=True)
class Teller:
    """What one connection was told in the transaction it is in; None where that is not known."""

    connection: BaseDatabaseWrapper
    work: str | None = None
    actor: Actor | None = None

    def __call__(self, execute: Execute, sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
        word = str(sql).lstrip(" (").upper()
        if self._raw().info.transaction_status == TransactionStatus.IDLE:
            self._forget()
        if word.startswith(NOT_FOR_ROWS):
            if word.startswith("ROLLBACK"):
                self._forget()
            return execute(sql, params, many, context)
        if self.connection.get_autocommit():
            if not word.startswith(ALONE) or not _somebody():
                return execute(sql, params, many, context)
            with transaction.atomic(using=self.connection.alias):
                self._tell()
                return execute(sql, params, many, context)
        self._tell()
        if self.work and any(table in str(sql) for table in OPENS) and not word.startswith("SELECT"):
            self.actor = None
        return execute(sql, params, many, context)

    def _forget(self) -> None:
        self.work = self.actor = None

    def _tell(self) -> None:
        work = why_the_system_reads() or ("the ledger writes" if is_writing() else "")
        actor = who_reads()
        wanted = []
        if work != self.work:
            wanted.append(("set_config(%s, %s, true)", [WORK, work]))
        if not work and actor != self.actor:
            wanted.append(("set_config(%s, headway_openings(%s, %s, %s), true)", [OPENINGS, *_as_told(actor)]))
        if wanted:
            with self.connection.wrap_database_errors:
                calls = ", ".join(call for call, _ in wanted)
                self._raw().execute(f"SELECT {calls}", [value for _, values in wanted for value in values])
            self.work = work
            self.actor = self.actor if work else actor

    def _raw(self) -> Any:
        return self.connection.connection


def _somebody() -> bool:
    """Whether there is anything to tell: without it only what is public is open."""
    return bool(who_reads().seats or why_the_system_reads() or is_writing())


def _as_told(actor: Actor) -> list[Any]:
    return [orjson.dumps([_seat(seat) for seat in actor.seats]).decode(), actor.user, actor.today]


def _seat(seat: Seat) -> dict[str, Any]:
    return {
        "role": seat.role,
        "side": seat.side,
        "organisation": seat.organisation,
        "body": seat.body,
        "compartment": seat.compartment,
        "scope": seat.scope,
    }
