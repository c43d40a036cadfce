"""Measures a State takes: who takes part, what tells of them, what they answer, what came of them."""

from django.db import models
from django.db.models import Q

from headway.casework.evidence.models import Figure, Observation
from headway.casework.plans.models.strategies import Pillar
from headway.casework.recommendations.models import Recommendation
from headway.foundation.access.models import CaseRecord
from headway.foundation.actors.models import Organisation


class Measure(CaseRecord):
    """A step of the State: a law, an institution, a control, a programme, a campaign, a cooperation.

    The same measure told by two sources is one measure with two observations. `dates` is EDTF; `results` one to a
    line; `status` is "" where nobody said it.
    """

    kind = "measure"
    searched = ("title", "results")

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


class MeasureFigure(CaseRecord):
    """A figure that tells what came of a measure, as it was said."""

    kind = "measure-figure"

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="figures")
    figure = models.ForeignKey(Figure, on_delete=models.PROTECT, related_name="measures")

    class Meta(CaseRecord.Meta):
        ordering = ("measure_id", "id")
        constraints = [models.UniqueConstraint(fields=["measure", "figure"], name="a_figure_tells_of_a_measure_once")]


class Placement(CaseRecord):
    """A measure's place in a pillar of a strategy that it was not written into itself.

    A row of its own, because a strategy is often the State's while the measure was shared long ago. It goes before the
    pillar that the measure names. `because` is why it stands there.
    """

    kind = "placement"

    pillar = models.ForeignKey(Pillar, on_delete=models.PROTECT, related_name="placements")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="placements")
    because = models.CharField(max_length=300, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("pillar_id", "id")
        constraints = [models.UniqueConstraint(fields=["pillar", "measure"], name="a_measure_stands_in_a_pillar_once")]


class Funding(CaseRecord):
    """Money for a measure as somebody said it: what is set aside for a period, or what was spent in it.

    `amount` is null where only words were given; `currency` is ISO 4217. A later row for the same period and type goes
    before an earlier one, which stays. `period` is EDTF.
    """

    kind = "funding"

    class Kind(models.TextChoices):
        BUDGET = "budget", "budget"
        SPENT = "spent", "spent"

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="funding")
    type = models.CharField(max_length=8, choices=Kind.choices)
    period = models.CharField(max_length=40, blank=True)
    amount = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    as_said = models.CharField(max_length=200)
    said_on = models.DateField()
    said_by = models.CharField(max_length=200, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("measure_id", "type", "period", "said_on", "id")
        constraints = [
            models.CheckConstraint(condition=Q(amount=None) | Q(amount__gte=0), name="money_is_not_negative"),
            models.CheckConstraint(condition=Q(amount=None) | ~Q(currency=""), name="an_amount_has_a_currency"),
        ]

    def __str__(self) -> str:
        return f"{self.get_type_display()}: {self.as_said}"
