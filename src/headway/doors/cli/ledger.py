"""`headway ledger`: verify the ledger, read a row's history, expunge a revision."""

from uuid import UUID

import click

from headway.doors.cli.options import data_option, fail, me, now, prepare
from headway.foundation.ledger.expunge import CannotExpunge
from headway.foundation.ledger.expunge import expunge as expunge_revision
from headway.foundation.ledger.history import history as history_of
from headway.foundation.ledger.verify import verify as verify_ledger


@click.group()
def ledger() -> None:
    """The ledger: every change, who made it, when and why."""


@ledger.command()
@data_option
def verify() -> None:
    """Recompute every hash and compare every row with its head revision. Exit status 1 if anything disagrees."""
    prepare()
    outcome = verify_ledger()
    for problem in outcome.problems:
        click.echo(problem)
    click.echo(
        f"{outcome.revisions} revisions in {outcome.changesets} changesets, {outcome.rows} rows, "
        f"{outcome.tombstones} tombstones: " + ("all agree." if outcome else f"{len(outcome.problems)} disagree.")
    )
    if not outcome:
        raise click.exceptions.Exit(1)


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
@click.argument("revision")
@click.option("--reason", required=True, help="Why it must go, without repeating it.")
@click.option("--witness", required=True, help="Who stood by.")
@click.option("--restore", is_flag=True, help="Let the last kept value stand again.")
@data_option
def expunge(revision: str, reason: str, witness: str, restore: bool) -> None:
    """Destroy what a revision brought in, everywhere this record carries it; a tombstone stays."""
    prepare()
    try:
        receipt = expunge_revision(
            revision, actor=me("operator"), at=now(), reason=reason, witness=witness, restore=restore
        )
    except CannotExpunge as error:
        raise fail(error) from None
    click.echo(f"{len(receipt.tombstones)} tombstones left, {len(receipt.files)} files destroyed.")
    for kind, record in receipt.flagged:
        click.echo(f"Look at {kind} {record}: its text still holds the value.")
