"""Consents: what the State agreed to, for whom, since when, by which document."""

from typing import Any

from django.db import models

from headway.foundation.access.models.case import CaseRecord
from headway.foundation.ledger.models import StoredFile


class Consent(CaseRecord):
    """The State's recorded agreement to a visit, to partners taking part, to sharing or to publication.

    `scope` is the id of what it covers, down to one paragraph: an assessment, a source, a report, a passage, a row;
    without one it is on record but lets nothing leave. `to_circle` is the circle it opens to, None for any. `document`
    names the document in words, `source` is the id of the source that is the document, with an audience of its own;
    `file` is how it was kept before sources were.
    """

    kind = "consent"
    schema = 3

    class What(models.TextChoices):
        VISIT = "visit", "the visit"
        PARTNERS = "partners", "partners taking part"
        SHARE = "share", "sharing"
        PUBLISH = "publish", "publication"

    what = models.CharField(max_length=10, choices=What.choices)
    scope = models.UUIDField(null=True, blank=True, db_index=True)
    covers = models.CharField(max_length=200, blank=True)
    recipients = models.TextField(blank=True)
    to_circle = models.UUIDField(null=True, blank=True)
    document = models.CharField(max_length=200, blank=True)
    source = models.UUIDField(null=True, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    given_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("given_on", "id")

    def __str__(self) -> str:
        what = f"consent to {self.get_what_display()}"
        return f"{self.document}: {self.covers or what}" if self.document else self.covers or what

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        payload = payload if schema > 1 else {**payload, "to_circle": None}
        return payload if schema > 2 else {**payload, "source": None}
