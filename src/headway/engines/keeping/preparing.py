"""Making a database ready: tables of today's shape and, on PostgreSQL, the second lock, set by whoever owns them."""

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, ProgrammingError, connections

from headway.engines.keeping.copying import opened_database
from headway.engines.keeping.shape import CannotPrepare, make_tables, waiting
from headway.foundation.access.locking import is_current, let_search_use_its_index, lock, unlock_for_migrating
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.core.databases import Database, database_at
from headway.foundation.ledger.traces import leave_no_trace


def make_ready() -> None:
    """Before any command: SQLite is brought to today's shape; PostgreSQL must have been prepared. Raises CannotPrepare.

    Where the owner's address is in the environment (HEADWAY_DATABASE_OWNER) PostgreSQL is prepared by it, if need be.
    """
    if connections[DEFAULT_DB_ALIAS].vendor == "sqlite":
        make_tables(DEFAULT_DB_ALIAS)
    elif not is_ready():
        if not settings.HEADWAY_DATABASE_OWNER:
            raise CannotPrepare(
                "The database is not prepared for this version: run “headway database prepare --owner-url …”."
            )
        prepare_postgresql(database_at(settings.HEADWAY_DATABASE_OWNER))


def rewrite() -> bool:
    """Write the database anew, without what was deleted; False where only the tables' owner could, who is not known.

    The owner of PostgreSQL's tables is asked by the address in the environment (HEADWAY_DATABASE_OWNER).
    """
    if connections[DEFAULT_DB_ALIAS].vendor == "sqlite":
        leave_no_trace()
    elif settings.HEADWAY_DATABASE_OWNER:
        with opened_database(database_at(settings.HEADWAY_DATABASE_OWNER)) as alias:
            leave_no_trace(alias)
    else:
        return False
    return True


def is_ready() -> bool:
    """Whether the tables of PostgreSQL are today's and its policies this version's. Raises CannotPrepare."""
    try:
        return not waiting(DEFAULT_DB_ALIAS) and is_current(DEFAULT_DB_ALIAS)
    except ProgrammingError:  # the tables are there, and the role that serves may not read them yet
        return False


def prepare_postgresql(owner: Database) -> bool:
    """Migrate and lock as the owner; True if full-text search will find its index. Raises CannotPrepare."""
    role = str(settings.DATABASES[DEFAULT_DB_ALIAS]["USER"])
    try:
        with opened_database(owner) as alias, the_systems_own_work("preparing the database"):
            if waiting(alias):
                unlock_for_migrating(alias)
                make_tables(alias)
            lock(alias, role)
            return let_search_use_its_index(alias)
    except DatabaseError as error:
        raise CannotPrepare(f"The database cannot be prepared: {' '.join(str(error).split())}") from None
