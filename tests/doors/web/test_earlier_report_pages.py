"""An earlier report is reviewed: each recommendation accepted as printed, once, with its passage."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from headway.casework.recommendations.models import Addressee, Recommendation
from headway.engines.intake.models import Decision
from headway.foundation.actors.services import load_organisations
from headway.foundation.catalogue.services import load
from headway.foundation.ledger.models import Changeset
from tests import make

pytestmark = pytest.mark.django_db

REPORT = """Report of the Counter-Terrorism Committee Executive Directorate on its visit to Orsania, 12–16 October 2009

Border control

1. Of 27 border crossing points, nine are connected to the databases of INTERPOL.

Recommendations

The report makes four recommendations.

1. Orsania should connect all border crossing points to the databases of INTERPOL.

2. Orsania should introduce advance passenger information, as required by paragraph 2 (g) of resolution 1373 (2001).

4. The Border Guard Service should keep statistics on refusals.
"""
MORE = """

Visit

The delegation included experts from INTERPOL and the International Organization for Migration. It met the Ministry of
Justice and the Financial Intelligence Unit.

The team commends the joint border centre as a good practice.

The authorities requested technical assistance in the area of document security.
"""


@pytest.fixture
def review(reading_as):
    """A client, and the address of the review of the report that it gave."""
    load(make.NOW)
    load_organisations(actor=make.SYSTEM, at=make.NOW)
    client = reading_as(make.an_assessor())
    given = client.post("/sources/new/", {"file": SimpleUploadedFile("report.txt", REPORT.encode())})
    return client, given.headers["Location"].replace("/proposals/", "/recommendations/")


def opened(review):
    """The same, with the assessment that the report tells of."""
    client, address = review
    make.an_assessment("XOR-2009", dates="2009-10-12/2009-10-16", audience="own")
    return client, address


def keys(client, address):
    page = client.get(address).content.decode()
    links = re.findall(r'<a href="\?at=([^"&#]+)', page.split('<ol class="found-list"')[1])
    return [parse_qs(f"at={link}")["at"][0] for link in links]


def decide(client, address, key, **given):
    return client.post(f"{address}{key}/", {"assessment": "XOR-2009", **given})


def test_the_recommendations_are_listed_and_a_missing_number_is_named(review):
    client, address = review
    page = client.get(address).content.decode()

    assert len(keys(client, address)) == 3
    assert "3 of 3 recommendations wait" in page
    assert re.search(r"announces 4, found 3: number 3 is? ?missing|number 3 is missing|number 3 missing", page)


def test_one_is_accepted_exactly_as_printed_with_its_passage_and_the_next_is_shown(review):
    client, address = opened(review)
    first, second, _ = keys(client, address)

    answer = decide(client, address, first, decision="accept")

    row = Recommendation.objects.unscoped("a test").get()
    assert row.text == "Orsania should connect all border crossing points to the databases of INTERPOL."
    assert (row.number, row.code, row.audience) == ("1", "XOR-2009-1", "own")
    assert row.passage.quote == row.text
    assert parse_qs(urlsplit(answer.headers["Location"]).query)["at"] == [second]


def test_a_paragraph_of_a_resolution_links_to_its_provision_and_an_addressee_is_kept_as_printed(review):
    client, address = opened(review)
    for key in keys(client, address)[1:]:
        decide(client, address, key, decision="accept")

    by_number = {row.number: row for row in Recommendation.objects.unscoped("a test")}
    assert [p.pk for p in by_number["2"].provisions.all()] == ["unsc-1373-2001:OP2(g)"]
    addressee = Addressee.objects.unscoped("a test").get(recommendation=by_number["4"])
    assert addressee.as_printed == "Border Guard Service"


def test_a_recommendation_is_decided_once(review):
    client, address = opened(review)
    first = keys(client, address)[0]
    decide(client, address, first, decision="reject")

    page = client.get(decide(client, address, first, decision="accept").headers["Location"]).content.decode()

    assert "decided already" in page
    assert not Recommendation.objects.unscoped("a test").exists()


def test_without_an_assessment_nothing_is_kept_and_the_page_says_what_to_do(review):
    client, address = review
    first = keys(client, address)[0]

    page = client.get(client.post(f"{address}{first}/", {"decision": "accept"}).headers["Location"]).content.decode()

    assert "Choose the assessment that made these recommendations" in page
    assert not Decision.objects.unscoped("a test").exists()


def test_what_was_read_may_be_changed_and_the_words_may_not(review):
    client, address = opened(review)
    first = keys(client, address)[0]

    client.post(
        f"{address}{first}/change/",
        {
            "assessment": "XOR-2009",
            "number": "1 bis",
            "kind": "suggestion",
            "priority": "high",
            "areas": ["bord-control"],
        },
    )

    row = Recommendation.objects.unscoped("a test").get()
    assert (row.number, row.type, row.priority) == ("1 bis", "suggestion", "high")
    assert [area.pk for area in row.areas.all()] == ["bord-control"]
    assert Decision.objects.unscoped("a test").get().outcome == "edited"


def test_all_that_wait_are_accepted_as_one_act(review):
    client, address = opened(review)
    decide(client, address, keys(client, address)[0], decision="reject")
    before = Changeset.objects.count()

    client.post(f"{address}all/", {"assessment": "XOR-2009"})

    assert sorted(r.number for r in Recommendation.objects.unscoped("a test")) == ["2", "4"]
    assert Changeset.objects.count() == before + 1


def test_the_visit_that_the_report_tells_of_is_opened_and_the_review_goes_on(review):
    client, address = review
    visit = address.replace("/recommendations/", "/visit/")

    answer = client.post(visit, {"code": "XOR-2009", "kind": "initial", "to": "report"})

    assert answer.headers["Location"] == f"{address}?assessment=XOR-2009"
    assert "Made in" in client.get(answer.headers["Location"]).content.decode()


def test_a_report_of_a_visit_that_is_on_file_is_reviewed_under_it(review):
    client, address = review
    make.an_assessment("XOR-2009")

    page = client.get(address).content.decode()

    assert "Open this assessment" not in page
    assert '<option value="XOR-2009" selected>' in page


def test_numbers_that_begin_anew_in_each_chapter_stay_as_printed_and_their_codes_differ(reading_as):
    load(make.NOW)
    client = reading_as(make.an_assessor())
    chapters = [
        f"{title}\n\nRecommendations\n\n1. Orsania should {one}.\n\n2. Orsania should {two}.\n\n"
        for title, one, two in (
            ("Legislation", "adopt the draft law on terrorism", "amend article 214 of the Criminal Code"),
            (
                "Border control",
                "connect all posts to the databases of INTERPOL",
                "train the officers of the green border",
            ),
        )
    ]
    given = client.post(
        "/sources/new/",
        {
            "file": SimpleUploadedFile("r.txt", ("Visit to Orsania\n\n" + "".join(chapters)).encode()),
            "compartment": "XOR",
        },
    )
    address = given.headers["Location"].replace("/proposals/", "/recommendations/")
    make.an_assessment("XOR-2009", audience="own")

    client.post(f"{address}all/", {"assessment": "XOR-2009"})

    rows = Recommendation.objects.unscoped("a test").order_by("passage__start")
    assert [row.number for row in rows] == ["1", "2", "1", "2"]
    assert [row.code for row in rows] == ["XOR-2009-1", "XOR-2009-2", "XOR-2009-1b", "XOR-2009-2b"]


def test_the_review_is_for_those_who_may_see_the_source(review, reading_as):
    _, address = review

    assert reading_as(make.a_focal_point()).get(address).status_code == 404
    assert reading_as(make.an_assessor(state="XVL")).get(address).status_code == 404


def test_the_review_shows_who_came_and_what_else_the_report_tells_before_the_visit_is_opened(reading_as):
    load(make.NOW)
    load_organisations(actor=make.SYSTEM, at=make.NOW)
    client = reading_as(make.an_assessor())
    given = client.post("/sources/new/", {"file": SimpleUploadedFile("report.txt", (REPORT + MORE).encode())})
    page = client.get(given.headers["Location"].replace("/proposals/", "/recommendations/")).content.decode()
    visit, told = page.split('id="the-visit"')[1].split("</section>")[0], page.split('id="what-else"')[1]

    assert re.sub(r"<[^>]+>", " ", visit).split("Delegation")[1].split("Code")[0].split() == [
        "CTED,",
        "INTERPOL,",
        "IOM",
    ]
    assert "S/RES/1373 (2001)" in visit
    assert "The team commends the joint border centre as a good practice." in told
    assert "The authorities requested technical assistance in the area of document security." in told
    assert "Ministry of Justice; Financial Intelligence Unit" in told
