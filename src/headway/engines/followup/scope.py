"""Delta scope: what a follow-up must look at, and why. Pure."""

from collections.abc import Iterable, Iterator

from headway.engines.followup.paths import paths_of
from headway.engines.followup.snapshot import Norm, Snapshot, Threat
from headway.engines.followup.times import Since, since
from headway.engines.followup.values import InScope, Path, Scope, Why
from headway.foundation.core.dates import Period

NOT_JUDGED = frozenset({"", "special:not-assessed", "special:no-information"})
LONGEST = 120


def scope_of(snapshot: Snapshot, paths: Iterable[Path] | None = None) -> Scope:
    """Everything in scope: open recommendations, provisions, and areas whose threat moved."""
    known = paths_of(snapshot) if paths is None else paths
    return Scope((*_recommendations(known), *_provisions(snapshot), *_areas(snapshot)))


def moved_areas(then: Iterable[Threat], now: Iterable[Threat]) -> tuple[str, ...]:
    """Areas that only one of two threat pictures names, or that both name with another level."""
    before, after = list(then), list(now)
    if not before or not after:
        return ()
    old = {area: threat.level_as_said for threat in before for area in threat.areas}
    new = {area: threat.level_as_said for threat in after for area in threat.areas}
    return tuple(sorted(area for area in {*old, *new} if old.get(area) != new.get(area)))


def _recommendations(paths: Iterable[Path]) -> Iterator[InScope]:
    for path in paths:
        if path.is_open:
            row = path.recommendation
            yield InScope("recommendation", row.code, _short(row.text), (Why.OPEN,), row.areas)


def _provisions(snapshot: Snapshot) -> Iterator[InScope]:
    declared = set(snapshot.case.mandate_provisions)
    judged, areas_judged = _judged(snapshot)
    for norm in snapshot.norms.values():
        if not _applies_by_now(snapshot, norm):
            continue
        reasons = []
        if norm.key in declared:
            reasons.append(Why.MANDATE)
        reasons += _newness(snapshot, norm)
        if norm.key not in judged and not any(
            _covers(day, norm) for a in norm.areas for day in areas_judged.get(a, ())
        ):
            reasons.append(Why.NEVER_JUDGED)
        if reasons:
            yield InScope("provision", norm.key, f"{norm.label}: {norm.summary}", tuple(reasons), norm.areas)


def _newness(snapshot: Snapshot, norm: Norm) -> list[Why]:
    if snapshot.previous is None:
        return []
    match since(snapshot.previous.dates, norm.applies_from):
        case Since.YES:
            return [Why.NEW]
        case Since.UNDECIDED:
            return [Why.UNDECIDED]
        case Since.NO:
            return []


def _applies_by_now(snapshot: Snapshot, norm: Norm) -> bool:
    case = snapshot.case
    until = case.cut_off or (case.dates.latest if case.dates else None)
    return until is None or norm.applies_from <= until


def _covers(judged: Period | None, norm: Norm) -> bool:
    """Whether a judgement of an area was made when a provision in it applied already."""
    return bool(judged and judged.earliest and norm.applies_from <= judged.earliest)


def _judged(snapshot: Snapshot) -> tuple[set[str], dict[str, list[Period | None]]]:
    """Provisions that were judged before, and for each area when it was."""
    provisions: set[str] = set()
    areas: dict[str, list[Period | None]] = {}
    for row in snapshot.judgements:
        if row.assessment == snapshot.case.id or row.level in NOT_JUDGED:
            continue
        kind, _, key = row.subject.partition(":")
        if kind == "provision":
            provisions.add(key)
        else:
            areas.setdefault(key, []).append(row.as_of)
    return provisions, areas


def _areas(snapshot: Snapshot) -> Iterator[InScope]:
    then = [t for t in snapshot.threats if t.assessment != snapshot.case.id]
    now = [t for t in snapshot.threats if t.assessment == snapshot.case.id]
    for area in moved_areas(then, now):
        yield InScope("area", area, snapshot.areas.get(area, area), (Why.THREAT_MOVED,), (area,))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
