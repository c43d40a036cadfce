"""Assignments and what became of them, contributions, what they stand on, submissions, workbooks."""

from headway.casework.questionnaires.models.assignments import AssignmentStep, SectionAssignment
from headway.casework.questionnaires.models.contributions import (
    AnswerContribution,
    AnswerEvidence,
    Contribution,
    ContributionEvidence,
    SealedContribution,
)
from headway.casework.questionnaires.models.submissions import Submission
from headway.casework.questionnaires.models.workbooks import WorkbookImport

__all__ = [
    "AnswerContribution",
    "AnswerEvidence",
    "AssignmentStep",
    "Contribution",
    "ContributionEvidence",
    "SealedContribution",
    "SectionAssignment",
    "Submission",
    "WorkbookImport",
]
