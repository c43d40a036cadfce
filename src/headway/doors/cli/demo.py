"""`headway demo`: everything to try Headway with, from nothing, on one machine."""

from pathlib import Path
from time import perf_counter

import click
from django.conf import settings

from headway.doors.cli.options import data_option, fail, me, now, prepare
from headway.doors.cli.serve import mode_of, run
from headway.engines.demo.personas import demo_actor
from headway.engines.demo.services import DEMO_ASSESSMENT, IsThere, load_demo
from headway.engines.reports.render import render
from headway.engines.reports.services import write_report
from headway.foundation.access.reads import reading_as
from headway.foundation.actors.services import load_organisations
from headway.foundation.catalogue.services import load as load_catalogue_files
from headway.foundation.ledger.verify import verify

FORMATS = ("html", "docx", "pdf")


@click.command()
@click.option("--no-serve", is_flag=True, help="Prepare everything and exit.")
@click.option(
    "--to-the-end",
    is_flag=True,
    help="Replay the case beyond the visit as well: comments, clearance, adoption, publication. Into an empty folder.",
)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@data_option
def demo(no_serve: bool, to_the_end: bool, port: int) -> None:
    """Load the catalogue and the fictional State's case, write its report, serve the site. Keeps what is there."""
    began = perf_counter()
    prepare()
    at = now()
    diff = load_catalogue_files(at)
    load_organisations(actor=me("catalogue"), at=at)
    if diff:
        click.echo(diff.as_text())
    try:
        loaded = load_demo(at=at, to_the_end=to_the_end)
    except IsThere:
        raise fail(
            "the demonstration is here already, and what was done with it stays: give an empty folder (--data DIR) to "
            "replay it to its end."
        ) from None
    click.echo(loaded.as_text())
    if to_the_end:
        verify_it()
    for path in write_reports():
        click.echo(f"Report  {path}")
    click.echo(
        f"Ready after {perf_counter() - began:.1f} s. Orsania is fictional; nothing in its file is about a real State."
    )
    if not no_serve:
        run(port, mode_of(), opens="tour/")


def verify_it() -> None:
    """Recompute every hash of what was replayed. Ends with status 1 if anything disagrees."""
    outcome = verify()
    click.echo(f"Replayed to its end: {outcome.as_text()}")
    if not outcome:
        raise click.exceptions.Exit(1)


def write_reports() -> list[Path]:
    """The follow-up report as the assessor has it, in three formats; one that is there already is kept."""
    folder = Path(settings.DATA) / "out"
    folder.mkdir(exist_ok=True)
    paths = {form: folder / f"{DEMO_ASSESSMENT}-follow-up.{form}" for form in FORMATS}
    missing = {form: path for form, path in paths.items() if not path.exists()}
    if missing:
        at = now()
        assessor = demo_actor("assessor", today=at.date(), door="cli")
        with reading_as(assessor, at=at):
            report = write_report(DEMO_ASSESSMENT, kind="follow-up", audience="shared", actor=assessor, at=at)
        for form, path in missing.items():
            path.write_bytes(render(report, form))
    return list(paths.values())
