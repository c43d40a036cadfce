"""Undoing an act: what it added ends, what it changed stands as before. Both are revisions; nothing is taken out."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from graphlib import TopologicalSorter
from typing import Any
from uuid import UUID

import orjson
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from headway.foundation.core.actors import Actor
from headway.foundation.ledger.changes import StoodOn, changeset
from headway.foundation.ledger.history import payload
from headway.foundation.ledger.models import Payload, Record, Revision
from headway.foundation.ledger.models.record import kinds, link_fields, model_of

BATCH = 500


class CannotUndo(Exception):
    """The act cannot be undone as a whole, so nothing of it was; `row` is the first that stands in the way."""

    def __init__(self, sentence: str, row: object = None) -> None:
        super().__init__(sentence)
        self.row = row


def undo(act: UUID, *, actor: Actor, at: datetime, reason: str, keep: Iterable[str] = ()) -> tuple[int, int]:
    """Undo one act: how many rows ended, and how many stand as before. Rows whose kind is to `keep` are left.

    Whether the actor may is for the caller to ask, and so is reading as the system: a row that stands on another may be
    one that the actor must not learn of, so it is not named. Raises CannotUndo, and then undoes nothing: a row that was
    changed since would lose that change, and a row that others stand on cannot end.
    """
    kept = set(keep)
    added: dict[str, list[UUID]] = {}
    changed: dict[UUID, tuple[str, str]] = {}
    heads: dict[UUID, str] = {}
    for revision in _revisions_of(act):
        if revision.kind in kept:
            continue
        parents = orjson.loads(revision.parents)
        if not parents:
            added.setdefault(revision.kind, []).append(revision.record)
        elif revision.record not in heads:
            changed[revision.record] = (revision.kind, parents[0])
        heads[revision.record] = revision.hash
    if not heads:
        raise CannotUndo(_("Nothing of this act is left to undo."))
    born = {key for keys in added.values() for key in keys}
    before = {key: told for key, told in changed.items() if key not in born}
    with changeset(actor=actor, at=at, reason=reason) as change:
        for key, (kind, parent) in before.items():
            row = _standing(model_of(kind), [key], heads)[0]
            change.edit(row, **_as_before(row, parent))
        for kind in sorted(added, key=_height, reverse=True):
            for first in range(0, len(added[kind]), BATCH):
                rows = _standing(model_of(kind), added[kind][first : first + BATCH], heads)
                try:
                    change.end_all(rows)
                except StoodOn as error:
                    raise CannotUndo(_("Something was written since that stands on what is to go."), error.by) from None
    return len(born), len(before)


def _revisions_of(act: UUID) -> list[Revision]:
    """The revisions of an act, those of one record in the order they were written."""
    rows = list(Revision.objects.filter(changeset__act=act, expunges="").order_by("changeset_id", "hash"))
    by_hash = {row.hash: row for row in rows}
    depth: dict[str, int] = {}

    def steps(row: Revision) -> int:
        if row.hash not in depth:
            parents = [by_hash[p] for p in orjson.loads(row.parents) if p in by_hash]
            depth[row.hash] = 1 + max((steps(parent) for parent in parents), default=0)
        return depth[row.hash]

    return sorted(rows, key=steps)


def _standing(model: type[Record], keys: list[UUID], heads: dict[UUID, str]) -> list[Record]:
    """The rows, if each stands as the act left it. Raises CannotUndo."""
    rows = {row.pk: row for row in model._base_manager.filter(pk__in=keys)}
    for key in keys:
        row = rows.get(key)
        if row is None:
            raise CannotUndo(
                _("A row of this act (%(kind)s) is no longer there, so the act cannot be undone as a whole.")
                % {"kind": pgettext("word", model.kind.replace("-", " "))}
            )
        if row.revision != heads[key] and not _says_the_same(row.revision, heads[key]):
            raise CannotUndo(_("“%(row)s” was changed since, and undoing would lose that change.") % {"row": row}, row)
    return [rows[key] for key in keys]


def _says_the_same(one: str, other: str) -> bool:
    """Whether two revisions hold the same payload, as after an act that was undone on top of this one."""
    texts = Payload.objects.filter(pk__in=(one, other)).values_list("text", flat=True)
    return len(texts) == 2 and len(set(texts)) == 1


def _as_before(row: Record, parent: str) -> dict[str, Any]:
    """The columns and links of a row as one of its revisions has them. Raises CannotUndo."""
    revision = Revision.objects.select_related("payload").get(pk=parent)
    content = payload(revision) if Payload.objects.filter(pk=parent).exists() else None
    if content is None:
        raise CannotUndo(_("What “%(row)s” said before was expunged, so it cannot stand again.") % {"row": row}, row)
    columns = {f.attname: f.to_python(content[f.attname]) for f in row._meta.concrete_fields if f.attname in content}
    return {**columns, **{name: content[name] for name in link_fields(type(row)) if name in content}}


def _height(kind: str) -> int:
    return _heights().get(kind, 0)


@cache
def _heights() -> dict[str, int]:
    """How many kinds a kind must come after, so that no row goes before those that point to it."""
    known = kinds()
    below = {
        model: {
            f.related_model
            for f in model._meta.concrete_fields
            if f.is_relation and isinstance(f.related_model, type) and issubclass(f.related_model, Record)
        }
        - {model}
        for model in known.values()
    }
    return {model.kind: place for place, model in enumerate(TopologicalSorter(below).static_order())}
