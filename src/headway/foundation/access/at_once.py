"""Rows of several kinds in one question to the database, where each kind would be a question of its own.

Every part is a query as any other: of case rows it begins with `visible_to`, and the guard looks at each of them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, Field, IntegerField, Model, QuerySet, Value, prefetch_related_objects
from django.db.models.functions import Cast

Slot = tuple[str, int, int]
"""Which columns may lie under each other: of one type, and for the n-th of it one place in every row."""


@dataclass(frozen=True, slots=True)
class Part:
    """One model of a query's rows: by which path it is reached ("" is the row itself), and its columns."""

    path: tuple[str, ...]
    model: type[Model]

    @property
    def fields(self) -> Sequence["Field[Any, Any]"]:
        return self.model._meta.concrete_fields

    def lookups(self) -> Iterator[tuple[str, "Field[Any, Any]"]]:
        for field in self.fields:
            yield "__".join((*self.path, field.attname)), field


def at_once(*asked: "QuerySet[Any]") -> tuple[list[Any], ...]:
    """The rows of each query with what its `select_related` and `prefetch_related` name, in no order.

    What else was annotated is left out, and no query may be sliced.
    """
    parts = [list(_parts(rows)) for rows in asked]
    columns = [_placed(lookup for part in kinds for lookup in part.lookups()) for kinds in parts]
    slots = {slot: leaf for found in columns for slot, (_, leaf) in found.items()}
    first, *rest = (
        _aligned(rows, number, slots, found) for number, (rows, found) in enumerate(zip(asked, columns, strict=True))
    )
    found: list[list[Any]] = [[] for _ in asked]
    places = [[list(slots).index(slot) for slot in placed] for placed in columns]
    for number, *values in first.union(*rest, all=True) if rest else first:
        told = (_exact(values[place], leaf) for place, (_, leaf) in zip(
            places[number], columns[number].values(), strict=True))  # fmt: skip
        found[number].append(_built(parts[number], asked[number].db, told))
    for rows, kept in zip(asked, found, strict=True):
        prefetch_related_objects(kept, *rows._prefetch_related_lookups)  # type: ignore[attr-defined]
    return tuple(found)


def lay_beside(row: Model, link: str, found: Iterable[Any]) -> None:
    """Give a row what was found of those that a link of many leads to: `row.link.all()` asks nothing more."""
    kept = getattr(row, link).all()
    kept._result_cache, kept._prefetch_done = list(found), True
    row.__dict__.setdefault("_prefetched_objects_cache", {})[link] = kept


def _parts(rows: "QuerySet[Any]") -> Iterator[Part]:
    yield Part((), rows.model)
    named = rows.query.select_related
    yield from _followed((), rows.model, named if isinstance(named, dict) else {})


def _followed(path: tuple[str, ...], model: type[Model], named: dict[str, Any]) -> Iterator[Part]:
    for name, further in named.items():
        target: Any = model._meta.get_field(name).related_model
        yield Part((*path, name), target)
        yield from _followed((*path, name), target, further)


def _placed(lookups: Iterable[tuple[str, "Field[Any, Any]"]]) -> dict[Slot, tuple[str, "Field[Any, Any]"]]:
    taken: Counter[tuple[str, int]] = Counter()
    found: dict[Slot, tuple[str, Field[Any, Any]]] = {}
    for lookup, field in lookups:
        leaf = field
        while leaf.remote_field:
            leaf = leaf.target_field  # type: ignore[attr-defined]
        kind = (leaf.get_internal_type(), getattr(leaf, "decimal_places", None) or 0)
        found[*kind, taken[kind]] = lookup, leaf
        taken[kind] += 1
    return found


def _aligned(
    rows: "QuerySet[Any]",
    number: int,
    slots: dict[Slot, "Field[Any, Any]"],
    found: dict[Slot, tuple[str, "Field[Any, Any]"]],
) -> "QuerySet[Any]":
    columns: dict[str, Any] = {"which": Value(number, output_field=IntegerField())}
    for place, (slot, leaf) in enumerate(slots.items()):
        columns[f"at_{place}"] = F(found[slot][0]) if slot in found else Cast(Value(None), leaf)
    bare = rows.order_by().select_related(None).prefetch_related(None)
    aligned: QuerySet[Any] = bare.annotate(**columns).values_list(*columns)
    return aligned


def _exact(value: Any, leaf: "Field[Any, Any]") -> Any:
    places = getattr(leaf, "decimal_places", None)
    return value.quantize(Decimal(1).scaleb(-places)) if places and value is not None else value


def _built(parts: list[Part], db: str, values: Iterator[Any]) -> Model:
    made: dict[tuple[str, ...], Model | None] = {}
    for part in parts:
        told = [next(values) for _ in part.fields]
        key = part.fields.index(part.model._meta.pk)
        row = part.model.from_db(db, [field.attname for field in part.fields], told) if told[key] is not None else None
        made[part.path] = row
        if part.path and (owner := made[part.path[:-1]]) is not None:
            link: Any = owner._meta.get_field(part.path[-1])
            link.set_cached_value(owner, row)
    row = made[()]
    assert row is not None, "a row has a key"
    return row
