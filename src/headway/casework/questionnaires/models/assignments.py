"""Which ministry answers what, and what became of it."""

from uuid import UUID

from django.db import models

from headway.casework.assessments.models import Assessment
from headway.foundation.access.models import CaseRecord
from headway.foundation.actors.models import Organisation


class SectionAssignment(CaseRecord):
    """A section of the questionnaire, or one question of it, given to a ministry by the focal point.

    `section` is an area's id: the questions of that area and of those below it. The three persons are named by their
    offices; where one has an account, `…_user` holds its id. `round` counts from 1 and goes up when a section that was
    submitted is opened again.
    """

    kind = "section-assignment"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="assignments")
    ministry = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=60)
    question = models.CharField(max_length=60, blank=True)
    round = models.PositiveSmallIntegerField(default=1)
    sent_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    main = models.CharField(max_length=160, blank=True)
    alternate = models.CharField(max_length=160, blank=True)
    validator = models.CharField(max_length=160, blank=True)
    main_user = models.UUIDField(null=True, blank=True)
    alternate_user = models.UUIDField(null=True, blank=True)
    validator_user = models.UUIDField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "section", "question", "sent_on", "id")

    def __str__(self) -> str:
        return f"{self.question or self.section} for {self.ministry}"

    @property
    def is_validated_by_somebody_else(self) -> bool:
        """Whether what is returned waits for a person of the ministry who validates it."""
        return bool(self.validator or self.validator_user)

    def writers(self) -> set[UUID]:
        """The accounts that answer, where any are named."""
        return {key for key in (self.main_user, self.alternate_user) if key}


class AssignmentStep(CaseRecord):
    """What became of an assignment, dated: each step is a row of its own, held by whoever took it."""

    kind = "assignment-step"

    class Step(models.TextChoices):
        OPENED = "opened", "opened"
        RETURNED = "returned", "returned"
        VALIDATED = "validated", "validated"
        SENT_BACK = "sent-back", "sent back"
        WITHDRAWN = "withdrawn", "withdrawn"

    assignment = models.ForeignKey(SectionAssignment, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=12, choices=Step.choices)
    on = models.DateField()
    by_office = models.CharField(max_length=200, blank=True)
    answers = models.PositiveSmallIntegerField(default=0)
    note = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("assignment_id", "on", "id")
