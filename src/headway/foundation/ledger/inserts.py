"""Inserting thousands of the ledger's own rows at once: one prepared statement instead of a model object each."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.db import connection, models

from headway.foundation.ledger.guard import require_writing


def insert_all(model: type[models.Model], columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows given in the order of `columns` (attribute names). Only within the ledger's own writing."""
    require_writing(f"inserting into {model.__name__}")
    fields = {f.attname: f for f in model._meta.concrete_fields}
    prepare = [_preparation(fields[name]) for name in columns]
    names = ", ".join(connection.ops.quote_name(str(fields[name].column)) for name in columns)
    slots = ", ".join(["%s"] * len(columns))
    table = connection.ops.quote_name(model._meta.db_table)
    ready = [tuple(p(v) if p else v for p, v in zip(prepare, row, strict=True)) for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({slots})", ready)


def _preparation(field: "models.Field[Any, Any]") -> Callable[[Any], Any] | None:
    if isinstance(field, models.UUIDField):
        return _as_uuid
    if isinstance(field, models.BinaryField):
        return partial(field.get_db_prep_value, connection=connection, prepared=True)
    return None


def _as_uuid(value: UUID | None) -> Any:
    return value if value is None or connection.features.has_native_uuid_field else value.hex
