"""To whom the follow-up opens, and in how many queries."""

import pytest
from django.urls import reverse

from tests import make

pytestmark = pytest.mark.django_db
PAGE = "/assessments/XOR-2018/then-and-now/"
QUERIES = 8


def test_it_is_not_there_for_a_stranger(reading_as):
    make.an_assessment(audience="body")

    assert reading_as(make.a_focal_point()).get(PAGE).status_code == 404
    assert reading_as(make.an_assessor()).get(PAGE).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_however_many_rows_there_are(reading_as, django_assert_num_queries, count):
    earlier = make.an_assessment("XOR-2009", "2009-10-12/2009-10-16", type="initial")
    make.an_assessment(previous=earlier)
    for number in range(1, count + 1):
        make.a_recommendation(str(number), earlier)
    client = reading_as(make.an_assessor())

    with django_assert_num_queries(QUERIES):
        client.get(reverse("web:followup", args=["XOR-2018"]))
