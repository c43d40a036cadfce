"""Verbs on measures: create one, let another source tell of it, say what it answers, what it costs, what came of it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from headway.casework.evidence.models import Figure, Observation
from headway.casework.evidence.services import TakesPart, link_sight, sight_of
from headway.casework.plans.models import (
    Funding,
    Measure,
    MeasureAnswer,
    MeasureEvidence,
    MeasureFigure,
    MeasureOrganisation,
)
from headway.casework.plans.rules import answering_for, may_create, may_say_answered, may_tell_of
from headway.casework.plans.strategies import still_the_states
from headway.casework.recommendations.models import Recommendation
from headway.foundation.access.rules import may_change, may_write
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import require
from headway.foundation.ledger.changes import Change, changeset


def create_measure(
    measure: Measure,
    *,
    actor: Actor,
    at: datetime,
    areas: Iterable[str] = (),
    parts: Iterable[TakesPart] = (),
    told_by: Iterable[Observation] = (),
    recommendations: Iterable[Recommendation] = (),
    provisions: Iterable[str] = (),
) -> Measure:
    """Create a measure with who is in it, what tells of it and what it answers.

    Raises NotAllowed, also if nothing tells of it and it is not the State that plans it.
    """
    seen = list(told_by)
    require(may_create(actor, measure, told=bool(seen)))
    with changeset(actor=actor, at=at, reason=f"measure: {measure}") as change:
        change.add(measure, areas=areas)
        _name_parts(change, measure, parts)
        for observation in seen:
            _tell(change, measure, observation)
        for recommendation in recommendations:
            change.add(
                MeasureAnswer(measure=measure, recommendation=recommendation, **link_sight(measure, recommendation))
            )
        for provision in provisions:
            change.add(MeasureAnswer(measure=measure, provision_id=provision, **sight_of(measure)))
    return measure


def change_measure(measure: Measure, *, actor: Actor, at: datetime, **values: Any) -> Measure:
    """Change what is known of a measure that was not passed on yet. Raises NotAllowed."""
    require(may_change(actor, measure))
    with changeset(actor=actor, at=at, reason=f"measure: {measure}") as change:
        return change.edit(measure, **values)


def extend_measure(
    measure: Measure, observation: Observation, *, actor: Actor, at: datetime, parts: Iterable[TakesPart] = ()
) -> Measure:
    """Let another observation tell of a measure that is known already: one measure, two observations.

    Organisations it newly names are added; what the first source said stays. Raises NotAllowed.
    """
    require(may_write(actor, holder=observation.holder_id, compartment=measure.compartment, circle=observation.circle))
    with changeset(actor=actor, at=at, reason=f"{measure}: told again") as change:
        _tell(change, measure, observation)
        known = set(
            MeasureOrganisation.objects.unscoped("names are not added twice")
            .filter(measure=measure)
            .values_list("as_said", flat=True)
        )
        _name_parts(change, measure, [part for part in parts if part.as_said not in known])
    return measure


def name_parts(measure: Measure, parts: Iterable[TakesPart], *, actor: Actor, at: datetime) -> Measure:
    """Name more organisations that take part; those that are named already are not named twice. Raises NotAllowed."""
    require(may_tell_of(actor, measure))
    with changeset(actor=actor, at=at, reason=f"{measure}: who takes part") as change:
        named = MeasureOrganisation.objects.unscoped("names are not added twice").filter(measure=measure)
        known = {(row.as_said, row.part) for row in named}
        _name_parts(change, measure, [part for part in parts if (part.as_said, part.part) not in known])
    return measure


def answer_with(
    measure: Measure,
    *,
    recommendations: Iterable[Recommendation] = (),
    provisions: Iterable[str] = (),
    actor: Actor,
    at: datetime,
) -> list[MeasureAnswer]:
    """Say what a measure answers beyond what is said already.

    Of a ministry's measure, or of one that a Body told of, whoever answers for the State says it, too; that is the
    State's own. Raises NotAllowed.
    """
    require(may_say_answered(actor, measure))
    speaks = answering_for(actor, measure)

    def seen(sight: dict[str, Any]) -> dict[str, Any]:
        if speaks is None:
            return sight
        return {**sight, "holder_id": speaks.organisation, "audience": still_the_states(sight["audience"])}

    with changeset(actor=actor, at=at, reason=f"{measure}: what it answers"[:200]) as change:
        told = MeasureAnswer.objects.unscoped("an answer is not given twice").filter(measure=measure)
        known = {row.recommendation_id or row.provision_id for row in told}
        rows = [
            MeasureAnswer(measure=measure, recommendation=row, **seen(link_sight(measure, row)))
            for row in recommendations
            if row.pk not in known
        ]
        rows += [
            MeasureAnswer(measure=measure, provision_id=key, **seen(sight_of(measure)))
            for key in provisions
            if key not in known
        ]
        return change.add_all(rows)


def fund(funding: Funding, *, actor: Actor, at: datetime) -> Funding:
    """Record money for a measure as somebody said it: the State's own, also where the measure is shared.

    Raises NotAllowed.
    """
    measure = funding.measure
    require(may_tell_of(actor, measure))
    sight = {**sight_of(measure), "audience": still_the_states(measure.audience)}
    for name, value in sight.items():
        setattr(funding, name, value)
    with changeset(actor=actor, at=at, reason=f"{measure}: {funding}"[:200]) as change:
        return change.add(funding)


def tell_result(
    measure: Measure,
    *,
    observation: Observation | None = None,
    figure: Figure | None = None,
    actor: Actor,
    at: datetime,
) -> None:
    """Let an observation or a figure tell what came of a measure. Raises NotAllowed."""
    require(may_tell_of(actor, measure))
    with changeset(actor=actor, at=at, reason=f"{measure}: what came of it") as change:
        if observation is not None:
            _tell(change, measure, observation)
        if figure is not None:
            change.add(MeasureFigure(measure=measure, figure=figure, **link_sight(measure, figure)))


def _name_parts(change: Change, measure: Measure, parts: Iterable[TakesPart]) -> None:
    for part in parts:
        change.add(
            MeasureOrganisation(
                measure=measure,
                organisation=part.organisation,
                as_said=part.as_said,
                part=part.part,
                **sight_of(measure),
            )
        )


def _tell(change: Change, measure: Measure, observation: Observation) -> None:
    change.add(MeasureEvidence(measure=measure, observation=observation, **link_sight(measure, observation)))
