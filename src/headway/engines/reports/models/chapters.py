"""How a side arranges the chapters of one of its reports."""

from django.db import models

from headway.casework.assessments.models import Assessment
from headway.foundation.access.models import CaseRecord


class Chapter(CaseRecord):
    """One section of a report where it differs from its outline: its place, its heading, left out, or added.

    `section` is the outline's id, or one of the side's own for a chapter it adds; `heading` is printed as it is.
    """

    kind = "chapter"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="chapters")
    report = models.CharField(max_length=20)
    section = models.CharField(max_length=40)
    place = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=300, blank=True)
    is_left_out = models.BooleanField(default=False)
    is_added = models.BooleanField(default=False)

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "report", "place", "id")
        constraints = [
            models.UniqueConstraint(fields=["assessment", "report", "section", "audience"], name="one_chapter_a_side")
        ]

    def __str__(self) -> str:
        return self.heading or self.section
