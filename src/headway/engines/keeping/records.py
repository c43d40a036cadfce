"""Which backups were made, kept beside the database: so that whoever expunges knows where the value still lies."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import orjson
from django.conf import settings


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup: when, where it was written, and the SHA-256 of the file."""

    at: datetime
    path: str
    sha256: str


def remember(kept: Kept) -> None:
    line = orjson.dumps({"at": kept.at.isoformat(), "path": kept.path, "sha256": kept.sha256})
    with _file().open("ab") as book:
        book.write(line + b"\n")


def backups() -> list[Kept]:
    """Every backup made here, the oldest first."""
    if not _file().exists():
        return []
    rows = [orjson.loads(line) for line in _file().read_bytes().splitlines() if line.strip()]
    return [Kept(datetime.fromisoformat(row["at"]), row["path"], row["sha256"]) for row in rows]


def forget_written_reports() -> list[Path]:
    """Remove the reports that lie in DIR/out: packed files, which cannot be searched for what was expunged."""
    folder = Path(settings.DATA) / "out"
    reports = sorted(path for path in folder.glob("*") if path.is_file()) if folder.is_dir() else []
    for report in reports:
        report.unlink()
    return reports


def _file() -> Path:
    return Path(settings.DATA) / "backups.jsonl"
