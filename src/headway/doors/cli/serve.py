"""`headway serve`: the site on this machine's own address, for whoever has the printed link."""

import os
import secrets

import click
from django.conf import settings
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from headway.doors.cli.options import data_option, prepare

ADDRESS = "127.0.0.1"
STACK = 8 * 1024 * 1024
"""Bytes of stack for a thread that answers requests: linear algebra overflows the usual 2 MB and ends the process."""


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@data_option
def serve(port: int) -> None:
    """Serve the site on 127.0.0.1 until Ctrl-C."""
    prepare()
    run(port)


def run(port: int, *, opens: str = "") -> None:
    """Print what to open and serve until interrupted. The link's token lets in whoever follows it, once."""
    token = access_token()
    os.environ["RUST_MIN_STACK"] = str(STACK)
    os.environ["HEADWAY_TOKEN"] = settings.HEADWAY_TOKEN = token
    click.echo(f"\nOpen  http://{ADDRESS}:{port}/{opens}?token={token}")
    click.echo("Stop with Ctrl-C. The site answers on this machine only.")
    Granian(
        "headway.site.wsgi:application",
        address=ADDRESS,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        respawn_failed_workers=True,
        blocking_threads=4,
        websockets=False,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()


def access_token() -> str:
    """The installation's token, made on first serving and kept for its owner only."""
    kept = settings.DATA / "access-token"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(18))
    return str(kept.read_text().strip())
