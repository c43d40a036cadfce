"""The page on which a meeting is written down: a form without a script, sent once with one."""

from datetime import date
from uuid import uuid4

import pytest

from headway.casework.visits.models import Capture, Component, Meeting
from headway.doors.web.parts.addresses import seal
from headway.foundation.catalogue.services import load
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessor():
    load(make.NOW)
    return make.an_assessor()


@pytest.fixture
def address(assessor):
    assessment = make.an_assessment(audience="public")
    part = make.added(Component(assessment=assessment, modality="on-site", dates="2018-07", **make.sight()))
    row = Meeting(component=part, slot="thematic", title="Prison", planned_on=date(2018, 7, 17), **make.sight())
    return f"/meetings/{seal(make.added(row).pk)}/capture/"


def test_without_a_script_a_line_is_kept_and_the_page_comes_back_with_it(assessor, address, reading_as):
    client = reading_as(assessor)
    key = client.get(address).context["form"].initial["key"]

    answer = client.post(address, {"words": "- Prison Service: no doctor", "key": key})
    client.post(address, {"words": "- Prison Service: no doctor", "key": key})

    assert answer.headers["Location"] == address
    page = client.get(address)
    assert "1 line kept" in page.content.decode()
    assert "shortfall" in page.content.decode()
    assert page.context["form"].initial["key"] != key


def test_a_script_gets_the_lines_alone(assessor, address, reading_as):
    client = reading_as(assessor)

    answer = client.post(address, {"words": "+ a unit", "key": uuid4()}, headers={"X-Capture": "1"})

    assert answer.status_code == 201
    assert "<html" not in answer.content.decode()
    assert "a unit" in answer.content.decode()
    refused = client.post(address, {"words": " ", "key": uuid4()}, headers={"X-Capture": "1"})
    assert (refused.status_code, refused.content.decode()) == (422, "This field is required.")


def test_the_script_gets_its_sentences_from_the_page_in_the_readers_language(assessor, address, reading_as):
    page = reading_as(assessor).get(address, headers={"Accept-Language": "ru"}).content.decode()

    assert 'data-take-back="Вернуть в строку"' in page
    for words in (
        "%(count)s строка ещё",
        "%(count)s строки ещё",
        "%(count)s строк ещё",
        "Отправляются %(count)s строки",
    ):
        assert words in page


def test_a_line_that_is_refused_stays_in_the_form(assessor, address, reading_as):
    answer = reading_as(assessor).post(address, {"words": "x" * 2001, "key": uuid4()})

    assert answer.status_code == 422
    assert "x" * 2001 in answer.content.decode()
    assert not Capture.objects.exists()


def test_whoever_does_not_see_the_meeting_finds_no_page(address, reading_as):
    assert reading_as(make.a_focal_point()).get(address).status_code == 404
    assert reading_as().get(address).status_code == 404


@pytest.mark.parametrize("size", [1, 30])
def test_the_page_asks_few_questions(size, assessor, address, reading_as, django_assert_num_queries):
    client = reading_as(assessor)
    meeting = Meeting.objects.unscoped("test").get()
    source = make.a_source("Notes", audience="own")
    for number in range(size):
        row = Capture(
            meeting=meeting, source=source, key=uuid4(), line=number, words="+ a unit", **make.sight(audience="own")
        )
        make.added(row)
    with django_assert_num_queries(8):
        client.get(address)
