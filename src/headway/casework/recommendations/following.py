"""Verbs of following up: positions, assignment to ministries, progress with its evidence, passing it on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Observation, Source
from headway.casework.evidence.services import link_sight
from headway.casework.recommendations.models import (
    Assignment,
    Position,
    Progress,
    ProgressBasis,
    ProgressEvidence,
    Recommendation,
)
from headway.casework.recommendations.rules import (
    SCALE,
    answering_seat,
    assessing_seat,
    may_assign,
    may_hand_on,
    may_take_position,
    reporting_seat,
)
from headway.casework.recommendations.services import assess_progress, report_progress, take_position
from headway.casework.recommendations.succeeding import let_successors_answer
from headway.foundation.access.models import Audience, CaseRecord
from headway.foundation.access.opening import open_to, own_side
from headway.foundation.access.policy import STATE_ROLES
from headway.foundation.access.services import grant
from headway.foundation.access.widening import may_widen
from headway.foundation.actors.models import Organisation
from headway.foundation.actors.queries import lines_of_all
from headway.foundation.catalogue.queries import framework_pinned
from headway.foundation.core.actors import Actor, Seat, Side
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import Change, changeset


@dataclass(frozen=True, slots=True)
class Taken:
    """A position as it is taken on one recommendation, or on a part of it."""

    recommendation: Recommendation
    value: str
    text: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one recommendation: a level, or that nothing was done; `basis` is the Body's."""

    recommendation: Recommendation
    level: str = ""
    nil_return: bool = False
    reason: str = ""
    basis: str = ""
    cites: tuple[Observation, ...] = ()
    evidence: tuple[Source, ...] = ()


def take_positions(taken: Sequence[Taken], *, on: date, actor: Actor, at: datetime) -> list[Position]:
    """Take positions on a selection in one act, each a new dated row that the State sees until it is submitted.

    Raises NotAllowed, and then none is taken.
    """
    with changeset(actor=actor, at=at, reason=f"positions on {_named(t.recommendation for t in taken)}"):
        return [take_position(_position(one, on, actor), actor=actor, at=at) for one in taken]


def _position(one: Taken, on: date, actor: Actor) -> Position:
    require(may_take_position(actor, one.recommendation, one.value, on, part=one.part))
    seat = answering_seat(actor, one.recommendation)
    return Position(
        recommendation=one.recommendation,
        value=one.value,
        text=one.text.strip(),
        part=one.part.strip(),
        taken_on=on,
        **_states_own(one.recommendation, seat),
    )


def assign_recommendations(
    recommendations: Sequence[Recommendation],
    ministry: Organisation,
    *,
    actor: Actor,
    at: datetime,
    due_on: date | None = None,
    note: str = "",
) -> list[Assignment]:
    """Give recommendations to a ministry, released to its people by name; the addressee as printed stays.

    Whoever answers for the ministry now sees them, too. One that it has already gets the new day. Raises NotAllowed.
    """
    known = {
        row.recommendation_id: row
        for row in Assignment.objects.visible_to(actor).filter(ministry=ministry, ended_on=None)
    }
    with changeset(actor=actor, at=at, reason=f"assign {_named(recommendations)} to {ministry}"[:200]) as change:
        given = [
            _assign(change, row, known.get(row.pk), ministry, due_on, note, actor=actor, at=at)
            for row in recommendations
        ]
        lines = lines_of_all()
        for assignment in given:
            let_successors_answer(assignment, lines, actor=actor, at=at)
        return given


def _assign(
    change: Change,
    row: Recommendation,
    known: Assignment | None,
    ministry: Organisation,
    due_on: date | None,
    note: str,
    *,
    actor: Actor,
    at: datetime,
) -> Assignment:
    require(may_assign(actor, row, str(ministry.state_id or "")))
    if known is not None:
        same = (known.due_on, known.note) == (due_on, note.strip() or known.note)
        return known if same else change.edit(known, due_on=due_on, note=note.strip() or known.note)
    sight = _states_own(row, answering_seat(actor, row))
    given = Assignment(
        recommendation=row, ministry=ministry, sent_on=at.date(), due_on=due_on, note=note.strip(), **sight
    )
    why = f"{row}: to follow"
    if row.audience != Audience.PUBLIC:
        grant(row, ministry, actor=actor, at=at, why=why)
    change.add(given)
    grant(given, ministry, actor=actor, at=at, why=why)
    return given


def tell_progress(
    told: Sequence[Told], *, as_of: str, actor: Actor, at: datetime, within: Assessment | None = None
) -> list[Progress]:
    """Report, for the State, or assess, for the Body, a selection in one act, each with what it rests on.

    `within` is the follow-up in which the Body assesses them; at any other time there is none.

    A ministry's report is its own until it hands it in; the focal point's is the State's. Raises NotAllowed, and then
    nothing is written.
    """
    verb = "assess" if actor.side is Side.BODY else "report"
    with changeset(actor=actor, at=at, reason=f"{verb} {_named(one.recommendation for one in told)}") as change:
        return [_tell(change, one, as_of, within, actor=actor, at=at) for one in told]


def _tell(change: Change, one: Told, as_of: str, within: Assessment | None, *, actor: Actor, at: datetime) -> Progress:
    row = one.recommendation
    if not (one.level or one.nil_return or one.basis):
        raise NotAllowed(_("Say of %(row)s how far it is, or that there is nothing to report.") % {"row": row})
    progress = Progress(
        recommendation=row,
        assessment=within,
        scale=scale_of(row),
        level="" if one.nil_return else one.level,
        nil_return=one.nil_return,
        basis=one.basis,
        as_of=as_of,
        reason=one.reason.strip(),
        **_sight_of_progress(row, actor),
    )
    if actor.side is Side.BODY:
        assess_progress(progress, actor=actor, at=at, cites=one.cites)
    else:
        report_progress(progress, actor=actor, at=at, cites=one.cites)
    for source in dict.fromkeys(one.evidence):
        change.add(ProgressEvidence(progress=progress, source=source, **link_sight(progress, source)))
    return progress


def scale_of(recommendation: Recommendation) -> str:
    """The scale on which progress on a recommendation is told: its framework's, else the catalogue's general one."""
    framework = framework_pinned(recommendation.assessment.framework)
    return framework.follow_up_scale if framework else SCALE


def hand_on(row: Position | Progress, *, actor: Actor, at: datetime) -> str:
    """Pass on what one side says: a ministry hands it in to its State, the approver submits it to the Body.

    The documents it rests on go with it where they may. Returns for whom it is now. Raises NotAllowed, Stale.
    """
    require(may_hand_on(actor, row))
    audience, circle = (own_side(row), row.circle) if row.audience == Audience.OWN else ("shared", _circle_of(row))
    require(may_widen(actor, row, audience, circle=circle, along=True, on=at.date()))
    with changeset(actor=actor, at=at, reason=f"pass on: {row.kind}") as change:
        open_to(change, row, audience, circle)
        for proof in _proofs(row, actor):
            if may_widen(actor, proof, audience, circle=circle, along=True, on=at.date()):
                open_to(change, proof, audience, circle)
    return audience


def _proofs(row: Position | Progress, actor: Actor) -> Iterable[CaseRecord]:
    if isinstance(row, Progress):
        yield from ProgressBasis.objects.visible_to(actor).filter(progress=row).order_by("id")
        yield from ProgressEvidence.objects.visible_to(actor).filter(progress=row).order_by("id")


def _circle_of(row: Position | Progress) -> UUID | None:
    of = row.recommendation
    return row.circle or of.circle or of.assessment.circle


def _sight_of_progress(row: Recommendation, actor: Actor) -> dict[str, object]:
    if actor.side is Side.BODY:
        seat = assessing_seat(actor, row)
        if seat is None:
            raise NotAllowed(_("The Body whose recommendation %(row)s is assesses it.") % {"row": row})
        return {**_columns(row, seat), "audience": Audience.BODY}
    seat = reporting_seat(actor, row)
    if seat is None:
        raise NotAllowed(_("Only the State itself reports what it has done."))
    return _states_own(row, seat)


def _states_own(row: Recommendation, seat: Seat | None) -> dict[str, object]:
    """The access columns of what somebody writes for the State: the State's, or their ministry's own."""
    if seat is None:
        raise NotAllowed(_("The State's focal point or its approver does this; a ministry reports its progress."))
    return {**_columns(row, seat), "audience": Audience.STATE if seat.role in STATE_ROLES else Audience.OWN}


def _columns(row: Recommendation, seat: Seat) -> dict[str, object]:
    return {
        "compartment": row.compartment,
        "holder_id": seat.organisation,
        "circle": row.circle or row.assessment.circle,
        "marking": row.marking,
    }


def _named(rows: Iterable[Recommendation]) -> str:
    codes = list(dict.fromkeys(row.code for row in rows))
    return codes[0] if len(codes) == 1 else f"{len(codes)} recommendations"
