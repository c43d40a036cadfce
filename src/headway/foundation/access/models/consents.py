"""Consents: what the State agreed to, for whom, since when, by which document."""

from django.db import models

from headway.foundation.access.models.case import CaseRecord
from headway.foundation.ledger.models import StoredFile


class Consent(CaseRecord):
    """The State's recorded agreement to a visit, to partners taking part, to sharing or to publication.

    `scope` is the id of the row it covers (an assessment, a source, a report), `circle_of` the circle it opens to.
    """

    kind = "consent"

    class What(models.TextChoices):
        VISIT = "visit", "the visit"
        PARTNERS = "partners", "partners taking part"
        SHARE = "share", "sharing"
        PUBLISH = "publish", "publication"

    what = models.CharField(max_length=10, choices=What.choices)
    scope = models.UUIDField(null=True, blank=True, db_index=True)
    covers = models.CharField(max_length=200, blank=True)
    recipients = models.TextField(blank=True)
    document = models.CharField(max_length=200, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    given_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("given_on", "id")
