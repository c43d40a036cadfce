"""What people decided about proposals. A proposal itself is never stored: it is read again from the source."""

from django.db import models

from headway.casework.evidence.models import Observation, Source
from headway.foundation.access.models import CaseRecord


class Decision(CaseRecord):
    """One proposal of one source accepted, edited or rejected. `proposal` is its stable key within the reading."""

    kind = "intake-decision"

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", "accepted"
        EDITED = "edited", "accepted with changes"
        REJECTED = "rejected", "rejected"

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="decisions")
    proposal = models.CharField(max_length=80)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    figure = models.UUIDField(null=True, blank=True)
    unreviewed = models.BooleanField(default=False)

    class Meta(CaseRecord.Meta):
        ordering = ("source_id", "id")
        constraints = [models.UniqueConstraint(fields=["source", "proposal"], name="a_proposal_is_decided_once")]
