"""Answers to a questionnaire, in three voices side by side."""

from django.db import models

from headway.casework.assessments.models.assessments import Assessment
from headway.foundation.access.models import CaseRecord


class Answer(CaseRecord):
    """One voice's answer to one question, bound to the question's stable id and version."""

    kind = "answer"

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

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "question", "given_on", "id")
