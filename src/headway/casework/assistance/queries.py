"""Reads of assistance: needs with what was offered against them."""

from django.db.models import Prefetch

from headway.casework.assessments.models import Assessment
from headway.casework.assistance.models import Match, Need
from headway.casework.evidence.queries import opening
from headway.casework.recommendations.models import Recommendation
from headway.foundation.access.models import CaseQuerySet
from headway.foundation.core.actors import Actor


def visible_needs(actor: Actor) -> CaseQuerySet[Need]:
    """Needs with the offers made against them, who provides, and where they stand."""
    rows = Match.objects.visible_to(actor).leading_to_visible(actor, "offer").order_by("id")
    matches = rows.select_related("offer__provider").prefetch_related(opening(actor, "offer__passage"), opening(actor))
    return (
        Need.objects.visible_to(actor)
        .with_visible(actor, "recommendation")
        .prefetch_related("areas", opening(actor), Prefetch("matches", matches))
    )


def list_needs(assessment: Assessment, actor: Actor) -> list[Need]:
    """The needs stated in an assessment."""
    return list(visible_needs(actor).filter(assessment=assessment).order_by("priority", "title", "id"))


def needs_behind(recommendation: Recommendation, actor: Actor) -> list[Need]:
    """The needs that stand in the way of a recommendation."""
    return list(visible_needs(actor).filter(recommendation=recommendation).order_by("priority", "title", "id"))


def open_needs(actor: Actor) -> list[Need]:
    """The needs that are not met or withdrawn."""
    closed = [Need.State.MET, Need.State.WITHDRAWN]
    return list(visible_needs(actor).exclude(state__in=closed).order_by("priority", "title", "id"))
