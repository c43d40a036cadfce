"""Who received what: circles of recipients, and grants by name. Both name rows by plain id, so nothing points up."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

from headway.foundation.actors.models import Organisation
from headway.foundation.ledger.models import Record, RecordQuerySet

T = TypeVar("T", bound=models.Model, covariant=True)


class Circle(Record):
    """A named set of recipient organisations; many rows point to one."""

    kind = "circle"

    compartment = models.CharField(max_length=3, blank=True)
    name = models.CharField(max_length=160)

    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ("compartment", "name", "id")

    def __str__(self) -> str:
        return self.name


class InForce(RecordQuerySet[T]):
    """Rows with `since` and `until`."""

    def in_force(self, on: date) -> Self:
        return self.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


class CircleEntry(Record):
    """An organisation in a circle while the entry lasts: `until` is the first day it no longer does."""

    kind = "circle-entry"

    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="entries")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    compartment = models.CharField(max_length=3, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    why = models.TextField(blank=True)

    objects = InForce.as_manager()

    class Meta(Record.Meta):
        ordering = ("since", "id")


class Grant(Record):
    """A release by name: one row (or one circle's rows) to an organisation or to a user."""

    kind = "grant"

    target = models.UUIDField(db_index=True)
    compartment = models.CharField(max_length=3, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    user = models.UUIDField(null=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    why = models.TextField(blank=True)

    objects = InForce.as_manager()

    class Meta(Record.Meta):
        ordering = ("since", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | Q(user__isnull=False), name="grant_names_somebody"
            )
        ]
