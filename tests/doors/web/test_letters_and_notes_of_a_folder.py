"""A letter and the night's notes that came in with a folder go on to the register and to the lines of the notes."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Letter, Observation, Source
from headway.casework.visits.models import Component, Meeting, MeetingNotes
from headway.engines.intake.models import QueuedFile
from headway.engines.intake.queue import jobs
from headway.foundation.catalogue.services import load
from tests import make
from tests.engines.intake.documents.test_letters import LETTER

pytestmark = pytest.mark.django_db
NIGHT = b"! Border Guard: about 40 attempts a month\n> Border Guard: will send it by 15 September\n+ a new unit\n"


@pytest.fixture
def assessor():
    load(make.NOW)
    make.an_assessment(audience="public")
    return make.an_assessor()


@pytest.fixture
def client(assessor, reading_as):
    return reading_as(assessor)


def taken(client, actor, name, data, state="XOR"):
    """The page that taking the file in hand leads to."""
    client.post(reverse("web:queue"), {"several": [SimpleUploadedFile(name, data)], "compartment": state})
    jobs.read_waiting(worker="a worker")
    item = QueuedFile.objects.visible_to(actor).get()
    return client.post(reverse("web:queued", args=[item.pk]), {"act": "take"}, follow=True).content.decode()


def link_in(page, name):
    return re.search(rf'href="(/sources/[^"]+/{name}/)"', page)[1]


def standing(actor):
    return QueuedFile.objects.visible_to(actor).get()


def test_a_letter_of_a_folder_is_entered_in_the_register_with_what_it_says(client, assessor):
    link = link_in(taken(client, assessor, "letter.txt", LETTER.encode()), "letter")
    form = client.get(link).content.decode()
    assert 'value="MOJ/14/2018"' in form

    answer = client.post(link, {"direction": "in", "received_on": "2018-06-08", "from_office": "Ministry of Justice"})

    letter = Letter.objects.visible_to(assessor).get()
    assert answer.headers["Location"] == reverse("web:letter", args=[letter.pk])
    assert (letter.number, letter.from_office, str(letter.sent_on), str(letter.received_on)) == (
        "MOJ/14/2018", "Ministry of Justice", "2018-06-03", "2018-06-08",
    )  # fmt: skip
    assert letter.wants_answer
    assert (letter.source.type, letter.source.dated) == (Source.Kind.LETTER, "2018-06-03")
    assert letter.enclosures == "Table of convictions\nAct on Data of Passengers"
    assert standing(assessor).said_kind == "letter"
    again = client.get(reverse("web:reading", args=[letter.source_id])).content.decode()
    assert reverse("web:letter", args=[letter.pk]) in again
    assert client.get(link).status_code == 404


@pytest.mark.parametrize(
    "name, data, leads_to",
    [
        ("letter.txt", LETTER.encode(), "letter"),
        ("night.txt", b"Meeting with the Border Guard of Orsania\n" + NIGHT, "notes"),
    ],
)
def test_what_names_one_state_alone_goes_into_its_file_and_on_though_nobody_said_which(
    client, assessor, name, data, leads_to
):
    link = link_in(taken(client, assessor, name, data, state=""), leads_to)

    assert Source.objects.visible_to(assessor).get().compartment == "XOR"
    assert client.get(link).status_code == 200


@pytest.mark.parametrize(
    "name, data", [("night.txt", NIGHT), ("letter.txt", b"Subject: Radar\n\nDear Sir,\nIt works.\n")]
)
def test_what_names_no_state_says_what_to_do(client, assessor, name, data):
    page = taken(client, assessor, name, data, state="")

    assert "give it again with its State" in page


def test_a_letter_is_called_by_its_subject(client, assessor):
    taken(client, assessor, "letter.txt", LETTER.encode())
    assert Source.objects.visible_to(assessor).get().title == "Information on prosecutions"


def test_notes_of_a_folder_are_told_their_meeting_and_become_lines(client, assessor):
    page = taken(client, assessor, "night.txt", NIGHT)
    assert standing(assessor).proposals == 3
    link = link_in(page, "notes")

    answer = client.post(link, {"assessment": "XOR-2018", "said_on": "2018-07-17"})

    source = Source.objects.visible_to(assessor).get()
    assert answer.headers["Location"] == f"{reverse('web:notes', args=[source.pk])}?assessment=XOR-2018"
    assert (source.type, source.dated) == (Source.Kind.MEETING, "2018-07-17")
    client.post(reverse("web:accept-all-notes", args=[source.pk]), {"assessment": "XOR-2018"})
    assert sorted(Observation.objects.visible_to(assessor).values_list("type", "said_on")) == [
        ("commitment", "2018-07-17"), ("measure", "2018-07-17"), ("threat", "2018-07-17"),
    ]  # fmt: skip


def test_notes_of_a_folder_ask_for_the_day_of_the_meeting(client, assessor):
    link = link_in(taken(client, assessor, "night.txt", NIGHT), "notes")

    answer = client.post(link, {"assessment": "XOR-2018"})

    assert answer.status_code == 422
    assert "Say on which day the meeting was held" in answer.content.decode()


def test_notes_are_linked_with_a_meeting_that_is_chosen(client, assessor):
    part = make.added(
        Component(
            assessment=Assessment.objects.unscoped("a test").get(), modality="on-site", dates="2018-07", **make.sight()
        )
    )
    meeting = make.added(Meeting(component=part, slot="opening", title="Opening", held_on="2018-07-17", **make.sight()))
    page = taken(client, assessor, "night.txt", NIGHT)
    link = link_in(page, "notes")
    chosen = re.search(r'<option value="([^"]+)">[^<]*2018-07-17', client.get(link).content.decode())[1]

    client.post(link, {"assessment": part.assessment.code, "meeting": chosen})

    assert MeetingNotes.objects.visible_to(assessor).get().meeting == meeting


def test_what_is_neither_leads_to_neither(client, assessor):
    page = taken(client, assessor, "news.txt", b"The State established a national centre in 2017.\n")

    assert not re.search(r'href="/sources/[^"]+/(letter|notes)/"', page)
    source = standing(assessor).source
    assert client.get(reverse("web:letter-of", args=[source.pk])).status_code == 404
    assert client.get(reverse("web:notes-of", args=[source.pk])).status_code == 404
