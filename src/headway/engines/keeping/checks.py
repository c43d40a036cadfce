"""What is wrong with an installation, each finding with its remedy: `headway doctor`."""

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection

from headway.engines.keeping.archive import KEYS
from headway.engines.keeping.keys import BEFORE
from headway.engines.keeping.leftovers import leftovers
from headway.engines.keeping.records import backups
from headway.engines.keeping.shape import CannotPrepare, waiting
from headway.foundation.access.locking import search_is_slow, weaknesses
from headway.foundation.access.marking import NotAScheme, scheme
from headway.foundation.access.sealing import not_sealed_since
from headway.foundation.ledger.files import path_of
from headway.foundation.ledger.models import Changeset, StoredFile
from headway.foundation.ledger.scanning import answers

LITTLE_ROOM = 1_000_000_000
LONG_WITHOUT = timedelta(days=7)
LONG_OPEN = timedelta(days=1)
OLDEST_POSTGRESQL = (15,)
FAST = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at and how it is; `remedy` is empty where nothing need be done. `harm` says it must be."""

    what: str
    told: str
    remedy: str = ""
    harm: bool = False


def examine(now: datetime) -> Iterator[Finding]:
    """Everything there is to look at; what cannot be looked at is a finding, too."""
    for what, look in CHECKS.items():
        try:
            yield from look(what, now)
        except (OSError, DatabaseError) as error:
            yield Finding(
                what, f"cannot be looked at: {error}", "see that the folder and the database can be read", True
            )


def _folder(what: str, now: datetime) -> Iterator[Finding]:
    folder = Path(settings.DATA)
    if not os.access(folder, os.W_OK):
        yield Finding(what, f"{folder} cannot be written", "give it to the user that runs Headway", harm=True)
    elif folder.stat().st_mode & stat.S_IROTH:
        yield Finding(what, f"{folder} can be read by every user of this machine", f"chmod 700 {folder}")
    else:
        yield Finding(what, str(folder))


def _room(what: str, now: datetime) -> Iterator[Finding]:
    free = shutil.disk_usage(settings.DATA).free
    told = f"{free / 1e9:.1f} GB free"
    yield Finding(what, told, "make room, or move the folder" if free < LITTLE_ROOM else "")


def _keys(what: str, now: datetime) -> Iterator[Finding]:
    for name in KEYS:
        kept = Path(settings.DATA) / name
        if not kept.exists():
            yield Finding(what, f"{name} is not there yet; it is made when it is first needed")
        elif kept.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            yield Finding(what, f"{name} can be read by others", f"chmod 600 {kept}", harm=True)
        else:
            yield Finding(what, f"{name} is its owner's only")
    if (Path(settings.DATA) / BEFORE).exists():
        yield Finding(what, "a renewal was cut short: the old key still opens", "headway keys renew", harm=True)


def _database(what: str, now: datetime) -> Iterator[Finding]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA quick_check")
            told = cursor.fetchone()[0]
            if told != "ok":
                yield Finding(what, f"damaged: {told}", "restore the last backup", harm=True)
                return
        elif connection.vendor == "postgresql" and connection.get_database_version() < OLDEST_POSTGRESQL:
            yield Finding(
                what, f"PostgreSQL {connection.get_database_version()[0]}", "move to PostgreSQL 15 or newer", True
            )
            return
        yield Finding(what, f"{connection.vendor}, sound")


def _migrations(what: str, now: datetime) -> Iterator[Finding]:
    try:
        number = waiting(DEFAULT_DB_ALIAS)
    except CannotPrepare as error:
        yield Finding(what, "older than this version can read", str(error), harm=True)
        return
    by = "every command migrates first" if connection.vendor == "sqlite" else "headway database prepare --owner-url …"
    yield Finding(what, f"{number} waiting", f"start Headway once; {by}" if number else "", harm=bool(number))


def _files(what: str, now: datetime) -> Iterator[Finding]:
    names = set(StoredFile.objects.values_list("sha256", flat=True))
    missing = [name for name in sorted(names) if not (Path(settings.MEDIA_ROOT) / path_of(name)).exists()]
    told = f"{len(names)} files, {len(missing)} missing"
    yield Finding(what, told, f"take {missing[0][:12]}… from a backup" if missing else "", harm=bool(missing))
    left = leftovers(now)
    if left:
        told = f"{len(left)} on the disk that no act kept: what brought them in was cut short"
        yield Finding(what, told, "headway doctor --tidy removes them")


def _marking(what: str, now: datetime) -> Iterator[Finding]:
    try:
        own = scheme()
    except NotAScheme as error:
        yield Finding(what, str(error), "mend DIR/marking.yaml or HEADWAY_CEILING", harm=True)
    else:
        yield Finding(what, f"{', '.join(own.levels)}; held up to {own.ceiling}")


def _scanner(what: str, now: datetime) -> Iterator[Finding]:
    address = settings.HEADWAY_CLAMD
    if not address:
        yield Finding(what, "none: files that come in are not looked at", "set HEADWAY_CLAMD where there is a ClamAV")
    elif answers(address):
        yield Finding(what, f"answers at {address}")
    else:
        yield Finding(what, f"does not answer at {address}: no file is taken", "start clamd", harm=True)


def _clock(what: str, now: datetime) -> Iterator[Finding]:
    last = Changeset.objects.order_by("-id").values_list("recorded_at", flat=True).first()
    behind = last is not None and now + FAST < last
    told = f"{now:%Y-%m-%d %H:%M} UTC" + (", before the last entry of the ledger" if behind else "")
    yield Finding(what, told, "set the clock" if behind else "", harm=behind)


def _backups(what: str, now: datetime) -> Iterator[Finding]:
    made = backups()
    if not made:
        yield Finding(what, "none was made here", "headway backup FILE")
    else:
        old = now - made[-1].at > LONG_WITHOUT
        yield Finding(what, f"the last on {made[-1].at:%Y-%m-%d}", "headway backup FILE" if old else "")


def _logs(what: str, now: datetime) -> Iterator[Finding]:
    first = not_sealed_since()
    late = first is not None and now - first > LONG_OPEN
    told = f"lines since {first:%Y-%m-%d %H:%M} are not sealed yet" if first else "every line is sealed"
    yield Finding(
        what, told, "keep headway work running, or sign a checkpoint: headway ledger checkpoint" if late else ""
    )


def _lock(what: str, now: datetime) -> Iterator[Finding]:
    if connection.vendor != "postgresql":
        return
    found = list(weaknesses(DEFAULT_DB_ALIAS))
    for told in found:
        yield Finding(what, told, "headway database prepare --owner-url …, with two roles", harm=True)
    if not found:
        yield Finding(what, "each row is locked to those who may see it, and whoever serves cannot undo it")
    if search_is_slow(DEFAULT_DB_ALIAS):
        yield Finding(
            what,
            "full-text search loses its index under the lock",
            "as a superuser, once: ALTER FUNCTION ts_match_vq(tsvector, tsquery) LEAKPROOF",
        )


CHECKS: dict[str, Callable[[str, datetime], Iterator[Finding]]] = {
    "folder": _folder,
    "disk": _room,
    "keys": _keys,
    "database": _database,
    "lock": _lock,
    "migrations": _migrations,
    "files": _files,
    "marking": _marking,
    "scanner": _scanner,
    "clock": _clock,
    "backups": _backups,
    "logs": _logs,
}
