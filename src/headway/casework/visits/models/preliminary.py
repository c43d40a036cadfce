"""The preliminary assessment and observations that are composed during a visit and discussed with the State."""

from django.db import models
from django.db.models import Q

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Observation
from headway.casework.visits.models.meetings import Meeting
from headway.foundation.access.models import CaseRecord


class PreliminaryItem(CaseRecord):
    """One preliminary observation; never cleared. `text` is as it was first put to the State.

    `outcome` says how its discussion ended, "" while it has not: `states_words` are the objection as the State put it,
    `reworded` what the text became. `present` tells who was there, a line each, by office.
    """

    kind = "preliminary-item"

    class Outcome(models.TextChoices):
        AGREED = "agreed", "agreed"
        OBJECTED = "objected", "objected"
        REWORDED = "reworded", "reworded"
        WITHDRAWN = "withdrawn", "withdrawn"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="preliminary_items")
    number = models.PositiveIntegerField()
    text = models.TextField()
    area = models.ForeignKey("catalogue.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    states_words = models.TextField(blank=True)
    reworded = models.TextField(blank=True)
    discussed_on = models.DateField(null=True, blank=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    present = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "number", "id")
        constraints = [
            models.UniqueConstraint(fields=["holder", "assessment", "number"], name="an_item_has_its_number"),
            models.CheckConstraint(condition=~Q(outcome="reworded") | ~Q(reworded=""), name="reworded_says_how"),
            models.CheckConstraint(condition=~Q(outcome="objected") | ~Q(states_words=""), name="objected_in_words"),
        ]

    def __str__(self) -> str:
        return f"preliminary observation {self.number}"


class PreliminaryBasis(CaseRecord):
    """An observation that a preliminary item stands on; often narrower than the item."""

    kind = "preliminary-basis"

    item = models.ForeignKey(PreliminaryItem, on_delete=models.PROTECT, related_name="bases")
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("item_id", "id")
