"""Verbs on a row's audience: pass it on to one's side, open it wider, close it again."""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from headway.foundation.access.leaving import BEYOND_SHARED
from headway.foundation.access.links import opened_along, to_narrow_along, to_widen_along
from headway.foundation.access.models import Audience, CaseRecord
from headway.foundation.access.policy import SHARED
from headway.foundation.access.rules import may_write
from headway.foundation.access.second_person import needs_second
from headway.foundation.access.widening import may_narrow, may_widen
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import Change, changeset

C = TypeVar("C", bound=CaseRecord)
WIDEN = "widen"


def submit(record: C, *, actor: Actor, at: datetime, reason: str = "submitted") -> C:
    """Pass a row from its holder to its side: `own` becomes `body` or `state`, a partner's input `partners`.

    A partner's row opens to the delegation's circle it names, which needs the State's consent.
    Raises NotAllowed, Stale.
    """
    require(may_write(actor, holder=record.holder_id, compartment=record.compartment, circle=record.circle))
    side = own_side(record)
    side = Audience.PARTNERS if side == Audience.OWN else side
    require(may_widen(actor, record, side, on=at.date()))
    with changeset(actor=actor, at=at, reason=reason) as change:
        along = opened_along(record)
        change.edit(record, audience=side)
        for row in along:
            change.edit(row, audience=side)
    return record


def widen(
    record: C,
    audience: str,
    *,
    actor: Actor,
    at: datetime,
    reason: str,
    circle: UUID | None = None,
    along: bool = False,
) -> C:
    """Open a row to another audience: a deliberate, recorded act. Raises NotAllowed, Stale.

    `along` widens what it points to in the same act. Beyond `shared` it must be proposed and confirmed, unless the
    installation asks for no second person.
    """
    require(may_widen(actor, record, audience, circle=circle, along=along, on=at.date()))
    if audience in BEYOND_SHARED and needs_second(actor, WIDEN):
        raise NotAllowed(_("Opening it beyond both sides needs a second person: propose it."))
    with changeset(actor=actor, at=at, reason=reason) as change:
        open_to(change, record, audience, circle)
    return record


def narrow(record: C, audience: str, *, actor: Actor, at: datetime, reason: str, along: bool = False) -> C:
    """Close a row to some of its readers. What they have taken away cannot be recalled. Raises NotAllowed, Stale."""
    require(may_narrow(actor, record, audience, along=along))
    with changeset(actor=actor, at=at, reason=reason) as change:
        close_to(change, record, audience)
    return record


def open_to(change: Change, record: CaseRecord, audience: str, circle: UUID | None) -> None:
    """Write a widening that was allowed: before the row what it points to, after it what only says more of it."""
    named = circle or record.circle
    moved = [*to_widen_along(record, audience, named), record]
    for row in [*moved, *(more for one in moved for more in opened_along(one))]:
        change.edit(row, audience=audience, circle=named if audience in SHARED else row.circle)


def close_to(change: Change, record: CaseRecord, audience: str) -> None:
    """Write a narrowing that was allowed: the row, and before it what points to it."""
    for row in [*to_narrow_along(record, audience, record.circle), record]:
        change.edit(row, audience=audience)


def own_side(record: CaseRecord) -> str:
    """The audience of a row's own side; its holder alone where that is neither a Body's nor a State's."""
    if record.holder.body_id:
        return Audience.BODY
    return Audience.STATE if record.holder.state_id else Audience.OWN
