"""`headway keys`: the installation's own keys."""

import click

from headway.doors.cli.options import data_option, fail, prepare
from headway.engines.keeping.keys import CannotRenew, renew_secret, renew_signing_key


@click.group()
def keys() -> None:
    """The installation's own keys: see docs/reference/keys.md."""


@keys.command()
@click.option("--signing", is_flag=True, help="The key that signs checkpoints instead of the secret key.")
@data_option
def renew(signing: bool) -> None:
    """Make a new key in place of the old one. Stop the site first; start it again afterwards.

    The secret key: everybody signs in again, second factors stay, links to pages that were kept elsewhere lead nowhere.
    """
    prepare()
    if signing:
        before, after = renew_signing_key()
        click.echo(f"Checkpoints are signed with a new key: {after}")
        click.echo(f"Those signed until now are checked with --key {before}")
        click.echo("Write that on them, or beside them: it is kept nowhere else.")
        return
    try:
        told = renew_secret()
    except CannotRenew as error:
        raise fail(error) from None
    click.echo(f"The secret key is new; {told.factors} second factors are encrypted with it. Start the site again.")
    if told.lost:
        click.echo(f"{told.lost} second factors could not be read with the old key: their owners set up another.")
