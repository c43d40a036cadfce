"""What a reminder says to whom, and when. Pure: a mail leaves the installation, so it names nothing of a case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headway.engines.work.values import Item, Waits, Work
from headway.foundation.core.actors import Role

BEFORE = (7, 1, 0)
"""So many days before it is due somebody is told, and on the day itself."""

EVERY = 7
"""What is late is told of on the first day, and again every so many days."""

ESCALATES_AFTER = 7
"""So many days late, it is told to those who lead, too."""

ESCALATED_TO = frozenset({Role.LEAD, Role.APPROVER})
LONGEST_PAUSE = timedelta(days=14)
"""A reminder that was missed for longer is told once, not caught up on."""


@dataclass(frozen=True, slots=True)
class Digest:
    """The lines of one mail, and how many things it does not name because of their marking."""

    mine: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    escalated: tuple[str, ...] = ()
    unnamed: int = 0

    def __bool__(self) -> bool:
        return bool(self.mine or self.theirs or self.escalated or self.unnamed)


def digest_of(work: Work, roles: frozenset[Role], since: date | None) -> Digest:
    """What to tell somebody today who was last told on a day (None: never)."""
    begins = max(since or date.min, work.on - LONGEST_PAUSE) if since else work.on - timedelta(days=1)
    told = [item for item in work.items if is_due_to_be_told(item, begins, work.on)]
    escalates = bool(roles & ESCALATED_TO)
    escalated = [item for item in told if escalates and item.days_late(work.on) >= ESCALATES_AFTER]
    rest = [item for item in told if item not in escalated and not roles <= {Role.APPROVER}]
    mine = [item for item in rest if item.waits is Waits.ME]
    theirs = [item for item in rest if item.waits is Waits.OTHERS and item.is_late(work.on)]
    return Digest(
        _lines(mine, work.on),
        _lines(theirs, work.on),
        _lines(escalated, work.on),
        sum(bool(item.marking) for item in (*mine, *theirs, *escalated)),
    )


def is_due_to_be_told(item: Item, after: date, on: date) -> bool:
    """Whether one of the days on which an item is told of lies after a day, and not after another."""
    days = ((after + timedelta(days=n)) for n in range(1, (on - after).days + 1))
    return item.due_on is not None and any(_is_a_day(item, day) for day in days)


def _is_a_day(item: Item, day: date) -> bool:
    assert item.due_on is not None, "asked only of what is due"
    ahead = (item.due_on - day).days
    if ahead >= 0:
        return ahead in BEFORE
    return item.binds and (ahead == -1 or -ahead % EVERY == 0)


def _lines(items: Iterable[Item], on: date) -> tuple[str, ...]:
    return tuple(_line(item, on) for item in items if not item.marking)


def _line(item: Item, on: date) -> str:
    what = f"{item.plain}, {item.case}" if item.case else item.plain
    if not item.due_on:
        return _("%(what)s: due no day") % {"what": what}
    named = {"what": what, "day": f"{item.due_on:%Y-%m-%d}", "days": item.days_late(on)}
    if not named["days"]:
        return _("%(what)s: due %(day)s") % named
    late = ngettext(
        "%(what)s: due %(day)s, %(days)s day late", "%(what)s: due %(day)s, %(days)s days late", item.days_late(on)
    )
    return late % named
