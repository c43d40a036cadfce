"""The page that opens an assessment by hand and the page that corrects one."""

import pytest

from headway.casework.assessments.models import Assessment
from headway.foundation.catalogue.services import load
from tests import make

pytestmark = pytest.mark.django_db
PAGE = "/assessments/open/"
GIVEN = {"state": "XOR", "type": "initial", "framework": "ct-core", "procedure": "ctc-visit", "reason": "A decision",
         "instruments": ["unsc-1373-2001"], "dates": "2026-05"}  # fmt: skip


@pytest.fixture(autouse=True)
def catalogue():
    load(make.NOW)


def test_a_body_with_an_empty_installation_opens_its_first_assessment_from_its_first_page(reading_as):
    client = reading_as(make.an_assessor())
    assert f'href="{PAGE}"' in client.get("/").content.decode()
    assert f'href="{PAGE}"' in client.get("/states/").content.decode()

    form = client.get(PAGE, {"state": "XOR"}).content.decode()
    answer = client.post(PAGE, GIVEN, follow=True)

    assert '<option value="XOR" selected>' in form
    assert '<option value="ct-core" selected>' in form
    assert '<option value="ctc-visit" selected>' in form
    page = answer.content.decode()
    assert "XOR-2026 is open." in page
    assert "S/RES/1373 (2001)" in page
    judging = client.get("/assessments/XOR-2026/judging/").content.decode()
    assert "names nothing to judge" not in judging
    assert f'href="{PAGE}?state=XOR"' in client.get("/states/XOR/").content.decode()


def test_a_new_assessment_leads_to_its_own_report_and_first_of_all_to_the_state(reading_as):
    client = reading_as(make.an_assessor())
    client.post(PAGE, GIVEN)

    page = client.get("/assessments/XOR-2026/").content.decode()
    reports = client.get("/assessments/XOR-2026/reports/").content.decode()

    client.post(PAGE, {**GIVEN, "instruments": [], "code": "XOR-2026-B"})
    assert ">Mandate</dt>" in page
    assert ">Mandate</dt>" not in client.get("/assessments/XOR-2026-B/").content.decode()
    assert page.index("Open it to the State") < page.index("Draft a recommendation") < page.index("Open the follow-up")
    assert reports.index('id="comprehensive"') < reports.index('id="follow-up"')
    assert 'value="comprehensive:shared" selected' in reports
    recommendations = client.get("/assessments/XOR-2026/recommendations/").content.decode()
    assert 'href="/assessments/XOR-2026/recommendations/draft/"' in recommendations


def test_states_that_are_fictional_come_last_and_are_called_so(reading_as):
    page = reading_as(make.an_assessor()).get(PAGE).content.decode()

    assert page.index("Zimbabwe") < page.index("Orsania (Fictional)")


def test_a_state_that_begins_with_nothing_has_its_page_and_is_led_there(reading_as):
    client = reading_as(make.a_focal_point())

    page = client.get("/states/XOR/")

    assert page.status_code == 200
    assert 'href="/states/XOR/strategy/"' in page.content.decode()
    assert 'href="/states/XOR/"' in client.get("/states/").content.decode()
    assert 'href="/states/XOR/"' in client.get("/").content.decode()
    assert 'href="/queue/"' in client.get("/").content.decode()
    assert client.get("/states/XVL/").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [({"reason": ""}, "This field is required"), ({"code": "XVL-1"}, "begins with XOR-"),
     ({"dates": "last spring"}, "write it like"), ({"state": ""}, "This field is required")],
)  # fmt: skip
def test_what_is_wrong_stands_on_the_form_and_nothing_is_opened(reading_as, wrong, sentence):
    answer = reading_as(make.an_assessor()).post(PAGE, {**GIVEN, **wrong})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Assessment.objects.unscoped("a test").exists()


def test_the_page_is_for_the_people_of_a_body(reading_as):
    for actor in (make.a_focal_point(), make.a_contributor(), make.a_delegate(), None):
        assert reading_as(actor).get(PAGE).status_code == 404


def test_a_correction_is_made_on_its_page_and_told_in_the_history(reading_as):
    client = reading_as(make.an_assessor())
    client.post(PAGE, GIVEN)
    address = "/assessments/XOR-2026/correct/"
    form = client.get(address).content.decode()
    assert 'value="2026-05"' in form
    assert 'name="framework"' not in form

    answer = client.post(address, {**GIVEN, "title": "Initial visit", "because": "the title was left out"}, follow=True)

    page = answer.content.decode()
    assert "XOR-2026 is corrected" in page
    assert "Initial visit" in page
    past = page.split("History of this record")[0].rsplit('href="', 1)[1].split('"')[0]
    assert "the title was left out" in client.get(past).content.decode()
    assert client.post(address, {**GIVEN, "because": ""}).status_code == 422
    assert reading_as(make.a_focal_point()).get(address).status_code == 404
