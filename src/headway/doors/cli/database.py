"""`headway database`: making PostgreSQL ready, as the role that owns the tables."""

import click
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from headway.doors.cli.options import data_option, fail
from headway.engines.keeping.preparing import prepare_postgresql
from headway.engines.keeping.shape import CannotPrepare
from headway.foundation.core.databases import database_at


@click.group()
def database() -> None:
    """PostgreSQL: what its owner does before Headway serves from it."""


@database.command()
@click.option(
    "--owner-url",
    envvar="HEADWAY_DATABASE_OWNER",
    required=True,
    help="The address of the role that owns the tables; DATABASE_URL is that of the role that serves.",
)
@data_option
def prepare(owner_url: str) -> None:
    """Bring the tables to today's shape, set row-level security, and let the serving role in. After each update."""
    if connection.vendor != "postgresql":
        raise fail("DATABASE_URL names no PostgreSQL; SQLite needs no preparing.")
    try:
        indexed = prepare_postgresql(database_at(owner_url))
    except (CannotPrepare, ImproperlyConfigured) as error:
        raise fail(error) from None
    click.echo("The tables are today's, and each row is locked to those who may see it.")
    if not indexed:
        click.echo(
            "Searching will be slow until a superuser runs, once: "
            "ALTER FUNCTION ts_match_vq(tsvector, tsquery) LEAKPROOF;"
        )
