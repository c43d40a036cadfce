"""What one answer, or one file, is made of: noted while it is made, written down afterwards. No tables."""

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


@dataclass(frozen=True, slots=True)
class Carried:
    """A row that was read for a file to be handed out, and its audience then."""

    record: UUID
    audience: str


_carried: ContextVar[dict[UUID, Carried] | None] = ContextVar("rows_read_for_a_file", default=None)
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


@contextmanager
def carrying() -> Iterator[dict[UUID, Carried]]:
    """Every case row that is read from the database inside, once each: what a file made of them may hold."""
    found: dict[UUID, Carried] = {}
    token = _carried.set(found)
    try:
        yield found
    finally:
        _carried.reset(token)


def note(kind: str, row: dict[str, Any]) -> None:
    """Note a row that was just read, given its columns; those that were not asked for are no reading of it."""
    carried = _carried.get()
    if carried is not None and "audience" in row:
        carried[row["id"]] = Carried(row["id"], row["audience"])
    found = _noted.get()
    if found is not None and row.get("marking") and row.get("audience") in NOTED and "holder_id" in row:
        found[row["id"]] = Noted(
            kind, row["id"], row["marking"], row["audience"], row.get("compartment", ""), row["holder_id"]
        )
