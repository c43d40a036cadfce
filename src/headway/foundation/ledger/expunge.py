"""Expunging: the one exception to "nothing is overwritten".

A payload entered by mistake, or that law requires to go, is destroyed wherever this record carries it, with its salt
and its files. A tombstone stays: a revision that names what it puts an end to, when, by whom and why, without content.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from django.db import models

from headway.foundation.core.actors import Actor
from headway.foundation.ledger.changes import Change, changeset, draft_revision, draft_tombstone
from headway.foundation.ledger.files import destroy_bytes
from headway.foundation.ledger.guard import writing
from headway.foundation.ledger.history import history
from headway.foundation.ledger.models import Changeset, Payload, Record, Revision, StoredFile
from headway.foundation.ledger.models.record import link_fields, model_of, text_fields

SHORTEST_TRACE = 8
TOLD = 40
"""Reasons repeat the beginning of a text only; so much of it is a trace."""

LONG = 250
"""Columns that hold as much hold people's own sentences, not names and words that recur."""


class CannotExpunge(Exception):
    """The revision cannot be expunged as asked; the message says what to do first."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an expunging did: tombstones left, files and reasons of acts destroyed, rows whose text still holds it."""

    record: UUID
    tombstones: tuple[str, ...]
    files: tuple[str, ...]
    restored: bool
    flagged: tuple[tuple[str, UUID], ...]
    reasons: tuple[str, ...] = ()


def expunge(
    revision: str,
    *,
    actor: Actor,
    at: datetime,
    reason: str,
    witness: str,
    restore: bool = False,
    along: bool = False,
) -> Receipt:
    """Destroy a revision's payload and whatever else carries the value it brought in.

    Every revision of the record that still carries a text or file which this one introduced goes with it. If the head
    is among them, the row leaves its table, or (`restore`) the last kept payload is written again as the tombstones'
    child. Reasons of acts that repeat a value are emptied, too. `reason` must not repeat it. Rows that stand beside the
    record, translations of its text say, tell it in other words: with `along` all their revisions go in the same act,
    else the receipt names them. Raises CannotExpunge.
    """
    doomed, kept, traces = _plan(revision)
    row = doomed[0]
    model = model_of(row.kind)
    if not witness or not reason:
        raise CannotExpunge("name a witness and give a reason; the tombstone keeps both")
    beside = _beside(model, row.record)
    flagged = _flagged(traces, {r.hash for r in doomed}, {row.record}) + (() if along else beside)
    if _repeats(reason, traces):
        raise CannotExpunge("the reason repeats what is to go, and would stay: say why without repeating it")
    files = _files_of(model, doomed, kept)
    told = _reasons_with(model, traces, doomed)
    with changeset(actor=actor, at=at, reason=reason) as change:
        with_it = _expunge_beside(beside, actor, at, reason, witness) if along else []
        record = model._base_manager.filter(pk=row.record).first()
        tombstones = [_bury(change, r, reason, witness, told if r is row else ()) for r in doomed]
        with writing():
            Changeset.objects.filter(hash__in=told).update(reason="", reason_nonce=None)
            Payload.objects.filter(pk__in=[r.hash for r in doomed]).delete()
        head_fell = record is not None and record.revision in {r.hash for r in doomed}
        restored = head_fell and restore and bool(kept)
        if record is not None and restored:
            _restore(change, record, kept[-1], tombstones)
        elif record is not None and head_fell:
            _remove(record)
        gone = [name for file in files for name in _expunge_file(change, file, reason, witness)]
    if issubclass(model, StoredFile):
        gone += sorted(traces.get("sha256", ()))
    for name in gone:
        destroy_bytes(name)
    went = {key for _kind, key in beside} if along else set()
    return Receipt(
        row.record,
        (*tombstones, *(stone for receipt in with_it for stone in receipt.tombstones)),
        tuple(gone),
        restored,
        tuple(one for one in flagged if one[1] not in went),
        (*told, *(act for receipt in with_it for act in receipt.reasons)),
    )


def _expunge_beside(
    beside: Sequence[tuple[str, UUID]], actor: Actor, at: datetime, reason: str, witness: str
) -> list[Receipt]:
    """Every revision of the rows beside a record, whatever words they hold."""
    receipts = []
    for _kind, key in beside:
        for found in [one.hash for one in history(key) if hasattr(one, "payload") and not one.expunges]:
            if Payload.objects.filter(pk=found).exists():
                receipts.append(expunge(found, actor=actor, at=at, reason=reason, witness=witness))
    return receipts


def _plan(revision: str) -> tuple[list[Revision], list[Revision], dict[str, set[str]]]:
    found = Revision.objects.filter(pk=revision).first()
    if found is None:
        raise CannotExpunge(f"no revision begins with {revision[:12]}; see the record's history for its revisions")
    if found.expunges or not Payload.objects.filter(pk=revision).exists():
        raise CannotExpunge("this revision is expunged already")
    past = [r for r in history(found.record) if hasattr(r, "payload") and not r.expunges]
    contents = {r.hash: orjson.loads(r.payload.text) for r in past}
    model = model_of(found.kind)
    before = [contents[p] for p in orjson.loads(found.parents) if p in contents]
    traces = _introduced(model, contents[revision], before)
    doomed = [r for r in past if r.hash == revision or _carries(contents[r.hash], traces)]
    gone = {r.hash for r in doomed}
    return doomed, [r for r in past if r.hash not in gone], traces


def _introduced(model: type[Record], payload: dict[str, Any], before: Sequence[dict[str, Any]]) -> dict[str, set[str]]:
    names = [*text_fields(model), *_file_fields(model)]
    return {
        name: {payload[name]}
        for name in names
        if payload.get(name) and not any(payload[name] == earlier.get(name) for earlier in before)
    }


def _carries(payload: dict[str, Any], traces: dict[str, set[str]]) -> bool:
    return any(payload.get(name) in values for name, values in traces.items())


def _bury(change: Change, revision: Revision, reason: str, witness: str, reasons: Sequence[str] = ()) -> str:
    content: dict[str, Any] = {"expunges": revision.hash, "reason": reason, "witness": witness}
    if reasons:
        content["reasons"] = list(reasons)
    draft = draft_tombstone(revision, content)
    change.drafts.append(draft)
    return draft.hash


def _restore(change: Change, record: Record, kept: Revision, tombstones: list[str]) -> None:
    content = orjson.loads(kept.payload.text)
    links = {name: content.pop(name, []) for name in link_fields(type(record))}
    for f in record._meta.concrete_fields:
        if f.attname in content:
            setattr(record, f.attname, f.to_python(content[f.attname]))
    draft = draft_revision(record, {**orjson.loads(kept.payload.text)}, tombstones)
    record.revision = draft.hash
    change.drafts.append(draft)
    with writing():
        record.save()
        for name, ids in links.items():
            getattr(record, name).set(ids)


def _remove(record: Record) -> None:
    try:
        with writing():
            record.delete()
    except models.ProtectedError as error:
        count = len(error.protected_objects)
        raise CannotExpunge(
            f"{count} other {'row stands' if count == 1 else 'rows stand'} on this one: expunge those first, "
            "or ask for the earlier value to stand again"
        ) from None


def _file_fields(model: type[Record]) -> list[str]:
    return [f.attname for f in model._meta.concrete_fields if f.is_relation and f.related_model is StoredFile]


def _files_of(model: type[Record], doomed: Sequence[Revision], kept: Sequence[Revision]) -> list[UUID]:
    names = _file_fields(model)
    fallen = {orjson.loads(r.payload.text).get(name) for r in doomed for name in names}
    standing = {orjson.loads(r.payload.text).get(name) for r in kept for name in names}
    return [UUID(key) for key in sorted(filter(None, fallen - standing))]


def _expunge_file(change: Change, key: UUID, reason: str, witness: str) -> list[str]:
    file = StoredFile.objects.filter(pk=key).first()
    if file is None:
        return []
    revisions = [r for r in history(file) if hasattr(r, "payload") and not r.expunges]
    for revision in revisions:
        _bury(change, revision, reason, witness)
    with writing():
        Payload.objects.filter(pk__in=[r.hash for r in revisions]).delete()
    _remove(file)
    return [file.sha256]


def _repeats(text: str, traces: dict[str, set[str]]) -> bool:
    """Whether a reason holds one of the values, or as much of its beginning as the reason of an act repeats."""
    return any(value[:TOLD] in text for values in traces.values() for value in values if len(value) >= SHORTEST_TRACE)


def _reasons_with(model: type[Record], traces: dict[str, set[str]], doomed: Sequence[Revision]) -> list[str]:
    """The acts whose reason repeats a value, by their hash. Those of before reasons could go cannot be among them.

    The acts that wrote it are looked at for every value; other acts for the long ones only, because many an innocent
    reason holds "the delegation".
    """
    everywhere = {value for name, values in traces.items() if _is_long(model, name) for value in values}
    found = set(_repeating(Changeset.objects.all(), everywhere))
    own = Changeset.objects.filter(pk__in={revision.changeset_id for revision in doomed})
    return sorted(found.union(_repeating(own, {value for values in traces.values() for value in values})))


def _repeating(acts: models.QuerySet[Changeset], values: set[str]) -> Iterator[str]:
    for value in values:
        if len(value) >= SHORTEST_TRACE:
            beginning = value[:TOLD]
            for act in acts.filter(reason__contains=beginning).exclude(reason_digest=""):
                if beginning in act.reason:
                    yield act.hash


def _beside(model: type[Record], record: UUID) -> tuple[tuple[str, UUID], ...]:
    """Rows that are opened along with this one, translations of its text say: they tell it in other words."""
    found: set[tuple[str, UUID]] = set()
    for link in model._meta.get_fields(include_hidden=True):
        if not isinstance(link, models.ManyToOneRel):
            continue
        kind = link.related_model
        if isinstance(kind, type) and issubclass(kind, Record) and getattr(kind, "opened_along", False):
            rows = kind._base_manager.filter(**{link.field.name: record})
            found |= {(kind.kind, row.pk) for row in rows}
    return tuple(sorted(found))


def _is_long(model: type[Record], name: str) -> bool:
    column = next(f for f in model._meta.concrete_fields if f.attname == name)
    return isinstance(column, models.TextField) or (column.max_length or 0) >= LONG


def _flagged(traces: dict[str, set[str]], doomed: set[str], own: set[UUID]) -> tuple[tuple[str, UUID], ...]:
    """Current payloads of other records that still hold one of the values: derived text for a person to look at."""
    found: set[tuple[str, UUID]] = set()
    for value in {text for texts in traces.values() for text in texts if len(text) >= SHORTEST_TRACE}:
        fragment = orjson.dumps(value).decode()[1:-1]
        holding = (
            Revision.objects.filter(payload__text__contains=fragment).exclude(pk__in=doomed).exclude(record__in=own)
        )
        found.update(holding.values_list("kind", "record"))
    return tuple(sorted(found))
