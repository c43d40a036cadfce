"""Who can see a row and why, opening and closing it, what waits, and what a person sees in numbers."""

import pytest
from django.urls import reverse

from headway.casework.evidence.models import Observation
from headway.foundation.access.explaining import what_user_sees, who_sees
from headway.foundation.access.models import PendingAct, User
from headway.foundation.access.services import grant
from headway.foundation.core.actors import ANONYMOUS, Role, Side
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return {
        "lead": make.a_lead(),
        "clearer": make.a_clearer(),
        "focal": make.a_focal_point(),
        "contributor": make.a_contributor(),
        "other body": make.a_lead("fatf"),
        "delegate": make.a_delegate(),
        "other State": make.a_focal_point("XVL"),
    }


def told(row, actor):
    return {(one.who, one.because) for one in who_sees(row, actor)}


def by_name(staff, *who):
    return {staff[name].name for name in who}


def test_a_draft_of_the_bodys_is_seen_by_its_people_each_by_name(staff):
    row = make.an_observation(audience="body")

    assert told(row, staff["lead"]) == {
        (staff["lead"].name, "their Body wrote it"),
        (staff["clearer"].name, "their Body wrote it"),
    }


def test_each_side_is_told_of_its_own_people_and_of_the_other_by_institution(staff):
    circle = make.a_circle(make.a_body(), make.a_body("fatf"))
    row = make.an_observation(audience="shared", circle=circle.pk)

    assert told(row, staff["focal"]) == {
        ("UN-CTED", "their Body wrote it"),
        ("UN-CTED", "it was shared with their Body"),
        ("FATF", "it was shared with their Body"),
        (staff["focal"].name, "they answer for the State"),
    }
    names = {one.who for one in who_sees(row, staff["lead"])}
    assert names == {*by_name(staff, "lead", "clearer"), "Orsania", "UN-CTED", "FATF"}


def test_a_recipient_is_not_told_of_the_others(staff):
    circle = make.a_circle(make.a_body("fatf"), make.a_partner())
    row = make.an_observation(audience="partners", circle=circle.pk)

    assert {one.who for one in who_sees(row, staff["other body"])} == {
        staff["other body"].name,
        "Orsania",
        "UN-CTED",
        "FATF",
    }
    assert "FATF" not in {one.who for one in who_sees(row, staff["delegate"])}


def test_a_release_by_name_is_told_to_the_state_alone(staff):
    circle = make.a_circle(make.a_body())
    row = make.an_observation(audience="shared", circle=circle.pk)
    grant(row, make.a_ministry("Border Guard Service"), actor=staff["focal"], at=make.NOW, why="assigned")

    assert (staff["contributor"].name, "it was released to them by name") in told(row, staff["focal"])
    assert staff["contributor"].name not in {one.who for one in who_sees(row, staff["lead"])}


def test_whoever_is_told_of_a_person_that_sees_a_row_is_told_right(staff):
    """Every name on the page can see the row, and every colleague who can see it is named."""
    circle = make.a_circle(make.a_body(), make.a_partner())
    holders = (make.a_body(), make.a_ministry("Border Guard Service"))
    rows = [
        make.an_observation(audience=audience, circle=circle.pk, holder=holder)
        for holder in holders
        for audience in ("own", "body", "state", "shared", "partners")
        if not (audience == "body" and holder.state_id) and not (audience == "state" and holder.body_id)
    ]
    sides = {"lead": ("lead", "clearer"), "focal": ("focal", "contributor")}

    for row in rows:
        for reader, colleagues in sides.items():
            if not Observation.objects.visible_to(staff[reader]).filter(pk=row.pk).exists():
                continue
            named = {one.who for one in who_sees(row, staff[reader]) if one.is_person}
            can = {c for c in colleagues if Observation.objects.visible_to(staff[c]).filter(pk=row.pk).exists()}
            assert named == by_name(staff, *can)


def test_colleagues_who_see_a_row_in_the_same_way_are_asked_for_once(staff, django_assert_num_queries):
    row = make.an_observation(audience="body")
    with django_assert_num_queries(2) as before:
        who_sees(row, staff["lead"])
    more = [make.an_assessor() for _ in range(30)]

    with django_assert_num_queries(2) as after:
        seen = who_sees(row, staff["lead"])

    assert {one.who for one in seen} == {*by_name(staff, "lead", "clearer"), *(one.name for one in more)}
    assert after.captured_queries[-1]["sql"] == before.captured_queries[-1]["sql"]


def test_a_release_to_one_person_is_not_told_of_their_colleagues(staff):
    colleague = make.a_contributor()
    row = make.an_observation(audience="shared", circle=make.a_circle(make.a_body()).pk)
    grant(row, User.objects.get(pk=colleague.user), actor=staff["focal"], at=make.NOW, why="assigned")

    assert {one.who for one in who_sees(row, staff["focal"]) if one.is_person} == {staff["focal"].name, colleague.name}


def test_a_public_row_is_seen_by_everyone():
    row = make.an_observation(audience="public")

    assert told(row, ANONYMOUS) == {("Everyone", "it is public")}


def test_the_page_is_there_for_whoever_sees_the_row_and_for_nobody_else(reading_as, staff):
    page = reverse("web:who-sees", args=["observation", make.an_observation().pk])

    assert reading_as(staff["lead"]).get(page).status_code == 200
    for name in ("focal", "other body", "delegate", "other State"):
        assert reading_as(staff[name]).get(page).status_code == 404
    assert reading_as().get(page).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_however_many_people_there_are(reading_as, django_assert_num_queries, count):
    lead = make.a_lead()
    for _ in range(count):
        make.an_assessor()
    page = reverse("web:who-sees", args=["observation", make.an_observation(circle=make.a_circle().pk).pk])
    client = reading_as(lead)

    with django_assert_num_queries(9):
        client.get(page)


def test_a_row_is_opened_and_closed_on_its_page(reading_as, staff):
    circle = make.a_circle(make.a_body())
    row = make.an_observation(circle=circle.pk)
    client = reading_as(staff["lead"])
    opened, closed = (reverse(f"web:{name}", args=["observation", row.pk]) for name in ("open-row", "close-row"))

    client.post(opened, {"audience": "shared", "reason": ""})
    assert Observation.objects.get().audience == "body"
    client.post(opened, {"audience": "shared", "reason": "sent with the letter"})
    assert Observation.objects.get().audience == "shared"
    page = client.post(closed, {"audience": "body", "reason": "too early"}, follow=True)
    assert Observation.objects.get().audience == "body"
    assert "cannot be recalled" in page.content.decode()


def test_whoever_closes_a_row_is_shown_the_files_of_their_side_that_may_hold_it(reading_as, staff):
    assessment = make.an_assessment(audience="public")
    row = make.a_recommendation(assessment=assessment, audience="shared", circle=make.a_circle(make.a_body()).pk)
    report = reverse("web:report-file", args=["XOR-2018", "follow-up", "shared", "md"])
    for name in ("lead", "focal"):
        assert reading_as(staff[name]).get(report).status_code == 200
    client = reading_as(staff["lead"])

    page = client.get(reverse("web:who-sees", args=["recommendation", row.pk])).content.decode()
    closed = {"audience": "body", "reason": "too early"}
    after = client.post(reverse("web:close-row", args=["recommendation", row.pk]), closed, follow=True).content.decode()

    assert page.count("follow-up report of XOR-2018 (md)") == 1
    assert f">{staff['lead'].name}, UN-CTED<" in page
    assert "one file that may hold it left from your side" in after


def test_a_stranger_opens_and_closes_nothing(reading_as, staff):
    row = make.an_observation(audience="shared", circle=make.a_circle(make.a_body()).pk)
    opened, closed = (reverse(f"web:{name}", args=["observation", row.pk]) for name in ("open-row", "close-row"))

    assert reading_as(staff["other State"]).post(opened, {"audience": "public", "reason": "x"}).status_code == 404
    page = reading_as(staff["focal"]).post(closed, {"audience": "own", "reason": "x"}, follow=True)
    assert "only for your own organisation" in page.content.decode()
    assert Observation.objects.get().audience == "shared"


def test_what_one_proposes_another_confirms_on_the_page_of_what_waits(reading_as, staff):
    row = make.an_observation(audience="shared", circle=make.a_circle(make.a_body()).pk)
    make.a_consent("publish", row.pk)
    proposed = reverse("web:open-row", args=["observation", row.pk])
    reading_as(staff["lead"]).post(proposed, {"audience": "public", "reason": "the State agreed"})
    confirmed = reverse("web:confirm-pending", args=[PendingAct.objects.get().pk])

    assert "the State agreed" in reading_as(staff["clearer"]).get(reverse("web:pending")).content.decode()
    assert "the State agreed" not in reading_as(staff["focal"]).get(reverse("web:pending")).content.decode()
    assert reading_as(staff["focal"]).post(confirmed).status_code == 404
    page = reading_as(staff["lead"]).post(confirmed, follow=True)
    assert "You proposed it" in page.content.decode()
    reading_as(staff["clearer"]).post(confirmed)

    assert Observation.objects.get().audience == "public"
    assert reading_as().get(reverse("web:pending")).status_code == 404


def test_an_administrator_learns_how_much_a_person_sees_and_not_what(reading_as, staff):
    administrator = make.an_actor(Role.ADMINISTRATOR, Side.BODY, make.a_body())
    make.an_observation("a frank draft")
    make.an_observation("published", audience="public")
    page = reverse("web:user-sees", args=[staff["lead"].user])

    shown = reading_as(administrator).get(page).content.decode()

    assert "2 rows, counted today" in shown
    assert "their Body wrote it" in shown
    assert "frank" not in shown
    assert reading_as(staff["lead"]).get(page).status_code == 200
    for name in ("focal", "clearer", "other body"):
        assert reading_as(staff[name]).get(page).status_code == 404


def test_what_a_person_sees_is_counted_as_the_lists_count(staff):
    for audience in ("body", "body", "public"):
        make.an_observation(audience=audience)
    make.an_observation(audience="body", compartment="XVL")

    seen = what_user_sees(User.objects.get(pk=staff["lead"].user), make.TODAY)

    assert {(s.kind, s.compartment, s.audience, s.count, s.because) for s in seen} == {
        ("observation", "XOR", "body", 2, "their Body wrote it"),
        ("observation", "XOR", "public", 1, "it is public"),
        ("observation", "XVL", "body", 1, "their Body wrote it"),
    }
