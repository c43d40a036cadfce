"""States with a file, and one State's page."""

from collections import Counter
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from headway.casework.assessments.models import Judgement
from headway.casework.assessments.queries import list_assessments, list_judgements
from headway.casework.evidence.queries import list_figures, list_sources
from headway.casework.plans.queries import list_measures
from headway.casework.recommendations.queries import Standing, list_standings, visible_recommendations
from headway.doors.web.consents import has_consents
from headway.doors.web.letters import may_enter_letters
from headway.doors.web.ranges import draw
from headway.doors.web.requests import Request
from headway.doors.web.shares import assessed_level, groups_of, is_open, shares_of
from headway.doors.web.statuses import Levels, known_levels
from headway.foundation.catalogue.models import Area, State


def state_list(request: Request) -> HttpResponse:
    """Every State with a file the reader may open."""
    assessments = list_assessments(request.actor)
    with_sources = set(list_sources(request.actor).values_list("compartment", flat=True))
    recommendations = Counter(visible_recommendations(request.actor).values_list("compartment", flat=True))
    codes = {row.compartment for row in assessments} | with_sources
    rows = [
        (state, [row for row in assessments if row.compartment == state.code], recommendations[state.code])
        for state in State.objects.filter(code__in=codes)
    ]
    return render(request, "web/states.html", {"rows": rows})


def state_page(request: Request, code: str) -> HttpResponse:
    """A State: its visits in time, how the recommendations stand, figures as ranges, areas."""
    actor = request.actor
    state = get_object_or_404(State, code=code)
    assessments = list_assessments(actor, code)
    sources = list(list_sources(actor, code))
    if not assessments and not sources:
        raise Http404
    standings = list_standings(visible_recommendations(actor, code), actor)
    wanted, levels = request.GET.get("status", ""), known_levels()
    shown = [row for row in standings if _fits(row, wanted, levels)]
    return render(
        request,
        "web/state.html",
        {
            "state": state,
            "assessments": assessments,
            "newest": assessments[-1] if assessments else None,
            "groups": groups_of(shown, levels),
            "shown": len(shown),
            "total": len(standings),
            "wanted": wanted,
            "shares": shares_of(standings, levels),
            "figures": [(title, draw(rows)) for title, rows in list_figures(actor, code)],
            "areas": area_lines(standings, list_judgements(actor, code)),
            "measures": list_measures(actor, code),
            "sources": sources,
            "consents": has_consents(actor, code),
            "may_enter": may_enter_letters(request, code),
        },
    )


def _fits(row: Standing, wanted: str, levels: Levels) -> bool:
    """Whether a recommendation is among those asked for: every one, those still open, or those of one level."""
    if wanted == "open":
        return is_open(row, levels)
    return not wanted or (assessed_level(row)[1] or "none") == wanted


@dataclass(frozen=True, slots=True)
class AreaLine:
    """An area with the number of recommendations in it and its judgements on each axis, in the order of time."""

    area: Area
    count: int
    law: tuple[Judgement, ...]
    practice: tuple[Judgement, ...]


def area_lines(standings: list[Standing], judgements: list[Judgement]) -> list[AreaLine]:
    """The areas that recommendations or judgements speak of, in the order of a report."""
    areas = {area.pk: area for row in standings for area in row.recommendation.areas.all()}
    areas |= {row.area.pk: row.area for row in judgements if row.area}
    counted = Counter(area.pk for row in standings for area in row.recommendation.areas.all())
    ordered = sorted(areas.values(), key=lambda area: (area.order, area.pk))
    return [
        AreaLine(area, counted[area.pk], _of(area, "law", judgements), _of(area, "practice", judgements))
        for area in ordered
    ]


def _of(area: Area, axis: str, judgements: list[Judgement]) -> tuple[Judgement, ...]:
    return tuple(row for row in judgements if row.area_id == area.pk and row.axis == axis)
