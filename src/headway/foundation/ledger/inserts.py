"""Inserting thousands of rows at once: few statements instead of a model object each."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.backends.base.base import BaseDatabaseWrapper

from headway.foundation.ledger.guard import require_writing

AT_ONCE = 2_000
Fields = Sequence["models.Field[Any, Any]"]


def insert_all(model: type[models.Model], columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows given in the order of `columns` (attribute names). Only within the ledger's own writing."""
    require_writing(f"inserting into {model.__name__}")
    known = {f.attname: f for f in model._meta.concrete_fields}
    fields = [known[name] for name in columns]
    prepare = [_preparation(field) for field in fields]
    ready = [tuple(p(v) if p else v for p, v in zip(prepare, row, strict=True)) for row in rows]
    insert_rows(connection, model._meta.db_table, fields, ready)


def insert_rows(connection: BaseDatabaseWrapper, table: str, fields: Fields, rows: Sequence[Sequence[Any]]) -> None:
    """Insert rows whose values are as the database takes them.

    On PostgreSQL each column goes as one array, since there every statement is parsed and planned by itself.
    """
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in fields)
    into = f"INSERT INTO {quote(table)} ({names})"
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            slots = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"{into} VALUES ({slots})", rows)
            return
        arrays = ", ".join(f"%s::{field.db_type(connection)}[]" for field in fields)
        for first in range(0, len(rows), AT_ONCE):
            columns = [list(column) for column in zip(*rows[first : first + AT_ONCE], strict=True)]
            cursor.execute(f"{into} SELECT * FROM unnest({arrays})", columns)


def _preparation(field: "models.Field[Any, Any]") -> Callable[[Any], Any] | None:
    if isinstance(field, models.UUIDField):
        return _as_uuid
    if isinstance(field, models.BinaryField):
        return partial(field.get_db_prep_value, connection=connection, prepared=True)
    return None


def _as_uuid(value: UUID | None) -> Any:
    return value if value is None or connection.features.has_native_uuid_field else value.hex
