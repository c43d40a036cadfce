"""Recommendations of several mechanisms that ask for the same, so that one measure answers them."""

from django.db import models

from headway.casework.recommendations.models.recommendations import Recommendation
from headway.foundation.access.models import CaseRecord


class Cluster(CaseRecord):
    """What several recommendations ask for together, in one's own words, and why they were put together."""

    kind = "cluster"

    title = models.CharField(max_length=200)
    reason = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("compartment", "title", "id")

    def __str__(self) -> str:
        return self.title


class ClusterMember(CaseRecord):
    """A recommendation that belongs to a cluster; `why` is what brought it in, by likeness or by a person."""

    kind = "cluster-member"

    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="members")
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=300, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("cluster_id", "id")
        constraints = [models.UniqueConstraint(fields=["cluster", "recommendation"], name="a_cluster_holds_one_once")]

    def __str__(self) -> str:
        return "member of a cluster"
