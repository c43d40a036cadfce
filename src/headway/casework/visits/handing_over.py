"""Handing over: what one person does for an institution becomes another's in one act, and the past stays as it was.

Moved are the assignments still open (main, alternate and validating person), the office, and the seats that whoever
acts may give. What was sealed to somebody by name stays theirs, and so do their own notes.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from headway.casework.questionnaires.models import SectionAssignment
from headway.casework.questionnaires.queries import withdrawn
from headway.casework.questionnaires.rules import is_open
from headway.casework.visits.models import InOffice
from headway.casework.visits.offices import fits, leave
from headway.foundation.access.accounts import may_move, move_membership
from headway.foundation.access.models import Membership, User
from headway.foundation.access.policy import STATE_ROLES
from headway.foundation.access.rules import may_write
from headway.foundation.actors.models import Organisation
from headway.foundation.actors.queries import read_as
from headway.foundation.core.actors import Actor, Role, Side
from headway.foundation.core.verdicts import YES, NotAllowed, Verdict, no, require
from headway.foundation.ledger.changes import Change, changeset

PERSONS = ("main", "alternate", "validator")


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who hands over for an institution: an account, an office on record, or both."""

    organisation: Organisation
    user: User | None = None
    row: InOffice | None = None

    @property
    def offices(self) -> set[str]:
        """The offices by which assignments name them."""
        return {self.row.office if self.row else "", self.user.office if self.user else ""} - {""}


@dataclass(frozen=True, slots=True)
class Successor:
    """Who takes over: the office as it is called from now on, and the account, where there is one."""

    office: str
    user: User | None = None


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What one act moved, and the seats that it could not move, each with why."""

    assignments: int
    seats: int
    office: InOffice | None
    left: tuple[str, ...]


def may_hand_over(actor: Actor, leaving: Leaving) -> Verdict:
    """Whether someone hands over: the person who leaves, those who answer for the State, the lead of the Body."""
    organisation = leaving.organisation
    if actor.side is Side.SYSTEM or (leaving.user is not None and actor.user == leaving.user.pk):
        return YES
    state, body = str(organisation.state_id or ""), str(organisation.body_id or "")
    for seat in actor.seats:
        if seat.scope is not None:
            continue
        if seat.side is Side.STATE and state and seat.compartment == state and seat.role in STATE_ROLES:
            return YES
        if seat.side is Side.BODY and body and seat.body == body and seat.role is Role.LEAD:
            return YES
    return no(_("Whoever leaves hands over, or those who answer for the State, or the lead of the Body."))


def hand_over(leaving: Leaving, to: Successor, *, on: date, reason: str, actor: Actor, at: datetime) -> HandedOver:
    """Move what is open from one person to another, in one act. Raises NotAllowed, Stale.

    Seats change hands on the day of the act; the office on the day that is given.
    """
    require(may_hand_over(actor, leaving))
    require(_fit(leaving, to, on, at.date(), reason))
    said = f"{leaving.organisation}: hand over to {to.office}: {reason}"[:200]
    with changeset(actor=actor, at=at, reason=said) as change:
        moved = [_assign(change, row, leaving, to) for row in open_assignments(leaving, actor)]
        office = _take_office(change, leaving, to, on, actor)
        seats, left = _move_seats(leaving, to, actor, at)
        if not moved and office is None and not seats:
            raise NotAllowed(" ".join([_("There is nothing that could be handed over."), *left]))
    return HandedOver(len(moved), seats, office, left)


def open_assignments(leaving: Leaving, actor: Actor) -> list[SectionAssignment]:
    """The sections still open in which the person who leaves is named."""
    rows = SectionAssignment.objects.visible_to(actor).filter(ministry__in=read_as(leaving.organisation))
    rows = rows.exclude(pk__in=withdrawn(actor)).select_related("assessment", "ministry").order_by("sent_on", "id")
    return [row for row in rows if _named(row, leaving) and is_open(row)]


def seats_of(leaving: Leaving, on: date) -> list[Membership]:
    """The seats in force of the person who leaves, in that institution."""
    if leaving.user is None:
        return []
    rows = leaving.user.memberships.in_force(on).filter(organisation__in=read_as(leaving.organisation))
    return list(rows.select_related("user", "organisation").order_by("since", "id"))


def _fit(leaving: Leaving, to: Successor, on: date, today: date, reason: str) -> Verdict:
    if leaving.user is None and leaving.row is None:
        return no(_("Say who hands over."))
    if not to.office.strip():
        return no(_("Say who takes over, by office."))
    if leaving.user is not None and to.user is not None and leaving.user.pk == to.user.pk:
        return no(_("One person does not hand over to the same person."))
    if to.user is not None and not _belongs(to.user, leaving.organisation, today):
        return no(_("%(user)s has no seat on this side: ask them in first, then hand over.") % {"user": to.user})
    if on > today:
        return no(_("A handover is recorded on its day or later."))
    return YES if reason.strip() else no(_("Say why: a posting that ended, a new appointment."))


def _belongs(user: User, organisation: Organisation, on: date) -> bool:
    seats = user.memberships.in_force(on)
    if organisation.state_id:
        return seats.filter(side=Side.STATE, compartment=organisation.state_id).exists()
    if organisation.body_id:
        return seats.filter(organisation__body=organisation.body_id).exists()
    return seats.filter(organisation__in=read_as(organisation)).exists()


def _named(row: SectionAssignment, leaving: Leaving) -> list[str]:
    """Under which of the three persons somebody is named: by account, or where no account is named by office."""
    found = []
    for person in PERSONS:
        account, office = getattr(row, f"{person}_user"), getattr(row, person)
        by_account = leaving.user is not None and account == leaving.user.pk
        if by_account or (account is None and office in leaving.offices):
            found.append(person)
    return found


def _assign(change: Change, row: SectionAssignment, leaving: Leaving, to: Successor) -> SectionAssignment:
    values: dict[str, object] = {}
    for person in _named(row, leaving):
        values[person] = to.office[:160]
        values[f"{person}_user"] = to.user.pk if to.user and _sits(to.user, row) else None
    return change.edit(row, **values)


def _sits(user: User, row: SectionAssignment) -> bool:
    """Whether an account answers for the ministry that was asked, or will once its seat is moved."""
    return user.memberships.filter(side=Side.STATE, compartment=row.compartment).exists()


def _take_office(change: Change, leaving: Leaving, to: Successor, on: date, actor: Actor) -> InOffice | None:
    row = leaving.row
    if row is None or row.until:
        return None
    if not may_write(actor, holder=row.holder_id, compartment=row.compartment, circle=row.circle):
        return None
    leave(change, row, on.isoformat())
    new = InOffice(
        organisation=row.organisation,
        office=to.office[:160],
        part=row.part,
        user=to.user.pk if to.user else None,
        since=on.isoformat(),
        took_over=row,
        compartment=row.compartment,
        holder_id=row.holder_id,
        audience=row.audience,
        circle=row.circle,
        marking=row.marking,
    )
    require(fits(new))
    return change.add(new)


def _move_seats(leaving: Leaving, to: Successor, actor: Actor, at: datetime) -> tuple[int, tuple[str, ...]]:
    moved, left = 0, []
    for seat in seats_of(leaving, at.date()) if to.user else ():
        assert to.user is not None, "asked only where there is an account"
        verdict = may_move(seat, to.user, actor=actor)
        if verdict:
            move_membership(seat, to.user, actor=actor, at=at)
            moved += 1
        else:
            left.append(
                _("The seat as %(role)s was not moved. %(why)s")
                % {"role": pgettext("word", seat.role.replace("-", " ")), "why": verdict.because}
            )
    return moved, tuple(left)
