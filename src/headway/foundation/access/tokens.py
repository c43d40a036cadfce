"""Personal tokens: made, taken back, and turned into the actor of a program's request."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from headway.foundation.access.digests import digest_of, is_secret_of, new_secret
from headway.foundation.access.models import AccountEvent, Token, TokenScope, User
from headway.foundation.access.models.users import actor_of
from headway.foundation.access.security_log import note
from headway.foundation.core.actors import Actor, Seat
from headway.foundation.core.verdicts import YES, Verdict, no, require

PREFIX = "headway"
"""So that whoever finds a token in a file knows what it opens, and programs that look for secrets find it."""

LONGEST = timedelta(days=366)
NOTED_EVERY = timedelta(minutes=1)
NO_TOKEN = digest_of("")


@dataclass(frozen=True, slots=True)
class Made:
    """A token and what its owner copies; the second is nowhere kept."""

    token: Token
    raw: str


def may_make_token(user: User, *, compartment: str, until: datetime, at: datetime) -> Verdict:
    """Whether someone may make a token for that long, over that State's file ("" for all of theirs)."""
    if not at < until <= at + LONGEST:
        return no(_("A token ends within a year, and not before it begins."))
    own = {row.compartment for row in user.memberships.in_force(at.date())}
    if compartment and not own & {"", compartment}:
        return no(_("You do not work on the file of %(state)s.") % {"state": compartment})
    return YES


@transaction.atomic
def make_token(
    user: User, name: str, *, scope: TokenScope, until: datetime, at: datetime, compartment: str = "", address: str = ""
) -> Made:
    """A new token of one's own. Raises NotAllowed."""
    require(may_make_token(user, compartment=compartment, until=until, at=at))
    secret = new_secret()
    token = Token.objects.create(
        user=user,
        name=name.strip(),
        digest=digest_of(secret),
        scope=scope,
        compartment=compartment,
        made_at=at,
        expires_at=until,
    )
    where = f", {compartment}" if compartment else ""
    note(AccountEvent.TOKEN_MADE, at=at, user=user, door="web", address=address, detail=f"{name}: {scope.label}{where}")
    return Made(token, f"{PREFIX}.{token.id.hex}.{secret}")


@transaction.atomic
def revoke_token(token: Token, *, by: Actor, at: datetime, address: str = "") -> None:
    """From now on it opens nothing. Revoking twice changes nothing."""
    if Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=at):
        note(AccountEvent.TOKEN_REVOKED, at=at, user=token.user, by=by, address=address, detail=token.name)


def actor_of_token(raw: str, *, now: datetime) -> Actor | None:
    """Who acts with a token, with the seats its owner has today, narrowed to what the token is for.

    None for anything that is no token in force of an open account; it takes the same time whichever it is.
    """
    prefix, key, secret = (*raw.split(".", 2), "", "")[:3]
    token = _find(prefix, key, now)
    genuine = is_secret_of(token.digest if token else NO_TOKEN, secret)
    if token is None or not genuine or not secret:
        return None
    _remember_use(token, now)
    return _narrowed(actor_of(token.user, today=_day(now), door="api"), token)


def _find(prefix: str, key: str, now: datetime) -> Token | None:
    try:
        token_id = UUID(hex=key)
    except ValueError:
        return None
    found = Token.objects.in_force(now).filter(pk=token_id, user__is_active=True)
    return found.select_related("user").first() if prefix == PREFIX else None


def _remember_use(token: Token, now: datetime) -> None:
    if token.last_used_at is None or now - token.last_used_at >= NOTED_EVERY:
        Token.objects.filter(pk=token.pk).update(last_used_at=now)


def _narrowed(actor: Actor, token: Token) -> Actor:
    seats = tuple(seat for row in actor.seats for seat in _within(row, token.compartment))
    return replace(actor, seats=seats, reads_only=token.scope == TokenScope.READ)


def _within(seat: Seat, compartment: str) -> list[Seat]:
    if not compartment:
        return [seat]
    return [replace(seat, compartment=compartment)] if seat.compartment in {"", compartment} else []


def _day(now: datetime) -> date:
    return now.date()
