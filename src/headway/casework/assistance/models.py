"""Assistance: needs agreed with the State, offers of partners, and what came of matching them."""

from typing import Any

from django.db import models

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Passage, Source
from headway.casework.recommendations.models import Recommendation
from headway.foundation.access.models import CaseRecord
from headway.foundation.actors.models import Organisation


class Need(CaseRecord):
    """A need for assistance.

    `agreed_on` is when the State agreed to it, `agreed_by` the office that did, `proof` the document it stands in;
    empty until then. `closed_because` is why it is met or withdrawn.
    """

    kind = "need"
    schema = 2

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
    agreed_by = models.CharField(max_length=200, blank=True)
    proof = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    closed_because = models.CharField(max_length=300, blank=True)
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    areas = models.ManyToManyField("catalogue.Area", blank=True, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "priority", "title", "id")

    def __str__(self) -> str:
        return self.title

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        added = {"agreed_by": "", "proof_id": None, "closed_because": ""}
        return payload if schema > 1 else {**payload, **added}


class Offer(CaseRecord):
    """What a provider offers. `dates` is EDTF; the budget is as said, with its currency.

    `regions` names for which States (ISO alpha-3) or regions it is, parted by spaces. `iati_id` is the identifier of
    the activity it was read from, by which a later file finds it again.
    """

    kind = "offer"
    schema = 2

    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    dates = models.CharField(max_length=40, blank=True)
    budget = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    regions = models.CharField(max_length=120, blank=True)
    iati_id = models.CharField(max_length=120, blank=True, db_index=True)
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    areas = models.ManyToManyField("catalogue.Area", blank=True, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("compartment", "dates", "title", "id")

    def __str__(self) -> str:
        return self.title

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        return payload if schema > 1 else {**payload, "regions": "", "iati_id": ""}


class Match(CaseRecord):
    """An offer against a need. Help given is not a gap closed: `effect` is a sentence, progress is its own row.

    `because` keeps the reasons for which they were set against each other, one to a line; `moved_on` is since when it
    stands as it does.
    """

    kind = "match"
    schema = 2

    class Status(models.TextChoices):
        PROPOSED = "proposed", "proposed"
        AGREED = "agreed", "agreed"
        UNDER_WAY = "under way", "under way"
        DELIVERED = "delivered", "delivered"
        DROPPED = "dropped", "dropped"

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="matches")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="matches")
    status = models.CharField(max_length=10, choices=Status.choices)
    because = models.TextField(blank=True)
    moved_on = models.DateField(null=True, blank=True)
    effect = models.TextField(blank=True)
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("need_id", "id")
        verbose_name_plural = "matches"

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        return payload if schema > 1 else {**payload, "because": "", "moved_on": None}
