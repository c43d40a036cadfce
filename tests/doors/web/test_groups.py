"""How recommendations are put together on a page: the open ones first, and nothing claimed that a reader cannot see."""

import pytest
from django.urls import reverse

from headway.casework.recommendations.models import Progress
from headway.foundation.access.models import Audience
from headway.foundation.catalogue.models import Level, Scale
from tests import make

pytestmark = pytest.mark.django_db


def assessed(number, level, assessment=None, **sight):
    recommendation = make.a_recommendation(number, assessment, **sight)
    make.added(
        Progress(
            recommendation=recommendation, side="body", scale="recommendation-progress", level=level, as_of="2018-07",
            **make.sight(),
        )
    )  # fmt: skip


def a_scale(**values):
    scale = Scale.objects.create(pk="recommendation-progress", title="Progress", kind="recommendation")
    for order, (level, value) in enumerate(values.items()):
        key = level.replace("_", "-")
        Level.objects.create(pk=f"{scale.pk}:{key}", scale=scale, level_id=key, label=key, value=value, order=order)


def four_recommendations():
    a_scale(implemented=3, largely=2, not_started=0)
    assessment = make.an_assessment()
    for number, level in (("1", "implemented"), ("2", "special:not-assessed"), ("3", "not-started"), ("4", "largely")):
        assessed(number, level, assessment)


def page_of(client, query=""):
    return client.get(reverse("web:state", args=["XOR"]) + query).content.decode()


def test_the_least_advanced_come_first_and_what_is_done_last(reading_as):
    four_recommendations()

    page = page_of(reading_as(make.an_assessor()))

    places = [page.index(f">XOR-2018-{number}</a>") for number in ("3", "4", "2", "1")]
    assert places == sorted(places)


def test_only_what_is_open_is_shown_when_that_is_asked_for(reading_as):
    four_recommendations()

    page = page_of(reading_as(make.an_assessor()), "?status=open")

    assert [number for number in "1234" if f">XOR-2018-{number}</a>" in page] == ["3", "4"]
    assert "2 of 4" in page


def test_a_reader_without_the_assessments_is_not_told_that_there_are_none(reading_as):
    assessed("1", "largely", audience=Audience.PUBLIC)

    page = page_of(reading_as())

    assert ">XOR-2009-1</a>" in page
    assert [
        word for word in ("not assessed", "Not assessed", "so far", "No assessment", "largely") if word in page
    ] == []
