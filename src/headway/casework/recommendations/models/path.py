"""A recommendation's path through time: positions taken, progress reported, progress assessed. Each a dated row."""

from typing import Any

from django.db import models

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Observation, Passage
from headway.casework.recommendations.models.recommendations import Recommendation
from headway.foundation.access.models import CaseRecord


class Position(CaseRecord):
    """What the State says to a recommendation, where the procedure has positions. `part` names a part of it, or ""."""

    kind = "position"

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="positions")
    value = models.CharField(max_length=40)
    part = models.CharField(max_length=20, blank=True)
    text = models.TextField(blank=True)
    taken_on = models.DateField()
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("recommendation_id", "taken_on", "id")


class Progress(CaseRecord):
    """What was done, as one side saw it at one time.

    Reported by the State, or assessed by the Body with its basis; a nil return is a value, silence is no row.
    `as_of` is EDTF; `scale` is the progress scale's id and `level` one of its levels. `reported_by` is the institution
    on whose behalf somebody else entered it, from the letter that the passage stands in; "" where it reported itself.
    """

    kind = "progress"
    schema = 2

    class Side(models.TextChoices):
        STATE = "state", "reported by the State"
        BODY = "body", "assessed by the Body"

    class Basis(models.TextChoices):
        DOCUMENT = "document reviewed", "document reviewed"
        SEEN = "seen on site", "seen on site"
        EXPLAINED = "explained in a meeting", "explained in a meeting"
        THIRD_PARTY = "third party", "third party"
        NOT_EXAMINED = "not examined", "not examined"

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="progress")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    side = models.CharField(max_length=5, choices=Side.choices)
    scale = models.CharField(max_length=60)
    level = models.CharField(max_length=40, blank=True)
    nil_return = models.BooleanField(default=False)
    basis = models.CharField(max_length=24, choices=Basis.choices, blank=True)
    as_of = models.CharField(max_length=40)
    reason = models.TextField(blank=True)
    reported_by = models.CharField(max_length=200, blank=True)
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("recommendation_id", "as_of", "id")

    def __str__(self) -> str:
        return f"{self.get_side_display()}, {self.as_of}"

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        return payload if schema > 1 else {**payload, "reported_by": ""}


class ProgressBasis(CaseRecord):
    """An observation that a progress row stands on."""

    kind = "progress-basis"

    progress = models.ForeignKey(Progress, on_delete=models.PROTECT, related_name="bases")
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("progress_id", "id")
