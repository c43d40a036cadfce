"""Figures are shared from their page with small numbers masked, by whoever answers for the side that holds them."""

import pytest

from headway.casework.evidence.models import Figure
from headway.doors.web.parts.addresses import seal
from tests import make

pytestmark = pytest.mark.django_db
PAGE = "/states/XOR/figures/"


def a_family():
    """A whole and three parts; of two of these somebody could work the small one out."""
    sight = {"audience": "state", "holder": make.a_ministry()}
    whole = make.a_figure(23, **sight)
    return [whole, *(make.a_figure(part, part_of=whole, **sight) for part in (3, 8, 12))]


def send(client, figures, circle):
    told = {"figure": [seal(figure.pk) for figure in figures], "circle": seal(circle.pk), "reason": "statistics"}
    return client.post(PAGE, told, follow=True).content.decode()


def test_what_a_focal_point_ticks_is_shared_masked(reading_as):
    circle, figures = make.a_circle(make.a_body(), make.a_ministry()), a_family()
    client = reading_as(make.a_focal_point())
    assert client.get(PAGE).content.decode().count('name="figure"') == 4

    page = send(client, figures, circle)

    shared = Figure.objects.visible_to(make.a_lead()).values_list("as_said", flat=True)
    assert sorted(shared) == ["12", "23", "fewer than 5", "not shown, so that no figure under 5 can be worked out"]
    assert "4 figures are shared" in page
    assert "No figure waits on your side" in page


def test_without_a_tick_a_circle_and_a_reason_nothing_is_shared(reading_as):
    circle, _ = make.a_circle(make.a_body(), make.a_ministry()), a_family()

    assert "Tick the figures" in send(reading_as(make.a_focal_point()), [], circle)
    assert not Figure.objects.unscoped("a test").exclude(shown_as=None).exists()


def test_each_side_is_offered_its_own_figures_and_those_of_one_assessment(reading_as):
    a_family()
    assessment = make.an_assessment()
    one = make.a_figure(40)
    assert one.assessment is None
    client = reading_as(make.a_lead())

    assert client.get(PAGE).content.decode().count('name="figure"') == 1
    assert client.get(f"{PAGE}?assessment={assessment.code}").content.decode().count('name="figure"') == 0
    assert client.get(f"{PAGE}?assessment=XOR-1999").status_code == 404


@pytest.mark.parametrize("who", [make.a_contributor, make.a_delegate, lambda: make.a_focal_point("XVL"), lambda: None])
def test_strangers_find_no_such_page(reading_as, who):
    a_family()

    assert reading_as(who()).get(PAGE).status_code == 404


@pytest.mark.parametrize("size", [1, 3])
def test_the_page_asks_the_same_number_of_questions(size, reading_as, django_assert_num_queries):
    for _ in range(size):
        a_family()
    client = reading_as(make.a_focal_point())
    with django_assert_num_queries(7):
        client.get(PAGE)
