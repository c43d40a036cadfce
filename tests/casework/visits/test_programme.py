"""The programme of a visit: planned, changed to the last minute, each slot ended with what stayed uncovered."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.casework.recommendations.coverage import coverage, subjects_of
from headway.casework.visits.changes import changes_of
from headway.casework.visits.models import Attendance, Component, Meeting, Topic
from headway.casework.visits.planning import (
    Ending,
    ToCover,
    change_meeting,
    end_meeting,
    plan_meeting,
    reopen_meeting,
    set_topics,
)
from headway.casework.visits.programme import clashes, programme_of
from headway.casework.visits.services import plan_component
from headway.casework.visits.values import NotAClock, NotAZone, as_clock, as_zone, say_zone
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.history import history
from tests import make

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
LATER = make.NOW + timedelta(hours=1)


@pytest.fixture
def lead():
    return make.a_lead()


@pytest.fixture
def assessment():
    return make.an_assessment(audience="public")


@pytest.fixture
def part(assessment, lead):
    row = Component(assessment=assessment, modality="on-site", dates="2026-03-02/2026-03-04", **make.sight())
    return plan_component(row, actor=lead, at=make.NOW)


def a_slot(part, lead, title="Ministry of Justice", *, invited=(), topics=(), areas=(), **given):
    given = {"planned_on": DAY, "starts": "9", "ends": "10.30", **given}
    row = Meeting(component=part, slot="thematic", title=title, **given, **make.sight(circle=part.circle))
    row.audience = part.audience
    return plan_meeting(row, invited=invited, topics=topics, areas=areas, actor=lead, at=make.NOW)


@pytest.mark.parametrize(
    ("typed", "kept"), [("9", "09:00"), ("9.30", "09:30"), ("0930", "09:30"), ("14h05", "14:05"), ("", "")]
)
def test_a_time_of_day_is_understood_as_people_type_it(typed, kept):
    assert as_clock(typed) == kept


@pytest.mark.parametrize("typed", ["25:00", "9:75", "noon", "-1"])
def test_what_is_no_time_of_day_is_refused(typed):
    with pytest.raises(NotAClock, match="is no time of day"):
        as_clock(typed)


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_time_of_day_is_kept_as_it_reads(hour, minute):
    assert as_clock(f"{hour}:{minute:02d}") == f"{hour:02d}:{minute:02d}"


def test_a_zone_is_one_that_exists_and_is_read_with_its_offset():
    assert [say_zone("Etc/GMT-2"), say_zone("Asia/Kathmandu", DAY)] == ["UTC+2", "Kathmandu (UTC+5:45)"]
    with pytest.raises(NotAZone, match="is no time zone"):
        as_zone("Orsania/Velmar")


def test_a_meeting_that_would_end_before_it_starts_is_not_planned(part, lead):
    with pytest.raises(NotAClock, match="end at 09:00, before it starts at 10:00"):
        a_slot(part, lead, starts="10", ends="9")

    assert not Meeting.objects.exists()


def test_the_state_does_not_plan_the_bodys_visit(part):
    with pytest.raises(NotAllowed, match="Only the assessing Body"):
        a_slot(part, make.a_focal_point())


def test_an_institution_cannot_be_in_two_places_and_a_track_holds_one_meeting_at_a_time(part, lead):
    justice, prisons = make.a_ministry("Ministry of Justice"), make.a_ministry("Prison Service")
    a_slot(part, lead, "Justice", invited=[justice], track="A")
    a_slot(part, lead, "Prison", invited=[justice, prisons], track="B", starts="10", ends="12")
    a_slot(part, lead, "Customs", track="A", starts="10", ends="11")
    a_slot(part, lead, "After", track="A", starts="11", ends="12")
    gone = a_slot(part, lead, "Cancelled", track="A", starts="9", ends="12")
    end_meeting(gone, Ending("cancelled", because="The road is closed."), actor=lead, at=make.NOW)

    found = clashes(programme_of(part.assessment, lead).meetings)

    assert [(c.first.title, c.second.title, c.because) for c in found] == [
        ("Justice", "Customs", "both are on the track “A”"),
        ("Justice", "Prison", "Ministry of Justice cannot be in two places"),
    ]


def test_what_was_changed_is_told_to_whoever_had_the_programme_before(assessment, lead):
    public = make.sight(audience="public")
    part = plan_component(
        Component(assessment=assessment, modality="on-site", **public), actor=lead, at=make.NOW - timedelta(days=9)
    )
    meeting = a_slot(part, lead)
    change_meeting(meeting, starts="9", ends="10:30", place="Annex", actor=lead, at=make.NOW)
    change_meeting(meeting, starts="11", ends="12", place="Annex", actor=lead, at=LATER)

    told = changes_of(programme_of(assessment, make.a_focal_point()), make.a_focal_point())

    assert [(one.added, one.columns) for one in told] == [
        (False, (("from", "09:00", "11:00"), ("to", "10:30", "12:00"))),
        (False, (("place", "", "Annex"),)),
        (True, ()),
    ]


def test_changes_to_a_draft_are_told_to_nobody(part, lead):
    change_meeting(a_slot(part, lead), starts="11", ends="12", actor=lead, at=LATER)

    assert changes_of(programme_of(part.assessment, lead), lead) == []


def test_nothing_of_a_changed_slot_is_overwritten(part, lead):
    ministry = make.a_ministry("Prison Service")
    meeting = a_slot(part, lead, invited=[make.a_ministry()])

    change_meeting(meeting, invited=[ministry], starts="8", actor=lead, at=LATER)

    assert [a.organisation for a in Attendance.objects.visible_to(lead)] == [ministry]
    assert history(meeting).count() == 2


def test_a_held_meeting_leaves_what_it_did_not_cover_to_be_seen(part, lead):
    meeting = a_slot(part, lead, topics=[ToCover(text="the law"), ToCover(text="the decree")])
    law, decree = Topic.objects.visible_to(lead).order_by("id")

    end_meeting(meeting, Ending("held", covered=[law.pk]), actor=lead, at=make.NOW)

    assert (meeting.outcome, meeting.held_on) == ("held", DAY)
    law.refresh_from_db()
    decree.refresh_from_db()
    assert (law.outcome, decree.outcome) == ("covered", "uncovered")


def test_a_meeting_that_was_moved_stands_again_with_whom_it_is_and_what_it_must_cover(part, lead):
    ministry = make.a_ministry("Prison Service")
    area = make.an_area("prisons")
    meeting = a_slot(part, lead, invited=[ministry], topics=[ToCover(text="the law")], areas=[area.pk])

    again = end_meeting(meeting, Ending("moved", DAY + timedelta(days=1), starts="14", ends="15"), actor=lead, at=LATER)

    assert (meeting.outcome, meeting.moved_to, meeting.held_on) == ("moved", again, None)
    assert (again.planned_on, again.clock, again.outcome) == (DAY + timedelta(days=1), "14:00–15:00", "")
    assert [a.organisation for a in again.attendances.visible_to(lead)] == [ministry]
    assert list(again.areas.all()) == [area]
    assert [t.text for t in Topic.objects.visible_to(lead).filter(meeting=again)] == ["the law"]


@pytest.mark.parametrize(
    ("ending", "sentence"),
    [
        (Ending("held", DAY + timedelta(days=9)), "It is recorded as held once it has been"),
        (Ending("cancelled"), "Say why"),
        (Ending("refused", because="  "), "Say why"),
        (Ending("moved"), "Say to which day"),
    ],
)
def test_how_a_slot_cannot_end(part, lead, ending, sentence):
    meeting = a_slot(part, lead)

    with pytest.raises(NotAllowed, match=sentence):
        end_meeting(meeting, ending, actor=lead, at=make.NOW)

    assert meeting.outcome == ""


def test_a_slot_ends_once_and_can_be_reopened(part, lead):
    meeting = a_slot(part, lead, topics=[ToCover(text="the law")])
    end_meeting(meeting, Ending("refused", because="No reason was given."), actor=lead, at=make.NOW)
    with pytest.raises(NotAllowed, match="ended already, refused: reopen it first"):
        end_meeting(meeting, Ending("held"), actor=lead, at=make.NOW)

    reopen_meeting(meeting, actor=lead, at=LATER)

    assert (meeting.outcome, meeting.held_on) == ("", None)
    assert Topic.objects.visible_to(lead).get().outcome == ""


def test_setting_topics_again_keeps_what_has_an_outcome(part, lead):
    meeting = a_slot(part, lead, topics=[ToCover(text="the law"), ToCover(text="the decree")])
    set_topics(meeting, [ToCover(text="the law"), ToCover(text="the decree")], actor=lead, at=make.NOW)
    assert Topic.objects.visible_to(lead).count() == 2

    set_topics(meeting, [ToCover(text="the order"), ToCover(text="the order")], actor=lead, at=LATER)

    assert [t.text for t in Topic.objects.visible_to(lead)] == ["the order"]


def test_coverage_tells_of_each_earlier_recommendation_whether_a_meeting_has_it(lead):
    earlier = make.an_assessment("XOR-2009", "2009-10-12/2009-10-16", type="initial", audience="public")
    now = make.an_assessment("XOR-2018", previous=earlier, audience="public")
    rows = [make.a_recommendation(str(n), earlier, audience="public") for n in (1, 2, 3, 10)]
    part = plan_component(Component(assessment=now, modality="on-site", **make.sight()), actor=lead, at=make.NOW)
    held = a_slot(part, lead, topics=[ToCover(recommendation=rows[0].pk), ToCover(recommendation=rows[1].pk)])
    a_slot(
        part, lead, "Later", topics=[ToCover(recommendation=rows[2].pk), ToCover(text="the law")], starts="13", ends=""
    )
    first = Topic.objects.visible_to(lead).get(recommendation=rows[0].pk)
    end_meeting(held, Ending("held", covered=[first.pk]), actor=lead, at=make.NOW)

    recommended, others = coverage(programme_of(now, lead), subjects_of(now, lead))

    assert [(line.subject.code, line.standing) for line in recommended] == [
        ("XOR-2009-1", "covered"),
        ("XOR-2009-2", "not covered"),
        ("XOR-2009-3", "planned"),
        ("XOR-2009-10", "open"),
    ]
    assert [(line.subject.text, line.standing) for line in others] == [("the law", "planned")]


def test_what_a_meeting_must_cover_is_read_by_its_holder_alone(part, lead):
    a_slot(part, lead, topics=[ToCover(text="whether the law is applied")])

    assert not Topic.objects.visible_to(make.a_focal_point()).exists()
    assert not Topic.objects.visible_to(make.an_assessor("fatf")).exists()
