"""The follow-up of an assessment: then and now side by side, a page a part, filtered by area, force and standing."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.http import require_safe

from headway.doors.web.parts.notes import Notes
from headway.doors.web.parts.ranges import Bar, bars_of
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.shares import UNKNOWN, Share
from headway.doors.web.parts.statuses import Status
from headway.doors.web.parts.tabs import Tab
from headway.doors.web.parts.tracks import drawn_track
from headway.engines.followup.comparison import compare
from headway.engines.followup.queries import NoSuchAssessment, Part, file_of, snapshot_of
from headway.engines.followup.snapshot import Counted, Progressed, Snapshot
from headway.engines.followup.values import Comparison, FigurePair, InScope, JudgementPair, Path, Standing, Why
from headway.foundation.catalogue.languages import in_readers_language
from headway.foundation.catalogue.values import load_catalogue

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


PAGES: dict[str, tuple[str, tuple[Part, ...], tuple[str, ...]]] = {
    "recommendations": (
        gettext_noop("Recommendations"),
        (Part.PASSAGES, Part.RECOMMENDATIONS, Part.PROGRESS),
        ("area", "standing", "force"),
    ),
    "judgements": (gettext_noop("Judgements"), (Part.PASSAGES, Part.JUDGEMENTS), ("area", "force")),
    "figures": (gettext_noop("Figures"), (Part.PASSAGES, Part.FIGURES), ()),
    "scope": (
        gettext_noop("What must be looked at"),
        (Part.RECOMMENDATIONS, Part.PROGRESS, Part.JUDGEMENTS, Part.THREATS),
        ("area", "force"),
    ),
    "measures": (
        gettext_noop("Measures and promises"),
        (Part.PASSAGES, Part.MEASURES, Part.PROMISES, Part.NEEDS),
        ("area",),
    ),
}
"""The pages of a follow-up by the end of their address: title, the parts of the file they show, what filters them."""
FIRST = "recommendations"
ANCHORS = {"measures": ("commitments", "needs", "later")}
"""Places that other pages bore when everything stood on one, beside their own name."""


@require_safe
def followup_page(request: Request, code: str, part: str = FIRST) -> HttpResponse:
    """Then and now, as far as the reader may see it, a page for each part of it. A stranger gets 404."""
    if part not in PAGES:
        raise Http404
    title, parts, filters = PAGES[part]
    try:
        file = file_of(code, request.actor)
    except NoSuchAssessment:
        raise Http404 from None
    snapshot = snapshot_of(file, request.actor, parts)
    comparison = compare(snapshot)
    given = {name: request.GET.get(name, "") for name in filters}
    wanted = Wanted(**given)
    context = {
        "code": snapshot.case.code,
        "assessment": file.asked,
        "track": drawn_track(file.asked, request.actor),
        "pages": pages_of(snapshot.case.code, part, given),
        "part": part,
        "title": _(title),
        "here": address_of_part(snapshot.case.code, part),
        "filters": filters,
        "snapshot": snapshot,
        "comparison": comparison,
        "wanted": wanted,
        "filtered": wanted != Wanted(),
        "forces": FORCES,
        "looks": LOOKS.items(),
        "notes": Notes(),
        **SHOWN[part](snapshot, comparison, wanted),
    }
    return render(request, f"web/followup/{part}.html", context)


def pages_of(code: str, here: str, given: Mapping[str, str]) -> list[Tab]:
    """The pages of a follow-up; a filter goes along to those that know it. On the first they bear the old anchors."""
    found = []
    for key, (title, _parts, filters) in PAGES.items():
        asked = urlencode({name: value for name, value in given.items() if value and name in filters})
        address = address_of_part(code, key) + (f"?{asked}" if asked else "")
        anchors = (key, *ANCHORS.get(key, ())) if here == FIRST and key != FIRST else ()
        found.append(Tab(_(title), address, key == here, anchors))
    return found


def address_of_part(code: str, part: str) -> str:
    """Where a part of a follow-up is read."""
    return reverse("web:followup", args=[code]) if part == FIRST else reverse("web:followup-part", args=[code, part])


def _recommendations(snapshot: Snapshot, comparison: Comparison, wanted: Wanted) -> dict[str, object]:
    shown = [path for path in comparison.paths if shows_path(snapshot, path, wanted)]
    return {
        "shares": shares_of_standings(comparison.paths),
        "groups": groups_of_paths(shown),
        "later": later_by_recommendation(snapshot, comparison),
        "shown": len(shown),
        "chapters": chapters_in(snapshot, (path.recommendation.areas for path in comparison.paths)),
    }


def _judgements(snapshot: Snapshot, comparison: Comparison, wanted: Wanted) -> dict[str, object]:
    pairs = comparison.judgements
    return {
        "judgements": [_called(pair) for pair in pairs if shows_judgement(snapshot, pair, wanted)],
        "chapters": chapters_in(snapshot, (areas_judged(snapshot, pair) for pair in pairs)),
    }


def _called(pair: JudgementPair) -> JudgementPair:
    """An area as the reader's language has it; a provision as people cite it."""
    kind, _colon, key = pair.subject.partition(":")
    return replace(pair, title=in_readers_language("areas", key, pair.title)) if kind == "area" else pair


def _figures(snapshot: Snapshot, comparison: Comparison, wanted: Wanted) -> dict[str, object]:
    return {"figures": [drawn(pair) for pair in comparison.figures]}


def _scope(snapshot: Snapshot, comparison: Comparison, wanted: Wanted) -> dict[str, object]:
    shown = [item for item in comparison.scope.of("provision") if shows_item(snapshot, item, wanted)]
    return {
        "looked_at": begins_with(comparison),
        "provisions": len(shown),
        "moved": [in_readers_language("areas", item.key, item.title) for item in comparison.scope.of("area")],
        "scope": by_instrument(snapshot, shown),
        "chapters": chapters_in(snapshot, (item.areas for item in comparison.scope.items)),
    }


def _measures(snapshot: Snapshot, comparison: Comparison, wanted: Wanted) -> dict[str, object]:
    measures = comparison.measures_since
    return {
        "measures": [row for row in measures if in_chapter(snapshot, row.areas, wanted.area)],
        "chapters": chapters_in(snapshot, (row.areas for row in measures)),
    }


SHOWN: dict[str, Callable[[Snapshot, Comparison, Wanted], dict[str, object]]] = {
    "recommendations": _recommendations,
    "judgements": _judgements,
    "figures": _figures,
    "scope": _scope,
    "measures": _measures,
}
"""What each page shows beside the frame that all have."""


@dataclass(frozen=True, slots=True)
class LookedAt:
    """One thing that a follow-up must look at: how many of what, and where they are listed."""

    count: int
    what: str
    address: str


def begins_with(comparison: Comparison) -> list[LookedAt]:
    """What a follow-up must look at: how many of what, and where each is listed."""
    scope, code = comparison.scope, comparison.case.code
    provisions, here = scope.of("provision"), address_of_part(code, "scope")
    promises = address_of_part(code, "measures") + "#commitments"
    first = address_of_part(code, FIRST)
    open_ones, new = len(scope.of("recommendation")), sum(item.is_new for item in provisions)
    never = sum(Why.NEVER_JUDGED in item.reasons for item in provisions)
    named, moved = sum(item.is_declared for item in provisions), len(scope.of("area"))
    said = len(comparison.commitments)
    told = [
        (open_ones, ngettext("recommendation still open", "recommendations still open", open_ones), first),
        (
            new,
            ngettext(
                "provision that applies since the earlier visit", "provisions that apply since the earlier visit", new
            ),
            here,
        ),
        (never, ngettext("provision never judged", "provisions never judged", never), here),
        (named, ngettext("provision the mandate names", "provisions the mandate names", named), here),
        (moved, ngettext("area in which the threat moved", "areas in which the threat moved", moved), here),
        (said, ngettext("promise or request on record", "promises and requests on record", said), promises),
    ]
    return [LookedAt(*row) for row in told if row[0]]


def chapters_in(snapshot: Snapshot, areas: Iterable[Iterable[str]]) -> list[tuple[str, str]]:
    """The chapters that what a page lists falls under, in their order."""
    keys = {snapshot.chapters.get(area, area) for those in areas for area in those}
    return [(key, in_readers_language("areas", key, title)) for key, title in snapshot.areas.items() if key in keys]


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


@dataclass(frozen=True, slots=True)
class Instrument:
    """Provisions of one instrument that must be looked at, and how many there are for each reason."""

    symbol: str
    title: str
    items: tuple[tuple[str, InScope], ...]
    reasons: tuple[tuple[str, int], ...]


def by_instrument(snapshot: Snapshot, items: Sequence[InScope]) -> list[Instrument]:
    """What must be looked at, instrument after instrument; each provision is then called by what follows its symbol."""
    catalogue = load_catalogue()
    found: dict[str, list[InScope]] = {}
    for item in items:
        norm = snapshot.norms.get(item.key)
        found.setdefault(norm.instrument if norm else "", []).append(item)
    told = []
    for key, those in found.items():
        row = catalogue.instruments.get(key)
        symbol = row.symbol if row else ""
        short = tuple((item.title.removeprefix(f"{symbol}, "), item) for item in those)
        reasons = Counter(why.value for item in those for why in item.reasons)
        told.append(Instrument(symbol, row.title if row else "", short, tuple(reasons.items())))
    return told


def later_by_recommendation(snapshot: Snapshot, comparison: Comparison) -> list[tuple[str, list[Progressed]]]:
    """What became known after the cut-off, the newest first under the number of its recommendation."""
    codes: dict[UUID | None, str] = {row.id: row.code for row in snapshot.recommendations}
    found: dict[str, list[Progressed]] = {}
    for row in comparison.later.progress:
        found.setdefault(codes.get(row.recommendation, ""), []).append(row)
    return [(code, rows[::-1]) for code, rows in found.items()]


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
    norm = snapshot.norms.get(pair.subject.partition(":")[2])
    force = not wanted.force or bool(norm and norm.force == wanted.force)
    return in_chapter(snapshot, areas_judged(snapshot, pair), wanted.area) and force


def areas_judged(snapshot: Snapshot, pair: JudgementPair) -> Sequence[str]:
    """The area that was judged, or those of the provision that was."""
    kind, _, key = pair.subject.partition(":")
    norm = snapshot.norms.get(key)
    return (key,) if kind == "area" else norm.areas if norm else ()


def shows_item(snapshot: Snapshot, item: InScope, wanted: Wanted) -> bool:
    norm = snapshot.norms.get(item.key)
    force = not wanted.force or bool(norm and norm.force == wanted.force)
    return in_chapter(snapshot, item.areas, wanted.area) and force


def drawn(pair: FigurePair) -> DrawnPair:
    """Both figures on one axis, so that lengths can be compared."""
    figures: list[Counted] = [figure for figure in (pair.then, pair.now) if figure is not None]
    bars = dict(zip((figure.id for figure in figures), bars_of(figures), strict=True))
    title = in_readers_language("indicators", pair.indicator, pair.title)
    pair = replace(pair, title=title)
    return DrawnPair(pair, bars.get(pair.then.id) if pair.then else None, bars.get(pair.now.id) if pair.now else None)
