"""Seats narrower than a file: over one assessment, one visit or one organisation, and for a time."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.foundation.access.models import CaseQuerySet, CaseRecord, Circle
from headway.foundation.access.oversight import Place
from headway.foundation.access.recipients import readable_circles
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor, Role, Side
from headway.foundation.core.verdicts import YES, Verdict, no
from headway.foundation.ledger.models import RecordQuerySet
from headway.foundation.ledger.models.record import model_of

UNKNOWN = gettext_noop("Narrow the seat to an assessment, a visit or an organisation that you can see.")


def may_be_given(actor: Actor, place: Place, *, on: date) -> Verdict:
    """Whether a seat may be as narrow as it is offered, and for that time."""
    if place.until is not None and place.until <= max(on, place.since or on):
        return no(_("The seat would end before it begins: choose a later day for its end."))
    if place.scope is None:
        return YES
    if place.role is Role.ADMINISTRATOR:
        return no(_("An administrator runs the installation, so that seat is not narrowed."))
    if Organisation.objects.filter(pk=place.scope).exists():
        return YES
    found = circles(actor).filter(pk=place.scope).first() or assessments(actor).filter(pk=place.scope).first()
    if found is None:
        return no(_(UNKNOWN))
    if found.compartment and place.compartment and found.compartment != place.compartment:
        return no(_("That is in another State's file than the seat: choose that file, or leave it open."))
    return YES


def scope_in_words(scope: UUID | None, actor: Actor) -> str:
    """What a seat is narrowed to, as far as the reader may know of it; "" for a whole file."""
    if scope is None:
        return ""
    named = (Organisation.objects, circles(actor), assessments(actor))
    found = next((row for rows in named for row in rows.filter(pk=scope)), None)
    return str(found) if found is not None else _("one assessment or visit")


def circles(actor: Actor) -> RecordQuerySet[Circle]:
    """The circles to which someone may narrow a seat: a visit is known by its circle."""
    return Circle.objects.all() if actor.side is Side.SYSTEM else readable_circles(actor)


def assessments(actor: Actor) -> CaseQuerySet[CaseRecord]:
    """The assessments to which someone may narrow a seat."""
    model = model_of("assessment")
    assert issubclass(model, CaseRecord)
    if actor.side is Side.SYSTEM:
        return model.objects.unscoped("whoever runs the machine invites to every assessment")
    return model.objects.visible_to(actor)
