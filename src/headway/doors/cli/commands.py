"""The command `headway` and its verbs."""

from importlib import import_module

import click

from headway import __version__
from headway.foundation.access.scope import the_systems_own_work

HERE = __name__.rpartition(".")[0]
VERBS = {
    "demo": "demo",
    "serve": "serve",
    "intake": "intake",
    "tracker": "tracker",
    "import-recommendations": "indexed",
    "work": "work",
    "followup": "followup",
    "report": "report",
    "comments": "comments",
    "form": "forms",
    "answers": "forms",
    "workbook": "workbooks",
    "ledger": "ledger",
    "keys": "keys",
    "catalogue": "catalogue",
    "people": "accounts",
    "organisations": "organisations",
    "strategy": "strategy",
    "carry-out": "carrying_out",
    "remind": "remind",
    "backup": "keeping",
    "restore": "keeping",
    "copy-database": "keeping",
    "database": "database",
    "doctor": "keeping",
}
"""Each verb and the module it is in, under its name with `_` for `-`."""


class Verbs(click.Group):
    """Loads a verb when it is asked for: all of them take a processor a second longer than one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every verb, in the order of the alphabet."""
        return sorted(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of that name; None where there is none."""
        if cmd_name not in VERBS:
            return None
        verb: click.Command = getattr(import_module(f"{HERE}.{VERBS[cmd_name]}"), cmd_name.replace("-", "_"))
        return verb


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="headway")
@click.pass_context
def headway(context: click.Context) -> None:
    """Assess how States implement international obligations, and follow up with proof."""
    context.with_resource(the_systems_own_work("a command of whoever runs this installation"))
