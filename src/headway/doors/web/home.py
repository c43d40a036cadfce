"""The first page: what is here for the reader, and what they can do next."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from headway.casework.assessments.queries import next_of_each, still_to_be_done
from headway.casework.assistance.queries import open_needs
from headway.casework.recommendations.models import Undertaking
from headway.casework.recommendations.queries import list_standings, not_settled, visible_recommendations
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.shares import Share, groups_of, is_open, shares_of
from headway.doors.web.parts.statuses import known_levels
from headway.doors.web.work import has_work, work_page
from headway.foundation.access.at_once import at_once
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
    stages, undertakings = at_once(still_to_be_done(actor), not_settled(actor))
    return render(
        request,
        "web/home.html",
        {
            "cases": cases,
            "levels": levels,
            "stages": next_of_each(stages),
            "still_open": still_open[:SHOWN],
            "all_open": len(still_open),
            "undertakings": sorted(undertakings, key=_due_first),
            "needs": open_needs(actor) if actor.side is Side.PARTNER else [],
        },
    )


def _due_first(row: Undertaking) -> tuple[bool, date | None, str, UUID]:
    return row.due_on is None, row.due_on, row.made_on, row.pk
