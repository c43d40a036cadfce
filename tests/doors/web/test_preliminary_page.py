"""The page of preliminary observations, and what is printed of it."""

import pytest

from headway.casework.evidence.models import Support
from headway.casework.visits.models import PreliminaryItem
from headway.casework.visits.preliminary import compose_item
from headway.doors.web.parts.addresses import seal
from headway.foundation.access.models import Departure
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment():
    return make.an_assessment(audience="public")


@pytest.fixture
def lead():
    return make.a_lead()


def an_item(assessment, lead, text, cites):
    row = PreliminaryItem(assessment=assessment, number=0, text=text, **make.sight(audience="own"))
    return compose_item(row, cites=cites, actor=lead, at=make.NOW)


@pytest.fixture
def client(assessment, reading_as):
    return reading_as(make.an_assessor())


def test_the_page_composes_puts_and_ends_items_and_prints_them(client, assessment, lead, reading_as):
    page = "/assessments/XOR-2018/visit/preliminary/"
    client.post(page, {"text": "The register is kept on paper."})
    client.post(f"{page}give/")
    item = PreliminaryItem.objects.visible_to(lead).get()
    state = reading_as(make.a_focal_point())

    state.post(f"/preliminary/{seal(item.pk)}/end/", {"outcome": "objected", "words": "It is not."})

    for reader in (client, state):
        told = reader.get(page).content.decode()
        assert "Preliminary, not cleared" in told
        assert "It is not." in told
    printed = state.get("/assessments/XOR-2018/visit/preliminary-shared.pdf")
    assert printed.content.startswith(b"%PDF")
    assert [row.what for row in Departure.objects.all()] == ["preliminary assessment and observations (pdf)"]
    for closed in (
        "preliminary-partners.pdf",
        "preliminary-public.docx",
        "preliminary-own.docx",
        "preliminary-shared.md",
    ):
        assert state.get(f"/assessments/XOR-2018/visit/{closed}").status_code == 404


@pytest.mark.parametrize("size", [1, 3])
def test_the_page_asks_few_questions(size, client, assessment, lead, django_assert_num_queries):
    for number in range(size):
        observation = make.an_observation(f"Seen {number}.")
        passage = make.a_passage()
        make.added(Support(observation=observation, passage=passage, **make.sight()))
        an_item(assessment, lead, f"Item {number}.", cites=[observation])
    with django_assert_num_queries(10):
        client.get("/assessments/XOR-2018/visit/preliminary/")
