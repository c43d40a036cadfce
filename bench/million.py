"""A ledger of a million revisions, verified in constant memory: minutes, so only when it is named."""

import os
import sys
from collections.abc import Iterator

from bench.ledger import ACTOR, AT, add
from bench.rows import Row
from headway.foundation.actors.models import Organisation
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.models import Revision

FIRST, LAST, STEP = 100_000, 1_000_000, 10_000
VERIFY = [sys.executable, "-c", "from headway.site.main import main; main()", "ledger", "verify"]


def run() -> Iterator[Row]:
    """Into an empty database: verified by a process of its own at a tenth of the size and at the whole."""
    with changeset(actor=ACTOR, at=AT, reason="bench") as change:
        holder = change.add(Organisation(name="A ministry", type="ministry"))
    fill(FIRST, holder)
    small, _ = verified()
    fill(LAST, holder)
    large, took = verified()
    yield Row(
        "verify of 1,000,000 revisions: peak memory, of that of 100,000",
        f"{large / small:.2f} × ({large / 1024:.0f} MB)",
        "constant",
        large < 1.2 * small,
    )
    speed = LAST / took
    yield Row(
        "verify of 1,000,000 revisions, each with its row",
        f"{speed:,.0f} revisions/s of processor time",
        "30,000/s",
        speed >= 30_000,
    )


def fill(size: int, holder: Organisation) -> None:
    while Revision.objects.count() < size:
        add(STEP, holder)


def verified() -> tuple[int, float]:
    """The largest memory (kB) and the processor time (s) of `headway ledger verify`; a machine may be busy."""
    child = os.posix_spawn(VERIFY[0], VERIFY, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
    _, status, used = os.wait4(child, 0)
    if status:
        raise RuntimeError("the ledger does not verify")
    return used.ru_maxrss, used.ru_utime + used.ru_stime
