"""`headway import-recommendations`: an index's export of what other mechanisms recommended, into a State's file."""

from pathlib import Path

import click

from headway.doors.cli.options import data_option
from headway.doors.cli.tracker import run
from headway.engines.intake.trackers.recipes import Recipe
from headway.engines.intake.trackers.scope import FOR_THE_SIDE


@click.command("import-recommendations")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--state", default="", metavar="CODE", help="The State's file; by default that of the person's seat.")
@click.option("--person", default="focal-point", show_default=True, help="For whose organisation they are entered.")
@click.option("--dates", type=click.Choice(["dmy", "mdy"]), default=None, help="Which comes first in 03/04/2018.")
@click.option("--apply", "to_apply", is_flag=True, help="Write what the dry run shows, as one act.")
@click.option("--undo", "to_undo", is_flag=True, help="Take the newest import of this very file back.")
@click.option("--json", "as_data", is_flag=True, help="Print everything as JSON.")
@data_option
def import_recommendations(
    file: Path, state: str, person: str, dates: str | None, to_apply: bool, to_undo: bool, as_data: bool
) -> None:
    """Show what each row of an index's export would do in a State's file; --apply writes it, --undo takes it back."""
    said = Recipe(target=FOR_THE_SIDE, columns={}, date_order=dates or "")
    keep = "index of recommendations" if to_apply else ""
    run(file, said, person=person, state=state, keep=keep, to_apply=to_apply, to_undo=to_undo, as_data=as_data)
