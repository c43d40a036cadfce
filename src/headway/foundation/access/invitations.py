"""Asking people in: the only way to an account or to another membership."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from headway.foundation.access.digests import digest_of, new_secret
from headway.foundation.access.models import AccountEvent, Invitation, Membership, User
from headway.foundation.access.oversight import Place, may_invite
from headway.foundation.access.seats import may_be_given, scope_in_words
from headway.foundation.access.security_log import note
from headway.foundation.core.actors import Actor, Role, Side
from headway.foundation.core.verdicts import require

LASTS = timedelta(days=7)


class NotOpen(Exception):
    """The invitation was accepted already, taken back, or has expired."""


class WrongPerson(Exception):
    """The invitation was sent to somebody else."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An invitation and the secret of its link, which is nowhere kept."""

    invitation: Invitation
    secret: str


@transaction.atomic
def invite(
    email: str,
    name: str,
    place: Place,
    *,
    office: str = "",
    actor: Actor,
    at: datetime,
    lasts: timedelta = LASTS,
) -> Sent:
    """Ask somebody in to a place. An open invitation of theirs to the same place is replaced. Raises NotAllowed.

    The seat may be narrower than a file, and last for a time: whoever accepts has exactly that.
    """
    require(may_invite(actor, place))
    require(may_be_given(actor, place, on=at.date()))
    address = User.objects.normalize_email(email.strip()).lower()
    same = Invitation.objects.open(at).filter(email=address, organisation=place.organisation, role=place.role)
    same.update(ended_at=at)
    secret = new_secret()
    invitation = Invitation.objects.create(
        digest=digest_of(secret),
        email=address,
        name=name.strip(),
        office=office.strip(),
        organisation=place.organisation,
        role=place.role,
        side=place.side,
        compartment=place.compartment,
        scope=place.scope,
        scope_name=scope_in_words(place.scope, actor)[:200],
        since=place.since,
        until=place.until,
        by_id=actor.user,
        made_at=at,
        expires_at=at + lasts,
    )
    note(AccountEvent.INVITED, at=at, who=address, by=actor, detail=_as(invitation))
    return Sent(invitation, secret)


def find_invitation(secret: str, *, at: datetime) -> Invitation | None:
    """The open invitation of a link, if there is one."""
    found = Invitation.objects.open(at).select_related("organisation", "by")
    return found.filter(digest=digest_of(secret)).first()


def invited(email: str, *, at: datetime) -> Invitation | None:
    """The newest open invitation to an address: for a person whose identity provider vouches for it."""
    found = Invitation.objects.open(at).select_related("organisation")
    return found.filter(email=email.strip().lower()).first()


@transaction.atomic
def accept_as_new(
    invitation: Invitation, *, password: str | None, name: str = "", office: str = "", at: datetime, address: str = ""
) -> User:
    """Make the account and its membership; without a password its owner signs in by other means.

    Raises NotOpen, and WrongPerson if the address has an account already, whose owner accepts by signing in.
    """
    if User.objects.filter(email__iexact=invitation.email).exists():
        said = _("%(address)s has an account here: sign in with it, then open the link again.")
        raise WrongPerson(said % {"address": invitation.email})
    user = User.objects.create_user(
        invitation.email, name or invitation.name, password, office=office or invitation.office
    )
    _take_up(invitation, user, at, address)
    return user


@transaction.atomic
def accept_as(invitation: Invitation, user: User, *, at: datetime, address: str = "") -> Membership:
    """Add the membership to an account there is. Raises NotOpen, and WrongPerson unless it is the invited person's."""
    if user.email.lower() != invitation.email:
        said = _("This invitation is for %(theirs)s; you are signed in as %(yours)s.")
        raise WrongPerson(said % {"theirs": invitation.email, "yours": user.email})
    return _take_up(invitation, user, at, address)


def end_invitation(invitation: Invitation, *, actor: Actor, at: datetime) -> None:
    """Take an invitation back: its link leads nowhere from now on. Raises NotAllowed, NotOpen."""
    require(may_invite(actor, place_of(invitation)))
    if not Invitation.objects.open(at).filter(pk=invitation.pk).update(ended_at=at):
        raise NotOpen(_("This invitation is not open any more."))
    note(AccountEvent.INVITATION_ENDED, at=at, who=invitation.email, by=actor, detail=_as(invitation))


def place_of(invitation: Invitation) -> Place:
    """The place an invitation asks somebody in to."""
    return Place(
        Role(invitation.role),
        Side(invitation.side),
        invitation.organisation,
        invitation.compartment,
        invitation.scope,
        invitation.since,
        invitation.until,
    )


def _take_up(invitation: Invitation, user: User, at: datetime, address: str) -> Membership:
    since = max(at.date(), invitation.since or at.date())
    if invitation.until is not None and invitation.until <= since:
        raise NotOpen(_("The time for which you were asked in has passed. Ask for a new invitation."))
    claimed = Invitation.objects.open(at).filter(pk=invitation.pk).update(accepted_at=at, accepted_by=user)
    if not claimed:
        raise NotOpen(_("This invitation has been used, was taken back, or has expired. Ask for a new one."))
    note(AccountEvent.INVITATION_ACCEPTED, at=at, user=user, door="web", address=address, detail=_as(invitation))
    return Membership.objects.create(
        user=user,
        organisation=invitation.organisation,
        role=invitation.role,
        side=invitation.side,
        compartment=invitation.compartment,
        scope=invitation.scope,
        since=since,
        until=invitation.until,
    )


def _as(invitation: Invitation) -> str:
    where = f", {invitation.compartment}" if invitation.compartment else ""
    where += f", {invitation.scope_name} alone" if invitation.scope else ""
    where += f", until {invitation.until:%Y-%m-%d}" if invitation.until else ""
    return f"{invitation.role.replace('-', ' ')}, {invitation.organisation}{where}"
