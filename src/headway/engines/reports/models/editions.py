"""What drafters add to a report in their own words; the editions that were cleared and adopted."""

from typing import Any

from django.db import models

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Observation
from headway.foundation.access.models import CaseRecord
from headway.foundation.ledger.models import StoredFile


class Remark(CaseRecord):
    """A sentence of the drafter's in one section of a report; a fact unless marked as the drafter's assessment."""

    kind = "remark"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="remarks")
    report = models.CharField(max_length=20)
    section = models.CharField(max_length=40)
    order = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    is_assessment = models.BooleanField(default=False)

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "report", "section", "order", "id")


class RemarkBasis(CaseRecord):
    """An observation that a remark cites."""

    kind = "remark-basis"

    remark = models.ForeignKey(Remark, on_delete=models.PROTECT, related_name="bases")
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("remark_id", "id")


class Edition(CaseRecord):
    """A report as it was cleared: the very words, kept as a file, and what became of them.

    `readers` is the audience it was drawn for; `digest` the SHA-256 of the file; `content` the same as values, from
    which other formats and its public version are set; `language` that of its words. Once adopted nothing of it
    changes: `frozen` is the revision that was adopted, and a later one `replaces` it, as a corrigendum or a revised
    version, and says why.
    """

    kind = "report"
    schema = 3

    class Status(models.TextChoices):
        DRAFT = "draft", "draft"
        CLEARED = "cleared", "cleared"
        SUBMITTED = "submitted", "submitted for adoption"
        ADOPTED = "adopted", "adopted"

    class Correction(models.TextChoices):
        NONE = "", "no correction"
        CORRIGENDUM = "corrigendum", "corrigendum"
        REVISED = "revised", "revised version"

    class How(models.TextChoices):
        DECISION = "decision", "by decision"
        SILENCE = "silence", "by silence"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="editions")
    report = models.CharField(max_length=20)
    readers = models.CharField(max_length=10)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    content = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=7, default="en")
    kept_on = models.DateField(null=True, blank=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections")
    correction = models.CharField(max_length=12, choices=Correction.choices, blank=True, default=Correction.NONE)
    corrects = models.TextField(blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    silence_until = models.DateField(null=True, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    adopted_how = models.CharField(max_length=10, choices=How.choices, blank=True)
    decision = models.TextField(blank=True)
    document = models.CharField(max_length=200, blank=True)
    frozen = models.CharField(max_length=64, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "report", "id")

    def __str__(self) -> str:
        correction = f"{self.get_correction_display()} of the " if self.correction else ""
        return f"{correction}{self.report} report for {self.readers}"

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        since = {"content_id": None, "kept_on": None, "replaces_id": None, "correction": "", "corrects": ""}
        upgraded = payload if schema > 1 else {**payload, **since}
        return upgraded if schema > 2 else {**upgraded, "language": "en"}


class OfficeWord(CaseRecord):
    """What an office of the Body's line said on a kept report: it clears it, or holds it; its last word counts.

    `office` is the procedure's, `title` as it was called then. The Body's own.
    """

    kind = "office-word"

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="office_words")
    office = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    clears = models.BooleanField()
    text = models.TextField(blank=True)
    spoken_on = models.DateField()

    class Meta(CaseRecord.Meta):
        ordering = ("edition_id", "spoken_on", "id")

    def __str__(self) -> str:
        return f"{self.title}: {'clears' if self.clears else 'holds'}"


class Objection(CaseRecord):
    """A member objects to a report, or asks for time: it stops the clock of silence until it is answered.

    The Committee's own; the State is not told.
    """

    kind = "objection"

    class What(models.TextChoices):
        OBJECTS = "objects", "objects"
        TIME = "time", "asks for time"

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="objections")
    what = models.CharField(max_length=8, choices=What.choices)
    text = models.TextField()
    raised_on = models.DateField()
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("raised_on", "id")
