"""Who received what: circles of recipients, and grants by name. Both name rows by plain id, so nothing points up.

A circle says two things of the rows that name it: with whom they are shared once their audience is `shared` or
`partners`, and for which assessment or visit they were written (`scope`), whatever their audience.
"""

from datetime import date
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import Q

from headway.foundation.actors.models import Organisation
from headway.foundation.ledger.models import Record, RecordQuerySet

T = TypeVar("T", bound=models.Model, covariant=True)


class Circle(Record):
    """A named set of recipient organisations; many rows point to one.

    `holder` is the organisation that opened it; `scope` the id of the assessment or visit it was opened for.
    """

    kind = "circle"
    schema = 2

    class Purpose(models.TextChoices):
        SHARED = "shared", "both sides"
        PARTNERS = "partners", "the delegation"
        COMMITTEE = "committee", "the Committee"

    compartment = models.CharField(max_length=3, blank=True)
    name = models.CharField(max_length=160)
    holder = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    scope = models.UUIDField(null=True, blank=True, db_index=True)
    purpose = models.CharField(max_length=10, choices=Purpose.choices, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ("compartment", "name", "id")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        return payload if schema > 1 else {**payload, "holder_id": None, "scope": None, "purpose": ""}


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
        indexes = [models.Index(fields=["circle", "organisation"], name="entry_of")]


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
        indexes = [models.Index(fields=["target", "organisation"], name="grant_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | Q(user__isnull=False), name="grant_names_somebody"
            )
        ]
