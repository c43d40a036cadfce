"""Verbs of mandates and people in office: enter what an institution is charged with, who is in office, who leaves."""

from datetime import datetime

from django.utils.translation import gettext as _

from headway.casework.visits.models import InOffice, Mandate
from headway.foundation.access.models import Audience
from headway.foundation.access.policy import BODY_ROLES, STATE_ROLES
from headway.foundation.access.rules import may_write
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor, Seat, Side
from headway.foundation.core.dates import NotADate, period
from headway.foundation.core.verdicts import YES, NotAllowed, Verdict, no, require
from headway.foundation.ledger.changes import Change, changeset


def telling_seat(actor: Actor, organisation: Organisation) -> Seat | None:
    """The seat from which somebody says what an institution is charged with and who is in office there."""
    state = str(organisation.state_id or "")
    return next((seat for seat in actor.seats if seat.scope is None and _tells(seat, state)), None)


def _tells(seat: Seat, state: str) -> bool:
    if seat.side is Side.BODY:
        return seat.role in BODY_ROLES and seat.compartment in {"", state}
    return seat.side is Side.STATE and seat.role in STATE_ROLES and bool(state) and seat.compartment == state


def may_tell_of(actor: Actor, organisation: Organisation) -> Verdict:
    """Whether someone enters mandates and people in office of an institution."""
    if actor.side is Side.SYSTEM or telling_seat(actor, organisation):
        return YES
    return no(_("Those who answer for the State, and the Body's assessors, say who is in office."))


def sight_for(actor: Actor, organisation: Organisation) -> dict[str, object]:
    """Whose such a row is, and who sees it: its writer's own side. Raises NotAllowed."""
    seat = telling_seat(actor, organisation)
    if seat is None:
        raise NotAllowed(may_tell_of(actor, organisation).because)
    audience = Audience.BODY if seat.side is Side.BODY else Audience.STATE
    state = str(organisation.state_id or "")
    return {"compartment": state, "holder_id": seat.organisation, "audience": audience}


def enter_mandate(row: Mandate, *, actor: Actor, at: datetime) -> Mandate:
    """Enter what an institution is charged with. Raises NotAllowed where no source is given."""
    require(may_tell_of(actor, row.organisation))
    require(may_write(actor, holder=row.holder_id, compartment=row.compartment, circle=row.circle))
    if not row.text.strip() or not row.cited.strip():
        raise NotAllowed(_("Say what it is charged with, and where that stands: a law, a decree, a letter."))
    require_days(row.since, row.until)
    with changeset(actor=actor, at=at, reason=f"mandate of {row.organisation}"[:200]) as change:
        return change.add(row)


def enter_office(row: InOffice, *, actor: Actor, at: datetime) -> InOffice:
    """Enter an office and who holds it. Raises NotAllowed for a name without what allows it."""
    require(may_tell_of(actor, row.organisation))
    require(may_write(actor, holder=row.holder_id, compartment=row.compartment, circle=row.circle))
    require(fits(row))
    with changeset(actor=actor, at=at, reason=f"{row.organisation}: {row.office}"[:200]) as change:
        return change.add(row)


def end_office(row: InOffice, *, until: str, actor: Actor, at: datetime) -> InOffice:
    """Say until when somebody held an office. Raises NotAllowed, Stale."""
    require(may_write(actor, holder=row.holder_id, compartment=row.compartment, circle=row.circle))
    with changeset(actor=actor, at=at, reason=f"{row.organisation}: {row.office} until {until}"[:200]) as change:
        return leave(change, row, until)


def leave(change: Change, row: InOffice, until: str) -> InOffice:
    """End an office. Part of another act."""
    if row.until:
        raise NotAllowed(_("It is on record already until when this office was held."))
    if not until:
        raise NotAllowed(_("Say until when."))
    require_days(row.since, until)
    return change.edit(row, until=until)


def fits(row: InOffice) -> Verdict:
    """Whether a row may stand: an office, its days, and a name only with what allows it."""
    if not row.office.strip():
        return no(_("Say the office: people are told by their office."))
    if row.name and not (row.name_basis and row.name_source.strip()):
        return no(
            _("A name stands here only where its source is public or the institution agreed: say which, and where.")
        )
    try:
        require_days(row.since, row.until)
    except NotAllowed as error:
        return no(str(error))
    return YES


def require_days(since: str, until: str) -> None:
    """Raise NotAllowed for what is no date, and for an end before the beginning."""
    found = []
    for words in (since, until):
        try:
            found.append(period(words) if words else None)
        except NotADate as error:
            raise NotAllowed(str(error)) from None
    first, last = found
    if first and last and first.earliest and last.latest and last.latest < first.earliest:
        raise NotAllowed(_("It would end before it begins."))
