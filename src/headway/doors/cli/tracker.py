"""`headway tracker`: a spreadsheet that somebody keeps, run dry, applied, taken back."""

from pathlib import Path

import click
import orjson

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.queries import called
from headway.doors.cli.options import bytes_of, data_option, fail, known_state, now, prepare
from headway.doors.cli.people import person_named
from headway.engines.intake.models import TrackerImport, TrackerRecipe
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.engines.intake.trackers.applying import (
    NotAsShown,
    NothingToWrite,
    apply_tracker,
    keep_recipe,
    recipes,
    undo_import,
)
from headway.engines.intake.trackers.output import tracker_as_json, tracker_as_text
from headway.engines.intake.trackers.preparing import NoHeadings, Prepared, prepare_tracker
from headway.engines.intake.trackers.recipes import NotARecipe, Recipe
from headway.engines.intake.trackers.scope import holder_for
from headway.engines.intake.trackers.targets.every import TARGETS
from headway.engines.intake.trackers.workbooks import read_workbook
from headway.foundation.access.reads import reading_as
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import ANONYMOUS, Actor
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.scanning import NotTaken
from headway.foundation.ledger.undoing import CannotUndo


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--recipe", "recipe_name", default="", help="A kept recipe by its name; known by its headings if not said."
)
@click.option("--keep", default="", metavar="NAME", help="Keep how the columns are mapped as a recipe.")
@click.option(
    "--target", type=click.Choice(list(TARGETS)), default=None, help="What the rows become; guessed if not said."
)
@click.option("--map", "mapped", multiple=True, metavar="FIELD=HEADING", help="A column for a field; FIELD= for none.")
@click.option("--word", "words", multiple=True, metavar="SAID=MEANT", help="What a word of the tracker stands for.")
@click.option("--assessment", default="", metavar="CODE", help="The assessment whose numbers are meant.")
@click.option("--as-of", default="", metavar="DATE", help="As of when the tracker speaks, where rows have no date.")
@click.option("--basis", default="", help="What the Body's assessment of every row rests on.")
@click.option("--dates", type=click.Choice(["dmy", "mdy"]), default=None, help="Which comes first in 03/04/2018.")
@click.option(
    "--state", default="", metavar="CODE", help="The State's file; by default the assessment's or the seat's."
)
@click.option("--person", default="assessor", show_default=True, help="For whose organisation it is read and written.")
@click.option("--apply", "to_apply", is_flag=True, help="Write what the dry run shows, as one act.")
@click.option("--undo", "to_undo", is_flag=True, help="Take the newest import of this very file back.")
@click.option("--json", "as_data", is_flag=True, help="Print everything as JSON.")
@data_option
def tracker(
    file: Path, recipe_name: str, keep: str, target: str | None, mapped: tuple[str, ...], words: tuple[str, ...],
    assessment: str, as_of: str, basis: str, dates: str | None, state: str, person: str,
    to_apply: bool, to_undo: bool, as_data: bool,
) -> None:  # fmt: skip
    """Show what each row of a spreadsheet would create, update or leave; --apply writes it, --undo takes it back."""
    said = Recipe(
        target=target or "",
        columns=_pairs(mapped),
        words=_pairs(words),
        date_order=dates or "",
        assessment=assessment.upper(),
        as_of=as_of,
        basis=basis,
    )
    run(file, said, person=person, state=known_state(state), recipe_name=recipe_name, keep=keep,
        to_apply=to_apply, to_undo=to_undo, as_data=as_data)  # fmt: skip


def run(
    file: Path, said: Recipe, *, person: str, state: str, recipe_name: str = "", keep: str = "",
    to_apply: bool = False, to_undo: bool = False, as_data: bool = False,
) -> None:  # fmt: skip
    """Run a spreadsheet dry for a person, apply it, or take its newest import back. Raises ClickException."""
    data = bytes_of(file)
    prepare()
    actor = person_named(person)
    if actor is None or not actor.seats:
        raise fail(f'nobody here is called "{person}"; run `headway demo` first, or give a user\'s e-mail address.')
    try:
        with reading_as(actor, at=now()):
            compartment = _compartment(actor, said, state)
            if to_undo:
                _undo(data, actor, compartment)
                return
            shown = shown_as(data, file.name, actor, compartment, said, _kept(actor, compartment, recipe_name))
            kept = _keep(shown, keep or (recipe_name if to_apply else ""), actor)
            _print(shown, as_data)
            if to_apply:
                _apply(shown, kept, data, file.name)
    except (NotAllowed, NotTaken, Unreadable, NoHeadings, NotARecipe) as error:
        raise fail(f"{file.name}: {error}") from None


def shown_as(
    data: bytes, name: str, actor: Actor, compartment: str, said: Recipe, kept: TrackerRecipe | None
) -> Prepared:
    """A tracker mapped and run dry for a person. Raises Unreadable, NoHeadings, NotAllowed."""
    workbook = read_workbook(data, name=name, limits=limits())
    holder = holder_for(actor, compartment)
    return prepare_tracker(workbook, actor=actor, holder=holder, compartment=compartment, said=said, recipe=kept)


def print_unstored(data: bytes, name: str, person: str, state: str, *, as_data: bool) -> None:
    """The mapping of a tracker, and its dry run where a person of this installation is named. Stores nothing."""
    prepare()
    actor = person_named(person)
    try:
        if actor is not None and actor.seats:
            with reading_as(actor, at=now()):
                compartment = _compartment(actor, Recipe("", {}), state)
                _print(shown_as(data, name, actor, compartment, Recipe("", {}), None), as_data)
            return
        workbook = read_workbook(data, name=name, limits=limits())
        with reading_as(ANONYMOUS, at=now()):
            _print(prepare_tracker(workbook, actor=ANONYMOUS, holder=Organisation(), compartment=state), as_data)
    except (NotAllowed, Unreadable, NoHeadings) as error:
        raise fail(f"{name}: {error}") from None


def _pairs(given: tuple[str, ...]) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in given]
    return {" ".join(name.casefold().split()): " ".join(value.casefold().split()) for name, _, value in pairs}


def _compartment(actor: Actor, said: Recipe, state: str) -> str:
    assessment = called(said.assessment, actor) if said.assessment else None
    if said.assessment and assessment is None:
        raise fail(f'no assessment "{said.assessment}" is open to this person.')
    if state:
        return state
    if assessment is not None:
        return assessment.compartment
    files = sorted({seat.compartment for seat in actor.seats} - {""})
    if not files:
        files = sorted(set(Assessment.objects.visible_to(actor).values_list("compartment", flat=True)))
    if len(files) != 1:
        raise fail("say with --state CODE into which State's file the rows go.")
    return str(files[0])


def _kept(actor: Actor, compartment: str, name: str) -> TrackerRecipe | None:
    if not name:
        return None
    kept = next((row for row in recipes(actor, compartment) if row.name.casefold() == name.casefold()), None)
    if kept is None:
        raise fail(f'no recipe "{name}" is kept for {compartment}; map the columns and keep it with --keep NAME.')
    return kept


def _keep(shown: Prepared, name: str, actor: Actor) -> TrackerRecipe | None:
    if not name:
        return shown.known
    return keep_recipe(
        name,
        shown.suggestion.recipe,
        shown.signature,
        compartment=shown.scope.compartment,
        actor=actor,
        at=now(),
    )


def _print(shown: Prepared, as_data: bool) -> None:
    told = (shown.workbook, shown.suggestion, shown.found, shown.refused)
    if as_data:
        click.echo(orjson.dumps(tracker_as_json(*told), option=orjson.OPT_INDENT_2).decode())
    else:
        click.echo(tracker_as_text(*told))


def _apply(shown: Prepared, kept: TrackerRecipe | None, data: bytes, name: str) -> None:
    if shown.found is None:
        raise fail(shown.refused)
    if kept is None:
        raise fail("keep the mapping first: --keep NAME, or name a recipe with --recipe NAME.")
    try:
        done = apply_tracker(
            shown.workbook, kept, shown.scope, data=data, name=name, shown=shown.found.digest, at=now()
        )
    except (NotAsShown, NothingToWrite) as error:
        raise fail(error) from None
    refused = len(done.refusals)
    click.echo(
        f"Applied: {done.created} created, {done.updated} updated, {refused} refused. --undo takes it back.", err=True
    )


def _undo(data: bytes, actor: Actor, compartment: str) -> None:
    found = _newest(data, actor, compartment)
    if found is None:
        raise fail("no import of this file is there to be taken back.")
    try:
        ended, restored = undo_import(found, actor=actor, at=now())
    except CannotUndo as error:
        raise fail(error) from None
    click.echo(f"Taken back: {ended} rows ended, {restored} stand as before.")


def _newest(data: bytes, actor: Actor, compartment: str) -> TrackerImport | None:
    digest = read_workbook(data, name="", limits=limits()).sha256
    rows = TrackerImport.objects.visible_to(actor).leading_to_visible(actor, "source").filter(compartment=compartment)
    return rows.filter(source__file__sha256=digest, undone_on=None).first()
