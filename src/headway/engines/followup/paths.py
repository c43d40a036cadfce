"""Each recommendation's path: issued, position, reported, assessed, and how it stands. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar
from uuid import UUID

from headway.engines.followup.snapshot import Ladder, Measured, Progressed, Recommended, Snapshot, Taken
from headway.engines.followup.times import is_later, newest
from headway.engines.followup.values import Path, Standing

CONFIRMING = frozenset({"document reviewed", "seen on site"})
R = TypeVar("R", Progressed, Taken)


def paths_of(snapshot: Snapshot) -> tuple[Path, ...]:
    """The path of every recommendation issued before this assessment, up to its cut-off, in their printed order."""
    cut_off = snapshot.case.cut_off
    progress = _by_recommendation(p for p in snapshot.progress if not is_later(p.as_of, cut_off))
    positions = _by_recommendation(p for p in snapshot.positions if not (cut_off and p.on and p.on > cut_off))
    measures = _measures(snapshot)
    codes = {row.id: row.code for row in snapshot.recommendations}
    earlier, later = defaultdict(list), defaultdict(list)
    for descent in snapshot.descents:
        if descent.later in codes and descent.earlier in codes:
            earlier[descent.later].append((codes[descent.earlier], descent.how))
            later[descent.earlier].append((codes[descent.later], descent.how))
    return tuple(
        _path(
            row,
            progress.get(row.id, ()),
            positions.get(row.id, ()),
            tuple(sorted(earlier[row.id])),
            tuple(sorted(later[row.id])),
            measures.get(row.id, ()),
            snapshot.levels,
        )
        for row in earlier_recommendations(snapshot)
    )


def earlier_recommendations(snapshot: Snapshot) -> list[Recommended]:
    """Those of earlier assessments, oldest assessment first, in the order of their numbers."""
    order = {case.id: place for place, case in enumerate(snapshot.cases)}
    rows = [r for r in snapshot.recommendations if r.assessment != snapshot.case.id]
    return sorted(
        rows,
        key=lambda row: (order.get(row.assessment, -1) if row.assessment else -1, number_key(row.number), row.code),
    )


def number_key(number: str) -> tuple[tuple[int, str], ...]:
    """Printed numbers in the order people count: 9 before 10, 12 before 12(a), 125.3 before 125.20."""
    parts: list[tuple[int, str]] = []
    digits = ""
    for letter in f"{number}\0":
        if letter.isdigit():
            digits += letter
            continue
        if digits:
            parts.append((int(digits), ""))
            digits = ""
        if letter.isalpha():
            parts.append((0, letter.lower()))
    return tuple(parts)


def standing_of(assessed: Progressed | None, levels: Mapping[str, Ladder]) -> Standing:
    """How the Body's latest assessment leaves a recommendation; what the State reports never moves it."""
    if assessed is None or assessed.level.startswith("special:") or not assessed.level:
        return Standing.NOT_ASSESSED
    ladder = levels.get(assessed.scale)
    if ladder is None or assessed.level not in ladder.values:
        return Standing.NOT_ASSESSED
    value = ladder.values[assessed.level]
    if value is None:
        return Standing.OVERTAKEN
    top = max(v for v in ladder.values.values() if v is not None)
    if value == top:
        return Standing.DONE
    if 2 * value >= top:
        return Standing.PARTLY
    return Standing.BEGUN if value else Standing.NOT


def _path(
    row: Recommended,
    progress: tuple[Progressed, ...],
    positions: tuple[Taken, ...],
    earlier: tuple[tuple[str, str], ...],
    later: tuple[tuple[str, str], ...],
    measures: tuple[Measured, ...],
    levels: Mapping[str, Ladder],
) -> Path:
    history = tuple(sorted(progress, key=lambda p: (newest(p.as_of), p.side, str(p.id))))
    reported = next((p for p in reversed(history) if p.side == "state"), None)
    assessed = next((p for p in reversed(history) if p.side == "body"), None)
    return Path(
        recommendation=row,
        standing=standing_of(assessed, levels),
        is_confirmed=assessed is not None and assessed.basis in CONFIRMING,
        reported=reported,
        assessed=assessed,
        history=history,
        positions=tuple(sorted(positions, key=lambda p: (p.on is None, p.on, str(p.id)))),
        earlier=earlier,
        later=later,
        measures=measures,
    )


def _measures(snapshot: Snapshot) -> dict[UUID, tuple[Measured, ...]]:
    found: defaultdict[UUID, list[Measured]] = defaultdict(list)
    for measure in snapshot.measures:
        if is_later(measure.dates, snapshot.case.cut_off):
            continue
        for key in measure.answers:
            found[key].append(measure)
    return {key: tuple(sorted(rows, key=lambda m: (m.title, str(m.id)))) for key, rows in found.items()}


def _by_recommendation(rows: Iterable[R]) -> dict[UUID, tuple[R, ...]]:
    found: defaultdict[UUID, list[R]] = defaultdict(list)
    for row in rows:
        if row.recommendation is not None:
            found[row.recommendation].append(row)
    return {key: tuple(listed) for key, listed in found.items()}
