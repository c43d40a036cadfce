"""Verbs on stages: begin, end, agree on a day, say when something was received.

The Body keeps the stages, by what was formally sent; each side says for itself when it received something. Neither
learns here what the other began: a stage begins with a letter, or nobody is told that it has.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment, Receipt, Stage, StageLetter
from headway.casework.evidence.models import Source
from headway.casework.evidence.services import link_sight, sight_of
from headway.foundation.access.models import Audience
from headway.foundation.access.policy import STATE_ROLES
from headway.foundation.access.rules import may_assess, may_write
from headway.foundation.access.services import end_partners
from headway.foundation.access.sight import may_point
from headway.foundation.catalogue.practice import Stage as Entry
from headway.foundation.catalogue.queries import procedure_pinned
from headway.foundation.core.actors import Actor, Seat, Side
from headway.foundation.core.verdicts import YES, NotAllowed, Verdict, no, require
from headway.foundation.ledger.changes import Change, changeset


def may_keep_stages(actor: Actor, assessment: Assessment) -> Verdict:
    """Whether someone may record the stages of an assessment."""
    return may_assess(actor, holder=assessment.holder_id, compartment=assessment.compartment, circle=assessment.circle)


def may_end(actor: Actor, assessment: Assessment, stage: Stage | None, on: date, today: date) -> Verdict:
    """Whether a stage may be recorded as ended on a day."""
    verdict = may_keep_stages(actor, assessment)
    if not verdict:
        return verdict
    if on > today:
        return no(_("A stage ends on a day that has come: agree on a day for it instead."))
    if stage is not None and stage.started_on and on < stage.started_on:
        return no(_("It would end before it began."))
    return YES


def begin_stage(
    assessment: Assessment, stage: str, *, on: date, letters: Sequence[Source], actor: Actor, at: datetime
) -> Stage:
    """Record with which letters a stage began. Raises NotAllowed, Stale."""
    require(may_keep_stages(actor, assessment))
    if not letters:
        raise NotAllowed(_("Name the letter with which it began: without one, nobody is told that it has."))
    if on > at.date():
        raise NotAllowed(_("A stage begins on a day that has come."))
    with changeset(actor=actor, at=at, reason=_reason(assessment, stage, "begins")) as change:
        row = _kept(change, assessment, stage, started_on=on)
        _cite(change, row, letters, StageLetter.Part.BEGINS)
    return row


def end_stage(
    assessment: Assessment,
    stage: str,
    *,
    on: date,
    actor: Actor,
    at: datetime,
    letters: Iterable[Source] = (),
    outcome: str = Stage.Outcome.DONE,
) -> Stage:
    """Record that a stage ended, with what, and with which letters. Raises NotAllowed, Stale.

    With one that adopts, the delegation's access ends.
    """
    require(may_end(actor, assessment, stage_of(assessment, stage), on, at.date()))
    with changeset(actor=actor, at=at, reason=_reason(assessment, stage, outcome)) as change:
        row = _kept(change, assessment, stage, done_on=on, outcome=outcome)
        _cite(change, row, letters, StageLetter.Part.ENDS)
        _end_what_ends_with(row, change)
    return row


def agree_on_day(assessment: Assessment, stage: str, *, due_on: date | None, actor: Actor, at: datetime) -> Stage:
    """Record the day that was agreed for a stage, instead of one that is counted; None takes it away.

    Raises NotAllowed, Stale.
    """
    require(may_keep_stages(actor, assessment))
    with changeset(actor=actor, at=at, reason=_reason(assessment, stage, "a day was agreed")) as change:
        return _kept(change, assessment, stage, due_on=due_on)


def keep_extension(
    assessment: Assessment, stage: str, *, to: date, reason: str, letters: Iterable[Source], actor: Actor, at: datetime
) -> Stage:
    """Write an extension into a stage; whether the day is a later one is for whoever counts (engines/procedures).

    Raises NotAllowed, Stale.
    """
    require(may_keep_stages(actor, assessment))
    if not reason.strip():
        raise NotAllowed(_("Say why it is extended."))
    with changeset(actor=actor, at=at, reason=_reason(assessment, stage, "extended")) as change:
        row = _kept(change, assessment, stage, extended_to=to, extension_reason=reason.strip())
        _cite(change, row, letters, StageLetter.Part.EXTENDS)
    return row


def may_receive(actor: Actor, stage: Stage) -> Verdict:
    """Whether someone may say when their side received what ended a stage."""
    if stage.done_on is None:
        return no(_("Nothing has been sent yet."))
    if actor.side is Side.SYSTEM or seat_that_receives(actor, stage) is not None:
        return YES
    return no(_("The focal point says for the State when something was received, an assessor for the Body."))


def seat_that_receives(actor: Actor, stage: Stage) -> Seat | None:
    """The seat in which someone says so: the State's focal point or approver, or whoever keeps the stage."""
    for seat in actor.seats:
        states = seat.side is Side.STATE and seat.role in STATE_ROLES and seat.compartment == stage.compartment
        if states and may_write(actor, holder=seat.organisation, compartment=stage.compartment, circle=stage.circle):
            return seat
        if seat.organisation == stage.holder_id and may_keep_stages(actor, stage.assessment):
            return seat
    return None


def record_receipt(stage: Stage, *, on: date, actor: Actor, at: datetime) -> Receipt:
    """Say when one's own side received what ended a stage; what hangs on it moves. Raises NotAllowed, Stale."""
    require(may_receive(actor, stage))
    if stage.done_on is not None and on < stage.done_on:
        raise NotAllowed(_("Nothing is received before it is sent."))
    if on > at.date():
        raise NotAllowed(_("Something is received on a day that has come."))
    seat = seat_that_receives(actor, stage)
    side = Receipt.By.STATE if seat and seat.side is Side.STATE else Receipt.By.BODY
    rows = Receipt.objects.unscoped("a side says when it received something once, and corrects it")
    there = rows.filter(stage=stage, side=side).first()
    with changeset(actor=actor, at=at, reason=f"{stage.assessment}: {stage.stage}, received") as change:
        if there is not None:
            return change.edit(there, received_on=on)
        own = {**sight_of(stage), "holder_id": seat.organisation if seat else stage.holder_id}
        return change.add(Receipt(stage=stage, side=side, received_on=on, **own))


def record_stage(stage: Stage, *, actor: Actor, at: datetime, letters: Iterable[Source] = ()) -> Stage:
    """Record a stage as a whole, as a record of the past has it. Raises NotAllowed."""
    require(may_write(actor, holder=stage.holder_id, compartment=stage.compartment, circle=stage.circle))
    with changeset(actor=actor, at=at, reason=f"{stage.assessment}: {stage.stage}") as change:
        change.add(stage)
        _cite(change, stage, letters, StageLetter.Part.ENDS)
        _end_what_ends_with(stage, change)
    return stage


def stage_of(assessment: Assessment, stage: str) -> Stage | None:
    """The row of a stage, whoever may see it: for services, whose rule was asked."""
    rows = Stage.objects.unscoped("a stage is kept in one row")
    return rows.filter(assessment=assessment, stage=stage).first()


def _kept(change: Change, assessment: Assessment, stage: str, **values: object) -> Stage:
    row = stage_of(assessment, stage)
    if row is not None:
        return change.edit(row, **values)
    entry = _entry(assessment, stage)
    if entry is None:
        raise NotAllowed(_("The procedure of this assessment has no such stage."))
    return change.add(Stage(assessment=assessment, stage=stage, **values, **_sight(assessment, entry)))


def _sight(assessment: Assessment, entry: Entry) -> dict[str, object]:
    """Who sees a stage: both sides where the procedure says so and the assessment is theirs, else the Body alone."""
    own: dict[str, object] = dict(sight_of(assessment))
    if assessment.audience in {Audience.OWN, Audience.BODY}:
        return own
    body = {**own, "audience": Audience.BODY.value}
    if entry.audience == "body" or assessment.circle is None:
        return body
    both = {**own, "audience": Audience.SHARED.value}
    return both if may_point(Stage(assessment=assessment, **both), assessment) else body


def _cite(change: Change, stage: Stage, letters: Iterable[Source], part: str) -> None:
    there = set(
        StageLetter.objects.unscoped("a letter does one thing to a stage once")
        .filter(stage=stage, part=part)
        .values_list("source", flat=True)
    )
    for source in letters:
        if source.pk not in there:
            change.add(StageLetter(stage=stage, source=source, part=part, **link_sight(stage, source)))


def _end_what_ends_with(stage: Stage, change: Change) -> None:
    entry = _entry(stage.assessment, stage.stage)
    if stage.done_on and entry is not None and entry.adopts:
        end_partners(stage.assessment_id, change=change, on=stage.done_on, why="the report was adopted")


def _entry(assessment: Assessment, stage: str) -> Entry | None:
    procedure = procedure_pinned(assessment.procedure)
    return procedure.stage(stage) if procedure else None


def _reason(assessment: Assessment, stage: str, what: str) -> str:
    return f"{assessment}: {stage}, {what}"[:200]
