"""Workbooks that came back filled in."""

from django.db import models

from headway.casework.evidence.models import Source
from headway.casework.questionnaires.models.assignments import SectionAssignment
from headway.foundation.access.models import CaseRecord


class WorkbookImport(CaseRecord):
    """A workbook that came back: kept as a source, shown dry, applied in one act, taken back in one."""

    kind = "workbook-import"

    assignment = models.ForeignKey(SectionAssignment, on_delete=models.PROTECT, related_name="workbooks")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField()
    applied_on = models.DateField(null=True, blank=True)
    undone_on = models.DateField(null=True, blank=True)
    act = models.UUIDField(null=True, blank=True)
    created = models.PositiveSmallIntegerField(default=0)
    updated = models.PositiveSmallIntegerField(default=0)
    unchanged = models.PositiveSmallIntegerField(default=0)
    refused = models.PositiveSmallIntegerField(default=0)

    class Meta(CaseRecord.Meta):
        ordering = ("assignment_id", "received_on", "id")

    def __str__(self) -> str:
        return f"workbook received on {self.received_on}"
