"""Entering recommendations of other mechanisms from an index, so that a State starts with its record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.casework.recommendations.models import IndexEntry, Position, Recommendation
from headway.foundation.access.rules import may_change, may_write
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.verdicts import YES, Verdict, no, require
from headway.foundation.ledger.changes import changeset


@dataclass(frozen=True, slots=True)
class Entered:
    """What one row of an index becomes. `position` is the State's, with its day, where the index has one."""

    recommendation: Recommendation
    entry: IndexEntry
    areas: tuple[str, ...] = ()
    position: str = ""
    taken_on: date | None = None


def may_enter(actor: Actor, holder: Any, compartment: str) -> Verdict:
    """Whether someone enters what other mechanisms recommended to a State: its own people, or a Body's."""
    if actor.side in {Side.PARTNER, Side.PUBLIC}:
        return no(_("The State's people, or a Body's assessors, enter what other mechanisms recommended."))
    verdict = may_write(actor, holder=holder, compartment=compartment)
    return YES if verdict else verdict


def enter_assessment(assessment: Assessment, *, actor: Actor, at: datetime) -> Assessment:
    """Record that a mechanism reviewed the State, by the document it published. Raises NotAllowed."""
    require(may_enter(actor, assessment.holder_id, assessment.compartment))
    with changeset(actor=actor, at=at, reason=f"{assessment} from an index") as change:
        return change.add(assessment)


def enter_recommendation(entered: Entered, *, actor: Actor, at: datetime) -> IndexEntry:
    """Record a recommendation as an index has it, with the position it gives for the State. Raises NotAllowed."""
    row, entry = entered.recommendation, entered.entry
    require(may_enter(actor, row.holder_id, row.compartment))
    with changeset(actor=actor, at=at, reason=f"{row} from an index") as change:
        change.add(row, areas=entered.areas)
        change.add(entry)
        if entered.position and entered.taken_on:
            change.add(_position(row, entry, entered.position, entered.taken_on))
    return entry


def correct_entry(
    entry: IndexEntry, *, text: str = "", position: str = "", taken_on: date | None = None, actor: Actor,
    at: datetime, **values: Any,
) -> IndexEntry:  # fmt: skip
    """Take over what an index says by now; another position is a new row. Raises NotAllowed, Stale."""
    require(may_change(actor, entry))
    row = entry.recommendation
    with changeset(actor=actor, at=at, reason=f"{row}: the index by now") as change:
        if text and text != row.text:
            require(may_change(actor, row))
            change.edit(row, text=text)
        if position and taken_on:
            change.add(_position(row, entry, position, taken_on))
        return change.edit(entry, **values) if values else entry


def entries_by_key(actor: Actor, compartment: str) -> Mapping[str, IndexEntry]:
    """What was entered into a State's file before, by the index's ids, each with its recommendation."""
    rows = IndexEntry.objects.visible_to(actor).filter(compartment=compartment)
    rows = rows.leading_to_visible(actor, "recommendation").select_related("recommendation").order_by("id")
    return {row.key: row for row in rows}


def _position(row: Recommendation, entry: IndexEntry, value: str, on: date) -> Position:
    return Position(
        recommendation=row,
        value=value,
        taken_on=on,
        passage=entry.passage,
        compartment=entry.compartment,
        holder_id=entry.holder_id,
        audience=entry.audience,
        circle=entry.circle,
    )
