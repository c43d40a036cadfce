"""`headway backup`, `headway restore`, `headway doctor`: keeping an installation."""

from pathlib import Path

import click
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, DatabaseError

from headway.doors.cli.options import data_option, fail, me, now, prepare, write_anew
from headway.engines.keeping.archive import CannotKeep
from headway.engines.keeping.backup import back_up
from headway.engines.keeping.checks import examine
from headway.engines.keeping.copying import CannotCopy, copy_installation, opened_database
from headway.engines.keeping.leftovers import tidy
from headway.engines.keeping.restore import bury_again, put_back, read_lines
from headway.engines.keeping.shape import CannotPrepare, make_tables
from headway.foundation.access.sealing import verify_logs
from headway.foundation.core.databases import database_at
from headway.foundation.ledger.checkpoints import NotACheckpoint, compare, read_sheet
from headway.foundation.ledger.expunge import CannotExpunge
from headway.foundation.ledger.signing import own_name
from headway.foundation.ledger.verify import verify

A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--to", "recipients", multiple=True, help="An age public key to encrypt for; may be given more than once."
)
@data_option
def backup(file: Path, recipients: tuple[str, ...]) -> None:
    """Write database, files and keys to FILE. The site may go on running."""
    prepare()
    try:
        made = back_up(file, at=now(), recipients=recipients)
    except CannotKeep as error:
        raise fail(error) from None
    how = "encrypted" if made.encrypted else "not encrypted: whoever has it can read everything"
    click.echo(f"{made.path} holds the database and {made.files} files ({made.size:,} bytes, {how}).")


@click.command()
@click.argument("file", type=A_FILE)
@click.option("--identity", type=A_FILE, help="The file with the age identity, for an encrypted backup.")
@click.option("--tombstones", type=A_FILE, help="What was expunged since, as “headway ledger tombstones” wrote it.")
@data_option
def restore(file: Path, identity: Path | None, tombstones: Path | None) -> None:
    """Put a backup back into an empty folder (--data) and verify it. Exit status 1 if anything disagrees."""
    try:
        stones = read_lines(tombstones.read_text(encoding="utf-8", errors="replace")) if tombstones else []
        told = put_back(file, Path(settings.DATA), identity=identity)
        prepare()
        checkpoint = read_sheet(told.checkpoint, key=own_name())
        buried = bury_again(stones, actor=me("restore"), at=now())
        write_anew()
    except (CannotKeep, CannotExpunge, NotACheckpoint) as error:
        raise fail(error) from None
    outcome = verify()
    problems = [*outcome.problems, *verify_logs().problems, *compare(checkpoint)]
    for problem in problems:
        click.echo(problem)
    click.echo(
        f"The backup of {told.at:%Y-%m-%d %H:%M} is back in {settings.DATA}: {outcome.revisions} revisions, "
        f"{told.files} files, {buried} expunged again: {f'{len(problems)} disagree' if problems else 'all agree'}."
    )
    if problems:
        raise click.exceptions.Exit(1)


@click.command("copy-database")
@click.option("--to", "address", required=True, help="postgresql://owner:password@host/name, or sqlite:////a/file.")
@data_option
def copy_database(address: str) -> None:
    """Copy the installation's rows into another, empty database, and prove that the copy is equal. Stop the site first.

    The files in the folder stay where they are. Nothing is taken away from the database that is copied.
    """
    prepare()
    try:
        with opened_database(database_at(address)) as other:
            make_tables(other)
            told = copy_installation(DEFAULT_DB_ALIAS, other)
    except (CannotCopy, CannotPrepare, ImproperlyConfigured) as error:
        raise fail(error) from None
    except DatabaseError as error:
        raise fail(f"The other database cannot be used: {' '.join(str(error).split())}") from None
    click.echo(
        f"{sum(told.rows.values()):,} rows in {len(told.rows)} tables, {told.changesets:,} changesets: the chains end "
        "alike and the copy verifies. Set DATABASE_URL to the copy's address to go on with it."
    )


@click.command()
@click.option("--tidy", "tidies", is_flag=True, help="Remove files that no act kept, older than a day.")
@data_option
def doctor(tidies: bool) -> None:
    """Look at folder, disk, keys, database, files, clock, backups, seals. Exit status 1 if something must be mended."""
    if tidies:
        click.echo(f"{tidy(now())} files removed that no act kept.")
    harm = False
    for finding in examine(now()):
        sign = "mend" if finding.harm else "note" if finding.remedy else "ok"
        remedy = f" → {finding.remedy}" if finding.remedy else ""
        click.echo(f"{sign:5} {finding.what}: {finding.told}{remedy}")
        harm = harm or finding.harm
    if harm:
        raise click.exceptions.Exit(1)
