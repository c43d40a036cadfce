"""`headway remind`: today's reminders, now."""

import click
from django.conf import settings

from headway.doors.cli.options import data_option, now, prepare
from headway.engines.work.reminding import remind as send


@click.command()
@data_option
def remind() -> None:
    """Send today's reminders by mail, once a day to each person. The worker does it each morning by itself."""
    prepare()
    if not settings.EMAIL_URL:
        click.echo("No mail goes out from here: set EMAIL_URL (docs/reference/settings.md).")
        return
    click.echo(f"{send(at=now())} people were reminded.")
