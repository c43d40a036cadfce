"""Verbs of a ministry: return what its people wrote, validate it. What is validated is the State's."""

from datetime import datetime

from django.utils.translation import gettext as _

from headway.casework.questionnaires.models import AssignmentStep, Contribution, ContributionEvidence, SectionAssignment
from headway.casework.questionnaires.rules import may_contribute, may_validate
from headway.casework.questionnaires.sealing import seal
from headway.casework.questionnaires.services import take_step
from headway.foundation.access.models import Audience
from headway.foundation.access.opening import open_to
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import Change, changeset


def return_section(assignment: SectionAssignment, *, actor: Actor, at: datetime, note: str = "") -> AssignmentStep:
    """Return what was answered so far; a part of the questions is welcome. Raises NotAllowed.

    It waits for the ministry's validating person; where none was named, it is validated by being returned.
    """
    require(may_contribute(actor, assignment))
    rows = _drafts(assignment, actor, returned=False)
    if not rows:
        raise NotAllowed(_("There is nothing to return yet: no question has an answer that was not returned before."))
    with changeset(actor=actor, at=at, reason=f"{assignment}: returned") as change:
        for row in rows:
            change.edit(row, returned_on=at.date())
        step = _step(change, assignment, AssignmentStep.Step.RETURNED, len(rows), actor, note)
        if not assignment.is_validated_by_somebody_else:
            _pass_on(change, assignment, rows, actor, note)
    return step


def validate_section(assignment: SectionAssignment, *, actor: Actor, at: datetime, note: str = "") -> AssignmentStep:
    """Validate what was returned, for the ministry: the State has it from now on. Raises NotAllowed, Stale."""
    require(may_validate(actor, assignment))
    rows = _drafts(assignment, actor, returned=True)
    if not rows:
        raise NotAllowed(_("There is nothing to validate: nothing has been returned."))
    with changeset(actor=actor, at=at, reason=f"{assignment}: validated") as change:
        return _pass_on(change, assignment, rows, actor, note)


def _drafts(assignment: SectionAssignment, actor: Actor, *, returned: bool) -> list[Contribution]:
    rows = Contribution.objects.visible_to(actor).filter(
        assignment=assignment.pk, audience=Audience.OWN, returned_on__isnull=not returned
    )
    return [row for row in rows.select_related("assignment", "holder") if not row.is_empty]


def _pass_on(
    change: Change, assignment: SectionAssignment, rows: list[Contribution], actor: Actor, note: str
) -> AssignmentStep:
    on = change.at.date()
    for row in rows:
        if row.sealed:
            seal(change, row, on)
            continue
        change.edit(row, audience=Audience.STATE, validated_on=on)
        papers = ContributionEvidence.objects.visible_to(actor).filter(contribution=row.pk, audience=Audience.OWN)
        for paper in papers.select_related("source", "contribution", "holder"):
            open_to(change, paper, Audience.STATE, None)
    return _step(change, assignment, AssignmentStep.Step.VALIDATED, len(rows), actor, note)


def _step(
    change: Change, assignment: SectionAssignment, step: str, count: int, actor: Actor, note: str
) -> AssignmentStep:
    holder = assignment.ministry_id
    return take_step(change, assignment, step, holder=holder, actor=actor, answers=count, note=note)
