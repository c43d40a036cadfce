"""`headway catalogue`: load the reference files, or say what is wrong with them."""

from pathlib import Path

import click

from headway.doors.cli.options import data_option, fail, me, now, prepare
from headway.foundation.actors.services import load_organisations
from headway.foundation.catalogue.services import load as load_files
from headway.foundation.catalogue.values import Catalogue, CatalogueErrors, load_catalogue, load_catalogue_with

PLACE = click.Path(exists=True, path_type=Path)


@click.group()
def catalogue() -> None:
    """The catalogue: States, instruments, areas, scales, procedures, questions, from files."""


@catalogue.command()
@data_option
def load() -> None:
    """Load the catalogue that came with Headway and print what changed."""
    prepare()
    at = now()
    try:
        diff = load_files(at)
    except CatalogueErrors as errors:
        raise fail(errors) from None
    added = load_organisations(actor=me("catalogue"), at=at)
    click.echo(diff.as_text())
    if added:
        click.echo(f"organisations: {added} added")


@catalogue.command()
@click.argument("place", metavar="[FILE-OR-FOLDER]", type=PLACE, required=False)
@data_option
def check(place: Path | None) -> None:
    """Read catalogue files strictly and name everything that is wrong.

    A folder is read by itself, a single file beside the files that came with Headway, in the place of the one of its
    name. By default the files that came with Headway.
    """
    try:
        found = _read(place)
    except CatalogueErrors as errors:
        for line in errors.lines:
            click.echo(line, err=True)
        raise click.exceptions.Exit(2) from None
    click.echo(
        f"{len(found.packs)} files agree: {len(found.instruments)} instruments, {len(found.provisions)} provisions, "
        f"{len(found.areas)} areas, {len(found.procedures)} procedures, {len(found.questions)} questions."
    )


def _read(place: Path | None) -> Catalogue:
    return load_catalogue_with(place) if place is not None and place.is_file() else load_catalogue(place)
