"""`headway ledger`: verify the ledger, sign how far it has come, read a row's history, expunge a revision."""

from pathlib import Path
from uuid import UUID

import click

from headway.doors.cli.options import data_option, fail, me, now, prepare, write_anew
from headway.engines.keeping.records import backups, forget_written_reports
from headway.engines.keeping.restore import as_lines
from headway.engines.keeping.restore import tombstones as all_tombstones
from headway.foundation.access.sealing import Busy, seal_logs, verify_logs
from headway.foundation.ledger.checkpoints import NotACheckpoint, as_sheet, compare, make_checkpoint, read_sheet
from headway.foundation.ledger.expunge import CannotExpunge
from headway.foundation.ledger.expunge import expunge as expunge_revision
from headway.foundation.ledger.history import history as history_of
from headway.foundation.ledger.signing import own_name
from headway.foundation.ledger.verify import verify as verify_ledger


@click.group()
def ledger() -> None:
    """The ledger: every change, who made it, when and why."""


@ledger.command()
@click.option(
    "--against",
    "sheets",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A checkpoint that was kept elsewhere; may be given more than once.",
)
@click.option("--key", default="", help="The public key that signed it, where another installation did.")
@data_option
def verify(sheets: tuple[Path, ...], key: str) -> None:
    """Recompute every hash, compare every row with its head revision and the logs with their seals. Status 1 if not."""
    prepare()
    try:
        checkpoints = [read_sheet(_text_of(sheet), key=key or own_name()) for sheet in sheets]
    except NotACheckpoint as error:
        raise fail(error) from None
    outcome = verify_ledger()
    outcome.problems += [problem for checkpoint in checkpoints for problem in compare(checkpoint)]
    logs = verify_logs()
    for problem in [*outcome.problems, *logs.problems]:
        click.echo(problem)
    click.echo(outcome.as_text())
    click.echo(logs.as_text())
    if not outcome or not logs:
        raise click.exceptions.Exit(1)


def _text_of(sheet: Path) -> str:
    return sheet.read_bytes().decode("utf-8", errors="replace")


@ledger.command()
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where to write it.")
@data_option
def checkpoint(output: Path | None) -> None:
    """Seal the logs and sign how far each chain has come, on a sheet of text to keep elsewhere or to print."""
    prepare()
    try:
        seal_logs(now())
    except Busy as error:
        raise fail(error) from None
    sheet = as_sheet(make_checkpoint(now()))
    if output is None:
        click.echo(sheet, nl=False)
        return
    try:
        output.write_text(sheet, encoding="utf-8")
    except OSError as error:
        raise fail(f"{output} cannot be written ({error.strerror}): choose another place with -o.") from None
    click.echo(f"{output} is written. Keep it where whoever runs this installation cannot change it.")


@ledger.command()
@data_option
def key() -> None:
    """The public key that this installation's checkpoints are signed with."""
    prepare()
    click.echo(own_name())


@ledger.command()
@click.argument("record", type=click.UUID)
@data_option
def history(record: UUID) -> None:
    """The revisions of one record, oldest first."""
    prepare()
    for revision in history_of(record):
        change = revision.changeset
        what = "expunges " + revision.expunges[:12] if revision.expunges else change.reason
        click.echo(f"{revision.hash}  {change.at:%Y-%m-%d %H:%M}  {revision.kind}  {what}")


@ledger.command()
@data_option
def tombstones() -> None:
    """What was expunged, without content: for “headway restore --tombstones”, so that no backup brings it back."""
    prepare()
    for line in as_lines(all_tombstones()):
        click.echo(line)


@ledger.command()
@click.argument("revision")
@click.option("--reason", required=True, help="Why it must go, without repeating it.")
@click.option("--witness", required=True, help="Who stood by.")
@click.option("--restore", is_flag=True, help="Let the last kept value stand again.")
@click.option("--with-translations", "along", is_flag=True, help="What stands beside the text goes in the same act.")
@data_option
def expunge(revision: str, reason: str, witness: str, restore: bool, along: bool) -> None:
    """Destroy what a revision brought in, everywhere this record carries it; a tombstone stays.

    A translation of the text tells it in other words: it is named, or goes too.
    """
    prepare()
    try:
        receipt = expunge_revision(
            revision, actor=me("operator"), at=now(), reason=reason, witness=witness, restore=restore, along=along
        )
    except CannotExpunge as error:
        raise fail(error) from None
    write_anew()
    reports = forget_written_reports()
    click.echo(f"{len(receipt.tombstones)} tombstones left, {len(receipt.files)} files destroyed.")
    if receipt.reasons:
        click.echo(f"{len(receipt.reasons)} reasons of acts repeated it and are empty now.")
    for report in reports:
        click.echo(f"Removed, because it may repeat it: {report}. Write it again if it is needed.")
    for kept in backups():
        click.echo(f"The backup of {kept.at:%Y-%m-%d} still holds it: {kept.path}")
    for kind, record in receipt.flagged:
        click.echo(f"Look at {kind} {record}: its text still holds the value.")
