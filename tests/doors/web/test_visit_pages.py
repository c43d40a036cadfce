"""The pages of a visit: planned by those who assess, read by those it was given to, in few questions."""

from datetime import date

import pytest
from django.urls import reverse

from headway.casework.recommendations.models import Undertaking
from headway.casework.visits.models import Attendance, Component, Delegate, Meeting, Topic
from headway.doors.web.parts.addresses import seal
from tests import make

pytestmark = pytest.mark.django_db
VISIT = "/assessments/XOR-2018/visit/"


@pytest.fixture
def assessment():
    earlier = make.an_assessment("XOR-2009", "2009-10-12/2009-10-16", type="initial", audience="public")
    return make.an_assessment(audience="public", previous=earlier)


@pytest.fixture
def assessor():
    return make.an_assessor()


@pytest.fixture
def client(assessment, assessor, reading_as):
    return reading_as(assessor)


def only(model, actor):
    return model.objects.visible_to(actor).get()


def a_part(client, **given):
    data = {"modality": "on-site", "first": "2026-03-02", "last": "2026-03-04", "place": "Velmar", **given}
    return client.post(f"{VISIT}parts/new/", {"zone": "Etc/GMT-2", **data})


def a_meeting(client, assessor, **given):
    part = only(Component, assessor)
    data = {"title": "Prison of Velmar", "slot": "site-visit", "planned_on": "2026-03-02", **given}
    return client.post(f"/visit-parts/{seal(part.pk)}/meetings/new/", {"starts": "9.30", "ends": "11", **data})


def test_a_part_and_its_meetings_are_planned_and_stand_by_day_and_clock(client, assessor):
    ministry = make.a_ministry("Prison Service")

    assert a_part(client).status_code == 302
    assert a_meeting(client, assessor, invited=[seal(ministry.pk)]).status_code == 302
    a_meeting(client, assessor, title="Opening meeting", slot="opening", starts="8", ends="9")

    page = client.get(VISIT).content.decode()
    assert page.index("2 March 2026, Monday") < page.index("08:00–09:00") < page.index("09:30–11:00")
    assert "By the clock of UTC+2" in page
    assert [a.organisation for a in Attendance.objects.visible_to(assessor)] == [ministry]


def test_a_meeting_brings_the_earlier_recommendations_of_its_areas(client, assessor, assessment):
    chapter = make.an_area("prisons")
    section = make.an_area("prison-staff")
    type(section).objects.filter(pk=section.pk).update(parent=chapter)
    row = make.a_recommendation("7", assessment.previous, audience="public")
    make.added(
        type(row)(assessment=row.assessment, number="8", code="XOR-2009-8", text="Train staff.", **make.sight()),
        areas=[section.pk],
    )
    a_part(client)

    a_meeting(client, assessor, areas=[chapter.pk])

    assert [t.recommendation for t in Topic.objects.visible_to(assessor)] == [
        type(row).objects.visible_to(assessor).get(code="XOR-2009-8").pk
    ]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"starts": "noon"}, "is no time of day"),
        ({"starts": "11", "ends": "10"}, "end before it starts"),
        ({"starts": "", "ends": "10"}, "Say when it starts, too"),
    ],
)
def test_what_is_typed_wrong_is_told_beside_its_field_and_nothing_is_lost(client, assessor, given, sentence):
    a_part(client)

    answer = a_meeting(client, assessor, **given)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'value="Prison of Velmar"' in answer.content.decode()
    assert not Meeting.objects.exists()


def test_a_zone_that_is_none_and_days_in_the_wrong_order_are_refused(client):
    page = a_part(client, zone="Velmar", last="2026-03-01").content.decode()

    assert "is no time zone" in page
    assert "It would end before it begins" in page


def test_what_a_meeting_covers_is_chosen_and_how_it_ended_is_said_on_its_page(client, assessor, assessment):
    make.a_recommendation("7", assessment.previous, audience="public")
    a_part(client, first="2026-02-02", last="2026-02-02")
    a_meeting(client, assessor, planned_on="2026-02-02")
    page = f"/meetings/{seal(only(Meeting, assessor).pk)}/"
    client.post(f"{page}cover/", {"covers": ["r:XOR-2009-7"], "words": "the cells\n\nthe yard"})
    topics = {t.text or "recommendation": seal(t.pk) for t in Topic.objects.visible_to(assessor)}
    assert set(topics) == {"recommendation", "the cells", "the yard"}

    answer = {"outcome": "shortened", "because": "No time.", "covered": [topics["recommendation"]]}
    client.post(f"{page}end/", answer)

    told = client.get(f"{VISIT}coverage/").content.decode()
    assert "0 of 1 earlier recommendations have no meeting" in told
    assert "2 of 2 questions and points of your own are not covered" in told
    assert "2 not covered" in client.get(VISIT).content.decode()
    client.post(f"{page}reopen/")
    assert only(Meeting, assessor).outcome == ""


def test_the_state_answers_for_who_comes(client, assessor, assessment, reading_as):
    partner = make.a_partner("UNODC")
    make.a_consent("partners", assessment.pk)
    client.post(f"{VISIT}delegation/", {"organisation": seal(partner.pk), "role": "partner"})
    row = only(Delegate, assessor)
    assert row.audience == "own"
    make.added(Delegate(assessment=assessment, organisation=make.a_partner(), **make.sight(audience="public")))
    named = Delegate.objects.visible_to(assessor).exclude(pk=row.pk).get()
    state = reading_as(make.a_focal_point())
    assert "UNODC" not in state.get(VISIT).content.decode()

    state.post(f"/delegates/{seal(named.pk)}/answer/", {"answer": "decline", "because": "Another time."})

    named.refresh_from_db()
    assert (named.declined_because, named.agreed_on) == ("Another time.", None)
    assert "Another time." in state.get(VISIT).content.decode()
    assert state.post(f"/delegates/{seal(row.pk)}/answer/", {"answer": "agree"}).status_code == 404


def test_a_document_asked_for_stands_among_what_was_asked_for(client, assessor):
    client.post(
        f"{VISIT}documents/", {"what": "The decree of 2017", "of": "Ministry of Justice", "due_on": "2026-04-01"}
    )

    row = only(Undertaking, assessor)
    assert (row.type, row.as_said, row.to, row.due_on) == (
        "request", "The decree of 2017", "Ministry of Justice", date(2026, 4, 1),
    )  # fmt: skip


def test_the_state_reads_what_it_was_given_and_cannot_plan(client, assessor, reading_as):
    a_part(client)
    a_meeting(client, assessor)
    part, meeting = only(Component, assessor), only(Meeting, assessor)
    make.added(Topic(meeting=meeting, text="whether it is true", **make.sight(audience="own")))
    state = reading_as(make.a_focal_point())
    assert "Prison of Velmar" not in state.get(VISIT).content.decode()
    assert state.get(f"/meetings/{seal(meeting.pk)}/").status_code == 404

    client.post(f"/visit-parts/{seal(part.pk)}/give/", {"audience": "shared"})

    assert "Prison of Velmar" in state.get(VISIT).content.decode()
    page = state.get(f"/meetings/{seal(meeting.pk)}/").content.decode()
    assert "Prison of Velmar" in page
    assert "whether it is true" not in page
    closed = [
        f"/meetings/{seal(meeting.pk)}/change/", f"/meetings/{seal(meeting.pk)}/cover/", f"{VISIT}coverage/",
        f"{VISIT}parts/new/", f"/visit-parts/{seal(part.pk)}/meetings/new/",
    ]  # fmt: skip
    assert [state.get(address).status_code for address in closed] == [404] * len(closed)


def a_visit(size, assessment):
    """A part with `size` of everything, all of it shared."""
    shared = make.sight(audience="public")
    part = make.added(Component(assessment=assessment, modality="on-site", dates="2026-03", **shared))
    for number in range(size):
        area = make.an_area(f"area-{number}")
        day = date(2026, 3, 1 + number)
        meeting = make.added(
            Meeting(component=part, slot="thematic", title=f"Meeting {number}", planned_on=day, starts="09:00",
                    ends="10:00", **make.sight()), areas=[area.pk],
        )  # fmt: skip
        ministry = make.a_ministry(f"Ministry {number}")
        make.added(Attendance(meeting=meeting, organisation=ministry, **make.sight()))
        row = make.a_recommendation(str(number), assessment.previous, audience="public")
        make.added(Topic(meeting=meeting, recommendation=row.pk, **make.sight()))
        make.added(Topic(meeting=meeting, text=f"point {number}", **make.sight()))
        make.added(Delegate(assessment=assessment, organisation=make.a_partner(f"P {number}"), **shared))
    return meeting


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(("name", "most"), [("visit", 11), ("coverage", 9)])
def test_the_pages_of_a_visit_ask_few_questions(size, name, most, client, assessment, django_assert_num_queries):
    a_visit(size, assessment)
    with django_assert_num_queries(most):
        client.get(reverse(f"web:{name}", args=["XOR-2018"]))


@pytest.mark.parametrize("size", [1, 3])
def test_the_page_of_a_meeting_asks_few_questions(size, client, assessment, django_assert_num_queries):
    meeting = a_visit(size, assessment)
    with django_assert_num_queries(11):
        client.get(reverse("web:meeting", args=[meeting.pk]))
