"""Whether a section is open, and in which round: reads that rules stand on."""

from django.db.models import Q

from headway.casework.assessments.models import Assessment
from headway.casework.questionnaires.models import AssignmentStep, SectionAssignment, Submission
from headway.foundation.catalogue.models import Area
from headway.foundation.catalogue.queries import chapter_of

BECAUSE = "whether a section is open holds for everybody alike"


def covered_by(section: str) -> set[str]:
    """The sections that hold a section: itself, its chapter, and the whole questionnaire."""
    return {section, chapter_of().get(section, section), ""}


def _covering(section: str) -> Q:
    """The same as a condition on rows with a section: an area's parent is its chapter."""
    chapter = Area.objects.filter(pk=section).exclude(parent=None).order_by().values("parent")
    return Q(section__in=["", section]) | Q(section__in=chapter)


def standing_submission(assessment: Assessment, section: str) -> Submission | None:
    """The submission that closes a section: made, and not opened again."""
    rows = Submission.objects.unscoped(BECAUSE).filter(assessment=assessment.pk, reopened_on=None)
    return rows.filter(_covering(section)).order_by("-number", "-id").first()


def current_round(assessment: Assessment, section: str) -> int:
    """One more than the times a section was submitted."""
    rows = Submission.objects.unscoped(BECAUSE).filter(_covering(section), assessment=assessment.pk)
    return 1 + rows.count()


def is_withdrawn(assignment: SectionAssignment) -> bool:
    """Whether the focal point took an assignment back."""
    steps = AssignmentStep.objects.unscoped("an assignment taken back is taken back for everybody")
    return steps.filter(assignment=assignment.pk, step=AssignmentStep.Step.WITHDRAWN).exists()
