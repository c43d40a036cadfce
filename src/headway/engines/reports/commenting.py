"""Comments become rows in one act, are passed on, and can be withdrawn in one act. Nothing is deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from headway.casework.evidence.services import sight_of
from headway.engines.reports.commenting_rules import may_accept, may_withdraw
from headway.engines.reports.models import Comment, Return
from headway.foundation.access.models import Audience
from headway.foundation.access.opening import open_to, own_side
from headway.foundation.access.widening import may_widen
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import changeset


@dataclass(frozen=True, slots=True)
class Draft:
    """A comment before it is a row; `reply_to` is the place of another in the same list, -1 none."""

    comment: Comment
    reply_to: int = -1


def accept_comments(returned: Return, drafts: Sequence[Draft], *, actor: Actor, at: datetime) -> list[Comment]:
    """Make rows of a file's comments, all in one act. Raises NotAllowed, Stale."""
    require(may_accept(actor, returned))
    rows: list[Comment] = []
    with changeset(actor=actor, at=at, reason=f"take over {len(drafts)} {returned}") as change:
        for order, draft in enumerate(drafts):
            row = draft.comment
            row.returned, row.order = returned, order
            row.reply_to = rows[draft.reply_to] if 0 <= draft.reply_to < len(rows) else None
            for name, value in sight_of(returned).items():
                setattr(row, name, value)
            rows.append(change.add(row))
        change.edit(returned, accepted_on=at.date())
    return rows


def withdraw_comments(returned: Return, *, reason: str, actor: Actor, at: datetime) -> Return:
    """Withdraw a file: its comments stay on record and no longer count. Raises NotAllowed, Stale."""
    require(may_withdraw(actor, returned))
    if not reason.strip():
        raise NotAllowed(_("Say why in a few words: the reason stays with the act."))
    with changeset(actor=actor, at=at, reason=f"withdraw the {returned}: {reason}") as change:
        return change.edit(returned, withdrawn_on=at.date(), withdrawn_because=reason)


def pass_on(returned: Return, *, actor: Actor, at: datetime, circle: UUID | None = None) -> Return:
    """Pass a file and its comments on: from their holder to its side, from the State to the Body that asked.

    Raises NotAllowed, Stale.
    """
    audience = next_audience(returned)
    named = returned.sending.circle if audience == Audience.SHARED else circle or returned.circle
    require(may_widen(actor, returned, audience, circle=named, along=True, on=at.date()))
    rows = list(Comment.objects.visible_to(actor).filter(returned=returned.pk))
    with changeset(actor=actor, at=at, reason=f"pass on the {returned}") as change:
        open_to(change, returned, audience, named)
        for row in rows:
            change.edit(row, audience=returned.audience, circle=returned.circle)
    return returned


def next_audience(returned: Return) -> str:
    """To whom a file would be passed on next; "" where it has come as far as its draft went."""
    side = own_side(returned)
    if returned.audience == Audience.OWN and side != Audience.OWN:
        return str(side)
    return Audience.SHARED.value if returned.audience == Audience.STATE and _went_to_both(returned) else ""


def _went_to_both(returned: Return) -> bool:
    return returned.sending.audience == Audience.SHARED
