"""Bytes that a database keeps of what was deleted."""

from django.db import connection


def leave_no_trace() -> None:
    """Rewrite the database so that no freed page, and no journal, still holds what was deleted. Not inside an act."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
