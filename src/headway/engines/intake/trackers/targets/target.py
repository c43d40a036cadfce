"""What every target offers: its fields, where a row's values belong, and how they are written."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from headway.casework.evidence.models import Passage
from headway.engines.intake.trackers.fields import Field, Form
from headway.engines.intake.trackers.scope import Scope
from headway.foundation.access.models import CaseRecord
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import Verdict


class Silent(Exception):
    """The row says nothing of what is tracked; it is left alone, and the message says why."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A row of a tracker with its place: `key` as people read it, what stands there already, what is to stand there."""

    key: str
    row: CaseRecord | None
    values: Mapping[str, Any]
    besides: Mapping[str, Any] = field(default_factory=dict)


class Target(ABC):
    """One kind of row. Made for one scope; loads what is known there once, for this person's eyes alone."""

    id: ClassVar[str]
    label: ClassVar[str]
    fields: ClassVar[tuple[Field, ...]]

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    @abstractmethod
    def place(self, given: Mapping[str, Any]) -> Placed:
        """Where a row's values belong; empty cells are not among `given`. Raises Refused, Silent."""

    @abstractmethod
    def may(self, actor: Actor) -> Verdict:
        """Whether this person may write such rows here at all."""

    @abstractmethod
    def create(self, placed: Placed, *, actor: Actor, at: datetime, passage: Passage) -> CaseRecord:
        """Write a new row that stands on this passage of the tracker. Raises NotAllowed."""

    @abstractmethod
    def change(self, row: CaseRecord, values: Mapping[str, Any], *, actor: Actor, at: datetime) -> None:
        """Write other values of a row that is there; `passage` among them is the tracker's row. Raises NotAllowed."""


STATE = Field("state", "State", Form.STATE)
"""In a list of several States' rows: which of them a row is about."""


def named(fields: tuple[Field, ...], name: str) -> Field:
    """The field of that name. Raises StopIteration for a name that no field has."""
    return next(field for field in fields if field.name == name)
