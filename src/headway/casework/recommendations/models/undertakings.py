"""What was asked for or promised, beside the recommendations and never counted as one."""

from django.db import models

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Observation
from headway.foundation.access.models import CaseRecord


class Undertaking(CaseRecord):
    """Information requested or a commitment made: by whom, to whom, as said, due or open-ended, and its end."""

    kind = "undertaking"

    class Kind(models.TextChoices):
        REQUEST = "request", "information requested"
        COMMITMENT = "commitment", "commitment made"

    class State(models.TextChoices):
        OPEN = "open", "open"
        MET = "met", "met"
        PARTLY = "partly met", "partly met"
        DECLINED = "declined", "declined"
        LAPSED = "lapsed", "lapsed"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="undertakings")
    type = models.CharField(max_length=12, choices=Kind.choices)
    by = models.CharField(max_length=200)
    to = models.CharField(max_length=200, blank=True)
    as_said = models.TextField()
    made_on = models.CharField(max_length=40)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    repeats = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="repeated_by")
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    met_by = models.ForeignKey(Observation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "made_on", "id")

    def __str__(self) -> str:
        return self.as_said[:80]
