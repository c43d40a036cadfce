"""The parts of a visit and the organisations of its delegation."""

from typing import Any

from django.db import models

from headway.casework.assessments.models import Assessment
from headway.foundation.access.models import CaseRecord
from headway.foundation.actors.models import Organisation


class Component(CaseRecord):
    """A part of a visit, on site or virtual; a hybrid visit has both, months apart. `dates` is EDTF.

    `zone` is the time zone of its programme, by its IANA name ("Africa/Nairobi"); "" where nobody has said.
    """

    kind = "component"
    schema = 2

    class Modality(models.TextChoices):
        ON_SITE = "on-site", "on site"
        VIRTUAL = "virtual", "virtual"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="components")
    modality = models.CharField(max_length=8, choices=Modality.choices)
    dates = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=160, blank=True)
    zone = models.CharField(max_length=60, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "dates", "id")

    def __str__(self) -> str:
        return f"{self.get_modality_display()} part of the visit, {self.dates}".strip(", ")

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        return payload if schema > 1 else {**payload, "zone": ""}


class Delegate(CaseRecord):
    """An organisation in the delegation, its role, and the State's answer to it: agreed, declined, or not yet given."""

    kind = "delegate"
    schema = 2

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="delegates")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=80, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    declined_on = models.DateField(null=True, blank=True)
    declined_because = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "id")
        constraints = [models.UniqueConstraint(fields=["assessment", "organisation"], name="a_delegate_comes_once")]

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        return payload if schema > 1 else {**payload, "declined_on": None, "declined_because": ""}
