"""May this person do this now? The rules of writing for an organisation; of opening rows see `widening`."""

from collections.abc import Set
from uuid import UUID

from django.utils.translation import gettext as _

from headway.foundation.access.models import CaseRecord, Circle
from headway.foundation.core.actors import Actor, Role, Seat, Side
from headway.foundation.core.verdicts import YES, Verdict, no

WRITERS = {Role.LEAD, Role.ASSESSOR, Role.CLEARER, Role.FOCAL_POINT, Role.APPROVER, Role.CONTRIBUTOR, Role.DELEGATE}
PROVIDERS = {*WRITERS, Role.PROVIDER}


def may_write(actor: Actor, *, holder: UUID, compartment: str, circle: UUID | None = None) -> Verdict:
    """Whether someone may write a row for an organisation in a State's file.

    A seat over one assessment, visit or organisation writes only rows whose `circle` or holder lies in it.
    """
    return _may_write(actor, WRITERS, holder, compartment, circle)


def may_provide(actor: Actor, *, holder: UUID, compartment: str, circle: UUID | None = None) -> Verdict:
    """Whether someone writes an offer of an organisation, or keeps what it is read from: its writers and providers.

    A provider writes nothing else.
    """
    return _may_write(actor, PROVIDERS, holder, compartment, circle)


def _may_write(actor: Actor, roles: Set[Role], holder: UUID, compartment: str, circle: UUID | None) -> Verdict:
    if actor.side is Side.SYSTEM:
        return YES
    for seat in actor.seats:
        if (
            seat.organisation == holder
            and seat.role in roles
            and seat.compartment in {"", compartment}
            and reaches(seat, holder, circle)
        ):
            return YES
    return no(_("You can write only for your own organisation, in the files you work on."))


def reaches(seat: Seat, holder: UUID, circle: UUID | None) -> bool:
    """Whether what an organisation writes with that circle lies in what the seat is narrowed to."""
    if seat.scope is None or seat.scope in {holder, circle}:
        return True
    return circle is not None and Circle.objects.filter(pk=circle, scope=seat.scope).exists()


PASSED_ON = {"shared", "partners", "public"}


def may_change(actor: Actor, row: CaseRecord) -> Verdict:
    """Whether someone may correct a row where it stands: one that was passed on is followed by a new one instead."""
    verdict = may_write(actor, holder=row.holder_id, compartment=row.compartment, circle=row.circle)
    return not_passed_on(row) if verdict else verdict


def not_passed_on(row: CaseRecord) -> Verdict:
    """Whether a row is still its side's alone, so that it can be corrected where it stands."""
    if row.audience in PASSED_ON:
        return no(_("It has been passed on already, so it is not changed from here: add a new one with a later date."))
    return YES


def may_assess(actor: Actor, *, holder: UUID, compartment: str, circle: UUID | None = None) -> Verdict:
    """Whether someone may judge or assess on the Body's behalf."""
    if actor.side is Side.SYSTEM:
        return YES
    if actor.side is not Side.BODY:
        return no(_("Only the assessing Body records what it has assessed."))
    return may_write(actor, holder=holder, compartment=compartment, circle=circle)


def may_report(actor: Actor, *, holder: UUID, compartment: str, circle: UUID | None = None) -> Verdict:
    """Whether someone may report on the State's behalf."""
    if actor.side is Side.SYSTEM:
        return YES
    if actor.side is not Side.STATE:
        return no(_("Only the State itself reports what it has done."))
    return may_write(actor, holder=holder, compartment=compartment, circle=circle)
