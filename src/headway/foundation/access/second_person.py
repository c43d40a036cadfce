"""Acts that one person proposes and another confirms: which, by whom, and what waits.

Which acts need it is a setting of the installation, one word for each act (HEADWAY_SECOND_PERSON): `person`, `delay`,
`none`. Where a side has nobody else who could confirm, the act is announced and carried out after a delay, unless
somebody on that side withdraws it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from headway.foundation.access.models import CaseRecord, Membership, PendingAct
from headway.foundation.access.models.users import seat_of
from headway.foundation.access.policy import STATE_ROLES
from headway.foundation.access.rules import WRITERS, reaches
from headway.foundation.core.actors import Actor, Role, Seat, Side
from headway.foundation.core.verdicts import YES, Verdict, no
from headway.foundation.ledger.changes import Change

CONFIRMING_BODY = frozenset({Role.LEAD, Role.CLEARER})
PERSON, DELAY, NONE = "person", "delay", "none"


@dataclass(frozen=True, slots=True)
class Act:
    """A kind of act: its word, what people call it, and how it is checked again and carried out."""

    what: str
    title: str
    may_still: Callable[[Actor, CaseRecord, PendingAct], Verdict]
    carry_out: Callable[[Change, CaseRecord, PendingAct], object]


ACTS: dict[str, Act] = {}


def register(act: Act) -> None:
    """Let an act be proposed; a floor above registers in `AppConfig.ready()`."""
    ACTS[act.what] = act


def needs_second(actor: Actor, what: str) -> bool:
    """Whether this installation wants a second person, or a delay, for an act."""
    return actor.side is not Side.SYSTEM and settings.HEADWAY_SECOND_PERSON.get(what, PERSON) != NONE


def what_it_needs(actor: Actor, what: str, record: CaseRecord, on: date) -> str:
    """A second person where the installation says so and there is one; otherwise a delay."""
    if settings.HEADWAY_SECOND_PERSON.get(what, PERSON) == DELAY or not _somebody_else(actor, record, on):
        return PendingAct.Needs.DELAY
    return PendingAct.Needs.PERSON


def delay() -> timedelta:
    return timedelta(days=settings.HEADWAY_DELAY_DAYS)


def may_confirm(actor: Actor, pending: PendingAct, record: CaseRecord) -> Verdict:
    """Whether someone may carry out, as the second person, what another proposed."""
    if pending.status != PendingAct.Status.OPEN:
        return no(_ended(pending))
    if pending.head != record.revision:
        return no(_("The row has changed since this was proposed: withdraw it and propose it again as it stands now."))
    if actor.user is not None and actor.user == pending.proposed_by:
        return no(_("You proposed it: somebody else on your side confirms it."))
    if not any(_confirms(seat, record) for seat in actor.seats):
        return no(
            _("Only a lead or clearer of the Body that holds it, or the State's focal point or approver, confirms it.")
        )
    return ACTS[pending.what].may_still(actor, record, pending)


def may_withdraw(actor: Actor, pending: PendingAct, record: CaseRecord) -> Verdict:
    """Whether someone may stop a pending act: whoever proposed it, and whoever could confirm it."""
    if pending.status != PendingAct.Status.OPEN:
        return no(_ended(pending))
    if actor.side is Side.SYSTEM or (actor.user is not None and actor.user == pending.proposed_by):
        return YES
    if any(_confirms(seat, record) for seat in actor.seats):
        return YES
    return no(_("Whoever proposed it, or could confirm it, withdraws it."))


def _ended(pending: PendingAct) -> str:
    return _("This was %(status)s already.") % {"status": pgettext("word", pending.get_status_display())}


def _somebody_else(actor: Actor, record: CaseRecord, on: date) -> bool:
    others = Membership.objects.in_force(on).filter(user__is_active=True, role__in=[r.value for r in WRITERS])
    if actor.user is not None:
        others = others.exclude(user=actor.user)
    return any(_confirms(seat_of(row), record) for row in others.select_related("organisation"))


def _confirms(seat: Seat, record: CaseRecord) -> bool:
    if seat.compartment not in {"", record.compartment} or not reaches(seat, record.holder_id, record.circle):
        return False
    body, state = record.holder.body_id, record.holder.state_id
    if seat.side is Side.BODY:
        return seat.role in CONFIRMING_BODY and body is not None and seat.body == str(body)
    return seat.side is Side.STATE and seat.role in STATE_ROLES and state is not None and seat.compartment == str(state)
