"""Setting and examining row-level security: the owner of the tables sets it, the role that serves cannot undo it."""

from collections.abc import Iterator
from hashlib import sha256

from django.db import DatabaseError, connections, transaction
from psycopg import sql

from headway.foundation.access.lock_sql import FUNCTION, conditions, fingerprint, functions, policies

SEARCH = "ts_match_vq(tsvector, tsquery)"
POLICIES = (
    "SELECT tablename, policyname, cmd, qual, with_check FROM pg_policies"
    " WHERE starts_with(policyname, 'headway_') ORDER BY 1, 2"
)


def lock(using: str, role: str) -> None:
    """Set functions, policies and the rights of the role that serves. The connection is the owner's. All or nothing."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(functions())
        cursor.execute(policies())
        for right in RIGHTS:
            cursor.execute(sql.SQL(right).format(role=sql.Identifier(role)))
        told = sql.Literal(f"{fingerprint()} {_found(using)}")
        cursor.execute(sql.SQL("COMMENT ON FUNCTION " + FUNCTION + " IS {}").format(told))


RIGHTS = (
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {role}",
)
"""What the role that serves may do; the tables stay the owner's."""


def unlock_for_migrating(using: str) -> None:
    """Take the policies away, since a column that one names cannot be altered. Without them nobody sees anything."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(POLICIES)
        for table, name, *_ in cursor.fetchall():
            cursor.execute(sql.SQL("DROP POLICY {} ON {}").format(sql.Identifier(name), sql.Identifier(table)))


def let_search_use_its_index(using: str) -> bool:
    """Mark the operator of full-text search leakproof, as only a superuser may; False where the owner is none.

    Under a policy an operator that is not leakproof cannot use its index. This one tells nothing of rows it refuses.
    """
    try:
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            cursor.execute(f"ALTER FUNCTION {SEARCH} LEAKPROOF")
    except DatabaseError:
        return False
    return True


def weaknesses(using: str) -> Iterator[str]:
    """Everything by which the second lock is less than it should be, seen as the role that serves."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        if cursor.fetchone() != (False,):
            yield "the role that serves is not bound by row-level security"
        cursor.execute("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'")
        owners = [owner for (owner,) in cursor.fetchall()]
        cursor.execute("SELECT pg_has_role(current_user, owner, 'MEMBER') FROM unnest(%s::name[]) owner", [owners])
        if (True,) in cursor.fetchall():
            yield "the role that serves owns the tables, or can take the owner's place, and so can take the lock off"
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND relrowsecurity AND relforcerowsecurity")
        open_tables = {table for table, _ in conditions()} - {table for (table,) in cursor.fetchall()}
        if open_tables:
            yield f"{len(open_tables)} tables are not locked ({min(open_tables)})"
        if not is_current(using):
            yield "the policies are not those of this version of Headway, or were changed since they were set"


def is_current(using: str) -> bool:
    """Whether the policies are those of this version, and stand as they were set."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT obj_description(to_regprocedure(%s), 'pg_proc')", [FUNCTION])
        return bool(cursor.fetchone() == (f"{fingerprint()} {_found(using)}",))


def search_is_slow(using: str) -> bool:
    """Whether full-text search would lose its index under the policies."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT proleakproof FROM pg_proc WHERE oid = %s::regprocedure", [SEARCH])
        return bool(cursor.fetchone() != (True,))


def _found(using: str) -> str:
    """A digest of the policies and the function as the database holds them."""
    with connections[using].cursor() as cursor:
        cursor.execute(POLICIES)
        rows = cursor.fetchall()
        cursor.execute("SELECT prosrc FROM pg_proc WHERE oid = to_regprocedure(%s)", [FUNCTION])
        return sha256(repr([*rows, cursor.fetchone()]).encode()).hexdigest()
