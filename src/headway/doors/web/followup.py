"""The follow-up of an assessment: then and now side by side, filtered by area, force and standing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render

from headway.casework.assessments.queries import called
from headway.doors.web.notes import Notes
from headway.doors.web.ranges import Bar, bars_of
from headway.doors.web.requests import Request
from headway.doors.web.shares import UNKNOWN, Share
from headway.doors.web.statuses import Status
from headway.doors.web.tracks import drawn_track
from headway.engines.followup.comparison import compare
from headway.engines.followup.queries import NoSuchAssessment, take_snapshot
from headway.engines.followup.snapshot import Counted, Snapshot
from headway.engines.followup.values import Comparison, FigurePair, InScope, JudgementPair, Path, Standing, Why

LOOKS = {
    Standing.DONE: Status("Implemented", 100, "good"),
    Standing.PARTLY: Status("Partly implemented", 60, "some"),
    Standing.BEGUN: Status("Planned or under way", 25, "little"),
    Standing.NOT: Status("Not started", 0, "none"),
    Standing.OVERTAKEN: Status("Overtaken by events"),
    Standing.NOT_ASSESSED: UNKNOWN,
}
"""How a standing looks; the words are those of the reports, but for what this reader may simply not see."""
OPEN_FIRST = (
    Standing.NOT,
    Standing.BEGUN,
    Standing.PARTLY,
    Standing.NOT_ASSESSED,
    Standing.OVERTAKEN,
    Standing.DONE,
)
FORCES = ("obligation", "call", "encouragement", "restatement", "context")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader asked to see; "" is everything."""

    area: str = ""
    force: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True)
class DrawnPair:
    """A figure then and now with its bars on one axis."""

    pair: FigurePair
    then: Bar | None
    now: Bar | None


def followup_page(request: Request, code: str) -> HttpResponse:
    """Then and now, as far as the reader may see it. A stranger gets 404."""
    try:
        snapshot = take_snapshot(code, request.actor)
    except NoSuchAssessment:
        raise Http404 from None
    comparison = compare(snapshot)
    wanted = Wanted(*(request.GET.get(name, "") for name in ("area", "force", "standing")))
    shown = [path for path in comparison.paths if shows_path(snapshot, path, wanted)]
    assessment = called(code, request.actor)
    context = {
        "code": snapshot.case.code,
        "track": drawn_track(assessment, request.actor) if assessment else None,
        "snapshot": snapshot,
        "comparison": comparison,
        "wanted": wanted,
        "filtered": wanted != Wanted(),
        "chapters": chapters_in(snapshot, comparison),
        "forces": FORCES,
        "looks": LOOKS.items(),
        "shares": shares_of_standings(comparison.paths),
        "groups": groups_of_paths(shown),
        "shown": len(shown),
        "begins_with": begins_with(comparison) if comparison.case.dates is None else [],
        "notes": Notes(),
        "judgements": [pair for pair in comparison.judgements if shows_judgement(snapshot, pair, wanted)],
        "scope": [item for item in comparison.scope.of("provision") if shows_item(snapshot, item, wanted)],
        "figures": [drawn(pair) for pair in comparison.figures],
        "measures": [m for m in comparison.measures_since if in_chapter(snapshot, m.areas, wanted.area)],
    }
    return render(request, "web/followup.html", context)


def begins_with(comparison: Comparison) -> list[tuple[int, str, str]]:
    """What a follow-up whose visit is still to come must look at: how many of what, and where on the page."""
    scope = comparison.scope
    told = [
        (len(scope.of("recommendation")), "recommendations still open", "recommendations"),
        (sum(item.is_new for item in scope.of("provision")), "provisions that apply since the earlier visit", "scope"),
        (sum(Why.NEVER_JUDGED in item.reasons for item in scope.of("provision")), "provisions never judged", "scope"),
        (sum(item.is_declared for item in scope.of("provision")), "provisions the mandate names", "scope"),
        (len(scope.of("area")), "areas in which the threat moved", "scope"),
        (len(comparison.commitments), "promises and requests on record", "commitments"),
    ]
    return [row for row in told if row[0]]


def chapters_in(snapshot: Snapshot, comparison: Comparison) -> list[tuple[str, str]]:
    """The chapters that recommendations, judgements or measures of this follow-up fall under, in their order."""
    used = {area for path in comparison.paths for area in path.recommendation.areas}
    used |= {area for item in comparison.scope.items for area in item.areas}
    used |= {area for measure in comparison.measures_since for area in measure.areas}
    keys = {snapshot.chapters.get(area, area) for area in used}
    return [(key, title) for key, title in snapshot.areas.items() if key in keys]


def shares_of_standings(paths: Sequence[Path]) -> list[Share]:
    """How recommendations stand, as parts of one bar; nothing where the reader may see no assessment at all."""
    if all(path.assessed is None for path in paths):
        return []
    counts = [(standing, sum(path.standing is standing for path in paths)) for standing in Standing]
    found, at = [], 0
    for standing, count in counts:
        if count:
            found.append(Share.of(standing.value, LOOKS[standing], count, at, len(paths)))
            at += count
    return found


def groups_of_paths(paths: Sequence[Path]) -> list[tuple[Status, list[Path]]]:
    """Recommendations that stand alike, together: the open ones first, the least advanced of them leading."""
    found = [(LOOKS[one], [path for path in paths if path.standing is one]) for one in OPEN_FIRST]
    return [(look, those) for look, those in found if those]


def in_chapter(snapshot: Snapshot, areas: Iterable[str], chapter: str) -> bool:
    return not chapter or any(snapshot.chapters.get(area, area) == chapter for area in areas)


def shows_path(snapshot: Snapshot, path: Path, wanted: Wanted) -> bool:
    row = path.recommendation
    forces = {snapshot.norms[key].force for key in row.provisions if key in snapshot.norms}
    return (
        in_chapter(snapshot, row.areas, wanted.area)
        and wanted.standing in {"", path.standing.value}
        and (not wanted.force or wanted.force in forces)
    )


def shows_judgement(snapshot: Snapshot, pair: JudgementPair, wanted: Wanted) -> bool:
    kind, _, key = pair.subject.partition(":")
    norm = snapshot.norms.get(key)
    areas = (key,) if kind == "area" else norm.areas if norm else ()
    force = not wanted.force or bool(norm and norm.force == wanted.force)
    return in_chapter(snapshot, areas, wanted.area) and force


def shows_item(snapshot: Snapshot, item: InScope, wanted: Wanted) -> bool:
    norm = snapshot.norms.get(item.key)
    force = not wanted.force or bool(norm and norm.force == wanted.force)
    return in_chapter(snapshot, item.areas, wanted.area) and force


def drawn(pair: FigurePair) -> DrawnPair:
    """Both figures on one axis, so that lengths can be compared."""
    figures: list[Counted] = [figure for figure in (pair.then, pair.now) if figure is not None]
    bars = dict(zip((figure.id for figure in figures), bars_of(figures), strict=True))
    return DrawnPair(pair, bars.get(pair.then.id) if pair.then else None, bars.get(pair.now.id) if pair.now else None)
