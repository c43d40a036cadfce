"""Letters: what a register of correspondence says of each, and which answers which."""

from django.db import models
from django.db.models import Q

from headway.casework.evidence.models.sources import Source
from headway.foundation.access.models import CaseRecord
from headway.foundation.actors.models import Organisation


class Letter(CaseRecord):
    """A source's line in the register of correspondence. The date on the letter and its language are the source's.

    `from_office` and `to_office` are as the letter has them; `enclosures` one to a line. `pages` counts those of a
    scan, 0 where the file has text of its own; `silent` are the numbers of pages whose text nobody has yet ("1, 3").
    `year` and `serial` are its place in its holder's own series, null for a letter that has none.
    """

    kind = "letter"
    searched = ("number", "subject", "from_office", "to_office")

    class Direction(models.TextChoices):
        IN = "in", "received"
        OUT = "out", "sent"

    class ReadBy(models.TextChoices):
        FILE = "file", "the file's own text"
        MACHINE = "machine", "read by machine, confirmed by nobody"
        PERSON = "person", "typed or confirmed by a person"
        NOBODY = "nobody", "not read yet"

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="letters")
    direction = models.CharField(max_length=3, choices=Direction.choices)
    number = models.CharField(max_length=80, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    from_office = models.CharField(max_length=200, blank=True)
    to_office = models.CharField(max_length=200, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    received_on = models.DateField(null=True, blank=True)
    wants_answer = models.BooleanField(default=False)
    answer_due_on = models.DateField(null=True, blank=True)
    enclosures = models.TextField(blank=True)
    pages = models.PositiveIntegerField(default=0)
    silent = models.CharField(max_length=300, blank=True)
    read_by = models.CharField(max_length=8, choices=ReadBy.choices, default=ReadBy.FILE)
    year = models.PositiveIntegerField(null=True, blank=True)
    serial = models.PositiveIntegerField(null=True, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("compartment", "id")
        constraints = [
            models.UniqueConstraint(fields=["source"], name="a_source_is_one_letter"),
            models.UniqueConstraint(fields=["holder", "year", "serial"], name="a_letters_number_is_given_once"),
            models.CheckConstraint(
                condition=Q(year=None, serial=None) | Q(year__isnull=False, serial__isnull=False),
                name="a_series_has_year_and_number",
            ),
        ]

    @property
    def is_unsent(self) -> bool:
        """Whether it was written here, numbered in the holder's series, and nobody has said yet that it was sent."""
        return self.direction == self.Direction.OUT and self.serial is not None and self.sent_on is None

    def __str__(self) -> str:
        return f"No. {self.number}" if self.number else self.subject or "a letter without a number"


class LetterAnswer(CaseRecord):
    """That a letter answers an earlier one; never seen more widely than either."""

    kind = "letter-answer"

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="answered")
    answers = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="answered_by")

    class Meta(CaseRecord.Meta):
        ordering = ("letter_id", "id")
        constraints = [models.UniqueConstraint(fields=["letter", "answers"], name="a_letter_is_answered_by_one_once")]


class Series(models.Model):
    """The last number that a holder gave in a year: its row is locked until the act that takes the next one ends."""

    holder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["holder", "year"], name="a_holder_has_one_series_a_year")]
