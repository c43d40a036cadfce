"""`headway carry-out`: the announced acts whose delay has passed."""

import click

from headway.doors.cli.options import data_option, me, now, prepare
from headway.foundation.access.models import PendingAct
from headway.foundation.access.proposing import carry_out_due


@click.command("carry-out")
@data_option
def carry_out() -> None:
    """Carry out now what was announced and not withdrawn in time; the worker does so each hour by itself."""
    prepare()
    done = carry_out_due(actor=me("carry out what was announced"), at=now())
    for pending in done:
        ended = pending.status == PendingAct.Status.DONE
        click.echo(f"{pending.what}, proposed {pending.proposed_at:%Y-%m-%d}: {'done' if ended else pending.ended_why}")
    click.echo(f"{len(done)} announced acts were due.")
