"""Before a file is stored people are shown where somebody without an office is named, and decide."""

from base64 import b64encode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from headway.casework.evidence.models import Letter, Source
from headway.casework.evidence.queries import text_of
from headway.foundation.catalogue.services import load
from headway.foundation.ledger.models import Changeset, StoredFile
from tests import make
from tests.engines.intake.scanned import a_scan

pytestmark = pytest.mark.django_db
TEXT = b"Mr. Ivan Petrov, aged 34, was arrested. Ms. Anna Vell is a witness. The State has a strategy since 2017.\n"


@pytest.fixture
def assessor():
    load(make.NOW)
    make.an_assessment(audience="public")
    return make.an_assessor()


@pytest.fixture
def client(assessor, reading_as):
    return reading_as(assessor)


def given(client, **fields):
    file = SimpleUploadedFile("item.txt", TEXT)
    return client.post("/sources/new/", {"file": file, "compartment": "XOR", "title": "On Petrov", **fields})


def answered(client, **fields):
    held = b64encode(TEXT).decode()
    data = {"held": held, "held_name": "item.txt", "compartment": "XOR", "title": "On Petrov", **fields}
    return client.post("/sources/new/", data)


def test_the_passages_are_listed_and_nothing_is_stored_yet(client):
    before = Changeset.objects.count()

    page = given(client).content.decode()

    assert "2 people are named without an office" in page
    assert "Mr. Ivan Petrov, aged 34, was arrested." in page
    assert (Source.objects.count(), StoredFile.objects.count(), Changeset.objects.count()) == (0, 0, before)


def test_those_ticked_are_blacked_out_and_the_others_stay(client, assessor):
    answered(client, names="black-out", name=["Ivan Petrov"])

    source = Source.objects.visible_to(assessor).get()
    assert text_of(source).startswith("Mr. ███████████, aged 34, was arrested. Ms. Anna Vell")
    assert source.title == "On ██████"


def test_names_are_kept_when_a_person_says_so(client, assessor):
    answered(client, names="keep")

    assert "Ivan Petrov" in text_of(Source.objects.visible_to(assessor).get())


def test_a_text_without_such_names_is_taken_in_at_once(client):
    file = SimpleUploadedFile("item.txt", b"The State has a strategy since 2017.")

    assert client.post("/sources/new/", {"file": file, "compartment": "XOR"}).status_code == 302


def test_notes_and_typed_letters_ask_too(client, assessor):
    page = client.post("/assessments/XOR-2018/notes/new/", {"text": TEXT.decode(), "said_on": "2018-07-17"})
    assert "2 people are named" in page.content.decode()
    file = SimpleUploadedFile("scan.pdf", a_scan(["Note"]))
    typing = client.post("/states/XOR/letters/new/", {"file": file, "direction": "in"}).headers["Location"]

    assert "2 people are named" in client.post(typing, {"page-1": TEXT.decode()}).content.decode()
    client.post(typing, {"page-1": TEXT.decode(), "names": "black-out", "name": ["Ivan Petrov", "Anna Vell"]})

    assert text_of(Letter.objects.visible_to(assessor).get().source).startswith("Mr. ███████████, aged 34")
