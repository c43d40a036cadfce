"""A State's flows, period by period, from the figures that a reader may see."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headway.casework.evidence.models import Figure
from headway.casework.evidence.queries import LAST, beginning, opening
from headway.engines.flows.computing import FlowNow, Told, solve
from headway.foundation.catalogue.norms import Flow, FlowStage
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.intervals import Interval


@dataclass(frozen=True, slots=True)
class FlowOverTime:
    """A flow with its periods, the newest first, and the figures behind it by their key."""

    flow: Flow
    periods: tuple[FlowNow, ...]


def flows_of(state: str, actor: Actor) -> tuple[list[FlowOverTime], dict[str, Figure]]:
    """Each flow of the catalogue for which this reader may see a figure, and the figures."""
    flows = load_catalogue().flows.values()
    wanted = {stage.indicator for flow in flows for stage in flow.stages if stage.indicator}
    rows = list(
        Figure.objects.visible_to(actor)
        .filter(compartment=state, indicator__in=wanted)
        .select_related("holder")
        .with_visible(actor, "part_of")
        .prefetch_related(opening(actor))
        .order_by("as_of", "id")
    )
    rows = _without_stand_ins(rows)
    found = [FlowOverTime(flow, tuple(_periods(flow, rows, state, actor))) for flow in flows]
    return [one for one in found if one.periods], {str(row.pk): row for row in rows}


def _without_stand_ins(rows: Sequence[Figure]) -> list[Figure]:
    """Without the masked figures whose own the reader sees, too: a figure is not told beside its mask."""
    masks = {row.shown_as for row in rows if row.shown_as}
    return [row for row in rows if row.pk not in masks]


def _periods(flow: Flow, rows: Iterable[Figure], state: str, actor: Actor) -> Iterable[FlowNow]:
    stages = {stage.indicator: stage for stage in flow.stages if stage.indicator}
    by_year: dict[str, list[Told]] = defaultdict(list)
    foreign: set[str] = set()
    for row in rows:
        stage = stages.get(row.indicator_id or "")
        if stage is None:
            continue
        year = beginning(row.as_of)[:4]
        by_year[year].append(_told(row, stage.id, stages))
        if not is_own(row, state, actor):
            foreign.add(year)
    for year in sorted(by_year, reverse=True):
        now = solve(flow, "" if year == LAST else year, by_year[year], masked=year in foreign)
        if now:
            yield now


def is_own(row: Figure, state: str, actor: Actor) -> bool:
    """Whether a figure was reported by the reader's own side."""
    if actor.side is Side.SYSTEM:
        return True
    if row.holder.body_id:
        return any(seat.body == row.holder.body_id for seat in actor.seats)
    if row.holder.state_id:
        return any(seat.side is Side.STATE and seat.compartment == state for seat in actor.seats)
    return any(seat.organisation == row.holder_id for seat in actor.seats)


def _told(row: Figure, stage: str, stages: Mapping[str, FlowStage]) -> Told:
    of_a_stage = row.part_of is not None and (row.part_of.indicator_id or "") in stages
    share = row.share if of_a_stage else None
    interval = row.interval if share is not None or row.interval is not None else _count(row)
    return Told(str(row.pk), stage, row.attributed_to or row.said_by, row.as_said, interval, share)


def _count(row: Figure) -> Interval | None:
    """How many a share stands for, where what it is a share of is no stage of the same flow."""
    whole = row.part_of.interval if row.part_of is not None else None
    if whole is None or row.share is None or not (whole.is_nonnegative and row.share.is_nonnegative):
        return None
    return whole.times(row.share)
