"""Sources and the passages in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import F, Q

from headway.foundation.access.models import CaseRecord
from headway.foundation.core.dates import Period, period
from headway.foundation.ledger.models import StoredFile


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a source's reading that comes of the picture `page`, counted from 1."""

    page: int
    start: int
    end: int


def stretches_as_words(stretches: Iterable[Stretch]) -> str:
    """As a source keeps them: "7:1200-1450 8:1450-1600"."""
    return " ".join(f"{one.page}:{one.start}-{one.end}" for one in stretches)


class Source(CaseRecord):
    """Something that was written, said or seen: where passages lie.

    `file` is what came in, `reading` the text that intake read from it, to which passages' offsets refer.
    `dated` is EDTF. `document_kind` is what people of the field call the document (a reply, a letter, a tracker …), a
    word of intake's own list; "" where nobody has said. `published` says that its issuer has made it public, the basis
    "already public". `recognised` is what a machine read from those of its pages that are pictures, and `by_machine`
    the stretches of the reading that come of it and that nobody has compared with the picture yet.
    """

    kind = "source"
    schema = 3
    searched = ("title", "originator", "reference")

    class Kind(models.TextChoices):
        DOCUMENT = "document", "document"
        LETTER = "letter", "letter"
        MEETING = "meeting", "meeting"
        SITE_VISIT = "site-visit", "site visit"
        SUBMISSION = "submission", "submission"
        OPEN = "open-source", "open source"
        PICTURE = "picture", "picture"

    class Origin(models.TextChoices):
        OFFICIAL = "official", "official"
        PARTNER = "partner", "partner"
        CIVIL_SOCIETY = "civil-society", "civil society"
        MEDIA = "media", "media"

    class Custody(models.TextChoices):
        HELD = "held", "held"
        SHOWN = "shown", "shown but not left"
        CITED = "cited", "cited only"
        ORAL = "oral", "oral"

    class Handling(models.TextChoices):
        ON_RECORD = "on-record", "on the record"
        NOT_ATTRIBUTED = "not-attributed", "not for attribution"
        BACKGROUND = "background", "background only"

    type = models.CharField(max_length=12, choices=Kind.choices)
    title = models.CharField(max_length=300)
    originator = models.CharField(max_length=200, blank=True)
    origin = models.CharField(max_length=16, choices=Origin.choices, default=Origin.OFFICIAL)
    dated = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=8, blank=True)
    custody = models.CharField(max_length=8, choices=Custody.choices, default=Custody.HELD)
    handling = models.CharField(max_length=16, choices=Handling.choices, default=Handling.ON_RECORD)
    published = models.BooleanField(default=False)
    protected = models.BooleanField(default=False)
    reference = models.CharField(max_length=120, blank=True)
    document_kind = models.CharField(max_length=20, blank=True)
    characters = models.PositiveIntegerField(default=0)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reading = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    recognised = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by_machine = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("-dated", "title", "id")
        constraints = [
            models.CheckConstraint(condition=Q(protected=False) | Q(audience="own"), name="protected_sources_stay_own")
        ]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        payload = payload if schema > 1 else {**payload, "document_kind": ""}
        return payload if schema > 2 else {**payload, "recognised_id": None, "by_machine": ""}

    @property
    def date(self) -> Period | None:
        return period(self.dated) if self.dated else None

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """What a machine read of it and nobody has compared with the picture, in the order of the text."""
        words = (word.replace(":", "-").split("-") for word in self.by_machine.split())
        return tuple(Stretch(int(page), int(start), int(end)) for page, start, end in words)

    @property
    def counts_pictures(self) -> bool:
        """Whether what a machine read is numbered by pictures: a Word file has no pages."""
        return self.file is not None and self.file.media_type.endswith("wordprocessingml.document")

    def machine_pages(self, start: int, end: int) -> tuple[int, ...]:
        """The pages from which a machine read something between two places of the text that nobody has compared."""
        found = (one.page for one in self.stretches if one.start < end and start < one.end)
        return tuple(dict.fromkeys(found))

    def tells_only_that_it_exists(self) -> bool:
        return self.file_id is None and self.reading_id is None and self.custody != self.Custody.HELD


class Passage(CaseRecord):
    """A stretch of a source: offsets into its reading, the quote itself, and a little of what stands around it.

    `page` counts from 1 and is 0 where the source has no pages.
    """

    kind = "passage"

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    page = models.PositiveIntegerField(default=0)
    quote = models.TextField()
    prefix = models.CharField(max_length=80, blank=True)
    suffix = models.CharField(max_length=80, blank=True)

    @property
    def machine_pages(self) -> tuple[int, ...]:
        """The pages from which a machine read some of its words that nobody has compared."""
        return self.source.machine_pages(self.start, self.end)

    class Meta(CaseRecord.Meta):
        ordering = ("source_id", "start", "id")
        constraints = [models.CheckConstraint(condition=Q(end__gt=F("start")), name="a_passage_is_not_empty")]
