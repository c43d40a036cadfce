"""Recommendations, where they came from and went, what was said and done about them, and what was promised."""

from headway.casework.recommendations.models.path import Position, Progress, ProgressBasis
from headway.casework.recommendations.models.recommendations import Addressee, Lineage, Recommendation
from headway.casework.recommendations.models.undertakings import Undertaking

__all__ = [
    "Addressee",
    "Lineage",
    "Position",
    "Progress",
    "ProgressBasis",
    "Recommendation",
    "Undertaking",
]
