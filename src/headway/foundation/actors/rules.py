"""Who keeps the list of organisations: it is one for everybody, and every change of it stands in the ledger."""

from django.utils.translation import gettext as _

from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor, Role, Seat, Side
from headway.foundation.core.verdicts import YES, Verdict, no

BODY = frozenset({Role.LEAD, Role.ASSESSOR})
STATE = frozenset({Role.FOCAL_POINT, Role.APPROVER})


def may_keep(actor: Actor, organisation: Organisation) -> Verdict:
    """Whether someone says what an organisation is called, what became of it and of which it is a duplicate.

    A State's institution: those who answer for that State, and the assessors of its file. Any other: a Body's lead.
    """
    state = str(organisation.state_id or "")
    if actor.side is Side.SYSTEM or any(_keeps(seat, state) for seat in actor.seats if seat.scope is None):
        return YES
    if state:
        return no(_("The State's focal point, or an assessor of its file, keeps the list of its institutions."))
    return no(_("The lead of an assessing Body keeps the list of international organisations."))


def _keeps(seat: Seat, state: str) -> bool:
    if seat.side is Side.BODY:
        in_the_file = bool(state) and seat.role in BODY and seat.compartment in {"", state}
        return in_the_file or (not state and seat.role is Role.LEAD)
    return seat.side is Side.STATE and seat.role in STATE and bool(state) and seat.compartment == state


def may_succeed(actor: Actor, before: Organisation, after: Organisation) -> Verdict:
    """Whether someone records that one organisation came of another."""
    if before.kept == after.kept:
        return no(_("An organisation does not follow itself; for a new name of the same institution, rename it."))
    if before.state_id != after.state_id:
        return no(_("%(before)s and %(after)s are not of the same State.") % {"before": before, "after": after})
    return may_keep(actor, before)


def may_merge(actor: Actor, duplicate: Organisation, kept: Organisation) -> Verdict:
    """Whether someone says that two rows are one organisation."""
    if duplicate.pk == kept.pk:
        return no(_("That is one row already: choose the other one."))
    if duplicate.same_as_id is not None or kept.same_as_id is not None:
        return no(_("One of them is a duplicate already: take the row that was kept."))
    if duplicate.state_id != kept.state_id or duplicate.body_id != kept.body_id:
        return no(
            _("%(duplicate)s and %(kept)s are not of the same State or Body.") % {"duplicate": duplicate, "kept": kept}
        )
    if duplicate.entry:
        return no(
            _("%(duplicate)s is in the catalogue's list: keep that row, and make the other its duplicate.")
            % {"duplicate": duplicate}
        )
    return may_keep(actor, kept)
