"""Files enter the ledger by their digest."""

from django.db import models

from headway.foundation.ledger.models.record import Record, RecordQuerySet


class StoredFile(Record):
    """A file by its SHA-256: the bytes lie in storage under that name, once however often they came in.

    Who may open it is decided by the row that points to it; on its own it is seen by nobody.
    """

    kind = "file"

    compartment = models.CharField(max_length=3, blank=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=120)
    name = models.CharField(max_length=255, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name or self.sha256[:12]
