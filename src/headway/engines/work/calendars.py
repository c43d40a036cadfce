"""A person's deadlines as a calendar that programs subscribe to, under a secret address that its owner may end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override
from icalendar import Calendar, Event

from headway.engines.work.finding import work_of
from headway.engines.work.models import CalendarLink
from headway.engines.work.values import Item
from headway.foundation.access.digests import digest_of, new_secret
from headway.foundation.access.models import User
from headway.foundation.access.models.users import actor_of
from headway.foundation.access.noting import noting
from headway.foundation.access.scope import answering
from headway.foundation.core.numbers_said import say_parts

MARKED = gettext_noop("Something is due")
"""All that a calendar says of what is marked: it lies on telephones."""


@dataclass(frozen=True, slots=True)
class Made:
    """A new link and the secret of its address, which is nowhere kept."""

    link: CalendarLink
    secret: str


def make_link(user: User, *, at: datetime) -> Made:
    """A new address; one that stood before opens nothing any more."""
    end_links(user, at=at)
    secret = new_secret()
    return Made(CalendarLink.objects.create(user=user, digest=digest_of(secret), made_at=at), secret)


def end_links(user: User, *, at: datetime) -> int:
    """End every address of somebody's calendar."""
    return CalendarLink.objects.filter(user=user, revoked_at=None).update(revoked_at=at)


def link_of(user: User) -> CalendarLink | None:
    """The address that stands."""
    return CalendarLink.objects.filter(user=user, revoked_at=None).first()


def calendar_for(secret: str, *, at: datetime) -> bytes | None:
    """The calendar under an address; None where no open account has one.

    Rows are read as its owner, and written down as read by nobody: of what is marked only a day is told.
    """
    rows = CalendarLink.objects.filter(digest=digest_of(secret), revoked_at=None, user__is_active=True)
    link = rows.select_related("user").first()
    if link is None:
        return None
    actor = actor_of(link.user, today=at.date(), door="calendar")
    with noting(), answering(actor), override(link.user.language or "en"):
        items = [item for item in work_of(actor).items if item.due_on]
        return written(items, str(link.pk), at)


def written(items: Iterable[Item], salt: str, at: datetime) -> bytes:
    """The items as RFC 5545 has them: a whole day each, without a word of the case."""
    calendar = Calendar()
    calendar.add("prodid", "-//Headway//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Headway")
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for item in items:
        calendar.add_component(_event(item, salt, at))
    return bytes(calendar.to_ical())


def _event(item: Item, salt: str, at: datetime) -> Event:
    assert item.due_on is not None, "only what is due has a day"
    event = Event()
    event.add("uid", sha256(f"{salt}:{item.key}".encode()).hexdigest()[:32])
    event.add("dtstamp", datetime.combine(at.date(), time(), UTC))
    event.add("dtstart", item.due_on)
    event.add("dtend", item.due_on + timedelta(days=1))
    event.add("summary", _(MARKED) if item.marking else say_parts(filter(None, (item.plain, item.case))))
    event.add("transp", "TRANSPARENT")
    return event
