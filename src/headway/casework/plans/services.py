"""Verbs on plans: create a measure, let another source tell of it, say what it answers."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from headway.casework.evidence.models import Observation
from headway.casework.evidence.services import TakesPart, link_sight, sight_of
from headway.casework.plans.models import Measure, MeasureAnswer, MeasureEvidence, MeasureOrganisation
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
    """Create a measure with who is in it, what tells of it and what it answers. Raises NotAllowed."""
    require(may_write(actor, holder=measure.holder_id, compartment=measure.compartment, circle=measure.circle))
    with changeset(actor=actor, at=at, reason=f"measure: {measure}") as change:
        change.add(measure, areas=areas)
        _name_parts(change, measure, parts)
        for observation in told_by:
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
