"""Reads of assistance: needs with what was offered against them."""

from operator import attrgetter
from uuid import UUID

from django.db.models import Model, OuterRef, Prefetch, Subquery

from headway.casework.assessments.models import Assessment
from headway.casework.assistance.models import Match, Need, Offer
from headway.casework.evidence.queries import lay_opened_beside
from headway.casework.recommendations.models import Recommendation
from headway.foundation.access.at_once import at_once, lay_beside
from headway.foundation.access.models import CaseQuerySet
from headway.foundation.core.actors import Actor


def visible_needs(actor: Actor) -> CaseQuerySet[Need]:
    """Needs with the offers made against them, who provides, and `stands_in_the_way_of`, a recommendation's code."""
    codes = Recommendation.objects.visible_to(actor).filter(pk=OuterRef("recommendation")).values("code")
    return (
        Need.objects.visible_to(actor)
        .annotate(stands_in_the_way_of=Subquery(codes[:1]))
        .prefetch_related(Prefetch("matches", matches_seen(actor).order_by("id")))
    )


def matches_seen(actor: Actor) -> CaseQuerySet[Match]:
    """Matches whose offer the actor sees, each with that and with who provides it."""
    return Match.objects.visible_to(actor).leading_to_visible(actor, "offer").select_related("offer__provider")


def visible_offers(actor: Actor) -> CaseQuerySet[Offer]:
    """Offers with who provides them and their areas."""
    rows = Offer.objects.visible_to(actor).select_related("provider", "holder")
    return rows.prefetch_related("areas").order_by("dates", "title", "id")


def at_work_in(state: str, actor: Actor) -> dict[tuple[UUID, str], str]:
    """Which providers help a State, or did, with the title of the newest of it that the actor sees: one query."""
    helping = [Match.Status.AGREED, Match.Status.UNDER_WAY, Match.Status.DELIVERED]
    rows = matches_seen(actor).filter(compartment=state, status__in=helping).order_by("moved_on", "id")
    return {(row.offer.provider_id, state): row.offer.title for row in rows}


def list_state_needs(state: str, actor: Actor) -> list[Need]:
    """The needs of a State, whichever assessment they came up in."""
    return list(visible_needs(actor).filter(compartment=state).order_by("priority", "title", "id"))


def need_in_full(key: UUID, actor: Actor) -> Need | None:
    """One need with its areas, recommendation and proof, and the passages that it and its matches stand on."""
    rows = visible_needs(actor).select_related("holder").prefetch_related("areas")
    found = _listed(rows.filter(pk=key).with_visible(actor, "recommendation", "proof"), actor)
    return found[0] if found else None


def list_needs(assessment: Assessment, actor: Actor) -> list[Need]:
    """The needs stated in an assessment."""
    return _listed(visible_needs(actor).filter(assessment=assessment), actor)


def needs_behind(recommendation: Recommendation, actor: Actor) -> list[Need]:
    """The needs that stand in the way of a recommendation that the actor sees: one query, and one for passages."""
    needs = Need.objects.visible_to(actor).filter(recommendation=recommendation)
    found, matches = at_once(needs, _matches_of(needs, actor))
    for need in found:
        need.stands_in_the_way_of = recommendation.code
    return _with_matches(found, matches, actor)


def _matches_of(needs: CaseQuerySet[Need], actor: Actor) -> CaseQuerySet[Match]:
    return matches_seen(actor).filter(need__in=needs.order_by().values("pk"))


def _with_matches(found: list[Need], matches: list[Match], actor: Actor) -> list[Need]:
    """Needs in their order, each with what was set against it and the passages that these stand on."""
    for need in found:
        own = (match for match in matches if match.need_id == need.pk)
        lay_beside(need, "matches", sorted(own, key=attrgetter("pk")))
    return _with_passages(sorted(found, key=attrgetter("priority", "title", "pk")), actor)


def open_needs(actor: Actor) -> list[Need]:
    """The needs that are not met or withdrawn: one query, and one for passages."""
    needs = Need.objects.visible_to(actor).exclude(state__in=[Need.State.MET, Need.State.WITHDRAWN])
    behind = Recommendation.objects.visible_to(actor).filter(pk__in=needs.order_by().values("recommendation"))
    found, matches, recommendations = at_once(needs, _matches_of(needs, actor), behind)
    codes = {row.pk: row.code for row in recommendations}
    for need in found:
        need.stands_in_the_way_of = codes.get(need.recommendation_id)
    return _with_matches(found, matches, actor)


def _listed(rows: CaseQuerySet[Need], actor: Actor) -> list[Need]:
    """Needs in their order, each with the passages that it, its offers and their matches stand on."""
    return _with_passages(list(rows.order_by("priority", "title", "id")), actor)


def _with_passages(found: list[Need], actor: Actor) -> list[Need]:
    standing: list[tuple[Model, str]] = [(need, "passage") for need in found]
    for match in (match for need in found for match in need.matches.all()):
        standing += [(match, "passage"), (match.offer, "passage")]
    lay_opened_beside(standing, actor)
    return found
