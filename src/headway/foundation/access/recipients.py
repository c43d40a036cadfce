"""Circles and grants: who may make and end them, and who may read that they exist.

Who received what is itself something one side need not know of the other. A circle is read by the side that opened it
and, without its other recipients, by the organisations it names; the State reads every recipient of the circles it is
named in or opened. A grant is the State's own affair: its focal point and approver read it, and whom it names.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from headway.foundation.access.condition import any_of
from headway.foundation.access.leaving import NEEDED, standing_consents
from headway.foundation.access.models import CaseRecord, Circle, CircleEntry, Grant, User
from headway.foundation.access.models.release import InForce
from headway.foundation.access.policy import BODY_ROLES, STATE_ROLES
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor, Role, Seat, Side
from headway.foundation.core.verdicts import YES, Verdict, no
from headway.foundation.ledger.models import RecordQuerySet

RELEASED = {"state", "shared", "partners"}


def may_open_circle(actor: Actor, compartment: str) -> Verdict:
    """Whether someone may open a circle of recipients in a State's file."""
    if actor.side is Side.SYSTEM or any(_decides(seat, compartment) for seat in actor.seats):
        return YES
    return no(_("An assessor of the Body, or the State's focal point or approver, opens a circle."))


def may_admit(actor: Actor, circle: Circle, organisation: Organisation, *, on: date) -> Verdict:
    """Whether someone may make an organisation a recipient: every row that names the circle opens to it.

    The State may; the Body that opened the circle may for its own teams, the State's institutions and the Committee,
    and for another Body or a partner once the State has consented.
    """
    if actor.side is Side.SYSTEM or any(_answers_for_the_state(seat, circle.compartment) for seat in actor.seats):
        return YES
    if not _opened_it(actor, circle):
        return no(_("Whoever opened the circle, or the State, names its recipients."))
    body = circle.holder.body_id if circle.holder else None
    if organisation.body_id == body or str(organisation.state_id or "") == circle.compartment:
        return YES
    if circle.purpose == Circle.Purpose.COMMITTEE and organisation.body_id:
        return YES
    if _consented(circle, organisation, on):
        return YES
    return no(
        _("The State has not consented to %(organisation)s receiving this; record its consent first.")
        % {"organisation": organisation}
    )


def may_end_entry(actor: Actor, entry: CircleEntry) -> Verdict:
    """Whether someone may end an organisation's place in a circle."""
    state = any(_answers_for_the_state(seat, entry.compartment) for seat in actor.seats)
    if actor.side is Side.SYSTEM or state or _opened_it(actor, entry.circle):
        return YES
    return no(_("Whoever opened the circle, or the State, ends a recipient's place in it."))


def may_release(actor: Actor, target: CaseRecord | Circle | Grant, to: Organisation | User | None) -> Verdict:
    """Whether someone may release a row or a circle's rows by name, within their own State."""
    if actor.side is Side.SYSTEM:
        return YES
    if not any(_answers_for_the_state(seat, target.compartment) for seat in actor.seats):
        return no(_("The State's focal point or approver releases rows by name."))
    if isinstance(target, CaseRecord) and target.audience not in RELEASED:
        return no(_("Only what the State has, or was sent, is released by name; a draft is its holder's alone."))
    if isinstance(to, Organisation) and str(to.state_id or "") != target.compartment:
        return no(_("A release by name is within the State; with others it is shared."))
    if isinstance(to, User) and not to.memberships.filter(side=Side.STATE, compartment=target.compartment).exists():
        return no(_("A release by name is within the State; with others it is shared."))
    return YES


def readable_circles(actor: Actor) -> RecordQuerySet[Circle]:
    """The circles this actor may know of."""
    named = CircleEntry.objects.in_force(actor.today).filter(circle=OuterRef("pk"))
    return Circle.objects.filter(
        any_of(
            way
            for seat in actor.seats
            if seat.role is not Role.ADMINISTRATOR
            for way in (_opened_by(seat, "holder"), Q(Exists(named.filter(_is_of(seat, "organisation")))))
        )
    )


def readable_entries(actor: Actor) -> InForce[CircleEntry]:
    """The places in circles this actor may know of."""
    return CircleEntry.objects.filter(circle__in=readable_circles(actor).values("pk")).filter(
        any_of(
            way
            for seat in actor.seats
            if seat.role is not Role.ADMINISTRATOR
            for way in (_opened_by(seat, "circle__holder"), _is_of(seat, "organisation"), _all_of_the_states(seat))
        )
    )


def readable_grants(actor: Actor) -> InForce[Grant]:
    """The releases by name this actor may know of."""
    ways = [Q(user=actor.user)] if actor.user else []
    for seat in actor.seats:
        if seat.role in STATE_ROLES:
            ways.append(Q(compartment=seat.compartment) & ~Q(compartment=""))
        if seat.role is Role.CONTRIBUTOR:
            ways.append(Q(organisation=seat.organisation))
    return Grant.objects.filter(any_of(ways))


def _opened_by(seat: Seat, holder: str) -> Q:
    scope = Q(compartment=seat.compartment) if seat.compartment else Q()
    if seat.role in BODY_ROLES and seat.body:
        return scope & Q(**{f"{holder}__body": seat.body})
    if seat.role in STATE_ROLES and seat.compartment:
        return scope & Q(**{f"{holder}__state": seat.compartment})
    return any_of(())


def _is_of(seat: Seat, organisation: str) -> Q:
    if seat.role in BODY_ROLES and seat.body:
        return Q(**{f"{organisation}__body": seat.body})
    if seat.role in STATE_ROLES and seat.compartment:
        return Q(**{f"{organisation}__state": seat.compartment})
    return Q(**{organisation: seat.organisation})


def _all_of_the_states(seat: Seat) -> Q:
    answers = seat.role in STATE_ROLES and seat.compartment
    return Q(compartment=seat.compartment) if answers else any_of(())


def _decides(seat: Seat, compartment: str) -> bool:
    assesses = seat.side is Side.BODY and seat.role in BODY_ROLES and seat.compartment in {"", compartment}
    return assesses or _answers_for_the_state(seat, compartment)


def _answers_for_the_state(seat: Seat, compartment: str) -> bool:
    return seat.side is Side.STATE and seat.role in STATE_ROLES and seat.compartment == compartment != ""


def _opened_it(actor: Actor, circle: Circle) -> bool:
    if circle.holder is None:
        return False
    body = str(circle.holder.body_id or "-")
    return any(_decides(s, circle.compartment) and s.side is Side.BODY and s.body == body for s in actor.seats)


def _consented(circle: Circle, organisation: Organisation, on: date) -> bool:
    what = NEEDED["shared"] if organisation.body_id else NEEDED["partners"]
    standing = standing_consents(circle.compartment, what, on)
    return any(c.scope in {circle.pk, circle.scope} and c.to_circle in {None, circle.pk} for c in standing)
