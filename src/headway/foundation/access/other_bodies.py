"""What a Body shares with another Body by the State's consent: which rows, and whose place ends with the consent."""

from datetime import date

from django.db.models import F, Q

from headway.foundation.access.leaving import NEEDED, standing_consents
from headway.foundation.access.models import Audience, Circle, CircleEntry, Consent
from headway.foundation.access.models.release import InForce
from headway.foundation.ledger.changes import Change

BY_AGREEMENT = (Circle.Purpose.COMMITTEE, Circle.Purpose.PARTNERS)
"""Circles whose Bodies are let in otherwise: by the mandate, or by the State's agreement to a delegation."""


def with_another_body(compartment: str, on: date) -> Q:
    """The condition of a Body's rows in a file whose circle names another Body than their holder's on a day."""
    named = _places(on).filter(circle__compartment=compartment)
    pairs = set(named.values_list("circle", "organisation__body"))
    found = Q(pk__in=())
    for circle, body in sorted(pairs, key=str):
        found |= Q(circle=circle, holder__body__isnull=False) & ~Q(holder__body=body)
    return found


def end_places_let_in_by(consent: Consent, *, change: Change, on: date) -> int:
    """End the other Bodies' places in circles that a Body opened and that no other consent to sharing names.

    Part of another act. Returns how many ended.
    """
    named = Q(circle=consent.scope) | Q(circle__scope=consent.scope)
    to = Q(circle=consent.to_circle) if consent.to_circle else Q()
    places = _places(on).filter(named, to, circle__compartment=consent.compartment, circle__holder__body__isnull=False)
    others = [
        c
        for c in standing_consents(consent.compartment, NEEDED[Audience.SHARED.value], on)
        if c.pk != consent.pk and c.scope is not None
    ]
    ended = 0
    for entry in places.exclude(organisation__body=F("circle__holder__body")).select_related("circle", "organisation"):
        circle = entry.circle
        if not any(c.scope in {circle.pk, circle.scope} and c.to_circle in {None, circle.pk} for c in others):
            why = f"{entry.why}; the State withdrew its consent".strip("; ")
            change.edit(entry, until=max(on, entry.since), why=why)
            ended += 1
    return ended


def _places(on: date) -> InForce[CircleEntry]:
    bodies = CircleEntry.objects.in_force(on).exclude(organisation__body=None)
    return bodies.exclude(circle__purpose__in=BY_AGREEMENT).order_by("id")
