"""May this person plan the visit, and answer for the State to who comes?"""

from datetime import date

from django.utils.translation import gettext as _

from headway.casework.visits.models import Delegate
from headway.foundation.access.leaving import cover_of
from headway.foundation.access.models import Audience, CaseRecord
from headway.foundation.access.policy import STATE_ROLES
from headway.foundation.access.rules import may_assess
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.verdicts import YES, Verdict, no


def may_plan(actor: Actor, row: CaseRecord) -> Verdict:
    """Whether someone plans a visit: whoever assesses for the Body that holds its row, passed on or not."""
    return may_assess(actor, holder=row.holder_id, compartment=row.compartment, circle=row.circle)


def may_agree(actor: Actor, delegate: Delegate, on: date, *, declining: bool = False) -> Verdict:
    """Whether someone may record the State's answer to a delegate: the State, or the Body with its consent.

    That the State declined needs no consent: the Body may record it, too.
    """
    if actor.side is Side.SYSTEM or any(
        seat.side is Side.STATE and seat.role in STATE_ROLES and seat.compartment == delegate.compartment
        for seat in actor.seats
    ):
        return YES
    verdict = may_plan(actor, delegate)
    if verdict and not declining and cover_of(delegate, Audience.PARTNERS, circle=delegate.circle, on=on) is None:
        return no(
            _("The State has not consented to %(organisation)s taking part; record its consent first.")
            % {"organisation": delegate.organisation}
        )
    return verdict
