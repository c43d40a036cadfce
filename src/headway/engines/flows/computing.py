"""A flow's stages from what was said of them: bounds solved jointly, contradictions named, small cells masked. Pure.

What is derived here was stated by nobody, and says so. A share and its total are one unknown (`core.relations`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from headway.engines.reports.words import isolated, quoted, small, term
from headway.foundation.catalogue.norms import Flow, FlowStage
from headway.foundation.core.intervals import Interval
from headway.foundation.core.masking import FEWER, HIDDEN, CannotMask, Cell, mask
from headway.foundation.core.relations import Contradiction, remainder, some_of, whole_numbers


@dataclass(frozen=True, slots=True)
class Told:
    """One thing said of a stage: by whom, as said, what it stands for. `share` is of the stage above, else None.

    `interval` is None where no number was given. `key` is the figure's.
    """

    key: str
    stage: str
    said_by: str
    as_said: str
    interval: Interval | None
    share: Interval | None = None
    ours: bool = True


@dataclass(frozen=True, slots=True)
class Clash:
    """Two things that cannot both be true, in words."""

    words: str


@dataclass(frozen=True, slots=True)
class StageNow:
    """A stage at one time: all that was said, the bounds that follow, whether they are anybody's own words."""

    stage: FlowStage
    told: tuple[Told, ...]
    bounds: Interval | None
    computed: bool
    masked: bool = False


@dataclass(frozen=True, slots=True)
class FlowNow:
    """A flow at one time."""

    flow: Flow
    when: str
    stages: tuple[StageNow, ...]
    clashes: tuple[Clash, ...]

    def __bool__(self) -> bool:
        return any(row.told for row in self.stages)

    @property
    def is_drawn(self) -> bool:
        """Whether enough was said for a picture: of two stages or more."""
        return sum(1 for row in self.stages if row.told) > 1


def solve(flow: Flow, when: str, told: Iterable[Told], *, masked: bool) -> FlowNow:
    """The stages of a flow with their bounds; `masked` for readers beyond the side that reported the figures."""
    said: dict[str, list[Told]] = {stage.id: [] for stage in flow.stages}
    for row in told:
        said[row.stage].append(row)
    clashes: list[Clash] = []
    bounds = {stage.id: _said(stage, said, clashes) for stage in flow.stages}
    rows = [_stage(flow, stage, said, bounds, clashes) for stage in flow.stages]
    if masked:
        rows = _masked(rows)
    return FlowNow(flow, when, tuple(rows), tuple(clashes))


def _said(stage: FlowStage, said: Mapping[str, Sequence[Told]], clashes: list[Clash]) -> Interval | None:
    """What all sources together leave possible; the widest of them where they contradict each other."""
    rows = [(row, bound) for row in said[stage.id] if (bound := _count(row, said, stage)) is not None]
    if not rows:
        return None
    found = rows[0][1]
    for at, (row, bound) in enumerate(rows):
        for other, beside in rows[:at]:
            if not bound.overlaps(beside):
                clashes.append(_both(stage, other, row))
        both = found.intersection(bound)
        found = both if both is not None else found.hull(bound)
    return found


def _both(stage: FlowStage, one: Told, other: Told) -> Clash:
    words = _("%(stage)s: %(one)s (%(who)s) and %(other)s (%(whose)s) cannot both be true.") % {
        "stage": term(stage.title),
        "one": quoted(one.as_said),
        "who": isolated(one.said_by) or _("nobody named"),
        "other": quoted(other.as_said),
        "whose": isolated(other.said_by) or _("nobody named"),
    }
    return Clash(words)


def _count(row: Told, said: Mapping[str, Sequence[Told]], stage: FlowStage) -> Interval | None:
    if row.interval is not None or row.share is None or not stage.of:
        return row.interval
    wholes = [one.interval for one in said.get(stage.of, ()) if one.interval is not None]
    whole = wholes[0] if wholes else None
    return whole.times(row.share) if whole is not None and whole.is_nonnegative and row.share.is_nonnegative else None


def _stage(
    flow: Flow, stage: FlowStage, said: Mapping[str, Sequence[Told]], bounds: Mapping[str, Interval | None],
    clashes: list[Clash],
) -> StageNow:  # fmt: skip
    told = tuple(said[stage.id])
    own = bounds[stage.id]
    if stage.left:
        return StageNow(stage, told, _left(flow, stage, said, bounds, clashes), computed=True)
    whole = bounds.get(stage.of) if stage.of else None
    if own is None:
        return StageNow(stage, told, _whole(some_of(whole)) if whole is not None else None, computed=True)
    if whole is not None and own.low is not None and whole.high is not None and own.low > whole.high:
        above = next(one for one in flow.stages if one.id == stage.of)
        words = _("%(stage)s is more than %(above)s, of which it is a part.") % {
            "stage": term(stage.title),
            "above": small(term(above.title)),
        }
        clashes.append(Clash(words))
    return StageNow(stage, told, _whole(own), computed=all(row.interval != own for row in told))


def _left(
    flow: Flow, stage: FlowStage, said: Mapping[str, Sequence[Told]], bounds: Mapping[str, Interval | None],
    clashes: list[Clash],
) -> Interval | None:  # fmt: skip
    """What is left of a whole after its parts: shares of that very whole are solved with it, not beside it."""
    whole = bounds.get(stage.left)
    if whole is None:
        return None
    parts, shares = [], []
    for one in flow.stages:
        if one.of != stage.left or (stage.less and one.id not in stage.less):
            continue
        share = next((row.share for row in said[one.id] if row.share is not None and row.interval is None), None)
        part = bounds[one.id]
        if share is not None:
            shares.append(share)
        else:
            parts.append(part if part is not None else some_of(whole))
    try:
        return _whole(remainder(whole, parts=parts, shares=shares))
    except Contradiction as error:
        clashes.append(Clash(_("%(stage)s: %(why)s.") % {"stage": term(stage.title), "why": _(str(error))}))
        return None


def _whole(found: Interval) -> Interval:
    try:
        return whole_numbers(found)
    except Contradiction:
        return found


def _masked(rows: Sequence[StageNow]) -> list[StageNow]:
    """The same without what would tell a number under five, also by subtraction: the next smallest are held back."""
    cells = [Cell(row.stage.id, row.bounds or HIDDEN, row.stage.of or row.stage.left) for row in rows]
    try:
        shown = mask(cells)
    except CannotMask:
        shown = {cell.key: HIDDEN for cell in cells}
    return [_as_shown(row, shown[row.stage.id]) for row in rows]


def _as_shown(row: StageNow, shown: Interval) -> StageNow:
    if row.bounds is None or shown == row.bounds:
        return row
    return StageNow(row.stage, (), FEWER if shown == FEWER else None, row.computed, masked=True)
