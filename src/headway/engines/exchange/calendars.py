"""The programme of a visit as iCalendar: an event a slot, in the clock of its part, the same event when it changes."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from uuid import UUID

from icalendar import Calendar, Event

from headway.casework.visits.models import Component, Meeting
from headway.casework.visits.programme import OFF, Programme
from headway.casework.visits.values import zone_of
from headway.foundation.actors.models import Organisation

AN_HOUR = timedelta(hours=1)


def calendar_of(
    programme: Programme, *, institution: Organisation | None, name_of: Callable[[UUID], str], at: datetime
) -> bytes:
    """The slots that have a day, or those of them to which one institution comes.

    `name_of` gives a row's name outside this installation, by which a calendar knows the event again; a slot that does
    not take place where it stood is sent as cancelled, so that it goes from calendars that had it.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Headway//programme of a visit//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for part in programme.parts:
        for day in part.days:
            for meeting in day.meetings:
                if day.on is not None and _comes(institution, meeting):
                    calendar.add_component(_event(meeting, part.component, day.on, name_of(meeting.pk), at))
    calendar.add_missing_timezones()
    data: bytes = calendar.to_ical()
    return data


def _comes(institution: Organisation | None, meeting: Meeting) -> bool:
    return institution is None or any(row.organisation_id == institution.pk for row in meeting.attendances.all())


def _event(meeting: Meeting, part: Component, on: date, name: str, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{name}@headway")
    event.add("dtstamp", at)
    event.add("last-modified", at)
    event.add("summary", meeting.title)
    starts, ends = _moments(meeting, part, on)
    event.add("dtstart", starts)
    if ends is not None:
        event.add("dtend", ends)
    place = meeting.place or part.place
    if place:
        event.add("location", place)
    told = [meeting.get_slot_display(), meeting.languages, meeting.interpretation, meeting.track]
    names = ("kind", "languages", "interpretation", "track")
    event.add("description", "\n".join(f"{n}: {words}" for n, words in zip(names, told, strict=True) if words))
    event.add("status", "CANCELLED" if meeting.outcome in OFF else "CONFIRMED")
    return event


def _moments(meeting: Meeting, part: Component, on: date) -> tuple[date | datetime, datetime | None]:
    """A day where no hour is said; an hour's length where no end is."""
    if not meeting.starts:
        return on, None
    zone = zone_of(part.zone)
    starts = datetime.combine(on, time.fromisoformat(meeting.starts), zone)
    ends = datetime.combine(on, time.fromisoformat(meeting.ends), zone) if meeting.ends else starts + AN_HOUR
    return starts, ends
