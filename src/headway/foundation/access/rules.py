"""May this person do this now? The rules of holding, passing on and widening."""

from uuid import UUID

from headway.foundation.access.models import Audience, CaseRecord, Circle, Consent
from headway.foundation.core.actors import Actor, Role, Seat, Side
from headway.foundation.core.verdicts import YES, Verdict, no

WRITERS = {Role.LEAD, Role.ASSESSOR, Role.CLEARER, Role.FOCAL_POINT, Role.APPROVER, Role.CONTRIBUTOR, Role.DELEGATE}


def may_write(actor: Actor, *, holder: UUID, compartment: str, circle: UUID | None = None) -> Verdict:
    """Whether someone may write a row for an organisation in a State's file.

    A seat over one assessment, visit or organisation writes only rows whose `circle` or holder lies in it.
    """
    if actor.side is Side.SYSTEM:
        return YES
    for seat in actor.seats:
        if (
            seat.organisation == holder
            and seat.role in WRITERS
            and seat.compartment in {"", compartment}
            and _reaches(seat, holder, circle)
        ):
            return YES
    return no("You can write only for your own organisation, in the files you work on.")


def _reaches(seat: Seat, holder: UUID, circle: UUID | None) -> bool:
    if seat.scope is None or seat.scope in {holder, circle}:
        return True
    return circle is not None and Circle.objects.filter(pk=circle, scope=seat.scope).exists()


def may_assess(actor: Actor, *, holder: UUID, compartment: str, circle: UUID | None = None) -> Verdict:
    """Whether someone may judge or assess on the Body's behalf."""
    if actor.side is Side.SYSTEM:
        return YES
    if actor.side is not Side.BODY:
        return no("Only the assessing Body records what it has assessed.")
    return may_write(actor, holder=holder, compartment=compartment, circle=circle)


def may_report(actor: Actor, *, holder: UUID, compartment: str, circle: UUID | None = None) -> Verdict:
    """Whether someone may report on the State's behalf."""
    if actor.side is Side.SYSTEM:
        return YES
    if actor.side is not Side.STATE:
        return no("Only the State itself reports what it has done.")
    return may_write(actor, holder=holder, compartment=compartment, circle=circle)


def may_widen(actor: Actor, record: CaseRecord, audience: str) -> Verdict:
    """Whether a row may be opened to a wider audience now.

    Beyond `shared` the State must have consented, unless the row's source is public already.
    """
    if audience == record.audience:
        return no("That is its audience already.")
    verdict = may_write(actor, holder=record.holder_id, compartment=record.compartment, circle=record.circle)
    if not verdict:
        return verdict
    if audience in {Audience.PARTNERS, Audience.PUBLIC} and not _consented(record, audience):
        what = "publication" if audience == Audience.PUBLIC else "partners taking part"
        return no(f"The State has not consented to {what} here; record its consent first.")
    return YES


def _consented(record: CaseRecord, audience: str) -> bool:
    if getattr(record, "published", False):
        return True
    what = Consent.What.PUBLISH if audience == Audience.PUBLIC else Consent.What.PARTNERS
    standing = Consent.objects.unscoped("a consent binds whoever may read it").filter(
        compartment=record.compartment, what=what, withdrawn_on=None
    )
    scopes = [record.pk, getattr(record, "assessment_id", None) or getattr(record, "assessment", None)]
    return standing.filter(scope__in=[s for s in scopes if isinstance(s, UUID)]).exists()
