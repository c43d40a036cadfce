"""Recommendations as people cite them, their addressees and lineage."""

from django.db import models

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Observation, Passage
from headway.foundation.access.models import CaseRecord
from headway.foundation.actors.models import Organisation


class Recommendation(CaseRecord):
    """What a Body recommended: the number as printed, the text exactly. `code` is how people cite it: XOR-2009-12.

    The number is "" where none is printed, and not unique: a report may count anew in each chapter.
    """

    kind = "recommendation"
    searched = ("code", "text")

    class Kind(models.TextChoices):
        RECOMMENDATION = "recommendation", "recommendation"
        SUGGESTION = "suggestion", "suggestion"
        GOOD_PRACTICE = "good practice", "good practice"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="recommendations")
    number = models.CharField(max_length=20, blank=True)
    code = models.CharField(max_length=60, db_index=True)
    text = models.TextField()
    type = models.CharField(max_length=16, choices=Kind.choices, default=Kind.RECOMMENDATION)
    priority = models.CharField(max_length=20, blank=True)
    draft = models.BooleanField(default=False)
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    promoted_from = models.ForeignKey(Observation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    areas = models.ManyToManyField("catalogue.Area", blank=True, related_name="+")
    provisions = models.ManyToManyField("catalogue.Provision", blank=True, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "number", "id")
        constraints = [models.UniqueConstraint(fields=["assessment", "code"], name="a_code_is_given_once")]

    def __str__(self) -> str:
        return self.code


class Addressee(CaseRecord):
    """To whom a recommendation is addressed, as printed; `organisation` where it is known."""

    kind = "addressee"

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="addressees")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    as_printed = models.CharField(max_length=200)

    class Meta(CaseRecord.Meta):
        ordering = ("recommendation_id", "id")


class Lineage(CaseRecord):
    """How a later recommendation comes from an earlier one."""

    kind = "lineage"

    class How(models.TextChoices):
        REISSUES = "re-issues", "re-issues"
        SUPERSEDES = "supersedes", "supersedes"
        MERGES = "merges", "merges"
        SPLITS = "splits", "splits"
        DUPLICATES = "duplicates", "duplicates"

    later = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="ancestry")
    earlier = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="descent")
    how = models.CharField(max_length=12, choices=How.choices)

    class Meta(CaseRecord.Meta):
        ordering = ("later_id", "id")
        constraints = [models.UniqueConstraint(fields=["later", "earlier"], name="a_lineage_is_drawn_once")]


class RecommendationBasis(CaseRecord):
    """An observation that a recommendation was drafted from: the gap it is to close."""

    kind = "recommendation-basis"

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="bases")
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("recommendation_id", "id")

    def __str__(self) -> str:
        return "basis of a recommendation"
