"""`headway strategy`: the strategies of a State, who takes part, what nobody answers, a first one from what exists."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import click
import orjson

from headway.casework.plans.coverage import Coverage, Gaps, coverage_of, gaps_of
from headway.casework.plans.first import Accepted, Gap, Proposal, accept, propose, undo_first
from headway.casework.plans.models import Strategy
from headway.casework.plans.overview import overview, placed_in, visible_strategies
from headway.casework.plans.rules import may_keep_strategies
from headway.doors.cli.options import data_option, fail, now, prepare
from headway.doors.cli.organisations import json_option, person_option
from headway.doors.cli.people import somebody
from headway.foundation.access.models import Audience
from headway.foundation.access.reads import reading_as
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import Stale
from headway.foundation.ledger.undoing import CannotUndo

state_option = click.option("--state", required=True, metavar="CODE", help="The State's file.")
title_option = click.option("--title", default="", help="Which of several, by its title; else the newest.")


@click.group()
def strategy() -> None:
    """Integrated strategies: list them, see who takes part and what is missing, build a first one."""


@strategy.command("list")
@state_option
@person_option
@json_option
@data_option
def list_strategies(state: str, person: str, as_data: bool) -> None:
    """Print a State's strategies with how many pillars and measures stand in each."""
    prepare()
    actor = somebody(person)
    with reading_as(actor, at=now()):
        told = [_told(row, actor) for row in _strategies(state, actor)]
    if as_data:
        click.echo(_data(told))
        return
    for one in told:
        days = f", {one['dates']}" if one["dates"] else ""
        click.echo(f"{one['title']}{days}: {len(one['pillars'])} pillars, {one['measures']} measures")
    if not told:
        click.echo("No strategy is open to this person.")


@strategy.command()
@state_option
@title_option
@person_option
@json_option
@data_option
def coverage(state: str, title: str, person: str, as_data: bool) -> None:
    """Print who takes part in which pillar, who in none, and what no measure answers."""
    prepare()
    actor = somebody(person)
    with reading_as(actor, at=now()):
        row = _one(state, title, actor)
        found = coverage_of(overview(row, actor, only_places=True), actor)
        gaps = gaps_of(row.compartment, placed_in(row, actor), actor)
    click.echo(_data(_matrix(row, found, gaps)) if as_data else "\n".join(_matrix_lines(row, found, gaps)))


@strategy.command()
@state_option
@click.option("--title", default="", help="What the strategy is to be called.")
@click.option("--dates", default="", metavar="DATES", help="Its years: 2026/2030.")
@click.option("--leave", multiple=True, metavar="AREA", help="A proposed pillar that is not wanted; repeat it.")
@click.option(
    "--gap", "gaps", multiple=True, metavar="CODE", help="A gap that becomes a milestone; repeat it, or “all”."
)
@click.option("--gaps-by", type=click.DateTime(["%Y-%m-%d"]), help="By when those gaps are to have a measure.")
@click.option("--accept", "accepts", is_flag=True, help="Make it, as one act; without it nothing is written.")
@click.option("--undo", "undoes", is_flag=True, help="Undo the act by which the strategy of that --title began.")
@person_option
@json_option
@data_option
def first(
    state: str,
    title: str,
    dates: str,
    leave: tuple[str, ...],
    gaps: tuple[str, ...],
    gaps_by: datetime | None,
    accepts: bool,
    undoes: bool,
    person: str,
    as_data: bool,
) -> None:
    """Propose a first strategy from what exists: pillars from areas, measures in their place, the gaps named."""
    prepare()
    actor, at = somebody(person), now()
    try:
        with reading_as(actor, at=at):
            require(may_keep_strategies(actor, state.upper()))
            if undoes:
                undo_first(_one(state, title, actor), actor=actor, at=at)
                click.echo(_data({"undone": True}) if as_data else "It is undone; the measures stand as before.")
                return
            found = propose(state.upper(), actor)
            if not accepts:
                click.echo(_data(_proposed(found)) if as_data else "\n".join(_proposed_lines(found)))
                return
            row = Strategy(
                title=title or f"First strategy of {state.upper()}",
                dates=dates,
                compartment=state.upper(),
                holder_id=_holder(actor, state.upper()),
                audience=Audience.STATE,
            )
            day = gaps_by.date() if gaps_by else None
            accept(found, row, _accepted(found, leave, gaps), gaps_by=day, actor=actor, at=at)
            told = _told(row, actor)
    except (NotAllowed, Stale, CannotUndo) as refusal:
        raise fail(refusal) from None
    if as_data:
        click.echo(_data(told))
    else:
        click.echo(f"{row}: {len(told['pillars'])} pillars, {told['measures']} measures. Only the State sees it.")


def _strategies(state: str, actor: Actor) -> list[Strategy]:
    return list(visible_strategies(actor).filter(compartment=state.upper()).order_by("-dates", "title", "id"))


def _one(state: str, title: str, actor: Actor) -> Strategy:
    rows = [row for row in _strategies(state, actor) if not title or row.title.casefold() == title.strip().casefold()]
    if not rows:
        raise fail("no such strategy is open to this person: see `headway strategy list`.")
    return rows[0]


def _holder(actor: Actor, state: str) -> Any:
    """The institution of the seat from which somebody writes in a State's file."""
    found = [seat.organisation for seat in actor.seats if seat.compartment == state]
    if not found:
        raise NotAllowed("This person has no seat in that State's file.")
    return found[0]


def _accepted(found: Proposal, leave: Iterable[str], gaps: Iterable[str]) -> Accepted:
    """Every proposed pillar but those left, each measure in its place, the gaps that were named."""
    left, wanted = set(leave), set(gaps)
    pillars = {one.area.pk: one.area.title for one in found.pillars if one.area.pk not in left}
    places = {row.measure.pk: one.area.pk for one in found.pillars for row in one.measures if one.area.pk in pillars}
    codes = [gap.standing.recommendation.code for gap in _gaps(found)]
    unknown = wanted - {"all"} - set(codes)
    if unknown:
        raise NotAllowed(f"No gap of this State: {', '.join(sorted(unknown))}.")
    return Accepted(pillars, places, codes if "all" in wanted else [code for code in codes if code in wanted])


def _gaps(found: Proposal) -> list[Gap]:
    return [gap for one in found.pillars for gap in one.gaps] + list(found.general)


def _told(row: Strategy, actor: Actor) -> dict[str, Any]:
    view = overview(row, actor, only_places=True)
    pillars = [{"title": one.pillar.title, "measures": len(one.placed)} for one in view.pillars]
    measures = sum(len(one.placed) for one in view.pillars)
    return {"id": str(row.pk), "title": row.title, "dates": row.dates, "pillars": pillars, "measures": measures}


def _matrix(row: Strategy, found: Coverage, gaps: Gaps) -> dict[str, Any]:
    kinds = [
        {
            "kind": kind.title,
            "engaged": kind.engaged,
            "organisations": [
                {
                    "name": line.name,
                    "pillars": {
                        pillar.title: {"lead": cell.lead, "partner": cell.partner, "involved": cell.involved}
                        for pillar, cell in zip(found.pillars, line.cells, strict=True)
                        if cell
                    },
                }
                for line in kind.lines
            ],
        }
        for kind in found.kinds
    ]
    return {
        "strategy": row.title,
        "pillars": [pillar.title for pillar in found.pillars],
        "kinds": kinds,
        "absent": list(found.absent),
        "only as said": list(found.only_as_said),
        "recommendations without a measure": [one.recommendation.code for one in gaps.recommendations],
        "provisions without a measure": [one.pk for one in gaps.provisions],
        "measures that answer nothing": [one.title for one in gaps.aimless],
    }


def _matrix_lines(row: Strategy, found: Coverage, gaps: Gaps) -> Iterable[str]:
    yield f"{row}: {len(found.pillars)} pillars"
    for kind in found.kinds:
        yield f"{kind.title}: {kind.engaged} of {len(kind.lines)} take part"
        for line in kind.lines:
            told = [
                f"{pillar.title}: {cell.words}" for pillar, cell in zip(found.pillars, line.cells, strict=True) if cell
            ]
            yield f"  {line.name}: {'; '.join(told) or 'not yet'}"
    for what in found.absent:
        yield f"None takes part: {what}"
    yield f"Recommendations without a measure: {len(gaps.recommendations)}"
    yield from (f"  {one.recommendation.code}" for one in gaps.recommendations)
    yield f"Obligations without a measure: {len(gaps.provisions)}"
    yield f"Measures that answer nothing: {len(gaps.aimless)}"
    yield from (f"  {one.title}" for one in gaps.aimless)


def _proposed(found: Proposal) -> dict[str, Any]:
    def told(gaps: Iterable[Gap]) -> list[dict[str, str]]:
        return [{"code": gap.standing.recommendation.code, "owes": gap.owes.name if gap.owes else ""} for gap in gaps]

    return {
        "pillars": [
            {
                "area": one.area.pk,
                "title": one.area.title,
                "measures": [{"title": row.measure.title, "because": row.because} for row in one.measures],
                "gaps": told(one.gaps),
            }
            for one in found.pillars
        ],
        "unplaced": [row.title for row in found.unplaced],
        "general": told(found.general),
    }


def _proposed_lines(found: Proposal) -> Iterable[str]:
    for one in found.pillars:
        yield f"{one.area.title} ({one.area.pk}): {len(one.measures)} measures, {len(one.gaps)} gaps"
        yield from (f"  {row.measure.title}: {row.because}" for row in one.measures)
        yield from (_gap_line(gap) for gap in one.gaps)
    for row in found.unplaced:
        yield f"No area places: {row.title}"
    yield from (_gap_line(gap) for gap in found.general)
    yield "Nothing is written yet: --accept makes it."


def _gap_line(gap: Gap) -> str:
    owes = f", owed by {gap.owes}" if gap.owes else ""
    return f"  no measure answers {gap.standing.recommendation.code}{owes}"


def _data(told: object) -> str:
    return orjson.dumps(told, default=str, option=orjson.OPT_INDENT_2).decode()
