"""What the State submitted: a frozen version of its answers."""

from django.db import models

from headway.casework.assessments.models import Assessment
from headway.foundation.access.models import CaseRecord


class Submission(CaseRecord):
    """The State's answers to a section ("" for all of them) as they were submitted, frozen.

    `frozen` lists them, one a line: question, part, the answer's id and revision; `digest` is its SHA-256. A submission
    that was opened again says when and why; the next one has the next number.
    """

    kind = "submission"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="submissions")
    section = models.CharField(max_length=60, blank=True)
    number = models.PositiveSmallIntegerField()
    submitted_on = models.DateField()
    by_office = models.CharField(max_length=200, blank=True)
    frozen = models.TextField()
    digest = models.CharField(max_length=64)
    reopened_on = models.DateField(null=True, blank=True)
    reopened_because = models.TextField(blank=True)
    reopened_by = models.CharField(max_length=200, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "section", "number", "id")

    def __str__(self) -> str:
        return f"version {self.number}"
