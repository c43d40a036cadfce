"""What was changed in a programme since it was passed on, read from the ledger: the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

import orjson

from headway.casework.visits.models import Meeting
from headway.casework.visits.programme import Programme
from headway.foundation.access.models import Audience
from headway.foundation.access.queries import visible_histories
from headway.foundation.core.actors import Actor
from headway.foundation.ledger.history import payload
from headway.foundation.ledger.models import Revision

COLUMNS = {
    "title": "title",
    "planned_on": "day",
    "starts": "from",
    "ends": "to",
    "place": "place",
    "track": "track",
    "languages": "languages",
    "interpretation": "interpretation",
    "outcome": "ended",
}
"""What people look for when a programme has changed, and how they call it."""

PASSED_ON = frozenset({Audience.SHARED.value, Audience.PARTNERS.value, Audience.PUBLIC.value})


@dataclass(frozen=True, slots=True)
class Changed:
    """One change to one slot: name, before and after of each column; `added` for a slot that is new."""

    meeting: Meeting
    at: datetime
    by: str
    columns: tuple[tuple[str, str, str], ...]
    added: bool = False


def changes_of(programme: Programme, actor: Actor) -> list[Changed]:
    """Changes since the programme was first open beyond one side, as far as the actor may see them, newest first.

    That a slot was held as planned is no change.
    """
    components = [part.component.pk for part in programme.parts]
    past = visible_histories([*components, *(row.pk for row in programme.meetings)], actor)
    found: list[Changed] = []
    for part in programme.parts:
        given = next(iter(_passed_on(past.get(part.component.pk, []))), None)
        for day in part.days:
            for meeting in day.meetings:
                found += _of(meeting, _passed_on(past.get(meeting.pk, [])), given)
    found.reverse()
    return sorted(found, key=lambda one: one.at, reverse=True)


def _of(meeting: Meeting, past: list[Revision], given: Revision | None) -> Iterator[Changed]:
    if past and given is not None and past[0].changeset.at > given.changeset.at and not _parents(past[0]):
        yield Changed(meeting, past[0].changeset.at, _who(past[0]), (), added=True)
    for before, after in pairwise(past):
        columns = tuple(_columns(payload(before) or {}, payload(after) or {}))
        if columns:
            yield Changed(meeting, after.changeset.at, _who(after), columns)


def _passed_on(past: list[Revision]) -> list[Revision]:
    return [row for row in past if row.audience in PASSED_ON]


def _parents(revision: Revision) -> bool:
    return bool(orjson.loads(revision.parents))


def _columns(before: dict[str, Any], after: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for column, name in COLUMNS.items():
        old, new = str(before.get(column) or ""), str(after.get(column) or "")
        if old != new and new != Meeting.Outcome.HELD:
            yield name, old, new


def _who(revision: Revision) -> str:
    """The organisation that changed it; no name, since both sides read this."""
    told = orjson.loads(revision.changeset.actor)
    return str(told.get("organisation") or told.get("side") or "")
