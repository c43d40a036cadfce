"""Threat pictures and judgements, each standing on observations; and what a colleague holds against a judgement."""

from typing import Any

from django.db import models
from django.db.models import Q

from headway.casework.assessments.models.assessments import Assessment
from headway.casework.evidence.models import Observation
from headway.foundation.access.models import CaseRecord


class ThreatPicture(CaseRecord):
    """The threat as a Body saw it at one time: the level as said, what drives it, where it is going."""

    kind = "threat-picture"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="threat_pictures")
    as_of = models.CharField(max_length=40)
    level_as_said = models.CharField(max_length=120, blank=True)
    drivers = models.TextField(blank=True)
    trend = models.CharField(max_length=120, blank=True)
    areas = models.ManyToManyField("catalogue.Area", blank=True, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "as_of", "id")


class ThreatBasis(CaseRecord):
    """An observation that a threat picture stands on."""

    kind = "threat-basis"

    picture = models.ForeignKey(ThreatPicture, on_delete=models.PROTECT, related_name="bases")
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("picture_id", "id")


class Judgement(CaseRecord):
    """A level on one axis for a provision or an area, its reasons, or both: each half may have its own audience.

    `level` is a level of `scale` or a special value; empty in a narrative. Where the level and its reasons are for
    different readers they are two rows of one day. `uncited_because` says why nothing is cited, `changed_because` why
    the level is no longer what this assessment said before. `occasion` is how it came about.
    """

    kind = "judgement"
    schema = 2

    class Axis(models.TextChoices):
        LAW = "law", "law"
        PRACTICE = "practice", "practice"
        NONE = "none", "overall"

    class Occasion(models.TextChoices):
        VISIT = "visit", "in the assessment"
        DESK = "desk", "by desk review, after it"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="judgements")
    provision = models.ForeignKey("catalogue.Provision", on_delete=models.PROTECT, null=True, related_name="+")
    area = models.ForeignKey("catalogue.Area", on_delete=models.PROTECT, null=True, related_name="+")
    axis = models.CharField(max_length=10, choices=Axis.choices)
    scale = models.CharField(max_length=60, blank=True)
    level = models.CharField(max_length=40, blank=True)
    rationale = models.TextField(blank=True)
    as_of = models.CharField(max_length=40)
    occasion = models.CharField(max_length=8, choices=Occasion.choices, default=Occasion.VISIT)
    uncited_because = models.TextField(blank=True)
    changed_because = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "provision_id", "area_id", "axis", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(provision__isnull=False, area=None) | Q(provision=None, area__isnull=False),
                name="a_judgement_is_of_one_thing",
            ),
            models.CheckConstraint(
                condition=~Q(level="", rationale="") & (Q(level="") | ~Q(scale="")),
                name="a_judgement_says_a_level_of_a_scale_or_why",
            ),
        ]

    @property
    def subject(self) -> str:
        """What is judged: the area's or the provision's id."""
        return str(self.area_id or self.provision_id)

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        since = {"occasion": cls.Occasion.VISIT.value, "uncited_because": "", "changed_because": ""}
        return payload if schema > 1 else {**payload, **since}


class JudgementBasis(CaseRecord):
    """An observation that a judgement stands on."""

    kind = "judgement-basis"

    judgement = models.ForeignKey(Judgement, on_delete=models.PROTECT, related_name="bases")
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("judgement_id", "id")


class Disagreement(CaseRecord):
    """What a colleague holds against a judgement: the level they would give, and why. It changes no level."""

    kind = "disagreement"

    judgement = models.ForeignKey(Judgement, on_delete=models.PROTECT, related_name="disagreements")
    level = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    said_on = models.DateField()

    class Meta(CaseRecord.Meta):
        ordering = ("judgement_id", "said_on", "id")
