"""The public part of a report: a version of its own, prepared by both sides, agreed by the State, then for everyone."""

from django.db import models

from headway.foundation.access.models import CaseRecord
from headway.foundation.ledger.models import StoredFile


class Publication(CaseRecord):
    """A public version of an adopted report, for both sides while it is prepared, for everyone once it is published.

    `edition` and `assessment` are ids, as whoever reads it need see neither. `marked`: whether omissions are; `place`
    and `public_from` where and from when it is published, as the consent says. `agreed_as` is the digest of the choices
    that the State agreed to: after any change it holds no longer. `file` and `content` are the version as published, as
    a page and as values, `digest` that of the page. Once ended it is for both sides again.
    """

    kind = "publication"

    assessment = models.UUIDField(db_index=True)
    edition = models.UUIDField(db_index=True)
    code = models.CharField(max_length=40)
    report = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    marked = models.BooleanField(default=True)
    language = models.CharField(max_length=8, default="en")
    place = models.CharField(max_length=200, blank=True)
    public_from = models.DateField(null=True, blank=True)
    agreed_as = models.CharField(max_length=64, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    document = models.CharField(max_length=200, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    content = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    digest = models.CharField(max_length=64, blank=True)
    published_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("code", "report", "id")

    def __str__(self) -> str:
        return f"public version of the {self.report} report of {self.code}"

    @property
    def stands(self) -> bool:
        """Whether it is published now; where its consent was withdrawn it is closed again."""
        return self.published_on is not None and self.audience == "public"


class PublicationPart(CaseRecord):
    """What was chosen for one part of a report: kept, left out, or in other words; the latest stands. Both sides' own.

    `part` is the key of the block; `reason` why, for the other side.
    """

    kind = "publication-part"

    class Choice(models.TextChoices):
        KEPT = "kept", "kept"
        LEFT = "left", "left out"
        REPLACED = "replaced", "in agreed words"

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="parts")
    part = models.CharField(max_length=40)
    label = models.CharField(max_length=300, blank=True)
    choice = models.CharField(max_length=8, choices=Choice.choices)
    words = models.TextField(blank=True)
    reason = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("publication_id", "id")
        constraints = [models.UniqueConstraint(fields=["publication", "part"], name="one_choice_a_part")]

    def __str__(self) -> str:
        return f"{self.label or self.part}: {self.get_choice_display()}"


class LookedAt(CaseRecord):
    """A person looked at something that stays and seems to tell of what left, and says why it may stay."""

    kind = "looked-at"

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="looked_at")
    finding = models.CharField(max_length=64)
    what = models.TextField(blank=True)
    reason = models.TextField()

    class Meta(CaseRecord.Meta):
        ordering = ("publication_id", "id")

    def __str__(self) -> str:
        return self.what
