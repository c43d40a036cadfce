"""Pasting a night's notes, deciding line by line, undoing, and the letter that lists what was asked and promised."""

import pytest

from headway.casework.evidence.models import Letter, Observation
from headway.casework.evidence.queries import text_of
from headway.foundation.catalogue.services import load
from tests import make

pytestmark = pytest.mark.django_db
NIGHT = (
    "! Border Guard: about 40 attempts a month\r\n> Border Guard: will send it by 15 September\r\n"
    "? Customs: the seizures\r\n-----\r\nlate\r\n"
)
NEW = "/assessments/XOR-2018/notes/new/"


@pytest.fixture
def assessor():
    load(make.NOW)
    make.an_assessment(audience="public")
    return make.an_assessor()


@pytest.fixture
def client(assessor, reading_as):
    return reading_as(assessor)


@pytest.fixture
def address(client):
    answer = client.post(NEW, {"text": NIGHT, "said_on": "2018-07-17"})
    assert answer.status_code == 302
    return answer.headers["Location"].partition("?")[0]


def page(client, address):
    return client.get(address).content.decode()


def test_nothing_is_kept_as_a_finding_before_it_is_accepted(client, address):
    told = page(client, address)

    assert "4 of 4 lines wait" in told
    assert "line 4: -----" in told
    assert Observation.objects.count() == 0


def test_all_lines_are_accepted_and_one_letter_lists_what_was_asked_and_promised(client, address, assessor):
    client.post(f"{address}accept-all/", {"assessment": "XOR-2018"})
    assert "Every line is decided" in page(client, address)

    answer = client.post(f"{address}letter/", {"assessment": "XOR-2018", "to": "Ministry of Foreign Affairs"})

    letter = Letter.objects.visible_to(assessor).get()
    assert (letter.to_office, letter.serial, letter.direction) == ("Ministry of Foreign Affairs", 1, "out")
    text = text_of(letter.source)
    assert "Border Guard: Promised on 17 July 2018, due by 15 September 2018: will send it by 15 September" in text
    assert "Customs: Asked for on 17 July 2018: the seizures" in text
    assert "attempts" not in text
    assert client.get(answer.headers["Location"]).status_code == 200


def test_a_line_is_left_out_changed_and_undone(client, address):
    client.post(f"{address}lines/5/", {"decision": "leave-out"})
    change = {"decision": "change", "l1-mark": "+", "l1-office": "", "l1-text": "Fewer attempts"}
    client.post(f"{address}lines/1/", change)
    row = Observation.objects.get()
    assert (row.type, row.text, row.inferred) == ("measure", "Fewer attempts", True)

    client.post(f"{address}lines/1/", {"decision": "undo"})

    assert Observation.objects.count() == 0
    assert "3 of 4 lines wait" in page(client, address)


def test_notes_without_a_day_or_without_a_word_are_refused_and_the_form_stays(client):
    assert client.post(NEW, {"text": NIGHT}).status_code == 422
    assert client.post(NEW, {"text": " ", "said_on": "2018-07-17"}).status_code == 422


def test_the_other_side_knows_nothing_of_them(client, address, reading_as):
    stranger = reading_as(make.a_focal_point())

    assert stranger.get(address).status_code == 404
    assert stranger.post(f"{address}accept-all/").status_code == 404
    assert reading_as(make.a_focal_point("XVL")).get(NEW).status_code == 404
