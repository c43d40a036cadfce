"""The outline of a report on the site: moving, renaming, leaving out, adding, writing with a source."""

import re

import pytest

from headway.doors.web.parts.addresses import seal
from headway.engines.reports.models import Chapter, Remark, RemarkBasis
from headway.foundation.catalogue.services import load
from headway.foundation.ledger.changes import changeset
from tests import make

pytestmark = pytest.mark.django_db
PAGE = "/assessments/XOR-2018/reports/comprehensive/outline/"


@pytest.fixture
def client(reading_as):
    load(make.NOW)
    circle = make.a_circle(make.a_body(), make.a_ministry())
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="both sides") as change:
        change.edit(make.an_assessment(audience="public"), circle=circle.pk)
    return reading_as(make.a_lead())


def sections(client, page=PAGE):
    return re.findall(r'name="section" value="([\w-]+)"', client.get(page).content.decode())


def as_they_stand(client):
    return {"section": sections(client)}


def test_a_button_moves_a_chapter_and_the_others_keep_their_order(client):
    before = sections(client)

    client.post(f"{PAGE}keep/", {**as_they_stand(client), "move": f"up {before[2]}"})

    assert sections(client) == [before[0], before[2], before[1], *before[3:]]


def test_places_that_were_typed_order_the_chapters(client):
    before = sections(client)
    places = {f"place-{key}": str(100 - n) for n, key in enumerate(before)}

    client.post(f"{PAGE}keep/", {"section": before, **places})

    assert sections(client) == before[::-1]


def test_what_may_be_cited_is_not_found_by_the_name_of_somebody_without_an_office(client):
    make.an_observation("Mr. Ivan Petrov was arrested at the border.")

    assert "Petrov was arrested" in client.get(f"{PAGE}?chapter=introduction&q=border").content.decode()
    assert "Petrov was arrested" not in client.get(f"{PAGE}?chapter=introduction&q=petrov").content.decode()


def test_a_sentence_is_written_with_what_was_ticked_and_one_without_is_shown_as_such(client):
    seen = make.an_observation("A unit was set up at the border.")
    assert "A unit was set up" in client.get(f"{PAGE}?chapter=introduction&q=border").content.decode()
    assert "A unit was set up" not in client.get(f"{PAGE}?chapter=introduction&q=courts").content.decode()
    given = {"chapter": "introduction", "readers": "body"}

    client.post(f"{PAGE}write/", {**given, "text": "There is a unit.", "cites": seal(seen.pk)})
    client.post(f"{PAGE}write/", {**given, "text": "There is a plan."})

    assert RemarkBasis.objects.unscoped("a test").get().observation_id == seen.pk
    page = client.get(f"{PAGE}?chapter=introduction").content.decode()
    assert page.count("No source.") == 1
    assert "There is a plan." in client.get("/assessments/XOR-2018/reports/comprehensive/body/").content.decode()


def test_a_sentence_is_taken_back(client):
    client.post(f"{PAGE}write/", {"chapter": "introduction", "readers": "body", "text": "There is a plan."})
    row = Remark.objects.unscoped("a test").get()

    client.post(f"/sentences/{seal(row.pk)}/", {"act": "take-back"})

    assert Remark.objects.unscoped("a test").count() == 0


def test_a_chapter_of_ones_own_is_added(client):
    client.post(f"{PAGE}add/", {"heading": "The setting", "after": "front"})

    assert Chapter.objects.unscoped("a test").filter(is_added=True).get().heading == "The setting"
    assert sections(client)[1] == "own-1"


@pytest.mark.parametrize("kind", ["communique", "response", "gossip"])
def test_there_is_no_outline_to_arrange_of_what_one_does_not_draft(client, kind):
    assert client.get(f"/assessments/XOR-2018/reports/{kind}/outline/").status_code == 404


def test_the_public_arranges_nothing(client, reading_as):
    assert reading_as(None).get("/assessments/XOR-2018/reports/follow-up/outline/").status_code == 404


def test_the_page_asks_few_questions(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        client.get(f"{PAGE}?chapter=introduction&q=border")


def test_default_headings_stand_in_the_readers_language_and_are_kept_as_they_were(client):
    page = client.get(PAGE, headers={"accept-language": "fr"}).content.decode()
    assert 'value="La menace"' in page
    said = dict(re.findall(r'name="(heading-[\w-]+)" value="([^"]*)"', page))

    client.post(f"{PAGE}keep/", {**as_they_stand(client), **said}, headers={"accept-language": "fr"})

    assert 'value="The threat"' in client.get(PAGE).content.decode()
