"""The command `headway` and its verbs."""

import click

from headway import __version__
from headway.doors.cli.accounts import people
from headway.doors.cli.carrying_out import carry_out
from headway.doors.cli.catalogue import catalogue
from headway.doors.cli.demo import demo
from headway.doors.cli.followup import followup
from headway.doors.cli.intake import intake
from headway.doors.cli.keeping import backup, copy_database, doctor, restore
from headway.doors.cli.ledger import ledger
from headway.doors.cli.report import report
from headway.doors.cli.serve import serve


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="headway")
def headway() -> None:
    """Assess how States implement international obligations, and follow up with proof."""


for verb in (
    demo,
    serve,
    intake,
    followup,
    report,
    ledger,
    catalogue,
    people,
    backup,
    restore,
    copy_database,
    doctor,
    carry_out,
):
    headway.add_command(verb)
