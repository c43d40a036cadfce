"""Forms with answer boxes as they left, and the files that came back."""

from typing import Any

from django.db import models

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Source
from headway.engines.reports.models import Sending
from headway.foundation.access.models import CaseRecord
from headway.foundation.actors.models import Organisation
from headway.foundation.ledger.models import StoredFile


class FormSent(CaseRecord):
    """A form as it left for one institution: the very file, its digest, the day, and by when answers are asked for.

    `area` narrows questions to one area of the framework, "" is all of them; `language` is that of its words. `mark`
    stands hidden in the file, so that what comes back tells which form it is; a comment form has the mark of the draft
    it is about, `sending`.
    """

    kind = "form-sent"
    schema = 2

    class Asks(models.TextChoices):
        RESPONSES = "responses", "response table"
        QUESTIONS = "questions", "questions"
        COMMENTS = "comments", "comment form"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="forms")
    asks = models.CharField(max_length=10, choices=Asks.choices)
    area = models.CharField(max_length=60, blank=True)
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    sending = models.ForeignKey(Sending, on_delete=models.PROTECT, null=True, blank=True, related_name="forms")
    mark = models.CharField(max_length=12)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    items = models.PositiveSmallIntegerField()
    sent_on = models.DateField()
    answer_by = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=7, default="en")

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "-sent_on", "id")

    def __str__(self) -> str:
        return f"{self.get_asks_display()} for {self.institution}"

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        return payload if schema > 1 else {**payload, "language": "en"}


class FormBack(CaseRecord):
    """A filled form that came back, kept as a source. Its answers become rows when somebody takes them over.

    The institution it was sent to is their author; whoever took the file back only wrote them down.
    """

    kind = "form-back"

    form = models.ForeignKey(FormSent, on_delete=models.PROTECT, related_name="backs")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    received_on = models.DateField()

    class Meta(CaseRecord.Meta):
        ordering = ("form_id", "received_on", "id")

    def __str__(self) -> str:
        return f"answers of {self.institution}"


class ActivityImport(CaseRecord):
    """A file of IATI activities: kept as a source, shown dry, made offers of in one act, taken back in one."""

    kind = "activity-import"

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField()
    applied_on = models.DateField(null=True, blank=True)
    undone_on = models.DateField(null=True, blank=True)
    act = models.UUIDField(null=True, blank=True)
    created = models.PositiveSmallIntegerField(default=0)
    updated = models.PositiveSmallIntegerField(default=0)
    refused = models.PositiveSmallIntegerField(default=0)

    class Meta(CaseRecord.Meta):
        ordering = ("compartment", "received_on", "id")

    def __str__(self) -> str:
        return f"activities received on {self.received_on}"
