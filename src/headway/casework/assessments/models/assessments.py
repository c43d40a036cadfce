"""Assessments."""

from django.db import models

from headway.foundation.access.models import CaseRecord
from headway.foundation.core.dates import Period, period


class Assessment(CaseRecord):
    """One assessment of one State by one Body, known as `XOR-2018`; on-site or hybrid follows from its components.

    A code is given once by each holder: across holders it may come again, since a refusal would tell of a row that the
    writer may not see.

    `dates` is EDTF, as loosely as it is known. `mandate_*` is what its terms of reference name, however old;
    `mandate_open` when they add "other relevant resolutions". `framework` and `procedure` are pinned as id@version.
    """

    kind = "assessment"
    searched = ("code", "title")

    class Kind(models.TextChoices):
        INITIAL = "initial", "initial"
        FOLLOW_UP = "follow-up", "follow-up"
        FOCUSED = "focused", "focused"
        REGIONAL = "regional", "regional"
        ADVOCACY = "advocacy", "advocacy"
        DESK = "desk", "desk review"
        REVIEW = "review", "another mechanism's"

    code = models.CharField(max_length=40, db_index=True)
    title = models.CharField(max_length=200, blank=True)
    body = models.ForeignKey("catalogue.Body", on_delete=models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(
        "catalogue.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    type = models.CharField(max_length=12, choices=Kind.choices)
    dates = models.CharField(max_length=40, blank=True)
    cut_off = models.DateField(null=True, blank=True)
    framework = models.CharField(max_length=60, blank=True)
    procedure = models.CharField(max_length=60, blank=True)
    reason = models.TextField(blank=True)
    previous = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="following")
    mandate_open = models.BooleanField(default=False)
    mandate_as_said = models.TextField(blank=True)
    mandate_instruments = models.ManyToManyField("catalogue.Instrument", blank=True, related_name="+")
    mandate_provisions = models.ManyToManyField("catalogue.Provision", blank=True, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("compartment", "dates", "id")
        constraints = [models.UniqueConstraint(fields=["holder", "code"], name="a_holder_gives_a_code_once")]

    def __str__(self) -> str:
        return self.code

    @property
    def period(self) -> Period | None:
        return period(self.dates) if self.dates else None
