"""Observations: what was said or seen, by whom, in their voice; with who took part and where it stands."""

from typing import Any

from django.db import models

from headway.casework.evidence.models.sources import Passage
from headway.foundation.access.models import CaseRecord
from headway.foundation.actors.models import Organisation


class Observation(CaseRecord):
    """One thing observed, kept as said.

    The voice is who said it (an office or organisation) and the verb as said; `inferred` when the text names nobody.
    `results` and `qualifiers` hold one to a line. None becomes a recommendation until a person promotes it. `said_on`
    (EDTF) is the day it was said; the day it was entered is the ledger's.
    """

    kind = "observation"
    schema = 2

    class Kind(models.TextChoices):
        THREAT = "threat", "threat"
        MEASURE = "measure", "measure"
        PRACTICE = "practice", "practice"
        GOOD_PRACTICE = "good practice", "good practice"
        GAP = "gap", "gap"
        COMMITMENT = "commitment", "commitment"
        RECOMMENDATION = "recommendation", "recommendation"
        CONTEXT = "context", "context"

    class Status(models.TextChoices):
        PLANNED = "planned", "planned"
        IN_DEVELOPMENT = "in development", "in development"
        ONGOING = "ongoing", "ongoing"
        IN_PLACE = "in place", "in place"

    class Method(models.TextChoices):
        DOCUMENT = "document", "document"
        INTERVIEW = "interview", "interview"
        FIELD = "field", "seen on site"

    type = models.CharField(max_length=16, choices=Kind.choices)
    text = models.TextField()
    voice_who = models.CharField(max_length=200, blank=True)
    voice_verb = models.CharField(max_length=40, blank=True)
    inferred = models.BooleanField(default=False)
    status = models.CharField(max_length=16, choices=Status.choices, blank=True)
    results = models.TextField(blank=True)
    qualifiers = models.TextField(blank=True)
    open_list = models.BooleanField(default=False)
    trend = models.CharField(max_length=40, blank=True)
    about = models.CharField(max_length=40, blank=True)
    said_on = models.CharField(max_length=40, blank=True)
    method = models.CharField(max_length=12, choices=Method.choices, default=Method.DOCUMENT)
    assessment = models.UUIDField(null=True, blank=True, db_index=True)
    unreviewed = models.BooleanField(default=False)
    areas = models.ManyToManyField("catalogue.Area", blank=True, related_name="+")
    provisions = models.ManyToManyField("catalogue.Provision", blank=True, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("id",)

    def __str__(self) -> str:
        return self.text[:80]

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        return payload if schema > 1 else {**payload, "said_on": ""}


class Support(CaseRecord):
    """A passage that an observation stands on; never seen more widely than either end."""

    kind = "support"

    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="supports")
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="supports")

    class Meta(CaseRecord.Meta):
        ordering = ("observation_id", "id")
        constraints = [models.UniqueConstraint(fields=["observation", "passage"], name="a_passage_supports_once")]


class Involvement(CaseRecord):
    """An organisation's part in what is observed; unnamed ones stay as said ("other relevant agencies")."""

    kind = "involvement"

    class Part(models.TextChoices):
        LEAD = "lead", "lead"
        PARTNER = "partner", "partner"
        INVOLVED = "involved", "involved"
        GROUP = "group", "group"

    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="involvements")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    as_said = models.CharField(max_length=200)
    part = models.CharField(max_length=10, choices=Part.choices)

    class Meta(CaseRecord.Meta):
        ordering = ("observation_id", "id")
