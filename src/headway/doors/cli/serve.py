"""`headway serve`: the site on this machine's own address."""

import os
import secrets
from contextvars import Context
from enum import Enum

import click
from django.conf import settings
from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from headway.doors.cli.beside import a_worker_beside
from headway.doors.cli.options import data_option, fail, me, now, prepare
from headway.engines.demo.personas import demo_personas
from headway.foundation.access.accounts import NotSingle, are_there_users, only_user
from headway.foundation.actors.services import load_organisations
from headway.foundation.catalogue.services import load as load_catalogue_files

ADDRESS = "127.0.0.1"
NAME = "localhost"
"""What people open where they sign in: a passkey belongs to a name, never to a number."""

STACK = 8 * 1024 * 1024
"""Bytes of stack for a thread that answers requests: linear algebra overflows the usual 2 MB and ends the process."""


class Mode(Enum):
    """For whom a site is served."""

    DEMONSTRATION = "the people of the demonstration, chosen by whoever has the printed link"
    SINGLE_USER = "the one user there is, by the printed link"
    BEGINNING = "whoever becomes the first administrator, by the printed link"
    SIGNING_IN = "people who sign in"


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--single-user", is_flag=True, help="Sign in the one user there is by the printed link.")
@data_option
def serve(port: int, single_user: bool) -> None:
    """Serve the site on 127.0.0.1 until Ctrl-C. Without users it prints a link that makes the first administrator."""
    prepare()
    try:
        mode = mode_of(single_user)
    except NotSingle as refusal:
        raise fail(refusal) from None
    if mode is Mode.BEGINNING:
        at = now()
        load_catalogue_files(at)
        load_organisations(actor=me("catalogue"), at=at)
    run(port, mode)


def mode_of(single_user: bool = False) -> Mode:
    """What there is decides: users, the demonstration alone, or nothing yet. Raises NotSingle."""
    if single_user:
        only_user()
        return Mode.SINGLE_USER
    if are_there_users():
        return Mode.SIGNING_IN
    return Mode.DEMONSTRATION if demo_personas() else Mode.BEGINNING


def run(port: int, mode: Mode, *, opens: str = "") -> None:
    """Print what to open and serve until interrupted."""
    os.environ["RUST_MIN_STACK"] = str(STACK)
    click.echo(f"\nOpen  {_link(port, mode, opens)}")
    click.echo("Stop with Ctrl-C. The site answers on this machine only.")
    connections.close_all()  # a connection must not be carried into another process (SQLite, “How To Corrupt”, 2.6)
    server = Granian(
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
    )
    with a_worker_beside():
        Context().run(server.serve)  # what this command may read for its operator is not handed on to whoever visits


def _link(port: int, mode: Mode, opens: str) -> str:
    """The address to open, with the secret that the mode asks for; the site is told of it, and of nothing else."""
    given = {"HEADWAY_TOKEN": "", "HEADWAY_SINGLE_USER": "", "HEADWAY_BEGIN": ""}
    link = f"http://{NAME}:{port}/{opens}"
    match mode:
        case Mode.BEGINNING:
            given["HEADWAY_BEGIN"] = secrets.token_urlsafe(32)
            link = f"http://{NAME}:{port}/begin/{given['HEADWAY_BEGIN']}/"
        case Mode.DEMONSTRATION | Mode.SINGLE_USER:
            given["HEADWAY_TOKEN"] = access_token()
            given["HEADWAY_SINGLE_USER"] = "1" if mode is Mode.SINGLE_USER else ""
            link = f"http://{ADDRESS}:{port}/{opens}?token={given['HEADWAY_TOKEN']}"
    os.environ.update(given)
    settings.HEADWAY_TOKEN, settings.HEADWAY_BEGIN = given["HEADWAY_TOKEN"], given["HEADWAY_BEGIN"]
    settings.HEADWAY_SINGLE_USER = bool(given["HEADWAY_SINGLE_USER"])
    return link


def access_token() -> str:
    """The installation's token, made on first serving and kept for its owner only."""
    kept = settings.DATA / "access-token"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(18))
    return str(kept.read_text().strip())
