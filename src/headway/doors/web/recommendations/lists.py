"""Recommendations as a table and as a board, with what was promised beside them; the filter is the address."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from headway.casework.assessments.models import Assessment
from headway.casework.recommendations.listing import NONE, Line, Wanted, lines_of, list_promises, narrowed
from headway.casework.recommendations.rules import SCALE
from headway.doors.web.assessments.sums import Sum, sums_of_lines
from headway.doors.web.parts.addresses import unsealed
from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.statuses import Levels, known_levels
from headway.doors.web.translations.translating import texts_for
from headway.foundation.catalogue.languages import in_readers_language, say_level
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor, Side

SHOWN = 50
ON_THE_BOARD = 200
VIEWS = {
    "table": gettext_lazy("Table"),
    "board": gettext_lazy("Board"),
    "promises": gettext_lazy("Asked for and promised"),
}
BY = {"progress": "progress", "position": "position"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the board: its value, as people read it, and the lines in it."""

    value: str
    title: str
    lines: tuple[Line, ...]


@require_safe
@limited("search", asking="q")
def recommendation_list(request: Request) -> HttpResponse:
    """The recommendations a reader may see, a page at a time; what is chosen among them is done on the next page."""
    actor, given = request.actor, request.GET
    wanted = wanted_of(request)
    view = given.get("view", "") if given.get("view") in VIEWS else "table"
    by = given.get("by", "") if given.get("by") in BY else "progress"
    cases = list(Assessment.objects.visible_to(actor).order_by("-dates", "code", "id"))
    context = {
        "wanted": wanted,
        "filtered": wanted != Wanted(),
        "view": view,
        "views": VIEWS,
        "by": by,
        "cases": cases,
        "states": _states(cases),
        "grouped": _grouped(actor, cases),
        "areas": _areas(),
        "may": may_do(actor),
        "today": actor.today,
    }
    if view == "promises":
        return render(request, "web/following/promises.html", {**context, "promises": list_promises(actor, wanted)})
    rows = narrowed(actor, wanted).select_related("assessment").prefetch_related("areas")
    levels = known_levels()
    context |= {"level_choices": levels.choices(SCALE), "position_choices": _positions(cases)}
    context["levels"] = levels
    if view == "board":
        lines = lines_of(rows[:ON_THE_BOARD], actor)
        columns = by_position(lines) if by == "position" else by_progress(lines, levels)
        return render(request, "web/following/board.html", {**context, "columns": columns, "most": ON_THE_BOARD})
    page = Paginator(rows, SHOWN).get_page(given.get("page"))
    lines = lines_of(list(page), actor)
    shown = {
        "page": page,
        "lines": lines,
        "asks": any(line.asked for line in lines),
        "texts": texts_for(request, *page),
        "may": fitting(lines, may_do(actor)),
        "sums": _sums(wanted, cases, lines) if page.paginator.num_pages == 1 else [],
    }
    return render(request, "web/following/table.html", {**context, **shown})


def _sums(wanted: Wanted, cases: Sequence[Assessment], lines: Sequence[Line]) -> list[Sum]:
    """What the recommendations of one assessment come to; nothing of a part of them."""
    case = next((row for row in cases if row.code == wanted.assessment.upper()), None)
    whole = case is not None and wanted == Wanted(assessment=wanted.assessment)
    return sums_of_lines(case, lines) if case is not None and whole else []


def wanted_of(request: Request) -> Wanted:
    """What an address asks to see."""
    given = request.GET
    asked = ("q", "state", "assessment", "area", "level", "position")
    q, state, assessment, area, level, position = (given.get(name, "").strip()[:120] for name in asked)
    return Wanted(q, state, assessment, area, level, position, unsealed(given.get("ministry", "")))


def may_do(actor: Actor) -> list[tuple[str, str]]:
    """What somebody of a side does with recommendations that are ticked: the act, and the button's words."""
    roles = {seat.role.value for seat in actor.seats}
    if actor.side is Side.STATE and roles & {"focal-point", "approver"}:
        return [("position", _("Take positions")), ("assign", _("Assign")), ("progress", _("Report progress")),
                ("areas", _("Add areas")), ("cluster", _("Put into a cluster")),
                ("measure", _("Answer with one measure")), ("link", _("Link them"))]  # fmt: skip
    if actor.side is Side.STATE and "contributor" in roles:
        return [("progress", _("Report progress")), ("measure", _("Answer with one measure"))]
    if actor.side is Side.BODY and roles & {"lead", "assessor", "clearer"}:
        return [("progress", _("Assess progress")), ("areas", _("Add areas")), ("cluster", _("Put into a cluster")),
                ("link", _("Link them")), ("issue", _("Issue drafts"))]  # fmt: skip
    return []


def fitting(lines: Sequence[Line], may: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What may be done with what is listed: positions only where a procedure has any, issuing only where a draft is."""
    idle = set() if any(line.asked for line in lines) else {"position"}
    idle |= set() if any(line.recommendation.draft for line in lines) else {"issue"}
    return [(key, word) for key, word in may if key not in idle]


def by_progress(lines: Sequence[Line], levels: Levels) -> list[Column]:
    """Columns by what was last assessed: first what was not, then each level from the least to the most."""
    scale = load_catalogue().scales[SCALE]
    names = {NONE: _("Not assessed"), **{row.id: levels.status(scale.id, row.id).word for row in scale.levels}}
    placed: dict[str, list[Line]] = {key: [] for key in names}
    for line in lines:
        assessed = line.standing.assessed
        key = assessed.level if assessed and assessed.level else NONE
        if key not in names:
            names[key] = levels.status(assessed.scale if assessed else "", key).word
        placed.setdefault(key, []).append(line)
    return [Column(key, names[key], tuple(rows)) for key, rows in placed.items()]


def by_position(lines: Sequence[Line]) -> list[Column]:
    """Columns by the State's position, of those whose procedure has any."""
    names: dict[str, str] = {NONE: _("No position yet")}
    placed: dict[str, list[Line]] = {NONE: []}
    for line in lines:
        if line.asked is None:
            continue
        for value, label in line.asked.choices:
            names[value] = label
            placed.setdefault(value, [])
        placed[line.position or NONE].append(line)
    return [Column(key, names[key], tuple(rows)) for key, rows in placed.items()]


def _states(cases: Sequence[Assessment]) -> list[tuple[str, str]]:
    known = load_catalogue().states
    codes = {case.compartment for case in cases} - {""}
    return sorted(((code, known[code].name if code in known else code) for code in codes), key=lambda pair: pair[1])


def _grouped(actor: Actor, cases: Sequence[Assessment]) -> list[tuple[str, str]]:
    """The States in whose files somebody groups recommendations: their own, or for a Body those it works on."""
    if actor.side not in {Side.STATE, Side.BODY}:
        return []
    own = {seat.compartment for seat in actor.seats}
    return [(code, name) for code, name in _states(cases) if "" in own or code in own]


def _areas() -> list[tuple[str, str]]:
    return [(area.id, in_readers_language("areas", area.id, area.title)) for area in load_catalogue().areas.values()]


def _positions(cases: Sequence[Assessment]) -> list[tuple[str, str]]:
    """The positions that any procedure of these cases has."""
    catalogue = load_catalogue()
    pinned = {case.procedure.partition("@")[0] for case in cases}
    scales = {catalogue.procedures[key].positions.scale for key in pinned if key in catalogue.procedures} - {""}
    return [
        (level.id, say_level(scale, level.id, level.label))
        for scale in sorted(scales)
        for level in catalogue.scales[scale].levels
    ]
