"""The calendar of a visit: an event a slot by the clock of its part, known again when it changes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from headway.casework.visits.models import Attendance, Component, Meeting
from headway.casework.visits.programme import programme_of
from headway.engines.exchange.calendars import calendar_of
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def part():
    assessment = make.an_assessment(audience="public")
    row = Component(assessment=assessment, modality="on-site", dates="2026-03", place="Velmar", zone="Asia/Kathmandu")
    for name, value in make.sight().items():
        setattr(row, name, value)
    return make.added(row)


def a_slot(part, title, *names, **given):
    given = {"planned_on": date(2026, 3, 2), "starts": "09:00", "ends": "10:30", **given}
    meeting = make.added(Meeting(component=part, title=title, slot="thematic", **given, **make.sight()))
    for name in names:
        make.added(Attendance(meeting=meeting, organisation=make.a_ministry(name), **make.sight()))
    return meeting


def events(part, institution=None):
    programme = programme_of(part.assessment, make.a_lead())
    data = calendar_of(programme, institution=institution, name_of=lambda key: key.hex, at=make.NOW)
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_a_slot_is_an_event_by_the_clock_of_its_part(part):
    meeting = a_slot(part, "Prison; of Velmar,\nyard", languages="Orsan")

    (event,) = events(part)

    assert event.decoded("dtstart").astimezone(UTC) == datetime(2026, 3, 2, 3, 15, tzinfo=UTC)
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=90)
    assert (str(event["summary"]), str(event["location"])) == ("Prison; of Velmar,\nyard", "Velmar")
    assert str(event["uid"]) == f"{meeting.pk.hex}@headway"
    assert "languages: Orsan" in str(event["description"])


def test_a_slot_without_an_hour_takes_its_day_and_one_without_a_day_is_left_out(part):
    a_slot(part, "Some time", starts="", ends="")
    a_slot(part, "Never", planned_on=None)

    assert [event.decoded("dtstart") for event in events(part)] == [date(2026, 3, 2)]


def test_an_institution_gets_the_slots_to_which_it_comes(part):
    a_slot(part, "Both", "Justice", "Prisons")
    a_slot(part, "One", "Prisons", starts="11:00", ends="12:00")

    assert [str(event["summary"]) for event in events(part, make.a_ministry("Justice"))] == ["Both"]


def test_what_was_called_off_is_sent_as_cancelled(part):
    a_slot(part, "Port", outcome="refused")

    assert [str(event["status"]) for event in events(part)] == ["CANCELLED"]
