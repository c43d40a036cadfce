"""Measures a State takes, and the strategy they belong to."""

from django.db import models
from django.db.models import Q

from headway.casework.evidence.models import Observation
from headway.casework.recommendations.models import Recommendation
from headway.foundation.access.models import CaseRecord
from headway.foundation.actors.models import Organisation


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


class Measure(CaseRecord):
    """A step of the State: a law, an institution, a control, a programme, a campaign, a cooperation.

    The same measure told by two sources is one measure with two observations. `dates` is EDTF; `results` one to a
    line; `status` is "" where nobody said it.
    """

    kind = "measure"

    class Kind(models.TextChoices):
        LAW = "law", "law"
        INSTITUTION = "institution", "institution"
        CONTROL = "control", "control"
        PROGRAMME = "programme", "programme"
        CAMPAIGN = "campaign", "campaign"
        COOPERATION = "cooperation", "cooperation"

    title = models.CharField(max_length=200)
    type = models.CharField(max_length=12, choices=Kind.choices)
    status = models.CharField(max_length=16, choices=Observation.Status.choices, blank=True)
    dates = models.CharField(max_length=40, blank=True)
    results = models.TextField(blank=True)
    pillar = models.ForeignKey(Pillar, on_delete=models.PROTECT, null=True, blank=True, related_name="measures")
    areas = models.ManyToManyField("catalogue.Area", blank=True, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("compartment", "title", "id")

    def __str__(self) -> str:
        return self.title

    def searchable_text(self) -> str:
        return f"{self.title} {self.results}"


class MeasureOrganisation(CaseRecord):
    """An organisation's part in a measure; unnamed ones stay as said."""

    kind = "measure-organisation"

    class Part(models.TextChoices):
        LEAD = "lead", "lead"
        PARTNER = "partner", "partner"
        INVOLVED = "involved", "involved"

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="organisations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    as_said = models.CharField(max_length=200)
    part = models.CharField(max_length=10, choices=Part.choices)

    class Meta(CaseRecord.Meta):
        ordering = ("measure_id", "id")


class MeasureEvidence(CaseRecord):
    """An observation that tells of a measure."""

    kind = "measure-evidence"

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="evidence")
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="measures")

    class Meta(CaseRecord.Meta):
        ordering = ("measure_id", "id")
        constraints = [models.UniqueConstraint(fields=["measure", "observation"], name="an_observation_tells_once")]


class MeasureAnswer(CaseRecord):
    """What a measure answers: a recommendation or a provision."""

    kind = "measure-answer"

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="answers")
    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, null=True, blank=True, related_name="measures"
    )
    provision = models.ForeignKey(
        "catalogue.Provision", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(CaseRecord.Meta):
        ordering = ("measure_id", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(recommendation__isnull=False, provision=None)
                | Q(recommendation=None, provision__isnull=False),
                name="a_measure_answers_one_thing",
            )
        ]
