"""Answers to a questionnaire, in three voices side by side."""

from typing import Any

from django.db import models

from headway.casework.assessments.models.assessments import Assessment
from headway.casework.evidence.models import Passage
from headway.foundation.access.models import CaseRecord


class Answer(CaseRecord):
    """One voice's answer to one question, bound to the question's stable id and version.

    `part` is the id of the part it answers, "" for the question itself. That something is shown on site only,
    classified or declined is an answer, and no silence. `given_by` is the institution on whose behalf somebody else
    entered it, from the letter that `passage` stands in.
    """

    kind = "answer"
    schema = 3

    class Voice(models.TextChoices):
        PREFILL = "prefill", "assessor's prefill"
        STATE = "state", "the State"
        AGREED = "agreed", "agreed"

    class Status(models.TextChoices):
        ANSWERED = "answered", "answered"
        ON_SITE = "on-site", "to be shown on site, not transmitted"
        CLASSIFIED = "classified", "classified"
        DECLINED = "declined", "declined"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="answers")
    question = models.CharField(max_length=60)
    question_version = models.CharField(max_length=20)
    part = models.CharField(max_length=40, blank=True)
    voice = models.CharField(max_length=8, choices=Voice.choices)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.ANSWERED)
    value = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    given_on = models.DateField()
    given_by = models.CharField(max_length=200, blank=True)
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "question", "given_on", "id")

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        if schema < 2:
            payload = {**payload, "given_by": "", "passage_id": None}
        return payload if schema > 2 else {**payload, "part": "", "status": "answered"}


class AnswerPassage(CaseRecord):
    """A further passage that an answer stands on, given in two places; never seen more widely than either."""

    kind = "answer-passage"

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="further")
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("answer_id", "id")
        constraints = [models.UniqueConstraint(fields=["answer", "passage"], name="a_passage_answers_once")]
