"""Files on the disk that no row names: the act that brought them in was refused or cut short before it was recorded."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from headway.foundation.ledger.models import StoredFile

UNDER_WAY = timedelta(days=1)
"""A file reaches the disk before its row does; whatever is younger may belong to an act still under way."""


def leftovers(now: datetime) -> list[Path]:
    """Such files, older than a day."""
    folder = Path(settings.MEDIA_ROOT) / "files"
    named = set(StoredFile.objects.values_list("sha256", flat=True))
    young = now - UNDER_WAY
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in named and datetime.fromtimestamp(path.stat().st_mtime, tz=UTC) < young
    ]


def tidy(now: datetime) -> int:
    """Remove them; how many there were."""
    found = leftovers(now)
    for path in found:
        path.unlink()
    return len(found)
