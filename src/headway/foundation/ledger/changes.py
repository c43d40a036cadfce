"""`changeset()`: the only way to write. One act, one transaction, its revisions chained per compartment."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

import orjson
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from headway.foundation.core.actors import Actor
from headway.foundation.core.ids import new_id
from headway.foundation.core.links import many_to_many
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.canonical import canonical, moment, payload_digest, plain, revision_hash, sha256
from headway.foundation.ledger.guard import writing
from headway.foundation.ledger.inserts import insert_all
from headway.foundation.ledger.models import Chain, Changeset, Installation, Payload, Record, Revision
from headway.foundation.ledger.models.record import ENDED, Sight, link_fields, links_of, payload_of, require_fit

BATCH = 5_000
ROWS = 1_000
R = TypeVar("R", bound=Record)

REVISION_COLUMNS = (
    "hash",
    "record",
    "kind",
    "schema",
    "parents",
    "payload_digest",
    "changeset_id",
    "compartment",
    "audience",
    "holder",
    "circle",
    "expunges",
)
Check = Callable[[Record], None]
_checks: list[Check] = []


def check_before_writing(check: Check) -> None:
    """Have every row looked at before it is written; a floor above registers here in `AppConfig.ready()`."""
    if check not in _checks:
        _checks.append(check)


class Stale(Exception):
    """Someone else changed the row first; read it again."""


class StoodOn(Exception):
    """A row cannot end while another stands on it; `by` is one that does."""

    def __init__(self, by: models.Model) -> None:
        super().__init__(f"a {getattr(by, 'kind', 'row')} stands on this row: end that first")
        self.by = by


class InTheFuture(ValueError):
    """An act cannot be said to have happened after now."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A revision before its changeset is known."""

    record: UUID
    kind: str
    schema: int
    parents: list[str]
    nonce: bytes
    text: bytes
    digest: str
    hash: str
    compartment: str
    audience: str
    holder: UUID | None
    circle: UUID | None
    expunges: str = ""


def draft_revision(record: Record, payload: dict[str, Any], parents: Sequence[str]) -> Draft:
    """The revision of a record in one state."""
    return _draft(record.id, record.kind, record.schema, payload, parents, record.sight())


def draft_tombstone(revision: Revision, payload: dict[str, Any]) -> Draft:
    """The revision that says another was expunged; it is seen by those who could see that one."""
    sight = Sight(revision.compartment, revision.audience, revision.holder, revision.circle)
    return _draft(revision.record, revision.kind, 0, payload, [revision.hash], sight, expunges=revision.hash)


def _draft(
    record: UUID,
    kind: str,
    schema: int,
    payload: dict[str, Any],
    parents: Sequence[str],
    sight: Sight,
    *,
    expunges: str = "",
) -> Draft:
    nonce = os.urandom(16)
    text = canonical(payload)
    digest = payload_digest(nonce, text)
    ordered = sorted(parents)
    return Draft(
        record=record,
        kind=kind,
        schema=schema,
        parents=ordered,
        nonce=nonce,
        text=text,
        digest=digest,
        hash=revision_hash(record=str(record), kind=kind, schema=schema, parents=ordered, digest=digest),
        compartment=sight.compartment,
        audience=sight.audience,
        holder=sight.holder,
        circle=sight.circle,
        expunges=expunges,
    )


@dataclass(slots=True)
class Change:
    """The act in progress: what is added and edited here becomes one changeset per compartment when it ends."""

    actor: Actor
    at: datetime
    reason: str
    act: UUID = field(default_factory=new_id)
    drafts: list[Draft] = field(default_factory=list)

    def add(self, record: R, **links: Iterable[models.Model | str]) -> R:
        """Insert a new row; keyword arguments link it to catalogue entries (objects or ids). Raises DoesNotFit."""
        return self.add_all([record], **links)[0]

    def add_all(self, records: Sequence[R], **links: Iterable[models.Model | str]) -> list[R]:
        """Insert many new rows of one model, all with the same links, in batches."""
        if not records:
            return []
        model = type(records[0])
        keys = _link_keys(model, links)
        for record in records:
            _look_at(record)
            draft = draft_revision(record, payload_of(record, keys), [])
            record.revision = draft.hash
            self.drafts.append(draft)
        with writing():
            model._base_manager.bulk_create(records, batch_size=ROWS)
            for name, ids in keys.items():
                _link_all(model, name, records, ids)
        return list(records)

    def edit(self, record: R, **values: Any) -> R:
        """Change columns (and links) of a stored row. Raises DoesNotFit, and Stale if the row moved on since."""
        model = type(record)
        given = {name: values.pop(name) for name in link_fields(model) if name in values}
        links = {**links_of(record), **_link_keys(model, given)}
        for name, value in values.items():
            setattr(record, name, value)
        _look_at(record)
        before = record.revision
        draft = draft_revision(record, payload_of(record, links), [before])
        columns = {f.attname: getattr(record, f.attname) for f in model._meta.concrete_fields if not f.primary_key}
        columns["revision"] = draft.hash
        with writing():
            moved = model._base_manager.filter(pk=record.pk, revision=before).update(**columns)
            if not moved:
                raise Stale("somebody changed this first: read it again, then make your change")
            for name in given:
                getattr(record, name).set(links[name])
        record.revision = draft.hash
        self.drafts.append(draft)
        return record

    def end_all(self, records: Sequence[R]) -> None:
        """Take rows of one model from their table: the end is a revision, and their past stays in the ledger.

        Raises Stale if one moved on since, and StoodOn if other rows point to one.
        """
        if not records:
            return
        model = type(records[0])
        for record in records:
            content = {**payload_of(record, links_of(record)), ENDED: True}
            self.drafts.append(draft_revision(record, content, [record.revision]))
        heads = {record.pk: record.revision for record in records}
        for first in range(0, len(records), ROWS):
            keys = [record.pk for record in records[first : first + ROWS]]
            rows = model._base_manager.filter(pk__in=keys)
            with writing():
                if dict(rows.values_list("pk", "revision")) != {key: heads[key] for key in keys}:
                    raise Stale("somebody changed this first: read it again, then make your change")
                try:
                    rows.delete()
                except models.ProtectedError as error:
                    raise StoodOn(next(iter(error.protected_objects))) from None


_current: ContextVar["Change | None"] = ContextVar("change_in_progress", default=None)


@contextmanager
def changeset(*, actor: Actor, at: datetime, reason: str = "", act: UUID | None = None) -> Iterator[Change]:
    """One act: everything written inside is in the ledger, or none of it is stored.

    `at` is when the act is said to have happened. A changeset inside another joins it: one act, one moment, one
    reason, the outer one's. Raises InTheFuture, NotAllowed for an actor who only reads, and whatever is raised inside.
    """
    if actor.reads_only:
        raise NotAllowed(_("This token is for reading; make one that may write, too."))
    outer = _current.get()
    if outer is not None:
        yield outer
        return
    recorded_at = timezone.now()
    if at > recorded_at:
        raise InTheFuture(f"{at:%Y-%m-%d %H:%M} lies in the future; an act is recorded once it has happened")
    with transaction.atomic():
        change = Change(actor=actor, at=at, reason=reason, act=act or new_id())
        token = _current.set(change)
        try:
            yield change
        finally:
            _current.reset(token)
        with writing():
            _close(change, recorded_at)


def drafts_in_progress() -> Sequence[Draft]:
    """The revisions that the act in progress has drafted and not yet kept; none outside an act."""
    change = _current.get()
    return change.drafts if change else ()


def installation_id() -> UUID:
    """This installation's own id, made on first use."""
    known = Installation.objects.order_by("pk").first()
    if known is None:
        with writing():
            known = Installation.objects.create()
    return known.id


def changeset_hash(
    *,
    installation: str,
    compartment: str,
    seq: int,
    previous: str,
    act: str,
    at: str,
    recorded_at: str,
    actor: str,
    door: str,
    reason: str,
    revisions: list[str],
    reason_digest: str = "",
) -> str:
    """The hash that links a changeset to the one before; `actor` is the snapshot's canonical text.

    Version 1, without a `reason_digest`, commits to the reason itself.
    """
    header = {
        "v": 2 if reason_digest else 1,
        "installation": installation,
        "compartment": compartment,
        "seq": seq,
        "previous": previous,
        "act": act,
        "at": at,
        "recorded_at": recorded_at,
        "actor": actor,
        "door": door,
        "reason": reason_digest or reason,
        "revisions": revisions,
    }
    return sha256(orjson.dumps(header, option=orjson.OPT_SORT_KEYS))


def _close(change: Change, recorded_at: datetime) -> None:
    if not change.drafts:
        return
    installation = installation_id()
    by_compartment: dict[str, list[Draft]] = defaultdict(list)
    for draft in change.drafts:
        by_compartment[draft.compartment].append(draft)
    for compartment in sorted(by_compartment):
        drafts = by_compartment[compartment]
        chain, _ = Chain.objects.select_for_update().get_or_create(compartment=compartment)
        for first in range(0, len(drafts), BATCH):
            _append(chain, change, drafts[first : first + BATCH], installation, recorded_at)
        chain.save(update_fields=["seq", "head"])


def _append(chain: Chain, change: Change, drafts: list[Draft], installation: UUID, recorded_at: datetime) -> None:
    actor = canonical(change.actor.as_snapshot()).decode()
    nonce = os.urandom(16)
    link = Changeset(
        installation=installation,
        compartment=chain.compartment,
        seq=chain.seq + 1,
        previous=chain.head,
        act=change.act,
        at=change.at,
        recorded_at=recorded_at,
        actor=actor,
        door=change.actor.door,
        reason=change.reason,
        reason_nonce=nonce,
        reason_digest=payload_digest(nonce, change.reason.encode()),
    )
    link.hash = changeset_hash(
        installation=str(installation),
        compartment=link.compartment,
        seq=link.seq,
        previous=link.previous,
        act=str(link.act),
        at=moment(link.at),
        recorded_at=moment(recorded_at),
        actor=actor,
        door=link.door,
        reason=link.reason,
        revisions=sorted(d.hash for d in drafts),
        reason_digest=link.reason_digest,
    )
    link.save(force_insert=True)
    insert_all(Revision, REVISION_COLUMNS, [_as_row(d, link.id) for d in drafts])
    insert_all(Payload, ("revision_id", "nonce", "text"), [(d.hash, d.nonce, d.text.decode()) for d in drafts])
    chain.seq, chain.head = link.seq, link.hash


def _look_at(record: Record) -> None:
    require_fit(record)
    for check in _checks:
        check(record)


def _as_row(draft: Draft, changeset_id: int) -> tuple[Any, ...]:
    return (
        draft.hash,
        draft.record,
        draft.kind,
        draft.schema,
        canonical(draft.parents).decode(),
        draft.digest,
        changeset_id,
        draft.compartment,
        draft.audience,
        draft.holder,
        draft.circle,
        draft.expunges,
    )


def _link_keys(model: type[Record], links: dict[str, Iterable[models.Model | str]]) -> dict[str, list[str]]:
    unknown = set(links) - set(link_fields(model))
    if unknown:
        raise TypeError(f"{model.__name__} has no link {sorted(unknown)[0]!r}")
    return {
        name: sorted({str(plain(x.pk)) if isinstance(x, models.Model) else str(x) for x in given})
        for name, given in links.items()
    }


def _link_all(model: type[Record], name: str, records: Sequence[Record], ids: list[str]) -> None:
    relation = many_to_many(model, name)
    through: Any = relation.remote_field.through
    own, other = relation.m2m_field_name(), relation.m2m_reverse_field_name()
    rows = [through(**{f"{own}_id": r.pk, f"{other}_id": key}) for r in records for key in ids]
    through._base_manager.bulk_create(rows, batch_size=ROWS)
