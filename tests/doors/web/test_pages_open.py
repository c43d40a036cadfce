"""Every page opens to whom it is for, and is not there for anybody else."""

import pytest
from django.urls import reverse

from headway.casework.plans.models import Measure
from headway.foundation.access.models import Audience
from tests import make

pytestmark = pytest.mark.django_db

ALWAYS_OPEN = ["home", "states", "sources", "organisations", "ledger"]


@pytest.mark.parametrize("name", ALWAYS_OPEN)
def test_pages_without_a_case_open_to_the_public(name, reading_as):
    assert reading_as().get(reverse(f"web:{name}")).status_code == 200


def pages_of_a_case(audience=Audience.BODY):
    recommendation = make.a_recommendation(audience=audience)
    source = make.a_source(audience=audience)
    measure = make.added(Measure(title="Law on travel", type="law", **make.sight(audience=audience)))
    return [
        reverse("web:state", args=["XOR"]),
        reverse("web:assessment", args=[recommendation.assessment.code]),
        reverse("web:recommendation", args=[recommendation.code]),
        reverse("web:measure", args=[measure.pk]),
        reverse("web:source", args=[source.pk]),
        reverse("web:history", args=["recommendation", recommendation.pk]),
    ]


def test_the_pages_of_a_case_open_to_its_assessor(reading_as):
    pages = pages_of_a_case()
    client = reading_as(make.an_assessor())

    assert [client.get(page).status_code for page in pages] == [200] * 6


def test_the_pages_of_a_case_are_not_there_for_a_stranger(reading_as):
    pages = pages_of_a_case()
    strangers = [make.a_focal_point("XVL"), make.an_assessor(body="fatf"), make.a_delegate(), None]

    assert [[reading_as(who).get(page).status_code for page in pages] for who in strangers] == [[404] * 6] * 4


def test_of_a_case_that_the_body_keeps_to_itself_the_states_own_page_tells_its_people_nothing(reading_as):
    of_the_state, *pages = pages_of_a_case()
    client = reading_as(make.a_focal_point())

    assert [client.get(page).status_code for page in pages] == [404] * 5
    assert "XOR-20" not in client.get(of_the_state).content.decode()


def test_what_was_published_opens_to_the_public(reading_as):
    pages = pages_of_a_case(Audience.PUBLIC)

    assert [reading_as().get(page).status_code for page in pages] == [200] * 6


def test_every_page_forbids_what_it_does_not_serve_itself(reading_as):
    policy = reading_as().get("/").headers["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")


def test_no_page_is_kept_by_the_browser(reading_as):
    assert reading_as(make.an_assessor()).get("/").headers["Cache-Control"] == "private, no-store"


def test_a_page_that_is_not_there_does_not_say_whether_it_exists(reading_as):
    answer = reading_as().get("/recommendations/XOR-2009-1/")

    assert answer.status_code == 404
    assert "or it is not open to you" in answer.content.decode()


def test_a_state_is_said_to_be_in_its_regional_group_by_its_name(loaded, reading_as):
    page = reading_as().get("/states/AZE/").content.decode()

    assert "Eastern European States" in page
    assert "eastern-europe" not in page
