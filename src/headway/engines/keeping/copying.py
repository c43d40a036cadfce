"""Copying a whole installation's rows from one database into another, in constant memory; and proving it equal.

Both are read and written a batch at a time, each in one transaction: the source as it stands at one moment, the target
all or nothing. Files do not lie in a database and are not touched.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, islice
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend

from headway.foundation.access.models import User
from headway.foundation.access.sealing import verify_logs
from headway.foundation.core.databases import Database
from headway.foundation.ledger.guard import writing
from headway.foundation.ledger.inserts import insert_rows
from headway.foundation.ledger.models import Chain, Changeset, Installation
from headway.foundation.ledger.moments import one_moment
from headway.foundation.ledger.verify import verify

BATCH = 2_000
_numbers = count(1)


class CannotCopy(Exception):
    """The rows cannot be copied, or the copy is not equal; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied: rows per table, and how many changesets lead to the heads that both now share."""

    rows: dict[str, int]
    changesets: int


@contextmanager
def opened_database(settings: Database) -> Iterator[str]:
    """A second database beside the installation's own; yields the alias by which Django knows it meanwhile."""
    alias = f"other-{next(_numbers)}"
    whole = connections.configure_settings({DEFAULT_DB_ALIAS: {}, alias: dict(settings)})[alias]
    connection = load_backend(whole["ENGINE"]).DatabaseWrapper(whole, alias)
    connections[alias] = connection
    try:
        yield alias
    finally:
        connection.close()
        del connections[alias]


def copy_installation(source: str, target: str) -> Copied:
    """Copy every row and prove the copy: the same heads, the same number of rows, a ledger that verifies.

    Both databases must have today's tables. Raises CannotCopy if the target holds anything, or the copy differs.
    """
    if holds_something(target):
        raise CannotCopy("The other database holds an installation already: name an empty one.")
    with one_moment(source), transaction.atomic(using=target), writing():
        _empty(target)
        rows = {model._meta.db_table: _copy(model, source, target) for model in tables()}
        _continue_numbering(connections[target])
        _require_equal(source, target, rows)
        return Copied(rows, Changeset.objects.using(target).count())


def holds_something(using: str) -> bool:
    """Whether a database holds an installation: a person, an act, or a name of its own."""
    there = set(connections[using].introspection.table_names())
    marks: list[type[models.Model]] = [User, Changeset, Installation]
    return any(m._meta.db_table in there and m._base_manager.using(using).exists() for m in marks)


def tables() -> list[type[models.Model]]:
    """Every table of an installation, links between tables included."""
    return [m for m in apps.get_models(include_auto_created=True) if m._meta.managed and not m._meta.proxy]


def _require_equal(source: str, target: str, rows: dict[str, int]) -> None:
    differing = [m._meta.db_table for m in tables() if m._base_manager.using(target).count() != rows[m._meta.db_table]]
    if differing:
        raise CannotCopy(f"The copy holds another number of rows in {differing[0]}: nothing was kept.")
    if _heads(source) != _heads(target):
        raise CannotCopy("The chains of the copy end elsewhere: nothing was kept.")
    outcome = verify(target)
    if not outcome:
        raise CannotCopy(f"The copy does not verify ({outcome.problems[0]}): nothing was kept.")
    logs = verify_logs(target)
    if not logs:
        raise CannotCopy(f"The logs of the copy are not those that were sealed ({logs.problems[0]}): nothing was kept.")


def _heads(using: str) -> list[tuple[str, int, str]]:
    return list(Chain.objects.using(using).order_by("compartment").values_list("compartment", "seq", "head"))


def _empty(using: str) -> None:
    """Take out what making the tables puts in by itself (content types, permissions)."""
    with connections[using].cursor() as cursor:
        for model in tables():
            cursor.execute(f"DELETE FROM {connections[using].ops.quote_name(model._meta.db_table)}")


def _copy(model: type[models.Model], source: str, target: str) -> int:
    fields = model._meta.concrete_fields
    connection = connections[target]
    rows = model._base_manager.using(source).order_by("pk").values_list(*(field.attname for field in fields))
    stream = iter(rows.iterator(chunk_size=BATCH))
    copied = 0
    while batch := list(islice(stream, BATCH)):
        insert_rows(connection, model._meta.db_table, fields, [_as_stored(fields, row, connection) for row in batch])
        copied += len(batch)
    return copied


def _as_stored(
    fields: "tuple[models.Field[Any, Any], ...]", row: tuple[Any, ...], connection: BaseDatabaseWrapper
) -> list[Any]:
    return [field.get_db_prep_save(value, connection) for field, value in zip(fields, row, strict=True)]


def _continue_numbering(connection: BaseDatabaseWrapper) -> None:
    """Let numbers that the database gives go on after the copied ones."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables()):
            cursor.execute(statement)
