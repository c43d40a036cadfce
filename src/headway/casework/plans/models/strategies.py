"""A State's integrated strategy and its pillars."""

from django.db import models

from headway.foundation.access.models import CaseRecord


class Strategy(CaseRecord):
    """A State's integrated national strategy. `dates` is EDTF."""

    kind = "strategy"

    title = models.CharField(max_length=200)
    dates = models.CharField(max_length=40, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("compartment", "dates", "id")
        verbose_name_plural = "strategies"

    def __str__(self) -> str:
        return self.title


class Pillar(CaseRecord):
    """A part of a strategy."""

    kind = "pillar"

    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="pillars")
    title = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()
    areas = models.ManyToManyField("catalogue.Area", blank=True, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("strategy_id", "order", "id")

    def __str__(self) -> str:
        return self.title
