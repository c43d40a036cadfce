"""`headway ledger verify`: every hash recomputed, every chain followed, every row compared with its head revision.

Memory is constant: revisions and rows stream; what is kept is one hash per chain and one batch of rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby, islice
from operator import itemgetter
from typing import Any
from uuid import UUID

import orjson
from django.db import connection, models
from django.db.models import OuterRef, Subquery

from headway.foundation.ledger.canonical import moment, plain, revision_hash
from headway.foundation.ledger.changes import changeset_hash
from headway.foundation.ledger.models import Chain, Changeset, Payload, Record, Revision
from headway.foundation.ledger.models.record import kinds, link_fields, payload_fields

BATCH = 2_000
SORTED = orjson.OPT_SORT_KEYS


@dataclass(slots=True)
class Outcome:
    """What a verification saw. `problems` are sentences; none means the ledger and its rows agree."""

    revisions: int = 0
    changesets: int = 0
    rows: int = 0
    tombstones: int = 0
    problems: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return not self.problems


def verify() -> Outcome:
    """Recompute everything and say what does not agree."""
    outcome = Outcome()
    _verify_chains(outcome)
    for kind, model in sorted(kinds().items()):
        _verify_rows(kind, model, outcome)
    return outcome


def _verify_chains(outcome: Outcome) -> None:
    heads: dict[tuple[UUID, str], tuple[int, str]] = {}
    revisions = _Revisions(outcome)
    for link in Changeset.objects.order_by("id").iterator(chunk_size=BATCH):
        outcome.changesets += 1
        key = (link.installation, link.compartment)
        seq, previous = heads.get(key, (0, ""))
        where = f"changeset {link.seq} of compartment {link.compartment or '(none)'}"
        if link.seq != seq + 1 or link.previous != previous:
            outcome.problems.append(f"{where} does not follow the one before it: a link was removed or reordered")
        if link.hash != _hash_of(link, revisions.of(link.id)):
            outcome.problems.append(f"{where} was changed: its hash does not fit what it holds")
        heads[key] = (link.seq, link.hash)
    revisions.finish()
    _verify_tails(heads, outcome)


def _verify_tails(heads: dict[tuple[UUID, str], tuple[int, str]], outcome: Outcome) -> None:
    ends = {compartment: end for (_, compartment), end in heads.items()}
    for chain in Chain.objects.order_by("compartment").iterator():
        if ends.get(chain.compartment, (0, "")) != (chain.seq, chain.head):
            outcome.problems.append(
                f"the chain of compartment {chain.compartment or '(none)'} has lost its end: "
                f"changeset {chain.seq} should be its last"
            )


def _hash_of(link: Changeset, revisions: list[str]) -> str:
    return changeset_hash(
        installation=str(link.installation),
        compartment=link.compartment,
        seq=link.seq,
        previous=link.previous,
        act=str(link.act),
        at=moment(link.at),
        recorded_at=moment(link.recorded_at),
        actor=link.actor,
        door=link.door,
        reason=link.reason,
        revisions=revisions,
    )


class _Revisions:
    """The revisions in the order of their changesets, each checked as it passes."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self.groups = groupby(_stream(), key=itemgetter(0))
        self.waiting: tuple[int, Iterator[Any]] | None = None

    def of(self, changeset: int) -> list[str]:
        """The checked hashes of one changeset, sorted; empty if it holds none."""
        found: list[str] = []
        while True:
            if self.waiting is None:
                self.waiting = next(self.groups, None)
            if self.waiting is None or self.waiting[0] > changeset:
                return found
            number, rows = self.waiting
            self.waiting = None
            for row in rows:
                self._check(row)
                if number == changeset:
                    found.append(row[1])

    def finish(self) -> None:
        """Check what belongs to no changeset."""
        self.of(2**63)

    def _check(self, row: tuple[Any, ...]) -> None:
        _, name, record, kind, schema, parents, digest, compartment, audience, expunges, nonce, text = row
        outcome = self.outcome
        outcome.revisions += 1
        outcome.tombstones += bool(expunges)
        record = _dashed(str(record))
        ancestors = [] if parents == "[]" else orjson.loads(parents)
        if revision_hash(record=record, kind=kind, schema=schema, parents=ancestors, digest=digest) != name:
            outcome.problems.append(f"revision {name[:12]} of {kind} {record} was changed: its hash does not fit")
        if text is None:
            if not Revision.objects.filter(expunges=name).exists():
                outcome.problems.append(f"revision {name[:12]} of {kind} {record} lost its payload without a tombstone")
        elif sha256(bytes(nonce) + text.encode()).hexdigest() != digest:
            outcome.problems.append(f"revision {name[:12]} of {kind} {record} was changed: its payload does not fit")
        elif not expunges and _column(text, "audience", audience) + _column(text, "compartment", compartment) < 2:
            outcome.problems.append(
                f"revision {name[:12]} of {kind} {record} is filed under another audience than it has"
            )


def _dashed(key: str) -> str:
    """A UUID as text whichever way the database gives it."""
    return key if len(key) == 36 else f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}"


def _column(text: str, name: str, value: str) -> bool:
    return f'"{name}":"{value}"' in text or f'"{name}":' not in text


def _stream() -> Iterator[tuple[Any, ...]]:
    sql = (
        "SELECT r.changeset_id, r.hash, r.record, r.kind, r.schema, r.parents, r.payload_digest, r.compartment,"
        " r.audience, r.expunges, p.nonce, p.text"
        " FROM ledger_revision r LEFT JOIN ledger_payload p ON p.revision_id = r.hash"
        " ORDER BY r.changeset_id, r.hash"
    )
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql)
        while rows := cursor.fetchmany(BATCH):
            yield from rows


def _verify_rows(kind: str, model: type[Record], outcome: Outcome) -> None:
    names = payload_fields(model)
    head = Revision.objects.filter(pk=OuterRef("revision"))
    rows = (
        model._base_manager.order_by("pk")
        .annotate(
            head_owner=Subquery(head.values("record")),
            head_schema=Subquery(head.values("schema")),
            head_text=Subquery(Payload.objects.filter(pk=OuterRef("revision")).values("text")),
        )
        .values_list("pk", "head_owner", "head_schema", "head_text", *names)
        .iterator(chunk_size=BATCH)
    )
    while batch := list(islice(rows, BATCH)):
        _compare(kind, model, names, batch, outcome)
    _verify_presence(kind, model, outcome)


def _compare(
    kind: str, model: type[Record], names: tuple[str, ...], batch: list[tuple[Any, ...]], outcome: Outcome
) -> None:
    outcome.rows += len(batch)
    links = {name: _links(model, name, batch[0][0], batch[-1][0]) for name in link_fields(model)}
    for key, owner, schema, text, *values in batch:
        payload = dict(zip(names, map(plain, values), strict=True))
        for name, found in links.items():
            payload[name] = found.get(key, [])
        if owner != key:
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


def _links(model: type[Record], name: str, first: UUID, last: UUID) -> dict[UUID, list[str]]:
    relation: models.ManyToManyField[Any, Any] = model._meta.get_field(name)  # type: ignore[assignment]
    own, other = relation.m2m_field_name() + "_id", relation.m2m_reverse_field_name() + "_id"
    through: Any = relation.remote_field.through
    found: dict[UUID, list[str]] = {}
    rows = through._base_manager.filter(**{f"{own}__gte": first, f"{own}__lte": last})
    for key, target in rows.values_list(own, other):
        found.setdefault(key, []).append(str(target))
    return {key: sorted(targets) for key, targets in found.items()}


def _verify_presence(kind: str, model: type[Record], outcome: Outcome) -> None:
    rows = model._base_manager.values("pk")
    gone = (
        Revision.objects.filter(kind=kind, parents="[]", expunges="")
        .exclude(record__in=rows)
        .exclude(record__in=Revision.objects.filter(kind=kind).exclude(expunges="").values("record"))
        .order_by("record")
        .values_list("record", flat=True)
    )
    for record in gone.iterator(chunk_size=BATCH):
        outcome.problems.append(f"{kind} {record} is in the ledger but its row is gone: it was deleted behind its back")
