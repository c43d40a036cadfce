"""The ledger's tables: Record (abstract), Revision and its payload, Changeset and its chain, StoredFile."""

from headway.foundation.ledger.models.files import StoredFile
from headway.foundation.ledger.models.record import Record, RecordQuerySet, Sight
from headway.foundation.ledger.models.revisions import Chain, Changeset, Installation, Payload, Revision

__all__ = [
    "Chain",
    "Changeset",
    "Installation",
    "Payload",
    "Record",
    "RecordQuerySet",
    "Revision",
    "Sight",
    "StoredFile",
]
