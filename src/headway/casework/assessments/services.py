"""Verbs on assessments: open one, picture the threat, answer. Stages and judging have files of their own."""

from collections.abc import Iterable
from datetime import datetime

from headway.casework.assessments.models import (
    Answer,
    Assessment,
    ThreatBasis,
    ThreatPicture,
)
from headway.casework.evidence.models import Observation
from headway.casework.evidence.services import link_sight
from headway.foundation.access.models import Circle
from headway.foundation.access.rules import may_assess, may_write
from headway.foundation.access.services import circle_for
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import require
from headway.foundation.ledger.changes import changeset


def open_assessment(
    assessment: Assessment,
    *,
    actor: Actor,
    at: datetime,
    instruments: Iterable[str] = (),
    provisions: Iterable[str] = (),
) -> Assessment:
    """Open an assessment with the mandate its terms of reference name, and the circle of its two sides.

    What is written for the assessment names that circle: it is filed by it, and shared with it. Raises NotAllowed.
    """
    require(
        may_assess(actor, holder=assessment.holder_id, compartment=assessment.compartment, circle=assessment.circle)
    )
    with changeset(actor=actor, at=at, reason=f"open {assessment.code}") as change:
        if assessment.circle is None:
            name = f"{assessment.code}: both sides"
            assessment.circle = circle_for(assessment, Circle.Purpose.SHARED, name=name, change=change, at=at).pk
        return change.add(assessment, mandate_instruments=instruments, mandate_provisions=provisions)


def picture_threat(
    picture: ThreatPicture,
    *,
    actor: Actor,
    at: datetime,
    areas: Iterable[str] = (),
    cites: Iterable[Observation] = (),
) -> ThreatPicture:
    """Record the threat as seen at one time, standing on observations. Raises NotAllowed."""
    require(may_write(actor, holder=picture.holder_id, compartment=picture.compartment, circle=picture.circle))
    with changeset(actor=actor, at=at, reason=f"threat picture of {picture.as_of}") as change:
        change.add(picture, areas=areas)
        for observation in cites:
            change.add(ThreatBasis(picture=picture, observation=observation, **link_sight(picture, observation)))
    return picture


def answer(row: Answer, *, actor: Actor, at: datetime) -> Answer:
    """Answer a question in one of the three voices. Raises NotAllowed."""
    require(may_write(actor, holder=row.holder_id, compartment=row.compartment, circle=row.circle))
    with changeset(actor=actor, at=at, reason=f"answer {row.question}") as change:
        return change.add(row)
