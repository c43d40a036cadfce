"""Answers to a questionnaire, in three voices side by side."""

from typing import Any

from django.db import models

from headway.casework.assessments.models.assessments import Assessment
from headway.casework.evidence.models import Passage
from headway.foundation.access.models import CaseRecord


class Answer(CaseRecord):
    """One voice's answer to one question, bound to the question's stable id and version.

    `given_by` is the institution on whose behalf somebody else entered it, from the letter that `passage` stands in.
    """

    kind = "answer"
    schema = 2

    class Voice(models.TextChoices):
        PREFILL = "prefill", "assessor's prefill"
        STATE = "state", "the State"
        AGREED = "agreed", "agreed"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="answers")
    question = models.CharField(max_length=60)
    question_version = models.CharField(max_length=20)
    voice = models.CharField(max_length=8, choices=Voice.choices)
    value = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    given_on = models.DateField()
    given_by = models.CharField(max_length=200, blank=True)
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "question", "given_on", "id")

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        return payload if schema > 1 else {**payload, "given_by": "", "passage_id": None}
