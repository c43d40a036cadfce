"""Recommendations, where they came from and went, what was said and done about them, and what was promised."""

from headway.casework.recommendations.models.clusters import Cluster, ClusterMember
from headway.casework.recommendations.models.following import Assignment, ProgressEvidence
from headway.casework.recommendations.models.indexed import IndexEntry
from headway.casework.recommendations.models.path import Position, Progress, ProgressBasis
from headway.casework.recommendations.models.recommendations import (
    Addressee,
    Lineage,
    Recommendation,
    RecommendationBasis,
)
from headway.casework.recommendations.models.undertakings import Undertaking

__all__ = [
    "Addressee",
    "Assignment",
    "Cluster",
    "ClusterMember",
    "IndexEntry",
    "Lineage",
    "Position",
    "Progress",
    "ProgressBasis",
    "ProgressEvidence",
    "Recommendation",
    "RecommendationBasis",
    "Undertaking",
]
