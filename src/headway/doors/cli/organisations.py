"""`headway organisations`: the list of institutions, one more of them, and what became of one."""

from collections.abc import Iterable
from typing import Any

import click
import orjson

from headway.casework.recommendations.succeeding import record_succession, undo_succession
from headway.doors.cli.options import data_option, fail, now, prepare
from headway.doors.cli.people import somebody
from headway.foundation.actors.models import Organisation, OrganisationKind, Succession
from headway.foundation.actors.naming import add_organisation
from headway.foundation.actors.queries import lines_of_all
from headway.foundation.catalogue.models import State
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import Stale

state_option = click.option(
    "--state", default="", metavar="CODE", help="The State whose institutions; else the international ones."
)
person_option = click.option(
    "--person", default="focal-point", show_default=True, help="On whose behalf it is recorded."
)
json_option = click.option("--json", "as_data", is_flag=True, help="Print everything as JSON.")


@click.group()
def organisations() -> None:
    """Institutions: list them, enter one, say what became of one."""


@organisations.command("list")
@state_option
@json_option
@data_option
def list_organisations(state: str, as_data: bool) -> None:
    """Print the institutions on record, what each became, and who answers for it now."""
    prepare()
    rows = _listed(state)
    told = [_told(row) for row in rows]
    lines = lines_of_all()
    for row, one in zip(rows, told, strict=True):
        line = lines.of(row)
        one["became"] = [_step(turn.succession) for turn in line.became]
        one["answers now"] = [other.name for other in line.now]
    click.echo(_data(told) if as_data else "\n".join(_lines(told)))


@organisations.command()
@click.argument("name")
@click.option("--type", "kind", required=True, type=click.Choice([kind.value for kind in OrganisationKind]))
@click.option("--acronym", default="")
@click.option("--since", default="", metavar="DATE", help="Since when it is there: 2013, 2013-03 or 2013-03-01.")
@click.option("--reason", default="", help="Why it is entered; it stays with the act.")
@state_option
@person_option
@json_option
@data_option
def add(name: str, kind: str, acronym: str, since: str, reason: str, state: str, person: str, as_data: bool) -> None:
    """Enter an institution in the list."""
    prepare()
    actor = somebody(person)
    if state and not State.objects.filter(code=state.upper()).exists():
        raise fail(f"no State is called {state} here: give its code of three letters.")
    row = Organisation(name=name, type=kind, acronym=acronym, since=since, state_id=state.upper() or None)
    try:
        add_organisation(row, actor=actor, at=now(), reason=reason)
    except NotAllowed as refusal:
        raise fail(refusal) from None
    click.echo(_data(_told(row)) if as_data else f"{row} is in the list.")


@organisations.command()
@click.argument("before")
@click.argument("after")
@click.option("--how", type=click.Choice(Succession.How.values), default=Succession.How.BECAME.value, show_default=True)
@click.option("--on", default="", metavar="DATE", help="From which day: 2013, 2013-03 or 2013-03-01.")
@click.option("--source", default="", help="Where that stands: a law, a decree, a letter.")
@click.option("--undo", "why", default="", metavar="REASON", help="Take back that BEFORE became AFTER.")
@state_option
@person_option
@json_option
@data_option
def became(
    before: str, after: str, how: str, on: str, source: str, why: str, state: str, person: str, as_data: bool
) -> None:
    """Record that BEFORE became AFTER, or take it back; what BEFORE follows, AFTER's people see from then on."""
    prepare()
    actor, rows = somebody(person), _listed(state)
    first, second = _named(before, rows), _named(after, rows)
    try:
        if why:
            known = Succession.objects.filter(before=first, after=second).select_related("before", "after").first()
            if known is None:
                raise fail(f"it is not on record that {first} became {second}.")
            ended = undo_succession(known, reason=why, actor=actor, at=now())
            told: dict[str, Any] = {**_step(known), "before": first.name, "undone": True, "releases ended": ended}
            said = f"It is undone: {first} answers for itself again; releases ended: {ended}."
        else:
            row = record_succession(first, second, how=how, on=on, source=source, actor=actor, at=now())
            told = {**_step(row), "before": first.name}
            said = f"{first} {row.get_how_display()} {second}{f', {on}' if on else ''}: it is on record."
    except (NotAllowed, Stale) as refusal:
        raise fail(refusal) from None
    click.echo(_data(told) if as_data else said)


def _listed(state: str) -> list[Organisation]:
    rows = Organisation.objects.of_state(state.upper()) if state else Organisation.objects.international()
    return list(rows.order_by("type", "name", "id"))


def _named(said: str, rows: list[Organisation]) -> Organisation:
    """The one that is called so, by name, acronym or another name; a sentence and status 2 where it is not one."""
    wanted = said.strip().casefold()
    found = [row for row in rows if wanted in {name.casefold() for name in (row.acronym, *row.names())}]
    if len(found) == 1:
        return found[0]
    answer = f"{len(found)} institutions of this list answer" if found else "no institution of this list answers"
    raise fail(f"{answer} to “{said}”: see `headway organisations list`.")


def _told(row: Organisation) -> dict[str, Any]:
    names = ("name", "acronym", "type", "since", "until")
    return {"id": str(row.pk), "state": row.state_id or "", **{name: getattr(row, name) for name in names}}


def _step(row: Succession) -> dict[str, Any]:
    return {"after": row.after.name, "how": row.how, "on": row.on, "source": row.source}


def _lines(told: list[dict[str, Any]]) -> Iterable[str]:
    for one in told:
        short = f" [{one['acronym']}]" if one["acronym"] else ""
        days = f" ({one['since']}–{one['until']})" if one["since"] or one["until"] else ""
        answers = f"; answers now: {', '.join(one['answers now'])}" if one["answers now"] else ""
        yield f"{one['type']:16} {one['name']}{short}{days}{answers}"
    yield f"{len(told)} on record."


def _data(told: object) -> str:
    return orjson.dumps(told, default=str, option=orjson.OPT_INDENT_2).decode()
