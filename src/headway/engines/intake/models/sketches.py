"""Sketches of texts, by which nearly the same text is found again. Derived, not in the ledger; they go with the text."""

from django.db import models

from headway.foundation.ledger.models import StoredFile


class TextSketch(models.Model):
    """The MinHash signature of one stored text. It says nothing of who may see that text: whoever asks must."""

    file = models.OneToOneField(StoredFile, on_delete=models.CASCADE, primary_key=True, related_name="+")
    signature = models.BinaryField()


class TextBand(models.Model):
    """One band of a signature: texts that share one are probably alike."""

    sketch = models.ForeignKey(TextSketch, on_delete=models.CASCADE, related_name="bands")
    band = models.BigIntegerField(db_index=True)

    class Meta:
        ordering = ("id",)
