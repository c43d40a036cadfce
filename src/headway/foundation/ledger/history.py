"""The past of a record: its revisions in order, and the row as it stood at a moment."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

import orjson
from django.db import models

from headway.foundation.ledger.models import Record, Revision
from headway.foundation.ledger.models.record import ENDED, model_of

R = TypeVar("R", bound=Record)


class FromTheFuture(ValueError):
    """The payload was written by a newer Headway than this one."""


def history(record: Record | UUID) -> models.QuerySet[Revision]:
    """Every revision of a record with its changeset, oldest first. Who may see which is the access floor's to say."""
    key = record.pk if isinstance(record, Record) else record
    return Revision.objects.filter(record=key).select_related("changeset", "payload").order_by("changeset_id", "hash")


def acts_that_added(keys: Iterable[UUID]) -> set[UUID]:
    """The acts by which some rows were added."""
    first = Revision.objects.filter(record__in=list(keys), parents="[]", expunges="")
    return set(first.values_list("changeset__act", flat=True))


def added_by(acts: Iterable[UUID], model: type[Record]) -> set[UUID]:
    """The rows of a kind that some acts added."""
    first = Revision.objects.filter(changeset__act__in=list(acts), kind=model.kind, parents="[]", expunges="")
    return set(first.values_list("record", flat=True))


def payload(revision: Revision) -> dict[str, Any] | None:
    """A revision's payload in today's shape; None once it is expunged. Raises FromTheFuture."""
    kept = getattr(revision, "payload", None)
    if kept is None or revision.expunges:
        return None
    content: dict[str, Any] = orjson.loads(kept.text)
    model = model_of(revision.kind)
    if revision.schema > model.schema:
        raise FromTheFuture(f"this row was written by a newer Headway (schema {revision.schema}); update this one")
    return content if revision.schema == model.schema else model.upgrade(content, revision.schema)


def as_of(record: R, moment: datetime, *, known: bool = False) -> R | None:
    """The row as it stood at `moment`: by when acts are said to have happened, or (`known`) by when they came in here.

    None if it was not there yet, or if what stood there is expunged. The result is a copy that cannot be saved.
    """
    clock = "changeset__recorded_at__lte" if known else "changeset__at__lte"
    order = "changeset__recorded_at" if known else "changeset__at"
    past = history(record).filter(**{clock: moment}).order_by(order, "changeset_id")
    head = newest(past)
    return None if head is None else _row(type(record), record.pk, head)


def newest(revisions: Iterable[Revision]) -> Revision | None:
    """The head among the revisions given in order: the last one that no other one has for a parent."""
    rows = list(revisions)
    parents = {parent for row in rows for parent in orjson.loads(row.parents)}
    heads = [row for row in rows if row.hash not in parents]
    return heads[-1] if heads else None


def changed_fields(before: dict[str, Any] | None, after: dict[str, Any] | None) -> dict[str, tuple[Any, Any]]:
    """What two payloads differ in: field → (before, after)."""
    old, new = before or {}, after or {}
    return {
        key: (old.get(key), new.get(key)) for key in sorted(old.keys() | new.keys()) if old.get(key) != new.get(key)
    }


def _row(model: type[R], key: UUID, revision: Revision) -> R | None:
    content = payload(revision)
    if content is None or content.get(ENDED):
        return None
    columns = {f.attname: f.to_python(content[f.attname]) for f in model._meta.concrete_fields if f.attname in content}
    return model(id=key, revision=revision.hash, **columns)
