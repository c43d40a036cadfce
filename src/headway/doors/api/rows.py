"""Rows as programs get them: the ledger's payload, less what would tell of rows that the reader may not see."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from django.db import models

from headway.foundation.access.models import CaseQuerySet, CaseRecord
from headway.foundation.core.actors import Actor, Side
from headway.foundation.ledger.models import Record
from headway.foundation.ledger.models.record import kinds, link_fields, payload_of

OPEN_KINDS = frozenset({"organisation", "succession"})
"""Kinds without a compartment that whoever is signed in may read, as on the pages."""

UNTOLD = frozenset({"circle", "protected", "compartment"})
"""Columns that say nothing to a reader, or too much; the State is told as `state`."""


def kind_called(kind: str, actor: Actor) -> type[Record] | None:
    """The table of a kind, if its rows may be read at this door by this actor."""
    found = kinds().get(kind)
    if found is None or issubclass(found, CaseRecord):
        return found
    return found if kind in OPEN_KINDS and actor.side is not Side.PUBLIC else None


def visible_rows(model: type[Record], actor: Actor) -> models.QuerySet[Any]:
    """The rows of a kind that an actor may see, by their id, which is in the order in which they came to be."""
    if issubclass(model, CaseRecord):
        rows: CaseQuerySet[Any] = model.objects.visible_to(actor)
        return rows.order_by("pk")
    return model._default_manager.order_by("pk")


def as_answers(rows: Sequence[Record], actor: Actor) -> list[dict[str, Any]]:
    """Each row with its kind, id, revision and columns. A link to a row that is not open to the actor is null.

    One question for each table that they point to and each link to the catalogue, however many rows there are.
    """
    if not rows:
        return []
    model = type(rows[0])
    open_to = _open(model, rows, actor)
    linked = {name: _linked(model, name, [row.pk for row in rows]) for name in link_fields(model)}
    return [
        {
            "kind": row.kind,
            "id": str(row.pk),
            "revision": row.revision,
            "schema": row.schema,
            **({"state": row.compartment} if isinstance(row, CaseRecord) else {}),
            **_told(row, {name: found[row.pk] for name, found in linked.items()}, open_to),
        }
        for row in rows
    ]


def _told(row: Record, links: dict[str, list[str]], open_to: dict[type[models.Model], set[UUID]]) -> dict[str, Any]:
    payload = payload_of(row, links)
    for column, target in _pointers(type(row)).items():
        if payload.get(column) and UUID(payload[column]) not in open_to[target]:
            payload[column] = None
    return {name: value for name, value in payload.items() if name not in UNTOLD and name not in _nameless(type(row))}


@cache
def _nameless(model: type[Record]) -> frozenset[str]:
    """Plain ids of which nobody can tell here whose they are, and so not who may know them."""
    plain = (f for f in model._meta.concrete_fields if isinstance(f, models.UUIDField) and not f.primary_key)
    return frozenset(f.attname for f in plain if f.attname not in _pointers(model))


@cache
def _pointers(model: type[Record]) -> dict[str, type[CaseRecord]]:
    """The columns that name case rows: links, and plain ids that are called as a kind is."""
    known = kinds()
    found: dict[str, type[CaseRecord]] = {}
    for field in model._meta.concrete_fields:
        plain = known.get(field.name) if isinstance(field, models.UUIDField) else None
        target = field.related_model if field.is_relation else plain
        if isinstance(target, type) and issubclass(target, CaseRecord):
            found[field.attname] = target
    return found


def _open(model: type[Record], rows: Iterable[Record], actor: Actor) -> dict[type[models.Model], set[UUID]]:
    wanted: dict[type[CaseRecord], set[UUID]] = defaultdict(set)
    for column, target in _pointers(model).items():
        wanted[target].update(key for row in rows if (key := getattr(row, column)))
    return {target: _visible(target, keys, actor) if keys else set() for target, keys in wanted.items()}


def _visible(target: type[CaseRecord], keys: set[UUID], actor: Actor) -> set[UUID]:
    return set(target.objects.visible_to(actor).filter(pk__in=keys).values_list("pk", flat=True))


def _linked(model: type[Record], name: str, keys: Sequence[UUID]) -> dict[UUID, list[str]]:
    relation: Any = model._meta.get_field(name)
    own, other = f"{relation.m2m_field_name()}_id", f"{relation.m2m_reverse_field_name()}_id"
    found: dict[UUID, list[str]] = {key: [] for key in keys}
    pairs = relation.remote_field.through._default_manager.filter(**{f"{own}__in": keys}).values_list(own, other)
    for key, target in pairs:
        found[key].append(str(target))
    return found
