"""The ledger: 10,000 rows in one changeset, and verification with constant memory."""

import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from time import perf_counter

from bench.rows import Row
from headway.casework.evidence.models import Observation
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import system
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.verify import verify

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
ACTOR = system("bench")


def run() -> Iterator[Row]:
    """Into an empty database: rows added at once, then verified at one and at four times the size."""
    with changeset(actor=ACTOR, at=AT, reason="bench") as change:
        holder = change.add(Organisation(name="A ministry", type="ministry"))
    took = add(10_000, holder)
    yield Row("10,000 rows added in one changeset", f"{took:.2f} s", "under 2 s", took < 2)

    began = perf_counter()
    first = verify()
    speed = first.revisions / (perf_counter() - began)
    yield Row("ledger verify, each revision with its row", f"{speed:,.0f} revisions/s", "30,000/s", speed >= 30_000)

    small = peak()
    add(30_000, holder)
    large = peak()
    yield Row(
        "verify: peak memory at 40,000 rows, of that at 10,000",
        f"{large / small:.2f} ×",
        "constant",
        large < 1.2 * small,
    )


def add(count: int, holder: Organisation) -> float:
    rows = [
        Observation(
            type="measure",
            text=f"Officers of unit {n} are trained in the use of the shared database.",
            voice_who="the delegation",
            voice_verb="noted",
            holder=holder,
            audience="body",
        )
        for n in range(count)
    ]
    began = perf_counter()
    with changeset(actor=ACTOR, at=AT, reason="bench") as change:
        change.add_all(rows)
    return perf_counter() - began


def peak() -> int:
    """The largest memory that verification held at once, in bytes."""
    tracemalloc.start()
    verify()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most
