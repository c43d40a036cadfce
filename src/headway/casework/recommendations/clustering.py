"""Verbs and reads of clusters: recommendations of several mechanisms that one measure can answer."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from headway.casework.evidence.services import link_sight
from headway.casework.recommendations.ending import end_row
from headway.casework.recommendations.models import Cluster, ClusterMember, Recommendation
from headway.casework.recommendations.rules import may_group
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import changeset


def make_cluster(cluster: Cluster, members: Mapping[Recommendation, str], *, actor: Actor, at: datetime) -> Cluster:
    """Put recommendations of one State together, each with why it belongs. Raises NotAllowed."""
    require(may_group(actor, cluster))
    if len(members) < 2:
        raise NotAllowed(_("A cluster holds two recommendations at least."))
    if not cluster.title.strip():
        raise NotAllowed(_("Say in a few words what they ask for together."))
    with changeset(actor=actor, at=at, reason=f"cluster: {cluster}"[:200]) as change:
        change.add(cluster)
        for recommendation, why in members.items():
            change.add(_member(cluster, recommendation, why))
    return cluster


def add_to_cluster(
    cluster: Cluster, recommendations: Iterable[Recommendation], *, why: str, actor: Actor, at: datetime
) -> list[ClusterMember]:
    """Put more into a cluster; what is in it already stays. Raises NotAllowed."""
    require(may_group(actor, cluster))
    rows = ClusterMember.objects.visible_to(actor).filter(cluster=cluster)
    inside = set(rows.values_list("recommendation", flat=True))
    with changeset(actor=actor, at=at, reason=f"into the cluster {cluster}"[:200]) as change:
        return [change.add(_member(cluster, row, why)) for row in recommendations if row.pk not in inside]


def take_out(member: ClusterMember, *, actor: Actor, at: datetime, reason: str) -> None:
    """Take a recommendation out of a cluster; the ledger keeps that it was in it. Raises NotAllowed, Stale."""
    require(may_group(actor, member))
    with changeset(actor=actor, at=at, reason=f"out of the cluster: {reason}"[:200]) as change:
        end_row(change, member)


def list_clusters(actor: Actor, state: str) -> list[Cluster]:
    """The clusters of a State's file with those of their members that the actor may see."""
    members = ClusterMember.objects.visible_to(actor).leading_to_visible(actor, "recommendation")
    members = members.select_related("recommendation").order_by("recommendation__code", "id")
    rows = Cluster.objects.visible_to(actor).filter(compartment=state)
    return list(rows.prefetch_related(Prefetch("members", members)).order_by("title", "id"))


def clusters_of(recommendations: Sequence[Recommendation], actor: Actor) -> dict[object, list[Cluster]]:
    """The clusters that each of some recommendations is in, as far as the actor may see."""
    rows = ClusterMember.objects.visible_to(actor).leading_to_visible(actor, "cluster").select_related("cluster")
    found: dict[object, list[Cluster]] = {}
    for row in rows.filter(recommendation__in=[one.pk for one in recommendations]).order_by("cluster__title", "id"):
        found.setdefault(row.recommendation_id, []).append(row.cluster)
    return found


def _member(cluster: Cluster, recommendation: Recommendation, why: str) -> ClusterMember:
    if recommendation.compartment != cluster.compartment:
        raise NotAllowed(
            _("%(recommendation)s is not addressed to the State of this cluster.") % {"recommendation": recommendation}
        )
    sight = {**link_sight(cluster, recommendation), "holder_id": cluster.holder_id}
    return ClusterMember(cluster=cluster, recommendation=recommendation, why=why[:300], **sight)
