"""Figures of fewer than five persons stay on their holder's side; what is shared says "fewer than 5"."""

import pytest

from headway.casework.evidence.models import Figure, Source
from headway.casework.evidence.services import state_figure
from headway.casework.evidence.sharing import share_masked_figures
from headway.foundation.access.opening import widen
from headway.foundation.access.widening import may_widen
from headway.foundation.catalogue.models import Indicator
from headway.foundation.core.intervals import exactly
from headway.foundation.core.verdicts import NotAllowed
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def circle():
    return make.a_circle(make.a_body())


def state_row():
    return {"audience": "state", "holder": make.a_ministry()}


def a_family(total, *parts):
    whole = make.a_figure(total, **state_row())
    return [whole, *(make.a_figure(part, part_of=whole, **state_row()) for part in parts)]


def shared(figures, circle):
    return share_masked_figures(figures, circle=circle, actor=make.a_focal_point(), at=make.NOW, reason="statistics")


def test_a_small_figure_is_not_widened(circle):
    figure = make.a_figure(3, **state_row())

    refused = may_widen(make.a_focal_point(), figure, "shared", circle=circle.pk)

    assert "fewer than five persons" in refused.because


def test_a_small_figure_cannot_be_written_for_both_sides(circle):
    with pytest.raises(NotAllowed, match="fewer than five persons"):
        make.a_figure(3, audience="shared", circle=circle.pk)


def test_a_small_figure_read_from_a_shared_source_is_kept_on_its_holders_side(circle):
    figure = Figure(
        subject="persons", low=3, high=3, as_said="three", **make.sight(audience="shared", circle=circle.pk)
    )

    assert state_figure(figure, actor=make.SYSTEM, at=make.NOW).audience == "body"


def test_what_its_issuer_has_published_is_not_masked():
    source = make.added(Source(type="document", title="Report", published=True, **make.sight(audience="public")))
    passage = make.a_passage(source, audience="public")

    assert make.a_figure(3, audience="public", passage=passage).audience == "public"


def test_only_persons_are_counted(circle):
    percent = Indicator.objects.create(pk="api", title="API", unit="percent", kind="stock", area=make.an_area())
    figure = Figure(indicator=percent, subject="flights", low=3, high=3, as_said="3", **make.sight(**state_row()))

    assert may_widen(make.a_focal_point(), make.added(figure), "shared", circle=circle.pk)


def test_what_is_shared_is_a_second_figure_and_the_next_smallest_is_held_back(circle):
    family = a_family(20, 3, 9, 8)

    copies = shared(family, circle)

    assert [copy.as_said for copy in copies] == [
        "20",
        "fewer than 5",
        "9",
        "not shown, so that no figure under 5 can be worked out",
    ]
    assert [copy.part_of for copy in copies] == [None, copies[0], copies[0], copies[0]]
    assert {copy.audience for copy in copies} == {"shared"}
    assert {row.audience for row in Figure.objects.filter(pk__in=[f.pk for f in family])} == {"state"}
    assert sorted(f.as_said for f in Figure.objects.visible_to(make.an_assessor())) == sorted(c.as_said for c in copies)


def test_a_share_of_a_whole_is_a_number_too(circle):
    whole = make.a_figure(12, **state_row())
    part = make.added(
        Figure(
            subject="women",
            share_low="0.25",
            share_high="0.25",
            as_said="a quarter",
            part_of=whole,
            **make.sight(**state_row()),
        )
    )

    copies = shared([whole, part], circle)

    assert copies[1].as_said == "fewer than 5"
    assert copies[1].share is None


def test_a_figure_that_would_give_a_small_one_away_is_not_widened_alone(circle):
    whole, _, nine, eight = a_family(20, 3, 9, 8)
    focal = make.a_focal_point()
    for row in (whole, nine):
        widen(row, "shared", circle=circle.pk, along=True, actor=focal, at=make.NOW, reason="statistics")

    assert "could be worked out" in may_widen(focal, eight, "shared", circle=circle.pk).because


def test_what_was_seen_already_refuses_the_rest(circle):
    whole, small, other = a_family(20, 3, 17)
    widen(whole, "shared", circle=circle.pk, actor=make.a_focal_point(), at=make.NOW, reason="statistics")

    copies = shared([small, other], circle)

    assert [copy.interval for copy in copies] == [copies[0].interval, None]
    assert exactly(3) != copies[0].interval


def test_a_figure_is_shared_once(circle):
    family = a_family(20, 12, 8)
    shared(family, circle)

    with pytest.raises(NotAllowed, match="shared already"):
        shared(list(Figure.objects.filter(pk__in=[f.pk for f in family])), circle)


def test_a_contributor_does_not_share_for_the_state(circle):
    with pytest.raises(NotAllowed, match="answers for the side"):
        share_masked_figures(
            [make.a_figure(3, **state_row())], circle=circle, actor=make.a_contributor(), at=make.NOW, reason="x"
        )


def test_a_body_shares_masked_figures_with_another_body_only_by_the_states_consent():
    circle = make.a_circle(make.a_body(), make.a_body("fatf"))
    figure, lead = make.a_figure(3), make.a_lead()

    with pytest.raises(NotAllowed, match="has not consented"):
        share_masked_figures([figure], circle=circle, actor=lead, at=make.NOW, reason="statistics")
    make.a_consent("share", figure.pk)

    assert len(share_masked_figures([figure], circle=circle, actor=lead, at=make.NOW, reason="statistics")) == 1
