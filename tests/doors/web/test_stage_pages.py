"""The track on top of every page of an assessment, and the page of one stage."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from headway.casework.assessments.models import GateWord, Receipt, Stage
from headway.casework.assessments.stages import end_stage
from headway.doors.web.parts.addresses import seal
from tests import make

pytestmark = pytest.mark.django_db
SENT = make.TODAY - timedelta(days=40)


@pytest.fixture
def both(reading_as):
    circle = make.a_circle(make.a_body(), make.a_ministry())
    return make.an_assessment(audience="shared", circle=circle.pk, on_behalf_of=make.a_catalogue_body("un-ctc"))


def ended(assessment, stage, on=SENT):
    return end_stage(assessment, stage, on=on, actor=make.an_assessor(), at=make.NOW)


def page(stage="draft-report"):
    return reverse("web:stage", args=["XOR-2018", stage])


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def track(client, address):
    found = re.search(r'<section class="track".*?</section>', client.get(address).content.decode(), re.DOTALL)
    return words(found[0]) if found else ""


@pytest.mark.parametrize("name", ["assessment", "followup", "reports", "drafts"])
def test_every_page_of_an_assessment_says_who_has_the_pen_and_what_is_due(name, both, reading_as):
    ended(both, "draft-report")

    said = track(reading_as(make.a_focal_point()), reverse(f"web:{name}", args=["XOR-2018"]))

    assert "Now: Orsania Factual observations of the State" in said
    assert "due by" in said
    assert "Then: Counter-Terrorism Committee Adoption by the Committee" in said


def test_what_is_overdue_is_said_in_a_word(both, reading_as):
    ended(both, "draft-report", on=date(2018, 1, 1))

    assert "Overdue" in track(reading_as(make.a_focal_point()), reverse("web:assessment", args=["XOR-2018"]))


def test_a_day_says_what_it_was_counted_from(both, reading_as):
    ended(both, "draft-report", on=date(2026, 1, 12))

    said = words(reading_as(make.a_focal_point()).get(page("factual-comments")).content.decode())

    assert "By 11 February 2026 30 days from 12 January 2026: Draft report sent to the State" in said


def test_an_assessor_ends_a_stage_with_its_letter(both, reading_as):
    letter = make.a_letter(audience="shared", circle=both.circle)
    client = reading_as(make.an_assessor())

    sent = {"act": "end", "end-on": "2026-02-02", "end-outcome": "done", "end-letters": [seal(letter.source.pk)]}
    assert client.post(page(), sent).status_code == 302

    assert Stage.rows.get().done_on == date(2026, 2, 2)
    assert letter.source.title in client.get(page()).content.decode()


def test_a_refusal_stands_on_the_form_that_was_sent(both, reading_as):
    answer = reading_as(make.an_assessor()).post(page(), {"act": "begin", "begin-on": "2026-02-02"})

    assert answer.status_code == 422
    assert "Name the letter with which it began" in answer.content.decode()


def test_the_focal_point_says_when_it_was_received_and_nothing_else(both, reading_as):
    ended(both, "draft-report")
    client = reading_as(make.a_focal_point())

    assert client.post(page(), {"act": "end", "end-on": "2026-02-02", "end-outcome": "done"}).status_code == 404
    assert client.post(page(), {"act": "receive", "receive-on": str(SENT)}).status_code == 302
    assert [(row.side, row.received_on) for row in Receipt.rows.all()] == [("state", SENT)]


def test_an_office_clears_on_the_page_and_the_state_sees_no_gate(both, reading_as):
    ended(both, "preliminary-assessment")
    sent = {"act": "say-clearance", "say-clearance-office": "section", "say-clearance-word": "clears",
            "say-clearance-on": "2026-02-02"}  # fmt: skip
    client = reading_as(make.an_assessor())

    assert client.post(page(), sent).status_code == 302

    assert [row.office for row in GateWord.rows.all()] == ["section"]
    assert "Legal and criminal justice group" in track(client, page())
    assert "Chief of section" not in reading_as(make.a_focal_point()).get(page()).content.decode()


def test_a_stranger_an_unknown_stage_and_an_unknown_act_are_not_found(both, reading_as):
    assert reading_as(make.a_focal_point("XVL")).get(page()).status_code == 404
    client = reading_as(make.an_assessor())
    assert client.get(page("nobodys")).status_code == 404
    assert client.post(page(), {"act": "nobodys"}).status_code == 404


def test_a_stage_and_who_acts_are_called_as_the_readers_language_has_them(both, reading_as):
    ended(both, "draft-report")
    client = reading_as(make.a_focal_point())
    client.post("/language/", {"language": "fr"})

    said = words(client.get(page("factual-comments")).content.decode())

    assert "Observations factuelles de l’État" in said
    assert "Orsanie tient la plume" in said
    assert "30 jours à compter du 21 janvier 2026 : Projet de rapport envoyé à l’État" in said
