"""Verbs on recommendations: issue, draw their lineage, report, assess, take note of promises."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from headway.casework.evidence.models import Observation
from headway.casework.evidence.services import link_sight, sight_of
from headway.casework.recommendations.models import (
    Addressee,
    Lineage,
    Position,
    Progress,
    ProgressBasis,
    Recommendation,
    Undertaking,
)
from headway.casework.recommendations.rules import may_assess_at, may_link, may_take_position
from headway.foundation.access.rules import may_assess, may_change, may_report, may_write
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import require
from headway.foundation.ledger.changes import changeset


def issue_recommendation(
    recommendation: Recommendation,
    *,
    actor: Actor,
    at: datetime,
    areas: Iterable[str] = (),
    provisions: Iterable[str] = (),
    addressees: Iterable[tuple[str, Organisation | None]] = (),
) -> Recommendation:
    """Record a recommendation exactly as printed, with its addressees as printed. Raises NotAllowed."""
    require(
        may_assess(
            actor, holder=recommendation.holder_id, compartment=recommendation.compartment, circle=recommendation.circle
        )
    )
    with changeset(actor=actor, at=at, reason=f"recommendation {recommendation.code}") as change:
        change.add(recommendation, areas=areas, provisions=provisions)
        for printed, organisation in addressees:
            change.add(
                Addressee(
                    recommendation=recommendation,
                    organisation=organisation,
                    as_printed=printed,
                    **sight_of(recommendation),
                )
            )
    return recommendation


def promote(observation: Observation, recommendation: Recommendation, *, actor: Actor, at: datetime) -> Recommendation:
    """Make a recommendation of an observation: only a person does, and the observation stays. Raises NotAllowed."""
    recommendation.promoted_from = observation
    areas = [area.pk for area in observation.areas.all()]
    provisions = [provision.pk for provision in observation.provisions.all()]
    return issue_recommendation(recommendation, actor=actor, at=at, areas=areas, provisions=provisions)


def draw_lineage(later: Recommendation, earlier: Recommendation, how: str, *, actor: Actor, at: datetime) -> Lineage:
    """Say how a later recommendation comes from an earlier one. Raises NotAllowed."""
    require(may_link(actor, later, earlier, how))
    with changeset(actor=actor, at=at, reason=f"{later} {how} {earlier}") as change:
        return change.add(Lineage(later=later, earlier=earlier, how=how, **link_sight(later, earlier)))


def take_position(position: Position, *, actor: Actor, at: datetime) -> Position:
    """Record the State's position in its procedure's words, as a new dated row. Raises NotAllowed."""
    require(may_report(actor, holder=position.holder_id, compartment=position.compartment, circle=position.circle))
    of, value, on = position.recommendation, position.value, position.taken_on
    require(may_take_position(actor, of, value, on, part=position.part))
    with changeset(actor=actor, at=at, reason="take a position") as change:
        return change.add(position)


def report_progress(progress: Progress, *, actor: Actor, at: datetime, cites: Iterable[Observation] = ()) -> Progress:
    """Record what the State says it has done; a nil return says that it reported nothing done. Raises NotAllowed."""
    require(may_report(actor, holder=progress.holder_id, compartment=progress.compartment, circle=progress.circle))
    progress.side = Progress.Side.STATE
    return _add(progress, "report progress", actor, at, cites)


def assess_progress(progress: Progress, *, actor: Actor, at: datetime, cites: Iterable[Observation] = ()) -> Progress:
    """Record what the Body found, with its basis. Raises NotAllowed, also where the basis cannot carry the level."""
    require(may_assess(actor, holder=progress.holder_id, compartment=progress.compartment, circle=progress.circle))
    require(may_assess_at(progress.level, progress.basis, progress.scale))
    progress.side = Progress.Side.BODY
    return _add(progress, "assess progress", actor, at, cites)


def correct_progress(progress: Progress, *, actor: Actor, at: datetime, **values: Any) -> Progress:
    """Correct what was recorded of one moment and not passed on yet; later progress is a row of its own.

    Raises NotAllowed, also where the basis cannot carry the level.
    """
    require(may_change(actor, progress))
    if progress.side == Progress.Side.BODY:
        level, basis = values.get("level", progress.level), values.get("basis", progress.basis)
        require(may_assess_at(level, basis, values.get("scale", progress.scale)))
    with changeset(actor=actor, at=at, reason="correct a report of progress") as change:
        return change.edit(progress, **values)


def change_undertaking(undertaking: Undertaking, *, actor: Actor, at: datetime, **values: Any) -> Undertaking:
    """Change how an undertaking stands, or what was noted of it. Raises NotAllowed."""
    require(may_change(actor, undertaking))
    with changeset(actor=actor, at=at, reason=f"undertaking by {undertaking.by}") as change:
        return change.edit(undertaking, **values)


def undertake(undertaking: Undertaking, *, actor: Actor, at: datetime) -> Undertaking:
    """Record what was asked for or promised, as said. Raises NotAllowed."""
    require(
        may_write(actor, holder=undertaking.holder_id, compartment=undertaking.compartment, circle=undertaking.circle)
    )
    with changeset(actor=actor, at=at, reason=f"undertaking by {undertaking.by}") as change:
        return change.add(undertaking)


def _add(progress: Progress, reason: str, actor: Actor, at: datetime, cites: Iterable[Observation]) -> Progress:
    with changeset(actor=actor, at=at, reason=reason) as change:
        change.add(progress)
        for observation in cites:
            change.add(ProgressBasis(progress=progress, observation=observation, **link_sight(progress, observation)))
    return progress
