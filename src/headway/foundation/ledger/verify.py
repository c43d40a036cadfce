"""`headway ledger verify`: every hash recomputed, every chain followed, every row compared with its head revision.

Memory is constant: revisions and rows stream; what is kept is one hash per chain and one batch of rows.
"""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

import orjson
from django.db import DEFAULT_DB_ALIAS, connections

from headway.foundation.ledger.canonical import dashed, moment, payload_digest, revision_hash
from headway.foundation.ledger.changes import changeset_hash
from headway.foundation.ledger.models import Chain, Changeset, Revision
from headway.foundation.ledger.models.record import kinds
from headway.foundation.ledger.moments import one_moment
from headway.foundation.ledger.outcome import Outcome
from headway.foundation.ledger.verify_rows import verify_presence, verify_rows

BATCH = 2_000


def verify(using: str = DEFAULT_DB_ALIAS) -> Outcome:
    """Recompute everything in a database, as it stands at one moment, and say what does not agree."""
    outcome = Outcome()
    with one_moment(using):
        _verify_chains(outcome, using)
        for kind, model in sorted(kinds().items()):
            verify_rows(kind, model, outcome, using)
        verify_presence(kinds(), outcome, using)
    return outcome


def _verify_chains(outcome: Outcome, using: str) -> None:
    heads: dict[tuple[UUID, str], tuple[int, str]] = {}
    revisions = _Revisions(outcome, using)
    for link in Changeset.objects.using(using).order_by("id").iterator(chunk_size=BATCH):
        outcome.changesets += 1
        key = (link.installation, link.compartment)
        seq, previous = heads.get(key, (0, ""))
        where = f"changeset {link.seq} of compartment {link.compartment or '(none)'}"
        if link.seq != seq + 1 or link.previous != previous:
            outcome.problems.append(f"{where} does not follow the one before it: a link was removed or reordered")
        if link.hash != _hash_of(link, revisions.of(link.id)) or not _reason_fits(link):
            outcome.problems.append(f"{where} was changed: its hash does not fit what it holds")
        heads[key] = (link.seq, link.hash)
    revisions.finish()
    _verify_tails(heads, outcome, using)


def _verify_tails(heads: dict[tuple[UUID, str], tuple[int, str]], outcome: Outcome, using: str) -> None:
    ends = {compartment: end for (_, compartment), end in heads.items()}
    for chain in Chain.objects.using(using).order_by("compartment").iterator():
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
        reason_digest=link.reason_digest,
    )


def _reason_fits(link: Changeset) -> bool:
    """Whether the reason is the one that the hash commits to, or went with something that was expunged."""
    if not link.reason_digest:
        return True
    if link.reason_nonce is not None:
        return payload_digest(bytes(link.reason_nonce), link.reason.encode()) == link.reason_digest
    stones = Revision.objects.using(link._state.db).exclude(expunges="")
    stones = stones.filter(payload__text__contains=f'"{link.hash}"')
    return not link.reason and stones.exists()


class _Revisions:
    """The revisions in the order of their changesets, each checked as it passes."""

    def __init__(self, outcome: Outcome, using: str) -> None:
        self.outcome = outcome
        self.using = using
        self.groups = groupby(_stream(using), key=itemgetter(0))
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
        _, name, record, kind, schema, parents, digest, expunges, nonce, text, *filed = row
        outcome = self.outcome
        outcome.revisions += 1
        outcome.tombstones += bool(expunges)
        record = dashed(record)
        ancestors = [] if parents == "[]" else orjson.loads(parents)
        if revision_hash(record=record, kind=kind, schema=schema, parents=ancestors, digest=digest) != name:
            outcome.problems.append(f"revision {name[:12]} of {kind} {record} was changed: its hash does not fit")
        if text is None:
            if not Revision.objects.using(self.using).filter(expunges=name).exists():
                outcome.problems.append(f"revision {name[:12]} of {kind} {record} lost its payload without a tombstone")
        elif sha256(bytes(nonce) + text.encode()).hexdigest() != digest:
            outcome.problems.append(f"revision {name[:12]} of {kind} {record} was changed: its payload does not fit")
        elif not expunges and (wrong := _misfiled(text, *filed)):
            outcome.problems.append(
                f"revision {name[:12]} of {kind} {record} is filed under another {wrong} than it has"
            )


def _misfiled(text: str, compartment: str, audience: str, holder: Any, circle: Any) -> str:
    """Which column of a revision says something else than its payload, by which policies judge it; "" if none does."""
    if f'"compartment":"{compartment}"' not in text and '"compartment":' in text:
        return "compartment"
    if '"audience":' not in text:
        return "audience" if audience else "holder" if holder else "circle" if circle else ""
    if f'"audience":"{audience}"' not in text:
        return "audience"
    if f'"holder_id":{_told(holder)}' not in text:
        return "holder"
    return "" if f'"circle":{_told(circle)}' in text else "circle"


@lru_cache(maxsize=1_000)
def _told(key: str | UUID | None) -> str:
    return "null" if key is None else f'"{dashed(key)}"'


def _stream(using: str) -> Iterator[tuple[Any, ...]]:
    sql = (
        "SELECT r.changeset_id, r.hash, CAST(r.record AS text), r.kind, r.schema, r.parents, r.payload_digest,"
        " r.expunges, p.nonce, p.text, r.compartment, r.audience, r.holder, r.circle"
        " FROM ledger_revision r LEFT JOIN ledger_payload p ON p.revision_id = r.hash"
        " ORDER BY r.changeset_id, r.hash"
    )
    with connections[using].chunked_cursor() as cursor:
        cursor.execute(sql)
        while rows := cursor.fetchmany(BATCH):
            yield from rows
