"""A page asks the database the same number of questions, however long its lists are."""

import pytest
from django.urls import reverse

from headway.casework.evidence.models import Source
from headway.casework.plans.models import Measure
from headway.doors.web.states import address_of_part
from tests import make
from tests.doors.web.cases import a_case

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("size", [1, 3])
def test_the_first_page(size, reading_as, django_assert_num_queries):
    a_case(size)
    client = reading_as(make.an_assessor())
    with django_assert_num_queries(8):
        client.get("/")


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_of_states(size, reading_as, django_assert_num_queries):
    a_case(size)
    client = reading_as(make.an_assessor())
    with django_assert_num_queries(7):
        client.get(reverse("web:states"))


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(("part", "asked"), [("recommendations", 10), ("figures", 7), ("areas", 11), ("measures", 10)])
def test_the_pages_of_a_state(part, asked, size, reading_as, django_assert_num_queries):
    a_case(size)
    client = reading_as(make.an_assessor())
    with django_assert_num_queries(asked):
        client.get(address_of_part("XOR", part))


@pytest.mark.parametrize("size", [1, 3])
def test_the_page_of_an_assessment(size, reading_as, django_assert_num_queries):
    a_case(size)
    client = reading_as(make.an_assessor())
    with django_assert_num_queries(7):
        client.get(reverse("web:assessment", args=["XOR-2018"]))


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(
    ("part", "asked"), [("judgements", 11), ("recommendations", 10), ("promises", 11), ("stages", 9)]
)
def test_what_hangs_on_an_assessment(part, asked, size, reading_as, django_assert_num_queries):
    a_case(size)
    client = reading_as(make.an_assessor())
    with django_assert_num_queries(asked):
        client.get(reverse(f"web:assessment-{part}", args=["XOR-2018"]))


@pytest.mark.parametrize("size", [1, 3])
def test_the_consents_of_a_state(size, reading_as, django_assert_num_queries):
    for _ in range(size):
        make.a_consent("publish", make.an_assessment(f"XOR-201{_}", audience="public").pk)
    client = reading_as(make.a_focal_point())
    with django_assert_num_queries(9):
        client.get(reverse("web:consents", args=["XOR"]))


@pytest.mark.parametrize("size", [1, 3])
def test_the_page_of_a_recommendation(size, reading_as, django_assert_num_queries):
    a_case(size)
    client = reading_as(make.an_assessor())
    with django_assert_num_queries(10):
        client.get(reverse("web:recommendation", args=["XOR-2009-1"]))


@pytest.mark.parametrize("size", [1, 3])
def test_the_page_of_a_measure(size, reading_as, django_assert_num_queries):
    a_case(size)
    measure = Measure.rows.first()
    client = reading_as(make.an_assessor())
    with django_assert_num_queries(7):
        client.get(reverse("web:measure", args=[measure.pk]))


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_of_sources(size, reading_as, django_assert_num_queries):
    a_case(size)
    client = reading_as(make.an_assessor())
    with django_assert_num_queries(7):
        client.get(reverse("web:sources"))


@pytest.mark.parametrize("size", [1, 3])
def test_the_page_of_a_source(size, reading_as, django_assert_num_queries):
    a_case(size)
    source = Source.rows.first()
    client = reading_as(make.an_assessor())
    with django_assert_num_queries(11):
        client.get(reverse("web:source", args=[source.pk]))


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_of_organisations(size, reading_as, django_assert_num_queries):
    a_case(size)
    client = reading_as(make.an_assessor())
    with django_assert_num_queries(6):
        client.get(reverse("web:organisations"))
