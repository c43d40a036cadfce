"""What one answer shows of marked rows: noted while it is made, written down afterwards. No tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any
from uuid import UUID

NOTED = ("body", "state")
"""The audiences whose marked rows are noted: what is one side's own."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A marked row that an answer read."""

    kind: str
    record: UUID
    marking: str
    audience: str
    compartment: str
    holder: UUID


_noted: ContextVar[dict[UUID, Noted] | None] = ContextVar("marked_rows_read", default=None)


@contextmanager
def noting() -> Iterator[dict[UUID, Noted]]:
    """Every marked row of `body` or `state` that is read from the database inside, once each."""
    found: dict[UUID, Noted] = {}
    token = _noted.set(found)
    try:
        yield found
    finally:
        _noted.reset(token)


def note(kind: str, row: dict[str, Any]) -> None:
    """Note a row that was just read, given its columns; those that were not asked for are no reading of it."""
    found = _noted.get()
    if found is not None and row.get("marking") and row.get("audience") in NOTED and "holder_id" in row:
        found[row["id"]] = Noted(
            kind, row["id"], row["marking"], row["audience"], row.get("compartment", ""), row["holder_id"]
        )
