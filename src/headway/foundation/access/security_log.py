"""Write a line into the security log."""

from datetime import datetime
from uuid import UUID

from headway.foundation.access.models import AccountEvent, SecurityLine, User
from headway.foundation.core.actors import Actor

NOBODY = "an address nobody here has"
"""Said instead of what was typed: people type passwords into the wrong field."""


def note(
    event: AccountEvent,
    *,
    at: datetime,
    user: User | None = None,
    who: str = "",
    by: Actor | None = None,
    door: str = "",
    address: str = "",
    detail: str = "",
) -> SecurityLine:
    """Add a line. `user` is whom it concerns (`who` names them if there is no account), `by` who caused it."""
    by_another = by is not None and (by.user is None or by.user != _id(user))
    return SecurityLine.objects.create(
        at=at,
        event=event,
        user=_id(user),
        who=who or (user.email if user else NOBODY),
        by=_named(by) if by and by_another else "",
        by_user=by.user if by else _id(user),
        door=door or (by.door if by else ""),
        address=address[:64],
        detail=detail[:300],
    )


def _id(user: User | None) -> UUID | None:
    return user.id if user else None


def _named(actor: Actor) -> str:
    return ", ".join(part for part in (actor.name, actor.office or actor.organisation) if part)[:254]
