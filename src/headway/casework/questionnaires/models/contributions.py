"""What ministries contribute to an answer, what it stands on, and the links from the national answer to both."""

from django.db import models

from headway.casework.assessments.models import Answer
from headway.casework.evidence.models import Source
from headway.casework.questionnaires.models.assignments import SectionAssignment
from headway.foundation.access.models import CaseRecord


class Contribution(CaseRecord):
    """One ministry's contribution to one question or part of it: `own` until it is validated, then the State's.

    A row that was passed on is followed by a new one, never changed. A sealed one shows its status alone: once it is
    passed on, value and words are those of its SealedContribution. `sealed_for` are the ids of the users it goes to,
    apart by blanks; empty for the approvers. `came_by`: page, workbook, or paper.
    """

    kind = "contribution"

    assignment = models.ForeignKey(SectionAssignment, on_delete=models.PROTECT, related_name="contributions")
    question = models.CharField(max_length=60)
    part = models.CharField(max_length=40, blank=True)
    question_version = models.CharField(max_length=20)
    status = models.CharField(max_length=10, choices=Answer.Status.choices, default=Answer.Status.ANSWERED)
    value = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    sealed = models.BooleanField(default=False)
    sealed_for = models.CharField(max_length=400, blank=True)
    given_on = models.DateField()
    returned_on = models.DateField(null=True, blank=True)
    validated_on = models.DateField(null=True, blank=True)
    came_by = models.CharField(max_length=10, default="page")

    class Meta(CaseRecord.Meta):
        ordering = ("assignment_id", "question", "part", "given_on", "id")

    def __str__(self) -> str:
        return f"contribution to {self.question}"

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said: no value, no words, and no status that is an answer by itself."""
        return self.status == Answer.Status.ANSWERED and not self.sealed and not self.value and not self.text


class SealedContribution(CaseRecord):
    """The words of a sealed contribution: the ministry's own, released by name to whom it goes, and to nobody else."""

    kind = "sealed-contribution"

    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="under_seal")
    value = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("contribution_id", "id")


class ContributionEvidence(CaseRecord):
    """A document that a contribution stands on."""

    kind = "contribution-evidence"

    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="evidence")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("contribution_id", "id")


class AnswerContribution(CaseRecord):
    """A contribution that the national answer was drafted from. It stays inside the State."""

    kind = "answer-contribution"

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="drawn_from")
    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("answer_id", "id")


class AnswerEvidence(CaseRecord):
    """A document that an answer stands on."""

    kind = "answer-evidence"

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="evidence")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("answer_id", "id")
