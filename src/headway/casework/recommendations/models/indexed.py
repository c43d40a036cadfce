"""What an index of recommendations said of one, beside the recommendation itself."""

from django.db import models

from headway.casework.evidence.models import Passage
from headway.casework.recommendations.models.recommendations import Recommendation
from headway.foundation.access.models import CaseRecord


class IndexEntry(CaseRecord):
    """A row of an index of recommendations, as its export has it: lists keep one thing to a line.

    `key` is the index's own id of the row, by which an import knows it again. `classified` says why it was put into
    each of its areas, one to a line.
    """

    kind = "index-entry"

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="entries")
    key = models.CharField(max_length=80, db_index=True)
    symbol = models.CharField(max_length=120, blank=True)
    published = models.CharField(max_length=40, blank=True)
    body_as_said = models.CharField(max_length=200, blank=True)
    type_as_said = models.CharField(max_length=200, blank=True)
    countries = models.TextField(blank=True)
    regions = models.TextField(blank=True)
    themes = models.TextField(blank=True)
    affected = models.TextField(blank=True)
    sdgs = models.TextField(blank=True)
    session = models.CharField(max_length=80, blank=True)
    recommending = models.TextField(blank=True)
    position_as_said = models.CharField(max_length=120, blank=True)
    classified = models.TextField(blank=True)
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("recommendation_id", "id")

    def __str__(self) -> str:
        return f"entry {self.key}"

    @property
    def text(self) -> str:
        """The recommendation's text, which is kept there alone."""
        return self.recommendation.text
