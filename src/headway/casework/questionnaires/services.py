"""Verbs inside a State: assign, contribute, seal, return, validate."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from headway.casework.evidence.models import Source
from headway.casework.evidence.services import link_sight
from headway.casework.questionnaires.models import (
    AssignmentStep,
    Contribution,
    ContributionEvidence,
    SectionAssignment,
)
from headway.casework.questionnaires.queries import questions_of, withdrawn
from headway.casework.questionnaires.rules import (
    coordinating_seat,
    may_be_named,
    may_contribute,
    may_coordinate,
    may_type_in,
)
from headway.casework.questionnaires.sealing import may_be_sealed, words_under_seal
from headway.casework.questionnaires.standing import current_round
from headway.casework.questionnaires.values import Given, NotAnAnswer, answers_it
from headway.foundation.access.models import Audience
from headway.foundation.access.services import grant
from headway.foundation.catalogue.queries import questions_answered, questions_asked
from headway.foundation.catalogue.questions import Question
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import Change, changeset


def assign(assignment: SectionAssignment, *, actor: Actor, at: datetime) -> SectionAssignment:
    """Give a section, or one question of it, to a ministry, and release it to its people by name. Raises NotAllowed.

    The focal point's organisation holds it, and the State sees it.
    """
    assessment, ministry = assignment.assessment, assignment.ministry
    require(may_coordinate(actor, assessment))
    if str(ministry.state_id or "") != assessment.compartment:
        raise NotAllowed(_("%(ministry)s is no institution of this State.") % {"ministry": ministry})
    if assignment.question:
        asked = {question.id: question.area for question in questions_asked(assessment.framework, at.date())}
        assignment.section = asked.get(assignment.question, assignment.section)
    same = SectionAssignment.objects.visible_to(actor).filter(
        assessment=assessment.pk, ministry=ministry.pk, section=assignment.section, question=assignment.question
    )
    if same.exclude(pk__in=withdrawn(actor)).exists():
        raise NotAllowed(_("%(ministry)s has this already.") % {"ministry": ministry})
    require(may_be_named(assignment, actor.today))
    if not questions_of(assignment, at.date()):
        named = assignment.question or assignment.section
        raise NotAllowed(_("“%(named)s” names no question that is asked here.") % {"named": named})
    assignment.compartment, assignment.audience = assessment.compartment, Audience.STATE
    assignment.holder_id, assignment.circle = _own(actor, assignment), assessment.circle
    assignment.round = current_round(assessment, assignment.section)
    with changeset(actor=actor, at=at, reason=f"{assessment}: {assignment}") as change:
        change.add(assignment)
        grant(assignment, ministry, actor=actor, at=at, why=f"{assessment}: to be answered")
    return assignment


def change_assignment(
    assignment: SectionAssignment, *, actor: Actor, at: datetime, reason: str, **values: object
) -> SectionAssignment:
    """Name other persons, or another day: a change of staff loses nothing. Raises NotAllowed, Stale."""
    require(may_coordinate(actor, assignment.assessment))
    unknown = set(values) - CHANGEABLE
    if unknown:
        said = _("%(what)s is not changed; take the assignment back and give another.")
        raise NotAllowed(said % {"what": sorted(unknown)[0]})
    for name, value in values.items():
        setattr(assignment, name, value)
    require(may_be_named(assignment, actor.today))
    with changeset(actor=actor, at=at, reason=reason) as change:
        return change.edit(assignment, **values)


CHANGEABLE = {"due_on", "main", "alternate", "validator", "main_user", "alternate_user", "validator_user", "note"}


def withdraw_assignment(assignment: SectionAssignment, *, actor: Actor, at: datetime, reason: str) -> AssignmentStep:
    """Take an assignment back; what was contributed stays. Raises NotAllowed."""
    require(may_coordinate(actor, assignment.assessment))
    with changeset(actor=actor, at=at, reason=reason) as change:
        step = AssignmentStep.Step.WITHDRAWN
        return _tell(change, assignment, step, actor, at, reason)


def send_back(assignment: SectionAssignment, *, actor: Actor, at: datetime, reason: str) -> AssignmentStep:
    """Ask the ministry to look again; what it sent stays, what comes next stands beside it. Raises NotAllowed."""
    require(may_type_in(actor, assignment))
    with changeset(actor=actor, at=at, reason=reason) as change:
        step = AssignmentStep.Step.SENT_BACK
        return _tell(change, assignment, step, actor, at, reason)


def acknowledge(assignment: SectionAssignment, *, actor: Actor, at: datetime) -> AssignmentStep | None:
    """Say that the ministry has it: the first time counts. Raises NotAllowed."""
    require(may_contribute(actor, assignment))
    with changeset(actor=actor, at=at, reason=f"{assignment}: opened") as change:
        return _opened(change, assignment, actor)


def contribute(
    assignment: SectionAssignment, given: Iterable[Given], *, actor: Actor, at: datetime, came_by: str = "page"
) -> list[Contribution]:
    """Write a ministry's contributions, its own until they are validated. Raises NotAllowed, NotAnAnswer.

    Silence writes nothing, and what stands already is not written again: the rows that changed come back. A draft is
    changed; what was passed on is followed by a new row.
    """
    require(may_contribute(actor, assignment))
    with changeset(actor=actor, at=at, reason=f"{assignment}: contributions") as change:
        rows = _write(change, assignment, given, actor, at, came_by)
        _opened(change, assignment, actor)
    return rows


def type_in(assignment: SectionAssignment, given: Iterable[Given], *, actor: Actor, at: datetime) -> list[Contribution]:
    """Type in what a ministry returned on paper: it is the author, the State has it. Raises as `contribute` does."""
    require(may_type_in(actor, assignment))
    with changeset(actor=actor, at=at, reason=f"{assignment}: typed in from paper") as change:
        rows = _write(change, assignment, given, actor, at, "paper")
        for row in rows:
            change.edit(row, audience=Audience.STATE, returned_on=at.date(), validated_on=at.date())
        if rows:
            step = AssignmentStep.Step.VALIDATED
            note = "typed in from paper"
            take_step(
                change, assignment, step, holder=assignment.ministry_id, actor=actor, answers=len(rows), note=note
            )
    return rows


def attach(contribution: Contribution, source: Source, *, actor: Actor, at: datetime) -> ContributionEvidence:
    """Attach a document to a contribution. Raises NotAllowed."""
    require(may_contribute(actor, contribution.assignment))
    with changeset(actor=actor, at=at, reason=f"{contribution}: {source}") as change:
        return change.add(
            ContributionEvidence(contribution=contribution, source=source, **link_sight(contribution, source))
        )


def latest_of(assignment: SectionAssignment, actor: Actor) -> dict[tuple[str, str], Contribution]:
    """The newest contribution to each question and part that the actor may see."""
    rows = Contribution.objects.visible_to(actor).filter(assignment=assignment.pk).order_by("given_on", "id")
    return {(row.question, row.part): row for row in rows}


def take_step(
    change: Change,
    assignment: SectionAssignment,
    step: str,
    *,
    holder: UUID,
    actor: Actor,
    answers: int = 0,
    note: str = "",
) -> AssignmentStep:
    """Write a step, which the State sees. Part of another act, whose rule has been asked."""
    return change.add(
        AssignmentStep(
            assignment=assignment,
            step=step,
            on=change.at.date(),
            by_office=(actor.office or actor.name)[:200],
            answers=answers,
            note=note,
            compartment=assignment.compartment,
            holder_id=holder,
            audience=Audience.STATE,
            circle=assignment.circle,
        )
    )


def _tell(
    change: Change, assignment: SectionAssignment, step: str, actor: Actor, at: datetime, reason: str
) -> AssignmentStep:
    """A step of the focal point's, released to the ministry that it concerns."""
    row = take_step(change, assignment, step, holder=_own(actor, assignment), actor=actor, note=reason)
    grant(row, assignment.ministry, actor=actor, at=at, why=reason)
    return row


def _opened(change: Change, assignment: SectionAssignment, actor: Actor) -> AssignmentStep | None:
    steps = AssignmentStep.objects.visible_to(actor).filter(assignment=assignment.pk, holder=assignment.ministry_id)
    if steps.filter(step=AssignmentStep.Step.OPENED).exists():
        return None
    return take_step(change, assignment, AssignmentStep.Step.OPENED, holder=assignment.ministry_id, actor=actor)


def _write(
    change: Change, assignment: SectionAssignment, given: Iterable[Given], actor: Actor, at: datetime, came_by: str
) -> list[Contribution]:
    said = list(given)
    known = _questions(assignment, said, at)
    standing = latest_of(assignment, actor)
    words = words_under_seal(standing.values(), actor)
    written = []
    for one in said:
        row = standing.get((one.question, one.part))
        if (row is None and one.is_silent) or (row is not None and _says(row, one, words)):
            continue
        question = known.get((one.question, one.version)) or known.get((one.question, ""))
        if question is None:
            raise NotAnAnswer(_("%(question)s is no question that was asked here.") % {"question": one.question})
        verdict = answers_it(question, one)
        if verdict and one.sealed:
            verdict = may_be_sealed(assignment, one.sealed_for, actor)
        if not verdict:
            raise NotAnAnswer(verdict.because)
        written.append(_keep(change, assignment, row, one, question.version, came_by))
    return written


def _questions(assignment: SectionAssignment, given: list[Given], at: datetime) -> dict[tuple[str, str], Question]:
    """The questions as they were asked, by id and version; by id alone as they are asked now."""
    known = questions_answered((one.question, one.version) for one in given if one.version)
    now = {(q.id, ""): q for q in questions_asked(assignment.assessment.framework, at.date())}
    return {**now, **known}


def _says(row: Contribution, one: Given, words: Mapping[UUID, tuple[str, str]]) -> bool:
    said = words.get(row.pk, (row.value, row.text))
    return (row.status, *said, row.sealed, row.sealed_for) == (
        one.status, one.value, one.text, one.sealed, one.sealed_for
    )  # fmt: skip


def _keep(
    change: Change, assignment: SectionAssignment, row: Contribution | None, one: Given, version: str, came_by: str
) -> Contribution:
    said = {
        "question_version": version,
        "status": one.status,
        "value": one.value,
        "text": one.text,
        "sealed": one.sealed,
        "sealed_for": one.sealed_for,
        "given_on": change.at.date(),
        "came_by": came_by,
    }
    if row is not None and row.audience == Audience.OWN:
        return change.edit(row, returned_on=None, **said)
    return change.add(
        Contribution(
            assignment=assignment,
            question=one.question,
            part=one.part,
            compartment=assignment.compartment,
            holder_id=assignment.ministry_id,
            audience=Audience.OWN,
            circle=assignment.circle,
            **said,
        )
    )


def _own(actor: Actor, assignment: SectionAssignment) -> UUID:
    seat = coordinating_seat(actor, assignment.assessment)
    assert seat is not None, "the rule has just asked"
    return seat.organisation
