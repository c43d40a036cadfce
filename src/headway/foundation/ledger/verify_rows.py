"""Every row compared with its head revision: what was written, edited or deleted behind the ledger's back is named."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any
from uuid import UUID

import orjson
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Case, Exists, OuterRef, Q, Value, When

from headway.foundation.core.links import many_to_many
from headway.foundation.ledger.canonical import dashed, plain
from headway.foundation.ledger.models import Record, Revision
from headway.foundation.ledger.models.record import ENDED, link_fields, payload_fields
from headway.foundation.ledger.outcome import Outcome

BATCH, GONE = 2_000, 500
SORTED = orjson.OPT_SORT_KEYS
Form = Callable[[Any], Any]


def verify_rows(kind: str, model: type[Record], outcome: Outcome, using: str) -> None:
    """Compare every row of one model with its head revision."""
    fields = [f for f in model._meta.concrete_fields if f.attname in set(payload_fields(model))]
    connection = connections[using]
    forms = [(f.attname, _form(f, connection)) for f in fields]
    with connection.chunked_cursor() as cursor:
        cursor.execute(_rows_with_heads(model, fields, connection))
        while batch := cursor.fetchmany(BATCH):
            _compare(kind, model, forms, batch, outcome, using)


def _rows_with_heads(
    model: type[Record], fields: Sequence["models.Field[Any, Any]"], connection: BaseDatabaseWrapper
) -> str:
    name = connection.ops.quote_name
    columns = "".join(f", {_as_text(f, f't.{name(str(f.column))}')}" for f in fields)
    return (
        f"SELECT CAST(t.id AS text), CAST(r.record AS text), r.schema, p.text{columns}"
        f" FROM {name(model._meta.db_table)} t"
        " LEFT JOIN ledger_revision r ON r.hash = t.revision LEFT JOIN ledger_payload p ON p.revision_id = t.revision"
        " ORDER BY t.id"
    )


def _as_text(field: "models.Field[Any, Any]", column: str) -> str:
    """An id is asked for as text: PostgreSQL writes it faster than Python does."""
    return f"CAST({column} AS text)" if isinstance(_pointed_to(field), models.UUIDField) else column


def _pointed_to(field: "models.Field[Any, Any]") -> "models.Field[Any, Any]":
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    return field


def _form(field: "models.Field[Any, Any]", connection: BaseDatabaseWrapper) -> Form | None:
    """How a raw column becomes what the payload holds; None where it is that already."""
    column = _pointed_to(field)
    match column:
        case models.UUIDField():
            return dashed
        case models.BooleanField():
            return bool
        case models.CharField() | models.TextField() | models.IntegerField():
            return None
    converters = [*connection.ops.get_db_converters(column.cached_col), *column.get_db_converters(connection)]
    return partial(_converted, converters, column.cached_col, connection)


def _converted(
    converters: Sequence[Callable[..., Any]], column: Any, connection: BaseDatabaseWrapper, value: Any
) -> Any:
    for convert in converters:
        value = convert(value, column, connection)
    return plain(value)


def _compare(
    kind: str,
    model: type[Record],
    forms: Sequence[tuple[str, Form | None]],
    batch: Sequence[tuple[Any, ...]],
    outcome: Outcome,
    using: str,
) -> None:
    outcome.rows += len(batch)
    keys = [dashed(row[0]) for row in batch]
    links = {name: _links(model, name, keys[0], keys[-1], using) for name in link_fields(model)}
    for key, (own, owner, schema, text, *values) in zip(keys, batch, strict=True):
        payload = {
            name: value if form is None or value is None else form(value)
            for (name, form), value in zip(forms, values, strict=True)
        }
        for name, found in links.items():
            payload[name] = found.get(key, [])
        if owner != own:
            outcome.problems.append(f"{kind} {key} has no revision in the ledger: it was written behind its back")
        elif text is None:
            outcome.problems.append(f"{kind} {key} stands on an expunged revision")
        elif orjson.dumps(payload, option=SORTED).decode() != text and not _reads_forward(model, text, schema, payload):
            outcome.problems.append(
                f"{kind} {key} differs from its head revision: it was edited behind the ledger's back"
            )


def _reads_forward(model: type[Record], text: str, schema: int, payload: dict[str, Any]) -> bool:
    """Whether an older payload, read forward, is what the row holds today."""
    return schema < model.schema and model.upgrade(orjson.loads(text), schema) == payload


def _links(model: type[Record], name: str, first: str, last: str, using: str) -> dict[str, list[str]]:
    relation = many_to_many(model, name)
    own, other = relation.m2m_field_name() + "_id", relation.m2m_reverse_field_name() + "_id"
    through: Any = relation.remote_field.through
    found: dict[str, list[str]] = {}
    rows = through._base_manager.using(using).filter(**{f"{own}__gte": UUID(first), f"{own}__lte": UUID(last)})
    for key, target in rows.values_list(own, other):
        found.setdefault(str(key), []).append(str(target))
    return {key: sorted(targets) for key, targets in found.items()}


def verify_presence(models_by_kind: Mapping[str, type[Record]], outcome: Outcome, using: str) -> None:
    """Look for records whose row is gone, all kinds in one pass over the revisions.

    Few are gone; so what explains it, an end or a tombstone, is asked for those alone.
    """
    there = [
        When(kind=kind, then=Exists(model._base_manager.using(using).filter(pk=OuterRef("record"))))
        for kind, model in models_by_kind.items()
    ]
    begun = Revision.objects.using(using).filter(parents="[]", expunges="")
    gone = begun.annotate(there=Case(*there, default=Value(True), output_field=models.BooleanField()))
    found = gone.filter(there=False).order_by("kind", "record").values_list("kind", "record")
    for batch in _in_batches(found.iterator(chunk_size=BATCH), GONE):
        of_these = Revision.objects.using(using).filter(record__in=[record for _, record in batch])
        why = of_these.filter(~Q(expunges="") | Q(payload__text__contains=f'"{ENDED}":true'))
        explained = set(why.values_list("kind", "record"))
        for kind, record in batch:
            if (kind, record) not in explained:
                outcome.problems.append(
                    f"{kind} {record} is in the ledger but its row is gone: it was deleted behind its back"
                )


def _in_batches(found: Iterable[tuple[str, UUID]], size: int) -> Iterator[list[tuple[str, UUID]]]:
    rest = iter(found)
    while batch := list(islice(rest, size)):
        yield batch
