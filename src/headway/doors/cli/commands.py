"""The command `headway` and its verbs."""

import click

from headway import __version__
from headway.doors.cli.accounts import people
from headway.doors.cli.carrying_out import carry_out
from headway.doors.cli.catalogue import catalogue
from headway.doors.cli.comments import comments
from headway.doors.cli.database import database
from headway.doors.cli.demo import demo
from headway.doors.cli.followup import followup
from headway.doors.cli.forms import answers, form
from headway.doors.cli.indexed import import_recommendations
from headway.doors.cli.intake import intake
from headway.doors.cli.keeping import backup, copy_database, doctor, restore
from headway.doors.cli.keys import keys
from headway.doors.cli.ledger import ledger
from headway.doors.cli.organisations import organisations
from headway.doors.cli.remind import remind
from headway.doors.cli.report import report
from headway.doors.cli.serve import serve
from headway.doors.cli.strategy import strategy
from headway.doors.cli.tracker import tracker
from headway.doors.cli.work import work
from headway.doors.cli.workbooks import workbook
from headway.foundation.access.scope import the_systems_own_work


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="headway")
@click.pass_context
def headway(context: click.Context) -> None:
    """Assess how States implement international obligations, and follow up with proof."""
    context.with_resource(the_systems_own_work("a command of whoever runs this installation"))


for verb in (
    demo,
    serve,
    intake,
    tracker,
    import_recommendations,
    work,
    followup,
    report,
    comments,
    form,
    answers,
    workbook,
    ledger,
    keys,
    catalogue,
    people,
    organisations,
    strategy,
    carry_out,
    remind,
    backup,
    restore,
    copy_database,
    database,
    doctor,
):
    headway.add_command(verb)
