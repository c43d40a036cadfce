"""Not too often: a count in the database, so that it holds for every process of an installation."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F

from headway.foundation.access.models.tallies import Tally

STRETCHES = {"s": 1, "m": 60, "h": 3600, "d": 86400}


@dataclass(frozen=True, slots=True)
class Rate:
    """So many times in so many seconds; written "60/h", "10/m"."""

    times: int
    seconds: int

    @classmethod
    def read(cls, text: str) -> "Rate":
        """Raises ValueError for anything but NUMBER/s, /m, /h or /d."""
        times, _, stretch = text.partition("/")
        if not times.isdigit() or stretch not in STRETCHES:
            raise ValueError(f"“{text}” is no rate: write it as 60/h, with s, m, h or d")
        return cls(int(times), STRETCHES[stretch])


def wait_for(what: str, who: str, rate: Rate, now: datetime) -> int:
    """Count one more time; 0 if it may be done now, else the seconds until it may again."""
    began_at = datetime.fromtimestamp(now.timestamp() // rate.seconds * rate.seconds, tz=UTC)
    if _counted(what, who, began_at) <= rate.times:
        return 0
    ends = began_at + timedelta(seconds=rate.seconds)
    return max(1, int((ends - now).total_seconds()))


def _counted(what: str, who: str, began_at: datetime) -> int:
    """The new count. A new stretch forgets the old ones of the same person."""
    same = Tally.objects.filter(what=what, who=who, began_at=began_at)
    if not same.update(count=F("count") + 1):
        try:
            with transaction.atomic():
                Tally.objects.filter(what=what, who=who, began_at__lt=began_at).delete()
                Tally.objects.create(what=what, who=who, began_at=began_at, count=1)
        except IntegrityError:
            same.update(count=F("count") + 1)
    return same.values_list("count", flat=True).get()
