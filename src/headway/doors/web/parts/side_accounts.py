"""The accounts of an institution's side, for choosing who holds an office, answers, validates or takes over."""

from dataclasses import dataclass

from headway.doors.web.parts.addresses import seal
from headway.foundation.access.models import CaseRecord, Membership, User
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor, Role, Side


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody to choose: the sealed id that a form sends, the words, the user, whether they sit there."""

    key: str
    words: str
    user: User
    sits_there: bool


def accounts_of(organisation: Organisation, actor: Actor) -> list[Account]:
    """Those with a seat on the side of an institution, its own people first.

    Nobody is offered the other side's people.
    """
    seats = Membership.objects.in_force(actor.today).filter(user__is_active=True).exclude(role=Role.ADMINISTRATOR)
    if organisation.state_id:
        if not any(seat.side is Side.STATE and seat.compartment == organisation.state_id for seat in actor.seats):
            return []
        seats = seats.filter(side=Side.STATE, compartment=organisation.state_id)
    else:
        bodies = {seat.body for seat in actor.seats if seat.body}
        if str(organisation.body_id or "") not in bodies:
            return []
        seats = seats.filter(organisation__body=organisation.body_id)
    rows = seats.select_related("user", "organisation").order_by("user__name", "user_id", "since")
    theirs = {organisation.pk, organisation.kept}
    ordered = sorted(rows, key=lambda row: row.organisation_id not in theirs)
    found: dict[str, Account] = {}
    for row in ordered:
        key = seal(row.user_id)
        found.setdefault(key, Account(key, _words(row), row.user, row.organisation_id in theirs))
    return list(found.values())


def sided_accounts(row: CaseRecord, actor: Actor) -> list[Account]:
    """The accounts of the State in whose file a row is, for those who answer for it: nobody for the other side."""
    if not any(seat.side is Side.STATE and seat.compartment == row.compartment for seat in actor.seats):
        return []
    seats = Membership.objects.in_force(actor.today).filter(side=Side.STATE, compartment=row.compartment)
    rows = seats.filter(user__is_active=True).exclude(role=Role.ADMINISTRATOR).select_related("user", "organisation")
    found: dict[str, Account] = {}
    for one in rows.order_by("organisation__name", "user__name", "user_id", "since"):
        key = seal(one.user_id)
        found.setdefault(key, Account(key, _words(one), one.user, True))
    return list(found.values())


def choices(accounts: list[Account]) -> list[tuple[str, str]]:
    """As a field offers them."""
    return [(one.key, one.words) for one in accounts]


def chosen(accounts: list[Account], key: str) -> User | None:
    """The user whom a form names; None for nobody."""
    return next((one.user for one in accounts if one.key == key), None)


def _words(row: Membership) -> str:
    office = row.user.office or row.role.replace("-", " ")
    return f"{row.user.name}, {office} ({row.organisation.label})"
