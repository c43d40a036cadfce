"""A report of which some pages are pictures: read by machine, said to be so, compared, and kept apart until then."""

import re
from io import BytesIO
from urllib.parse import parse_qs

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx.shared import Cm

from headway.casework.evidence.models import Passage, Source
from headway.casework.recommendations.models import Recommendation
from headway.doors.web.intake import reading_in
from headway.engines.intake.models import QueuedFile
from headway.engines.intake.queue.jobs import read_waiting
from headway.foundation.actors.services import load_organisations
from headway.foundation.catalogue.services import load
from tests import make
from tests.engines.intake.scanned import a_picture, a_scan, needs_tesseract

pytestmark = [pytest.mark.django_db, needs_tesseract]
SCAN = a_scan(
    ("Recommendations to Orsania", "1. Orsania should ratify it.", "2. Orsania should connect all posts."),
    ("3. Orsania should train its officers.",),
)


@pytest.fixture
def client(reading_as):
    load(make.NOW)
    load_organisations(actor=make.SYSTEM, at=make.NOW)
    make.an_assessment("XOR-2009", dates="2009-10-12/2009-10-16", audience="own")
    return reading_as(make.an_assessor())


def give(client, data=SCAN, name="report.pdf", **fields):
    file = SimpleUploadedFile(name, data)
    return client.post("/sources/new/", {"file": file, "compartment": "XOR", "title": "Report on Orsania", **fields})


def reviewed(client):
    """The addresses of the source, of the review of its recommendations, and of each of them."""
    proposals = give(client).headers["Location"]
    address = proposals.replace("/proposals/", "/recommendations/")
    page = client.get(address).content.decode()
    links = re.findall(r'<a href="\?at=([^"&#]+)', page.split('<ol class="found-list"')[1])
    return proposals.removesuffix("proposals/"), address, [parse_qs(f"at={link}")["at"][0] for link in links]


def test_the_review_says_which_pages_a_machine_read_and_shows_their_picture(client):
    source, address, keys = reviewed(client)

    page = client.get(f"{address}?at={keys[0]}").content.decode()
    assert "These pages were read by machine: check them against their pictures." in page
    assert page.count("Page 1 was read by machine; check it against the picture") == 2
    assert f'src="{source}pages/1/picture/"' in page
    picture = client.get(f"{source}pages/1/picture/")
    assert picture.headers["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")


def test_a_page_stands_beside_its_picture_and_is_marked_until_somebody_says_that_it_is_right(client):
    source, address, keys = reviewed(client)
    page = client.get(f"{source}pages/2/").content.decode()
    assert "3. Orsania should train its officers." in page
    assert "nobody has compared it yet" in page

    client.post(f"{source}pages/2/")

    assert "somebody has compared it with the picture" in client.get(f"{source}pages/2/").content.decode()
    assert "was read by machine" not in client.get(f"{address}?at={keys[2]}").content.decode().split('id="card-now"')[1]
    assert "This page was read by machine" in client.get(address).content.decode()


def test_what_a_machine_read_is_accepted_singly_and_its_passage_says_so(client):
    source, address, keys = reviewed(client)
    client.post(f"{address}all/", {"assessment": "XOR-2009"})
    assert Recommendation.objects.unscoped("in a test").count() == 0

    client.post(f"{address}{keys[0]}/", {"assessment": "XOR-2009", "decision": "accept"})

    assert Passage.objects.unscoped("in a test").get().machine_pages == (1,)
    assert "read by machine" in client.get(source).content.decode().split('<ol class="passages">')[1]
    row = Recommendation.objects.unscoped("in a test").get()
    assert "read by machine" in client.get(f"/recommendations/{row.code}/").content.decode()


def test_the_pages_that_were_compared_are_accepted_in_one_act(client):
    source, address, _ = reviewed(client)
    client.post(f"{source}pages/1/")

    assert "Accept all 2 that wait" in client.get(f"{address}?assessment=XOR-2009").content.decode()
    client.post(f"{address}all/", {"assessment": "XOR-2009"})
    assert set(Recommendation.objects.unscoped("in a test").values_list("number", flat=True)) == {"1", "2"}


def test_words_that_a_machine_read_are_corrected_after_the_picture_and_no_others(client):
    source, address, keys = reviewed(client)
    given = {"assessment": "XOR-2009", "kind": "recommendation", "number": "1", "text": "Orsania should ratify them."}
    client.post(f"{source}pages/2/")

    client.post(f"{address}{keys[0]}/change/", given)
    client.post(f"{address}{keys[2]}/change/", {**given, "number": "3"})

    rows = Recommendation.objects.unscoped("in a test").order_by("number").select_related("passage")
    assert [row.text for row in rows] == ["Orsania should ratify them.", "Orsania should train its officers."]
    assert rows[0].passage.quote == "Orsania should ratify it."


def test_a_file_with_many_scanned_pages_waits_in_the_queue_and_keeps_what_was_said_of_it(client, monkeypatch):
    monkeypatch.setattr(reading_in, "AT_ONCE", 1)

    answer = give(client, originator="CTED")

    assert answer.headers["Location"] == "/queue/"
    assert "2 pages of it are pictures" in client.get("/queue/").content.decode()
    assert not Source.objects.unscoped("in a test").exists()
    read_waiting(worker="one")
    source = QueuedFile.objects.unscoped("in a test").get().source
    assert (source.title, source.originator, source.compartment) == ("Report on Orsania", "CTED", "XOR")
    assert source.machine_pages(0, source.characters) == (1, 2)


def test_a_proposal_of_a_reply_or_of_news_is_marked_on_its_card(client):
    source, _, _ = reviewed(client)

    cards = client.get(f"{source}proposals/").content.decode().split('id="proposals"')[1]

    assert "Page 1 was read by machine; check it against the picture" in cards


def test_a_page_pasted_into_a_word_file_is_compared_by_the_number_of_its_picture(client):
    word = docx.Document()
    word.add_paragraph("Recommendations to Orsania")
    for picture in (a_picture("1. Orsania should ratify it."), a_picture()):
        word.add_picture(BytesIO(picture), width=Cm(16))
    out = BytesIO()
    word.save(out)
    proposals = give(client, out.getvalue(), name="report.docx").headers["Location"]

    page = client.get(proposals).content.decode()
    assert "A page that no text gives: picture 2." in page
    assert "Read by machine from picture 1; check it there" in page
    shown = client.get(proposals.replace("proposals", "pages/1")).content.decode()
    assert "1. Orsania should ratify it." in shown
    assert client.get(proposals.replace("proposals", "pages/1/picture")).content.startswith(b"\x89PNG")


def test_a_stranger_sees_neither_the_page_nor_its_picture(client, reading_as):
    source, _, _ = reviewed(client)
    stranger = reading_as(make.an_assessor(state="XVL"))

    assert stranger.get(f"{source}pages/1/").status_code == 404
    assert stranger.get(f"{source}pages/1/picture/").status_code == 404
