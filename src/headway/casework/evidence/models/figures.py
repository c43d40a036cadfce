"""Figures: hedged numbers as the intervals they stand for."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q

from headway.casework.evidence.models.observations import Observation
from headway.casework.evidence.models.sources import Passage
from headway.foundation.access.models import CaseRecord
from headway.foundation.core.intervals import EmptyInterval, Interval


def _bound() -> "models.DecimalField[Decimal | None, Decimal | None]":
    return models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)


class Figure(CaseRecord):
    """A number as said, and the interval it stands for; a share of another figure keeps the share's own bounds.

    `low`/`high` null: no bound is known. `share_low`/`share_high` are fractions of `part_of`. `as_of` is EDTF.
    `computed` marks a bound that was derived here and stated by nobody. `shown_as` is the id of the figure that stands
    for this one beyond its holder's side, with small numbers masked.
    """

    kind = "figure"
    schema = 2

    indicator = models.ForeignKey("catalogue.Indicator", on_delete=models.PROTECT, null=True, related_name="+")
    subject = models.CharField(max_length=200)
    low = _bound()
    high = _bound()
    low_open = models.BooleanField(default=False)
    high_open = models.BooleanField(default=False)
    share_low = _bound()
    share_high = _bound()
    share_low_open = models.BooleanField(default=False)
    share_high_open = models.BooleanField(default=False)
    hedge = models.CharField(max_length=40, blank=True)
    as_said = models.CharField(max_length=300)
    said_by = models.CharField(max_length=200, blank=True)
    attributed_to = models.CharField(max_length=200, blank=True)
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    as_of = models.CharField(max_length=40, blank=True)
    observation = models.ForeignKey(
        Observation, on_delete=models.PROTECT, null=True, blank=True, related_name="figures"
    )
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="figures")
    assessment = models.UUIDField(null=True, blank=True, db_index=True)
    computed = models.BooleanField(default=False)
    shown_as = models.UUIDField(null=True, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("indicator_id", "as_of", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(low=None) | Q(high=None) | Q(low__lte=F("high")), name="a_figure_has_its_ends_in_order"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.as_said}"

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        return payload if schema > 1 else {**payload, "shown_as": None}

    @property
    def interval(self) -> Interval | None:
        """What it stands for; None where only a share or a vague word was given."""
        if self.low is None and self.high is None:
            return None
        return Interval(self.low, self.high, self.low_open, self.high_open)

    @property
    def share(self) -> Interval | None:
        if self.share_low is None and self.share_high is None:
            return None
        return Interval(self.share_low, self.share_high, self.share_low_open, self.share_high_open)

    def clean(self) -> None:
        try:
            _ = self.interval, self.share
        except EmptyInterval as error:
            raise ValueError(str(error)) from None
