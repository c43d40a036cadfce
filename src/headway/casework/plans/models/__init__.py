"""Measures, the strategy they belong to, what it must have done by when, and what money there is for them."""

from headway.casework.plans.models.measures import (
    Funding,
    Measure,
    MeasureAnswer,
    MeasureEvidence,
    MeasureFigure,
    MeasureOrganisation,
    Placement,
)
from headway.casework.plans.models.milestones import Milestone, Recurrence
from headway.casework.plans.models.strategies import Pillar, Strategy

__all__ = [
    "Funding",
    "Measure",
    "MeasureAnswer",
    "MeasureEvidence",
    "MeasureFigure",
    "MeasureOrganisation",
    "Milestone",
    "Pillar",
    "Placement",
    "Recurrence",
    "Strategy",
]
