"""Lines written down while people speak."""

from django.db import models

from headway.casework.evidence.models import Source
from headway.casework.visits.models.meetings import Meeting
from headway.foundation.access.models import CaseRecord


class Capture(CaseRecord):
    """One line of a meeting as somebody typed it, at its place in their notes: `line` counts from 1.

    `key` is given by whoever sends it, so that a line sent twice is kept once. `user` is who wrote it, `office` as
    what; each writer's lines stand in a source of their own, so that two may write at once.
    """

    kind = "capture"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="captures")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    key = models.UUIDField()
    line = models.PositiveIntegerField()
    words = models.TextField()
    user = models.UUIDField(null=True, blank=True)
    office = models.CharField(max_length=160, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("meeting_id", "id")
        constraints = [models.UniqueConstraint(fields=["holder", "key"], name="a_line_is_kept_once")]

    def __str__(self) -> str:
        return self.words[:80]
