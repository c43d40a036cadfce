"""Assistance: needs agreed with the State, offers of partners, and what came of matching them."""

from django.db import models

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Passage
from headway.casework.recommendations.models import Recommendation
from headway.foundation.access.models import CaseRecord
from headway.foundation.actors.models import Organisation


class Need(CaseRecord):
    """A need for assistance. `agreed_on` is when the State agreed to it; empty until then."""

    kind = "need"

    class State(models.TextChoices):
        OPEN = "open", "open"
        OFFERED = "offered", "offered"
        UNDER_WAY = "under way", "under way"
        MET = "met", "met"
        WITHDRAWN = "withdrawn", "withdrawn"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="needs")
    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, null=True, blank=True, related_name="needs"
    )
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    priority = models.CharField(max_length=20, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    areas = models.ManyToManyField("catalogue.Area", blank=True, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "priority", "title", "id")

    def __str__(self) -> str:
        return self.title


class Offer(CaseRecord):
    """What a provider offers. `dates` is EDTF; the budget is as said, with its currency."""

    kind = "offer"

    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    dates = models.CharField(max_length=40, blank=True)
    budget = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    areas = models.ManyToManyField("catalogue.Area", blank=True, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("compartment", "dates", "title", "id")

    def __str__(self) -> str:
        return self.title


class Match(CaseRecord):
    """An offer against a need. Help given is not a gap closed: `effect` is a sentence, progress is its own row."""

    kind = "match"

    class Status(models.TextChoices):
        PROPOSED = "proposed", "proposed"
        AGREED = "agreed", "agreed"
        DELIVERED = "delivered", "delivered"
        DROPPED = "dropped", "dropped"

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="matches")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="matches")
    status = models.CharField(max_length=10, choices=Status.choices)
    effect = models.TextField(blank=True)
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("need_id", "id")
        verbose_name_plural = "matches"
