"""Who looks after whose seat: which memberships a person may give, end, and see listed.

| who           | of which seats                                                                                   |
|---------------|--------------------------------------------------------------------------------------------------|
| administrator | of their own side: the Body's, its Committee's and its partners'; or the State's; or one partner's |
| lead          | assessors and clearers of their own Body, in the files they lead                                 |
| focal point   | contributors and readers of their State                                                          |

Across sides nobody asks anybody in; whoever runs the machine does it at the command line.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from headway.foundation.access.models import Membership, User
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor, Role, Seat, Side
from headway.foundation.core.verdicts import YES, Verdict, no

BODY_ROLES = {Role.LEAD, Role.ASSESSOR, Role.CLEARER}
COMMITTEE_ROLES = {Role.MEMBER, Role.COMMITTEE_READER}
STATE_ROLES = {Role.FOCAL_POINT, Role.APPROVER, Role.CONTRIBUTOR, Role.READER}
PARTNER_ROLES = {Role.DELEGATE, Role.PROVIDER}
GIVEN_BY_A_LEAD = {Role.ASSESSOR, Role.CLEARER}
GIVEN_BY_A_FOCAL_POINT = {Role.CONTRIBUTOR, Role.READER}


@dataclass(frozen=True, slots=True)
class Place:
    """What a membership is about, whether it exists yet or not: `scope` is one record's id, `until` exclusive."""

    role: Role
    side: Side
    organisation: Organisation
    compartment: str
    scope: UUID | None = None
    since: date | None = None
    until: date | None = None

    @classmethod
    def of(cls, row: Membership) -> "Place":
        return cls(Role(row.role), Side(row.side), row.organisation, row.compartment, row.scope, row.since, row.until)


def place_for(
    role: Role,
    organisation: Organisation,
    compartment: str = "",
    *,
    scope: UUID | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Place:
    """The side follows from the role, for an administrator from the organisation; a State's people work on its file."""
    if role in BODY_ROLES | COMMITTEE_ROLES:
        side = Side.BODY
    elif role in PARTNER_ROLES:
        side = Side.PARTNER
    elif role in STATE_ROLES or organisation.state_id:
        side = Side.STATE
    else:
        side = Side.BODY if organisation.body_id else Side.PARTNER
    file = str(organisation.state_id or "") if side is Side.STATE else compartment
    return Place(role, side, organisation, file, scope, since, until)


def may_be(place: Place) -> Verdict:
    """Whether a role goes with an organisation at all."""
    told = {"organisation": place.organisation, "role": _a(place.role)}
    if place.role in BODY_ROLES and not place.organisation.body_id:
        return no(_("%(organisation)s is no assessing body, so nobody there is %(role)s.") % told)
    if place.side is Side.STATE and not place.organisation.state_id:
        return no(_("%(organisation)s belongs to no State, so nobody there is %(role)s.") % told)
    if place.side is not Side.STATE and place.organisation.state_id:
        return no(_("%(organisation)s belongs to a State, so nobody there is %(role)s.") % told)
    return YES


def may_invite(actor: Actor, place: Place) -> Verdict:
    """Whether someone may ask a person in to that place."""
    verdict = may_be(place)
    if not verdict or actor.side is Side.SYSTEM:
        return verdict
    if any(_looks_after(seat, place) for seat in actor.seats):
        return YES
    return no(_("You can invite only the people you look after: see “Who invites whom” in the reference on access."))


def may_end(actor: Actor, membership: Membership) -> Verdict:
    """Whether someone may end a membership now."""
    if actor.side is Side.SYSTEM:
        return YES
    if membership.user_id == actor.user:
        return no(_("You cannot end your own membership; ask another administrator."))
    if any(_looks_after(seat, Place.of(membership)) for seat in actor.seats):
        return YES
    return no(_("You can end only the memberships you look after."))


def may_run(actor: Actor, user: User, memberships: list[Membership]) -> Verdict:
    """Whether someone may close an account, open it again, or help its owner back in; `memberships` are all it has."""
    if actor.side is Side.SYSTEM:
        return YES
    if user.id == actor.user:
        return no(_("You cannot do this to your own account; ask another administrator."))
    seats = [seat for seat in actor.seats if seat.role is Role.ADMINISTRATOR]
    if seats and memberships and all(any(_looks_after(s, Place.of(m)) for s in seats) for m in memberships):
        return YES
    return no(_("Only an administrator of the side this person works for can do this."))


def is_administrator(actor: Actor) -> bool:
    return any(seat.role is Role.ADMINISTRATOR for seat in actor.seats)


def looks_after(actor: Actor, membership: Membership) -> bool:
    """Whether a membership is among those the actor sees listed."""
    return any(_looks_after(seat, Place.of(membership)) for seat in actor.seats)


def roles_given_by(actor: Actor) -> list[Role]:
    """The roles to choose from when inviting, in the order of the reference."""
    given: set[Role] = set()
    for seat in actor.seats:
        match seat.role:
            case Role.ADMINISTRATOR:
                given |= {Role.ADMINISTRATOR, *_roles_of(seat.side)}
            case Role.LEAD:
                given |= GIVEN_BY_A_LEAD
            case Role.FOCAL_POINT:
                given |= GIVEN_BY_A_FOCAL_POINT
    return [role for role in Role if role in given]


def _roles_of(side: Side) -> set[Role]:
    match side:
        case Side.BODY:
            return BODY_ROLES | COMMITTEE_ROLES | PARTNER_ROLES
        case Side.STATE:
            return STATE_ROLES
        case _:
            return PARTNER_ROLES


def _looks_after(seat: Seat, place: Place) -> bool:
    if seat.scope is not None:
        return False
    match seat.role:
        case Role.ADMINISTRATOR:
            return _runs(seat, place)
        case Role.LEAD:
            in_their_files = seat.compartment in {"", place.compartment}
            return place.role in GIVEN_BY_A_LEAD and place.organisation.body_id == seat.body and in_their_files
        case Role.FOCAL_POINT:
            theirs = place.side is Side.STATE and place.organisation.state_id == seat.compartment
            return theirs and place.role in GIVEN_BY_A_FOCAL_POINT
        case _:
            return False


def _runs(seat: Seat, place: Place) -> bool:
    match seat.side:
        case Side.BODY:
            of_the_body = place.side is Side.BODY and place.organisation.body_id == seat.body
            return of_the_body or place.role in COMMITTEE_ROLES or place.side is Side.PARTNER
        case Side.STATE:
            return place.side is Side.STATE and place.organisation.state_id == seat.compartment
        case Side.PARTNER:
            return place.side is Side.PARTNER and place.organisation.id == seat.organisation
        case _:
            return False


def _a(role: Role) -> str:
    words = role.value.replace("-", " ")
    translated = pgettext("word", words)
    if translated != words:
        return translated
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"
