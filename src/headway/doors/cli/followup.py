"""`headway followup`: then and now, on the terminal or as JSON."""

from collections.abc import Iterable

import click
import orjson

from headway.doors.cli.options import data_option, fail, now, prepare
from headway.doors.cli.people import person_named, person_option
from headway.engines.followup.comparison import compare
from headway.engines.followup.queries import NoSuchAssessment, take_snapshot
from headway.engines.followup.snapshot import Snapshot
from headway.engines.followup.values import Comparison, Standing
from headway.foundation.access.reads import reading_as

TEXT, JSON = "text", "json"


@click.command()
@click.argument("assessment")
@click.option("--format", "form", type=click.Choice([TEXT, JSON]), default=TEXT, show_default=True)
@person_option
@data_option
def followup(assessment: str, form: str, person: str) -> None:
    """Compare then and now for an assessment such as XOR-2018."""
    prepare()
    actor = person_named(person)
    if actor is None:
        raise fail(f'nobody here is called "{person}"; run `headway demo` first, or give a user\'s e-mail address.')
    try:
        with reading_as(actor, at=now()):
            snapshot = take_snapshot(assessment, actor)
    except NoSuchAssessment as error:
        raise fail(error) from None
    comparison = compare(snapshot)
    click.echo(as_json(comparison) if form == JSON else "\n".join(as_text(snapshot, comparison)))


def as_json(comparison: Comparison) -> str:
    """The whole comparison; dates as EDTF, intervals with their open ends."""
    return orjson.dumps(comparison, default=str, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS).decode()


def as_text(snapshot: Snapshot, comparison: Comparison) -> Iterable[str]:
    """How things stand, most important first."""
    case, previous = comparison.case, comparison.previous
    yield f"{case.code}: {case.state_name}, {case.dates}, information as at {case.cut_off or 'no fixed day'}"
    yield f"Earlier visit: {previous.code}, {previous.dates}" if previous else "No earlier visit is on record."
    yield ""
    yield f"Recommendations of the earlier visit: {len(comparison.paths)}"
    for standing in Standing:
        yield f"  {comparison.count(standing):4}  {standing}"
    yield ""
    yield from _scope(comparison)
    yield ""
    yield from _paths(snapshot, comparison)
    yield ""
    for pair in comparison.judgements:
        then, now = _level(snapshot, pair.then), _level(snapshot, pair.now)
        yield f"{pair.title} ({pair.axis}): {then} -> {now}: {pair.movement}"
    yield ""
    for figures in comparison.figures:
        said = [figure.as_said if figure else "-" for figure in (figures.then, figures.now)]
        yield f"{figures.title}: {said[0]} -> {said[1]}: {figures.change}"
    for derived in comparison.derived:
        yield f"{derived.title}: {derived.interval} (computed, stated by nobody)"
    yield ""
    for commitment in comparison.commitments:
        yield f"{commitment.promise.by}: {commitment.promise.as_said} ({commitment.kept})"
    if comparison.later:
        later = comparison.later
        yield ""
        yield f"After the cut-off: {len(later.progress)} progress rows, {len(later.measures)} measures, "
        yield f"  {len(later.settled)} promises settled, {len(later.offers)} offers"


def _scope(comparison: Comparison) -> Iterable[str]:
    scope = comparison.scope
    yield f"In scope: {len(scope.items)}"
    yield f"  {len(scope.declared_though_not_new):4}  named in the mandate though not new"
    yield f"  {len(scope.new_though_not_declared):4}  new though not named in the mandate"
    yield f"  {len(scope.undecided):4}  cannot be decided"


def _paths(snapshot: Snapshot, comparison: Comparison) -> Iterable[str]:
    for path in comparison.paths:
        reported = _level(snapshot, path.reported) if path.reported else "nothing reported"
        confirmed = ", confirmed" if path.is_confirmed else ""
        yield f"{path.recommendation.code:14} {path.standing}{confirmed} (the State: {reported})"


def _level(snapshot: Snapshot, row: object) -> str:
    scale, level = getattr(row, "scale", ""), getattr(row, "level", "")
    ladder = snapshot.levels.get(scale)
    if row is None:
        return "-"
    return ladder.labels.get(level, level or "no level") if ladder else level
