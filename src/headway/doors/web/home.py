"""The first page: what is here for the reader, and what they can do next."""

from django.http import HttpResponse
from django.shortcuts import render

from headway.casework.assessments.queries import under_way
from headway.casework.assistance.queries import open_needs
from headway.casework.recommendations.queries import list_standings, open_undertakings, visible_recommendations
from headway.doors.web.requests import Request
from headway.doors.web.shares import Share, groups_of, is_open, shares_of
from headway.doors.web.statuses import known_levels
from headway.doors.web.work import has_work, work_page
from headway.foundation.catalogue.models import State
from headway.foundation.core.actors import Side

SHOWN = 8


def home(request: Request) -> HttpResponse:
    """My work for whoever works on cases; for all others the States with recommendations and what they may read."""
    actor = request.actor
    if has_work(actor):
        return work_page(request)
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
            "still_open": still_open[:SHOWN],
            "all_open": len(still_open),
            "undertakings": open_undertakings(actor),
            "needs": open_needs(actor) if actor.side is Side.PARTNER else [],
        },
    )
