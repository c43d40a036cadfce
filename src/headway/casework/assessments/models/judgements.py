"""Threat pictures and judgements, each standing on observations."""

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
    """A level on one axis for a provision or an area. `level` is a level of `scale`, or a special value."""

    kind = "judgement"

    class Axis(models.TextChoices):
        LAW = "law", "law"
        PRACTICE = "practice", "practice"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="judgements")
    provision = models.ForeignKey("catalogue.Provision", on_delete=models.PROTECT, null=True, related_name="+")
    area = models.ForeignKey("catalogue.Area", on_delete=models.PROTECT, null=True, related_name="+")
    axis = models.CharField(max_length=10, choices=Axis.choices)
    scale = models.CharField(max_length=60)
    level = models.CharField(max_length=40)
    rationale = models.TextField(blank=True)
    as_of = models.CharField(max_length=40)

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "provision_id", "area_id", "axis", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(provision__isnull=False, area=None) | Q(provision=None, area__isnull=False),
                name="a_judgement_is_of_one_thing",
            )
        ]


class JudgementBasis(CaseRecord):
    """An observation that a judgement stands on."""

    kind = "judgement-basis"

    judgement = models.ForeignKey(Judgement, on_delete=models.PROTECT, related_name="bases")
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("judgement_id", "id")
