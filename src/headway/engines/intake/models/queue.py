"""The queue of files to read, who has one of them in hand, and which source is another version of which."""

from typing import Any, ClassVar

from django.db import models

from headway.casework.evidence.models import Source
from headway.foundation.access.models import CaseRecord
from headway.foundation.ledger.models import StoredFile


class QueuedFile(CaseRecord):
    """A file that waits to be read, or was. Reading it makes its source; then its proposals are worked off.

    `said_kind` is what a person called the document, `guessed_kind` what reading made of it, with its `reason`.
    `title`, `originator`, `dated` and `published` are what was said of the source when the file was given by itself.
    `given_by` is the user for whom it is read. `sentence` says why it was refused. `shown` is the dry run of a large
    tracker, as the person saw it who had it run. `names` is what was decided of people without an office named in it.
    """

    kind = "queued-file"
    schema = 4

    class State(models.TextChoices):
        WAITING = "waiting", "waiting"
        ASKED = "asked", "names to decide on"
        READ = "read", "read"
        REFUSED = "refused", "refused"
        DROPPED = "dropped", "dropped"

    class Names(models.TextChoices):
        KEEP = "keep", "kept as they stand"
        BLACK_OUT = "black", "blacked out"

    class Twin(models.TextChoices):
        BOTH = "both", "both are kept"
        VERSION = "version", "kept as another version"

    name = models.CharField(max_length=255)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    assessment = models.UUIDField(null=True, blank=True, db_index=True)
    given_by = models.UUIDField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    said_kind = models.CharField(max_length=20, blank=True)
    guessed_kind = models.CharField(max_length=20, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    sentence = models.CharField(max_length=500, blank=True)
    title = models.CharField(max_length=300, blank=True)
    originator = models.CharField(max_length=200, blank=True)
    dated = models.CharField(max_length=40, blank=True)
    published = models.BooleanField(default=False)
    names = models.CharField(max_length=5, choices=Names.choices, blank=True)
    proposals = models.PositiveIntegerField(default=0)
    twin = models.CharField(max_length=8, choices=Twin.choices, blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="queued")
    shown = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        payload = payload if schema > 1 else {**payload, "shown_id": None}
        unsaid = {"title": "", "originator": "", "dated": "", "published": False}
        payload = payload if schema > 2 else {**payload, **unsaid}
        return payload if schema > 3 else {**payload, "names": ""}

    @property
    def document_kind(self) -> str:
        return self.said_kind or self.guessed_kind


class OtherVersion(CaseRecord):
    """A source that is another version of an earlier one: the same text in another format, or nearly the same."""

    kind = "other-version"

    later = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="versions_before")
    earlier = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="versions_after")
    alike = models.CharField(max_length=80, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("later_id", "id")
        constraints = [models.UniqueConstraint(fields=["later", "earlier"], name="a_version_is_linked_once")]


class TranslationOf(CaseRecord):
    """A source that is the translation of another: the same law in two files, read article by article."""

    kind = "translation-of"

    original = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="translations")
    translation = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="translation_of")

    class Meta(CaseRecord.Meta):
        ordering = ("original_id", "id")
        constraints = [models.UniqueConstraint(fields=["original", "translation"], name="a_translation_is_paired_once")]


class Claim(models.Model):
    """Who has a queued file in hand, until when: a worker reading it, or a person working it off.

    It only tells others; it ends by itself and keeps nobody out for good. `tries` counts readings that were begun.
    """

    READING: ClassVar[str] = "reading"
    DECIDING: ClassVar[str] = "deciding"

    item = models.UUIDField()
    what = models.CharField(max_length=10)
    who = models.CharField(max_length=160)
    user = models.UUIDField(null=True)
    until = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["item", "what"], name="one_has_it_in_hand")]
