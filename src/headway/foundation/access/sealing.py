"""Sealing the security log and the log of reads into the ledger, and proving that sealed lines stand as they were.

Writing a line waits for nobody. Lines become evidence when they are sealed: each hour, by the worker beside the site,
and before a checkpoint is signed. Whoever can write the database can still change what was added since the last seal.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from threading import Event

from django.db import DEFAULT_DB_ALIAS, IntegrityError, OperationalError, connection, models, transaction

from headway.foundation.access.models.reads import Read
from headway.foundation.access.models.seals import LogSeal
from headway.foundation.access.models.security import SecurityLine
from headway.foundation.core.actors import system
from headway.foundation.ledger.canonical import canonical, plain
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.moments import one_moment

LOGS: Mapping[str, type[models.Model]] = {"security": SecurityLine, "reads": Read}
NAMES = {"security": "security log", "reads": "log of reads"}
MOST = 50_000
"""Lines of one seal: more become several."""
BATCH = 2_000
TRIES = 25
BETWEEN = 0.2
"""Seconds that a writer is waited for each time, fewer than any after which PostgreSQL looks for a deadlock."""


class Busy(Exception):
    """Somebody was adding lines for as long as was waited; nothing was sealed, and nothing is wrong."""


@dataclass(slots=True)
class Sealed:
    """What was looked at: lines under a seal, and since the last one. `problems` are sentences."""

    lines: int = 0
    since: int = 0
    problems: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return not self.problems

    def as_text(self) -> str:
        """How much was looked at, and whether it agrees."""
        told = "all agree" if self else f"{len(self.problems)} disagree"
        return f"{self.lines} sealed lines of the security log and the log of reads, {self.since} since: {told}."


def seal_logs(at: datetime) -> int:
    """Seal every line that is there, in a changeset of the ledger for each stretch; how many lines were sealed.

    Not inside a transaction. Two that do so at once seal each line once. Raises Busy.
    """
    return sum(_seal(log, model, at) for log, model in LOGS.items())


def not_sealed_since() -> datetime | None:
    """When the first line was added that no seal covers; None where every line is sealed."""
    firsts = [
        model._base_manager.filter(pk__gt=_sealed_up_to(log)).aggregate(models.Min("at"))["at__min"]
        for log, model in LOGS.items()
    ]
    return min((first for first in firsts if first), default=None)


def _seal(log: str, model: type[models.Model], at: datetime) -> int:
    sealed, after, end = 0, _sealed_up_to(log), _last_line(model)
    while after < end:
        keys = model._base_manager.filter(pk__gt=after, pk__lte=end).order_by("pk").values_list("pk", flat=True)
        last = max(keys[:MOST], default=end)
        columns = ",".join(each.attname for each in model._meta.concrete_fields)
        lines, digest = _digest(model, columns, after, last, DEFAULT_DB_ALIAS)
        seal = LogSeal(log=log, after=after, last=last, lines=lines, columns=columns, digest=digest)
        with suppress(IntegrityError), transaction.atomic():
            with changeset(actor=system("Headway", door="job"), at=at, reason="sealed the lines of a log") as change:
                change.add(seal)
            sealed += lines
        after = last
    return sealed


def _sealed_up_to(log: str, using: str = DEFAULT_DB_ALIAS) -> int:
    found = LogSeal.objects.using(using).filter(log=log).aggregate(models.Max("last"))["last__max"]
    return int(found or 0)


def _last_line(model: type[models.Model]) -> int:
    """The number of the last line, when nobody is adding one with a lower number. Raises Busy.

    On SQLite one writes at a time. On PostgreSQL a number is taken before its line is there to be seen: whoever adds
    is waited for, briefly, so that nobody who waits for them in turn waits for ever.
    """
    for _each in range(TRIES):
        with suppress(OperationalError), transaction.atomic(durable=True):
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute(f"SET LOCAL lock_timeout = '{int(BETWEEN * 1000)}ms'")
                    cursor.execute(f"LOCK TABLE {model._meta.db_table} IN SHARE MODE")
            return int(model._base_manager.aggregate(models.Max("pk"))["pk__max"] or 0)
        Event().wait(BETWEEN)
    raise Busy("lines were being added to a log all the while: try again")


def _digest(model: type[models.Model], columns: str, after: int, last: int, using: str) -> tuple[int, str]:
    """How many lines lie there, and what they come to. The first seal covers every number up to its last."""
    names = columns.split(",")
    rows = model._base_manager.using(using).filter(pk__lte=last)
    rows = rows.filter(pk__gt=after) if after else rows
    count, whole = 0, sha256()
    for row in rows.order_by("pk").values_list(*names).iterator(chunk_size=BATCH):
        whole.update(canonical({name: plain(value) for name, value in zip(names, row, strict=True)}) + b"\n")
        count += 1
    return count, whole.hexdigest()


def verify_logs(using: str = DEFAULT_DB_ALIAS) -> Sealed:
    """Recompute the digest of every sealed stretch, as the database stands at one moment, in constant memory.

    The seals themselves are rows of the ledger: whether one was changed or removed, `verify` of the ledger tells.
    """
    outcome = Sealed()
    with one_moment(using):
        for log, model in LOGS.items():
            outcome.problems += _problems(log, model, outcome, using)
            outcome.since += model._base_manager.using(using).filter(pk__gt=_sealed_up_to(log, using)).count()
    return outcome


def _problems(log: str, model: type[models.Model], outcome: Sealed, using: str) -> Iterator[str]:
    after = 0
    for seal in LogSeal.objects.using(using).filter(log=log).order_by("after"):
        stretch = f"the {NAMES[log]}, lines {seal.after + 1} to {seal.last}"
        if seal.after != after:
            yield f"{stretch}: the seal of the lines before them is gone"
        lines, digest = _digest(model, seal.columns, seal.after, seal.last, using)
        outcome.lines += lines
        if lines != seal.lines:
            yield f"{stretch}: {seal.lines} were sealed and {lines} are there"
        elif digest != seal.digest:
            yield f"{stretch}: one was changed since they were sealed"
        after = seal.last
