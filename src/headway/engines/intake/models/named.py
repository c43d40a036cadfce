"""Where a queued file names people without an office, until somebody has said what becomes of their names."""

from django.db import models

from headway.foundation.ledger.models import StoredFile


class FoundNames(models.Model):
    """What was found in one file that waits: `found` is a list of text, passage and reason, `chosen` whom to black out.

    Not in the ledger, which would keep the names; the row goes once the file is read, or with the file.
    """

    file = models.OneToOneField(StoredFile, on_delete=models.CASCADE, primary_key=True, related_name="+")
    found = models.JSONField(default=list)
    chosen = models.JSONField(default=list)
