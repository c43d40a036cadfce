"""The shape of a database's tables: whether it is today's, and bringing it there."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor


class CannotPrepare(Exception):
    """The database cannot be made ready by whoever asks; the message says who can, and how."""


def waiting(using: str) -> int:
    """How many migrations a database waits for. Raises CannotPrepare if some of those are not known any longer."""
    executor = MigrationExecutor(connections[using])
    applied = executor.loader.applied_migrations
    for together in executor.loader.replacements.values():
        if 0 < sum(one in applied for one in together.replaces) < len(together.replaces):
            raise CannotPrepare(
                "This installation was last used with a Headway older than that of 26 November 2026: "
                "start it once with the Headway of that day, then with this one. Nothing was changed."
            )
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def make_tables(using: str) -> None:
    """Bring a database's tables to today's shape. Raises CannotPrepare."""
    if waiting(using):
        with _in_place_of_our_own(using):
            call_command("migrate", database=using, verbosity=0, interactive=False)


@contextmanager
def _in_place_of_our_own(using: str) -> Iterator[None]:
    """Meanwhile a second database stands where the installation's own does: migrations of parts that change rows do so
    there, whichever database they are run on, and on PostgreSQL would wait for ever for what they themselves hold.
    """
    own = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = connections[using]
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = own
