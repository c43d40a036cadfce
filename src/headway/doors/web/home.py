"""The first page: what is here for the reader, and what they can do next."""

from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import render

from headway.casework.assessments.queries import under_way
from headway.casework.assistance.queries import open_needs
from headway.casework.evidence.models import Passage, Source
from headway.casework.recommendations.queries import list_standings, open_undertakings, visible_recommendations
from headway.doors.web.requests import Request
from headway.doors.web.shares import Share, groups_of, is_open, shares_of
from headway.doors.web.statuses import known_levels
from headway.engines.intake.models import Decision
from headway.foundation.access.models import CaseQuerySet
from headway.foundation.catalogue.models import State
from headway.foundation.core.actors import Actor, Side

SHOWN = 8


def home(request: Request) -> HttpResponse:
    """The States with recommendations, the work under way, and what waits for the reader."""
    actor = request.actor
    standings = list_standings(visible_recommendations(actor), actor)
    levels = known_levels()
    states = State.objects.filter(code__in={row.recommendation.compartment for row in standings})
    cases: list[tuple[State, int, list[Share]]] = []
    for state in states:
        rows = [row for row in standings if row.recommendation.compartment == state.code]
        cases.append((state, len(rows), shares_of(rows, levels)))
    still_open = [row for group in groups_of(standings, levels) for row in group.rows if is_open(row, levels)]
    return render(
        request,
        "web/home.html",
        {
            "cases": cases,
            "levels": levels,
            "stages": under_way(actor),
            "awaiting": list(sources_awaiting(actor)[:10]) if actor.side is Side.BODY else [],
            "still_open": still_open[:SHOWN],
            "all_open": len(still_open),
            "undertakings": open_undertakings(actor),
            "needs": open_needs(actor) if actor.side is Side.PARTNER else [],
        },
    )


def sources_awaiting(actor: Actor) -> CaseQuerySet[Source]:
    """Sources with a text from which nothing has been decided or quoted, the newest first."""
    decided = Exists(Decision.objects.visible_to(actor).filter(source=OuterRef("pk")))
    quoted = Exists(Passage.objects.visible_to(actor).filter(source=OuterRef("pk")))
    waiting = Source.objects.visible_to(actor).exclude(reading=None).filter(~decided, ~quoted)
    return waiting.order_by("-dated", "title", "id")
