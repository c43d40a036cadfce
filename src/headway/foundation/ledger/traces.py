"""Bytes that a database keeps of what was deleted."""

from django.db import DEFAULT_DB_ALIAS, connections


def leave_no_trace(using: str = DEFAULT_DB_ALIAS) -> None:
    """Rewrite a database so that no freed page, and no journal, still holds what was deleted. Not inside an act.

    On PostgreSQL every table of the role that asks is written anew, and nobody else reads meanwhile; the server's
    write-ahead log keeps the old bytes until it is recycled.
    """
    connection = connections[using]
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute("VACUUM (FULL)")
