"""States with a file, and one State's page."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.casework.assessments.models import Judgement
from headway.casework.assessments.opening import may_open_here, states_to_open
from headway.casework.assessments.queries import list_assessments, list_judgements
from headway.casework.evidence.models import Figure
from headway.casework.evidence.queries import list_figures, list_sources
from headway.casework.plans.overview import visible_strategies
from headway.casework.plans.queries import list_measures
from headway.casework.plans.rules import may_keep_strategies
from headway.casework.recommendations.queries import Standing, list_standings, visible_recommendations
from headway.doors.web.access.consents import has_consents
from headway.doors.web.letters.register import may_enter_letters
from headway.doors.web.parts.own_states import own_states
from headway.doors.web.parts.ranges import draw
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.said import say_title
from headway.doors.web.parts.shares import assessed_level, groups_of, is_open, shares_of
from headway.doors.web.parts.statuses import Levels, known_levels
from headway.doors.web.parts.tabs import Tab
from headway.doors.web.translations.translating import texts_for
from headway.engines.work.told import is_told
from headway.foundation.catalogue.models import Area, State


def state_list(request: Request) -> HttpResponse:
    """Every State with a file the reader may open."""
    assessments = list_assessments(request.actor)
    with_sources = set(list_sources(request.actor).values_list("compartment", flat=True))
    recommendations = Counter(visible_recommendations(request.actor).values_list("compartment", flat=True))
    codes = {row.compartment for row in assessments} | with_sources | own_states(request.actor)
    rows = [
        (
            state,
            [row for row in assessments if row.compartment == state.code],
            recommendations[state.code],
            state.code in with_sources,
        )
        for state in State.objects.filter(code__in=codes)
    ]
    return render(request, "web/states.html", {"rows": rows, "may_open": bool(states_to_open(request.actor))})


PAGES = {
    "recommendations": gettext_noop("Recommendations"),
    "figures": gettext_noop("Figures"),
    "areas": gettext_noop("Areas"),
    "measures": gettext_noop("Measures"),
}
"""The pages of a State's file by the end of their address."""
FIRST = "recommendations"


def state_page(request: Request, code: str, part: str = FIRST) -> HttpResponse:
    """A State: its visits in time, and a page each for recommendations, figures as ranges, areas and measures."""
    if part not in PAGES:
        raise Http404
    state, actor = get_object_or_404(State, code=code), request.actor
    assessments = list_assessments(actor, code)
    sources = list_sources(actor, code).count()
    if not assessments and not sources and code not in own_states(actor):
        raise Http404
    context = {
        "state": state,
        "assessments": assessments,
        "sources": sources,
        "newest": assessments[-1] if assessments else None,
        "pages": [
            Tab(_(title), address_of_part(code, key), key == part, (key,) if part == FIRST != key else ())
            for key, title in PAGES.items()
        ],
        "title": _(PAGES[part]),
        "part": part,
        "consents": has_consents(actor, code),
        "may_enter": may_enter_letters(request, code),
        "may_open": bool(may_open_here(actor, code)),
        "is_told": is_told(actor, code),
        "keeps_strategy": bool(may_keep_strategies(actor, code)),
        **SHOWN[part](request, code),
    }
    return render(request, f"web/state/{part}.html", context)


def address_of_part(code: str, part: str) -> str:
    """Where a part of a State's file is read."""
    return reverse("web:state", args=[code]) if part == FIRST else reverse("web:state-part", args=[code, part])


def _recommendations(request: Request, code: str) -> dict[str, object]:
    standings = list_standings(visible_recommendations(request.actor, code), request.actor)
    wanted, levels = request.GET.get("status", ""), known_levels()
    shown = [row for row in standings if _fits(row, wanted, levels)]
    return {
        "groups": groups_of(shown, levels),
        "shown": len(shown),
        "total": len(standings),
        "wanted": wanted,
        "shares": shares_of(standings, levels),
        "levels": levels,
    }


def _figures(request: Request, code: str) -> dict[str, object]:
    return {"figures": [(_counted(title, rows), draw(rows)) for title, rows in list_figures(request.actor, code)]}


def _areas(request: Request, code: str) -> dict[str, object]:
    standings = list_standings(visible_recommendations(request.actor, code), request.actor)
    return {"areas": area_lines(standings, list_judgements(request.actor, code))}


def _measures(request: Request, code: str) -> dict[str, object]:
    strategies = list(visible_strategies(request.actor).filter(compartment=code))
    measures = list(list_measures(request.actor, code))
    return {"measures": measures, "strategies": strategies, "texts": texts_for(request, *measures)}


def _counted(title: str, rows: Sequence[Figure]) -> str:
    """What some figures count: their indicator in the reader's language, or their own words."""
    return say_title(rows[0].indicator) if rows[0].indicator else title


SHOWN: dict[str, Callable[[Request, str], dict[str, object]]] = {
    "recommendations": _recommendations,
    "figures": _figures,
    "areas": _areas,
    "measures": _measures,
}
"""What each page shows beside the frame that all have."""


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
