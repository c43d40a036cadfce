"""A link is no way around the policy: what a row points to is shown only to who may see that, too."""

import pytest
from django.urls import reverse

from headway.casework.evidence.models import Support
from headway.casework.recommendations.models import Progress, ProgressBasis
from headway.foundation.access.models import Grant
from headway.foundation.access.services import grant
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def ministry():
    return make.a_ministry("Border Guard Service")


@pytest.fixture
def released(ministry):
    """A recommendation that both sides share, released by name to one ministry, and an observation that was not."""
    body, circle = make.a_body(), make.a_circle(make.a_body())
    shared = {"audience": "shared", "holder": body, "circle": circle.pk}
    recommendation = make.a_recommendation(**shared)
    observation = make.an_observation("Seen by the delegation alone.", **shared)
    grant(recommendation, ministry, actor=make.a_focal_point(), at=make.NOW, why="theirs to answer")
    return recommendation, observation


def test_a_row_is_released_with_what_it_points_to_and_opens_to_the_ministry(released, reading_as):
    recommendation, _ = released
    page = reading_as(make.a_contributor()).get(reverse("web:recommendation", args=[recommendation.code]))

    assert page.status_code == 200
    assert recommendation.text in page.content.decode()
    assert set(Grant.objects.values_list("target", flat=True)) == {recommendation.pk, recommendation.assessment_id}


def test_a_ministry_that_cites_what_it_may_not_see_reads_its_own_words_without_it(released, ministry, reading_as):
    recommendation, observation = released
    own = {"audience": "own", "holder": ministry}
    progress = make.added(
        Progress(
            recommendation=recommendation, side="state", scale="recommendation-progress", level="partial",
            as_of="2018-07", reason="Half of the posts are connected.", **make.sight(**own),
        )
    )  # fmt: skip
    make.added(ProgressBasis(progress=progress, observation=observation, **make.sight(**own)))

    page = reading_as(make.a_contributor()).get(reverse("web:recommendation", args=[recommendation.code]))

    assert "Half of the posts are connected." in page.content.decode()
    assert "Seen by the delegation alone." not in page.content.decode()


def test_a_passage_that_was_not_released_is_not_quoted_through_the_observation(ministry, reading_as):
    own = {"audience": "own", "holder": ministry}
    hidden = make.a_passage(quote="Only for the Body.", audience="state", holder=make.a_ministry())
    observation = make.an_observation("Told to us.", **own)
    make.added(Support(observation=observation, passage=hidden, **make.sight(**own)))

    page = reading_as(make.a_contributor()).get(reverse("web:history", args=["observation", observation.pk]))

    assert page.status_code == 200
    assert "Only for the Body." not in page.content.decode()
