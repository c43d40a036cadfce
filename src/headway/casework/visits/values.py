"""Clock times and time zones of a programme, as people type them. No database."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from django.utils.translation import gettext as _

_CLOCK = re.compile(r"\s*(\d{1,2})\s*[:.hH]?\s*(\d{2})?\s*")


class NotAClock(ValueError):
    """What was typed is no time of day."""


class NotAZone(ValueError):
    """No time zone is called so."""


def as_clock(given: str) -> str:
    """A time of day as "09:30"; "9", "9.30", "9:30" and "9h30" are understood, "" stays. Raises NotAClock."""
    if not given.strip():
        return ""
    found = _CLOCK.fullmatch(given)
    hours, minutes = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hours > 23 or minutes > 59:
        raise NotAClock(_("“%(words)s” is no time of day: write 09:30.") % {"words": given.strip()})
    return f"{hours:02d}:{minutes:02d}"


def as_zone(given: str) -> str:
    """The IANA name of a time zone; "" stays. Raises NotAZone."""
    name = given.strip()
    if name and name not in available_timezones():
        raise NotAZone(
            _("“%(name)s” is no time zone: write it as Africa/Nairobi, Asia/Tashkent or Etc/GMT-3.") % {"name": name}
        )
    return name


def zone_of(name: str) -> ZoneInfo | None:
    """The zone of that name; None for ""."""
    return ZoneInfo(name) if name else None


def say_zone(name: str, on: date | None = None) -> str:
    """A zone as people read it on a day: "Nairobi (UTC+3)", "UTC+2" for one that is an offset only; "" for ""."""
    zone = zone_of(name)
    if zone is None:
        return ""
    offset = datetime.combine(on or date(2000, 1, 1), time(12), zone).utcoffset() or timedelta()
    minutes = int(offset.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    told = f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02d}" if rest else "")
    place = name.rpartition("/")[2].replace("_", " ")
    return told if name.startswith("Etc/") or "/" not in name else f"{place} ({told})"
