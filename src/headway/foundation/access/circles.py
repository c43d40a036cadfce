"""Whom a circle names, for good: a link must hold for every reader, so a place with an end does not count."""

from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from headway.foundation.access.models import CircleEntry
from headway.foundation.access.models.release import InForce


def standing(circle: UUID | None) -> InForce[CircleEntry]:
    """The places in a circle that have begun and have no end."""
    return CircleEntry.objects.filter(circle=circle, until=None, since__lte=timezone.localdate())


def names(circle: UUID | None, organisation: UUID) -> bool:
    """Whether a circle names an organisation."""
    return circle is not None and standing(circle).filter(organisation=organisation).exists()


def names_body(circle: UUID | None, body: str) -> bool:
    """Whether a circle names an organisation of a Body."""
    return circle is not None and standing(circle).filter(organisation__body=body).exists()


def is_within(inner: UUID | None, outer: UUID | None, *, but: str | None = None) -> bool:
    """Whether whoever reads what is shared with one circle was named by another: its Bodies and its Committee.

    The State reads what is shared whichever circle it names, and partners do not. `but` is a Body that reads the other
    rows anyway, as their holder; of a Committee each must be named.
    """
    if inner is None:
        return True
    readers = CircleEntry.objects.filter(Q(until=None) | Q(until__gt=timezone.localdate()), circle=inner)
    readers = readers.exclude(organisation__body=None)
    missing = readers.exclude(organisation__in=standing(outer).values("organisation"))
    return not missing.exclude(organisation__body=but).exists() if but else not missing.exists()
