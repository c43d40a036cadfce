"""Giving a file, reading it with the proposals in place, deciding on each."""

from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Figure, Observation, Source
from headway.casework.plans.models import Measure
from headway.engines.intake.models import Decision
from headway.foundation.actors.services import load_organisations
from headway.foundation.catalogue.services import load
from headway.foundation.ledger.models import StoredFile
from tests import make

pytestmark = pytest.mark.django_db

TEXT = """Experts conclude follow-up visit to Orsania

The Counter-Terrorism Committee Executive Directorate (CTED), acting on behalf of the Counter-Terrorism Committee,
conducted a follow-up visit to Orsania from 4 to 7 March 2019, to assess the implementation of Security Council
resolution 2178 (2014).

According to the Ministry of Justice, approximately 120 persons were convicted of terrorist offences.

The delegation welcomed the measures taken by Orsania, ranging from enhanced border controls, through new legal
mechanisms for prosecution, to ongoing efforts to improve the exchange of information.

The delegation recommended that Orsania should connect all border posts to the databases of INTERPOL.
"""


@pytest.fixture
def assessor():
    load(make.NOW)
    load_organisations(actor=make.SYSTEM, at=make.NOW)
    return make.an_assessor()


def give(client, text=TEXT, name="item.txt", **fields):
    file = SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())
    return client.post("/sources/new/", {"file": file, **fields})


@pytest.fixture
def reading(assessor, reading_as):
    """A client, and the address of the proposals of the text it gave."""
    client = reading_as(assessor)
    answer = give(client, dated="2019-03-08", originator="CTED")
    assert answer.status_code == 302
    return client, answer.headers["Location"]


def cards(client, address):
    page = client.get(address).content.decode()
    return [
        part.split('"')[0] for part in page.split('<article class="card')[1:] for part in [part.split('id="card-')[1]]
    ]


def decide(client, address, key, **given):
    return client.post(f"{address}{key}/", given)


def test_a_file_becomes_a_source_that_only_its_holder_sees(reading, assessor, reading_as):
    _, address = reading
    source = Source.objects.visible_to(assessor).get()

    assert (source.audience, source.compartment, source.dated) == ("own", "XOR", "2019-03-08")
    assert source.title == "Experts conclude follow-up visit to Orsania"
    assert reading_as(make.a_focal_point()).get(address).status_code == 404


def test_the_text_is_shown_with_its_proposals_in_place_and_why(reading):
    client, address = reading
    page = client.get(address).content.decode()

    assert page.count('<article class="card waiting') == len(cards(client, address)) >= 5
    assert "Why this was proposed" in page
    assert "<mark" in page
    assert "135" not in page
    assert "108 to 132" in page


def test_accepting_goes_on_to_the_next_and_offers_a_measure(reading, assessor):
    client, address = reading
    measure = [key for key in cards(client, address) if key.startswith("measure")][-1]

    answer = decide(client, address, measure, decision="accept")

    assert "/measures/" in answer.headers["Location"]
    row = Observation.objects.visible_to(assessor).get()
    assert (row.type, row.voice_verb, row.unreviewed) == ("measure", "welcomed", False)
    kept = client.post(answer.headers["Location"], {"title": "Border controls", "kind": "control"})
    assert urlsplit(kept.headers["Location"]).path == address
    assert [m.title for m in Measure.objects.visible_to(assessor)] == ["Border controls"]


def test_rejecting_stores_the_decision_and_nothing_else(reading, assessor):
    client, address = reading
    key = cards(client, address)[0]

    decide(client, address, key, decision="reject")

    assert [d.outcome for d in Decision.objects.visible_to(assessor)] == ["rejected"]
    assert Observation.objects.visible_to(assessor).count() == 0
    assert f'rejected" id="card-{key}"' in client.get(address).content.decode()


def test_a_change_keeps_the_passage_and_the_voice(reading, assessor):
    client, address = reading
    key = next(k for k in cards(client, address) if k.startswith("recommendation"))
    form = {"kind": "recommendation", "text": "Connect all border posts.", "status": "", "areas": ["bord-watchlists"]}

    assert client.get(f"{address}{key}/change/").status_code == 200
    client.post(f"{address}{key}/change/", form)

    row = Observation.objects.visible_to(assessor).get()
    assert (row.text, row.voice_verb) == ("Connect all border posts.", "recommended")
    assert "should connect all border posts" in row.supports.visible_to(assessor).get().passage.quote
    assert Decision.objects.visible_to(assessor).get().outcome == "edited"


def test_a_second_decision_is_refused_with_a_sentence(reading, assessor):
    client, address = reading
    key = cards(client, address)[0]
    decide(client, address, key, decision="reject")

    answer = client.post(f"{address}{key}/", {"decision": "accept"}, follow=True)

    assert "has been decided already" in answer.content.decode()
    assert Observation.objects.visible_to(assessor).count() == 0


FIGURE = {"subject": "persons convicted", "indicator": "", "as_of": "2018", "low": "100", "high": "132"}


def test_a_figure_is_changed_and_filed_under_the_chosen_assessment(reading, assessor):
    client, address = reading
    client.post(address.replace("/proposals/", "/visit/"), {"code": "XOR-2019", "kind": ""})
    key = next(k for k in cards(client, address) if k.startswith("quantity"))
    change = f"{address}{key}/change/"
    assert 'value="108"' in client.get(change).content.decode()

    client.post(change, {**FIGURE, "assessment": "XOR-2019"})

    figure = Figure.objects.visible_to(assessor).get()
    assert (figure.subject, figure.as_of, figure.low, figure.high) == ("persons convicted", "2018", 100, 132)
    assert (figure.as_said, figure.hedge) == ("approximately 120", "approximately")
    assert figure.assessment == Assessment.objects.visible_to(assessor).get().pk
    assert Decision.objects.visible_to(assessor).get(proposal=key).outcome == "edited"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"low": "118"}, "wider, not narrower"),
        ({"low": "140"}, "must lie below"),
        ({"as_of": "last spring"}, "write it like"),
        ({"indicator": "no-such"}, "not one of the available choices"),
    ],
)
def test_a_figure_is_not_made_surer_than_its_words(reading, assessor, wrong, sentence):
    client, address = reading
    key = next(k for k in cards(client, address) if k.startswith("quantity"))

    answer = client.post(f"{address}{key}/change/", {**FIGURE, **wrong})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Figure.objects.visible_to(assessor).count() == 0


def test_the_visit_opens_an_assessment_once(reading, assessor):
    client, address = reading
    visit = address.replace("/proposals/", "/visit/")

    opened = client.post(visit, {"code": "XOR-2019", "kind": ""}, follow=True).content.decode()

    assert "XOR-2019 is open." in opened
    assert Assessment.objects.visible_to(assessor).get().dates == "2019-03-04/2019-03-07"
    again = client.post(visit, {"code": "XOR-2019", "kind": ""}, follow=True).content.decode()
    assert "An assessment with this code exists already" in again


def test_a_text_about_a_visit_that_is_on_file_opens_no_second_assessment_and_is_filed_under_it(reading):
    client, address = reading
    form, chosen = "Open this assessment", '<option value="XOR-2019" selected>'
    before = client.get(address).content.decode()
    assert form in before
    make.an_assessment("XOR-2019")

    page = client.get(address).content.decode()

    assert form not in page
    assert "XOR-2019 is on file" in page
    assert chosen in page
    another = client.get(address, {"assessment": ""}).content.decode()
    assert form in another
    assert chosen not in another


def test_what_is_accepted_can_be_filed_under_an_assessment(reading, assessor):
    client, address = reading
    client.post(address.replace("/proposals/", "/visit/"), {"code": "XOR-2019", "kind": ""})
    key = next(k for k in cards(client, address) if k.startswith("quantity"))

    decide(client, address, key, decision="accept", assessment="XOR-2019")

    page = client.get("/states/XOR/file/figures/").content.decode()
    assert "approximately 120" in page


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "empty.txt", "empty"),
        (b"   \n", "blank.txt", "The file is empty"),
        (b"%PDF-1.4 nonsense", "broken.pdf", "PDF"),
        (b"PK\x03\x04 nonsense", "broken.docx", "DOCX"),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_sentence_and_leaves_nothing(assessor, reading_as, data, name, sentence):
    answer = give(reading_as(assessor), data, name)

    assert answer.status_code == 422
    assert sentence.casefold() in answer.content.decode().casefold()
    assert (Source.objects.visible_to(assessor).count(), StoredFile.objects.count()) == (0, 0)


def test_a_file_over_the_limit_is_refused_before_it_is_read(assessor, reading_as, settings):
    settings.HEADWAY_INTAKE_MAX_BYTES = 100

    answer = give(reading_as(assessor))

    assert answer.status_code == 422
    assert "the limit is 100" in answer.content.decode()
    assert Source.objects.visible_to(assessor).count() == 0


def test_a_date_that_is_none_is_refused_with_what_to_write(assessor, reading_as):
    answer = give(reading_as(assessor), dated="last spring")

    assert answer.status_code == 422
    assert "write it like 2018-07-23" in answer.content.decode()
    assert Source.objects.visible_to(assessor).count() == 0


def test_the_public_gives_no_files(reading_as):
    assert reading_as().get("/sources/new/").status_code == 404


def test_nobody_decides_on_what_they_may_only_read(reading, assessor, reading_as):
    client, address = reading
    key = cards(client, address)[0]
    colleague = make.an_assessor(body="fatf")

    assert decide(reading_as(colleague), address, key, decision="accept").status_code == 404
