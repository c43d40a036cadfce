"""Ending a row within an act whose rule has been asked: what stands on it may be what the actor does not see."""

from headway.foundation.access.models import CaseRecord
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.ledger.changes import Change


def end_row(change: Change, row: CaseRecord) -> None:
    """End one row; the ledger keeps that it was. Raises Stale, and StoodOn where another row stands on it."""
    with the_systems_own_work("a row ends as a whole, whoever has seen what stands on it"):
        change.end_all([row])
