"""What drafters add to a report in their own words."""

from django.db import models

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Observation
from headway.foundation.access.models import CaseRecord


class Remark(CaseRecord):
    """A sentence of the drafter's in one section of a report; a fact unless marked as the drafter's assessment."""

    kind = "remark"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="remarks")
    report = models.CharField(max_length=20)
    section = models.CharField(max_length=40)
    order = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    is_assessment = models.BooleanField(default=False)

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "report", "section", "order", "id")


class RemarkBasis(CaseRecord):
    """An observation that a remark cites."""

    kind = "remark-basis"

    remark = models.ForeignKey(Remark, on_delete=models.PROTECT, related_name="bases")
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("remark_id", "id")
