"""Who inside the State follows a recommendation, and the documents that a report of progress rests on."""

from django.db import models

from headway.casework.evidence.models import Source
from headway.casework.recommendations.models.path import Progress
from headway.casework.recommendations.models.recommendations import Recommendation
from headway.foundation.access.models import CaseRecord
from headway.foundation.actors.models import Organisation


class Assignment(CaseRecord):
    """A recommendation given to a ministry of the State by its focal point: until when, and with which words.

    The addressee as printed stays as it is. `ended_on` is the first day on which it is the ministry's no longer.
    """

    kind = "assignment"

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="assignments")
    ministry = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("recommendation_id", "sent_on", "id")

    def __str__(self) -> str:
        return f"assigned to {self.ministry}"


class ProgressEvidence(CaseRecord):
    """A document that a report of progress rests on."""

    kind = "progress-evidence"

    progress = models.ForeignKey(Progress, on_delete=models.PROTECT, related_name="evidence")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("progress_id", "id")
        constraints = [models.UniqueConstraint(fields=["progress", "source"], name="a_document_proves_progress_once")]

    def __str__(self) -> str:
        return "evidence of progress"
