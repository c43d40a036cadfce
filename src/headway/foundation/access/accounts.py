"""Ending memberships and handing them over, closing accounts and opening them again."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from headway.foundation.access.models import AccountEvent, Membership, User
from headway.foundation.access.oversight import Place, may_end, may_invite, may_run
from headway.foundation.access.security_log import note
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor, Role
from headway.foundation.core.verdicts import YES, Verdict, no, require


def are_there_users() -> bool:
    """Whether anybody has an account here, the people of the demonstration apart."""
    return User.objects.filter(persona="").exists()


class NoSuchLanguage(ValueError):
    """Pages are not to be had in that language."""


class NotSingle(Exception):
    """There is no user, or there are several, so that nobody can be signed in without being asked who they are."""


def only_user() -> User:
    """The one user of a single-user installation. Raises NotSingle."""
    users = list(User.objects.filter(persona="", is_active=True)[:2])
    if len(users) != 1:
        raise NotSingle("Single-user mode needs exactly one user; see “headway people list”.")
    return users[0]


@transaction.atomic
def first_administrator(
    email: str, name: str, password: str, *, office: str, place: Place, at: datetime, address: str = ""
) -> User:
    """The account that begins an installation. Raises NotAllowed once there is any other."""
    require(may_begin())
    user = User.objects.create_user(email.strip().lower(), name, password, office=office)
    seat = {"role": Role.ADMINISTRATOR, "side": place.side, "compartment": place.compartment}
    Membership.objects.create(user=user, organisation=place.organisation, since=at.date(), **seat)
    note(AccountEvent.INVITATION_ACCEPTED, at=at, user=user, door="web", address=address, detail="first administrator")
    return user


def may_begin() -> Verdict:
    """Whether the installation still has no user."""
    return (
        no(_("This installation has users; ask one of its administrators to invite you."))
        if User.objects.exists()
        else YES
    )


@transaction.atomic
def end_membership(membership: Membership, *, actor: Actor, at: datetime) -> Membership:
    """From that day its holder has this seat no more. Raises NotAllowed."""
    require(may_end(actor, membership))
    require(_somebody_runs_it_without(membership, at))
    membership.until = max(at.date(), membership.since)
    membership.save(update_fields=["until"])
    said = f"{membership.role.replace('-', ' ')}, {membership.organisation}"
    note(AccountEvent.MEMBERSHIP_ENDED, at=at, user=membership.user, by=actor, detail=said)
    return membership


def may_move(membership: Membership, to: User, *, actor: Actor) -> Verdict:
    """Whether someone may give another person the seat of whoever leaves it: who may end it and invite to it."""
    if not to.is_active or to.pk == membership.user_id:
        return no(_("%(person)s cannot take it over.") % {"person": to})
    verdict = may_end(actor, membership)
    return may_invite(actor, Place.of(membership)) if verdict else verdict


@transaction.atomic
def move_membership(membership: Membership, to: User, *, actor: Actor, at: datetime) -> Membership:
    """From that day a seat is another person's, as wide and for as long as it was. Raises NotAllowed.

    Where they have the same seat already, it is the earlier one that ends.
    """
    require(may_move(membership, to, actor=actor))
    place = {"organisation": membership.organisation, "role": membership.role, "side": membership.side,
             "compartment": membership.compartment, "scope": membership.scope}  # fmt: skip
    there = to.memberships.in_force(at.date()).filter(**place).first()
    until = membership.until
    end_membership(membership, actor=actor, at=at)
    if there is not None:
        return there
    row = Membership.objects.create(user=to, since=at.date(), until=until, **place)
    said = f"{membership.role.replace('-', ' ')}, {membership.organisation}, from {membership.user}"
    note(AccountEvent.MEMBERSHIP_GIVEN, at=at, user=to, by=actor, detail=said)
    return row


@transaction.atomic
def close_account(user: User, *, actor: Actor, at: datetime) -> None:
    """Nobody signs in with it, and its sessions and tokens are worth nothing, until it is opened again."""
    require(may_run(actor, user, memberships_of(user)))
    user.is_active = False
    user.save(update_fields=["is_active"])
    note(AccountEvent.DEACTIVATED, at=at, user=user, by=actor)


@transaction.atomic
def open_account(user: User, *, actor: Actor, at: datetime) -> None:
    """Let its owner sign in again, with the memberships still in force. Raises NotAllowed."""
    require(may_run(actor, user, memberships_of(user)))
    user.is_active = True
    user.save(update_fields=["is_active"])
    note(AccountEvent.REACTIVATED, at=at, user=user, by=actor)


def choose_language(user: User, language: str) -> None:
    """From now on pages and mails speak to them in this language, on every machine. Raises NoSuchLanguage."""
    if language not in dict(settings.LANGUAGES):
        raise NoSuchLanguage(language)
    user.language = language
    user.save(update_fields=["language"])


def memberships_of(user: User) -> list[Membership]:
    """All that a user has or had, the oldest first."""
    return list(user.memberships.select_related("organisation", "user"))


def _somebody_runs_it_without(membership: Membership, at: datetime) -> Verdict:
    if membership.role != Role.ADMINISTRATOR:
        return YES
    others = Membership.objects.in_force(at.date()).filter(role=Role.ADMINISTRATOR, user__is_active=True)
    if others.exclude(pk=membership.pk).exists():
        return YES
    return no(_("This is the last administrator; invite another one first."))


def inviting_organisations() -> list[Organisation]:
    """Every organisation with its State and Body at hand."""
    return list(Organisation.objects.listed().select_related("state", "body").order_by("state__name", "name", "id"))
