"""A strategy is the State's own: pillars, what stands in them, what is shared and what stays."""

import pytest

from headway.casework.plans.models import Measure, Pillar, Placement, Strategy
from headway.casework.plans.overview import overview
from headway.casework.plans.strategies import (
    add_pillar,
    begin_strategy,
    change_strategy,
    place,
    share_strategy,
    take_out,
)
from headway.foundation.core.actors import Role, Side
from headway.foundation.core.verdicts import NotAllowed
from tests import make

pytestmark = pytest.mark.django_db


def a_strategy(actor, **given):
    given = {"holder": make.a_ministry(), "audience": "state", **given}
    return begin_strategy(
        Strategy(title="Strategy", dates="2026/2030", **make.sight(**given)), actor=actor, at=make.NOW
    )


def a_measure(title="Passenger data", **given):
    return make.added(Measure(title=title, type="control", **make.sight(**{"holder": make.a_ministry(), **given})))


def test_the_focal_point_begins_a_strategy_that_no_other_side_sees():
    focal = make.a_focal_point()

    strategy = a_strategy(focal)
    add_pillar(strategy, "Prevent", actor=focal, at=make.NOW)
    add_pillar(strategy, "Protect", actor=focal, at=make.NOW)

    assert [(p.title, p.order) for p in Pillar.objects.visible_to(focal)] == [("Prevent", 1), ("Protect", 2)]
    for other in (make.an_assessor(), make.a_focal_point("XVL"), make.a_contributor()):
        assert list(Strategy.objects.visible_to(other)) == list(Pillar.objects.visible_to(other)) == []


@pytest.mark.parametrize("who", [make.an_assessor, make.a_contributor, make.a_delegate], ids=lambda f: f.__name__)
def test_nobody_else_begins_a_strategy(who):
    with pytest.raises(NotAllowed):
        a_strategy(who())
    assert not Strategy.objects.unscoped("for the test").exists()


def from_the_cabinet(role, state="XOR", scope=None):
    """Someone in another ministry than the one that holds the strategy."""
    return make.an_actor(role, Side.STATE, make.a_ministry("Cabinet Office", state), state, scope=scope)


@pytest.mark.parametrize("role", [Role.FOCAL_POINT, Role.APPROVER])
def test_whoever_answers_for_the_state_keeps_its_strategy_from_whichever_ministry(role):
    circle = make.a_circle(make.a_body(), make.a_ministry())
    strategy, moved = a_strategy(make.a_focal_point()), from_the_cabinet(role)

    change_strategy(strategy, title="The strategy", dates="2026/2031", actor=moved, at=make.NOW)
    pillar = add_pillar(strategy, "Prevent", actor=moved, at=make.NOW)
    place(a_measure(audience="state"), pillar, actor=moved, at=make.NOW)
    share_strategy(strategy, circle, actor=moved, at=make.NOW, reason="for the visit")
    add_pillar(strategy, "Protect", actor=moved, at=make.NOW)

    assert [(row.title, row.audience, row.holder) for row in Pillar.objects.visible_to(moved)] == [
        ("Prevent", "shared", strategy.holder),
        ("Protect", "state", strategy.holder),
    ]


def test_a_strategy_that_a_ministry_keeps_to_itself_or_another_files_is_not_kept_from_elsewhere():
    own = a_strategy(make.a_focal_point(), audience="own")
    states = a_strategy(make.a_focal_point())

    for row, actor in (
        (own, from_the_cabinet(Role.FOCAL_POINT)),
        (states, from_the_cabinet(Role.CONTRIBUTOR)),
        (states, from_the_cabinet(Role.FOCAL_POINT, "XVL")),
        (states, from_the_cabinet(Role.FOCAL_POINT, scope=make.an_assessment("XOR-2012", "2012").pk)),
    ):
        with pytest.raises(NotAllowed):
            add_pillar(row, "Prevent", actor=actor, at=make.NOW)
    add_pillar(own, "Prevent", actor=make.a_focal_point(), at=make.NOW)


def test_a_measure_stands_in_one_pillar_of_a_strategy_and_may_be_taken_out():
    focal = make.a_focal_point()
    strategy, measure = a_strategy(focal), a_measure(audience="state")
    first, second = (add_pillar(strategy, name, actor=focal, at=make.NOW) for name in ("One", "Two"))

    place(measure, first, actor=focal, at=make.NOW)
    placement = place(measure, second, actor=focal, at=make.NOW, because="area: borders")

    shown = overview(strategy, focal)
    assert [[row.measure for row in view.placed] for view in shown.pillars] == [[], [measure]]
    assert shown.unplaced == ()
    take_out(placement, actor=focal, at=make.NOW)
    assert overview(strategy, focal).unplaced == (measure,)


def test_a_measure_of_another_place_stands_where_it_was_put_and_not_where_it_was_written_into():
    focal = make.a_focal_point()
    strategy = a_strategy(focal)
    first, second = (add_pillar(strategy, name, actor=focal, at=make.NOW) for name in ("One", "Two"))
    measure = make.added(
        Measure(title="Law", type="law", pillar=first, **make.sight(holder=make.a_ministry(), audience="state"))
    )

    place(measure, second, actor=focal, at=make.NOW)

    assert [len(view.placed) for view in overview(strategy, focal).pillars] == [0, 1]


def test_sharing_opens_the_strategy_and_leaves_behind_what_points_to_a_measure_that_was_not_shared():
    focal, assessor = make.a_focal_point(), make.an_assessor()
    circle = make.a_circle(make.a_body(), make.a_ministry())
    strategy = a_strategy(focal)
    pillar = add_pillar(strategy, "Protect", actor=focal, at=make.NOW)
    shared, kept = a_measure("Shared", audience="shared", circle=circle.pk), a_measure("Kept", audience="state")
    for measure in (shared, kept):
        place(measure, pillar, actor=focal, at=make.NOW)

    opened, stayed = share_strategy(strategy, circle, actor=focal, at=make.NOW, reason="for the visit")

    assert (opened, stayed) == (3, 1)
    seen = overview(Strategy.objects.visible_to(assessor).get(), assessor)
    assert [[row.measure for row in view.placed] for view in seen.pillars] == [[shared]]


def test_what_is_added_to_a_shared_strategy_is_the_states_until_it_is_shared_again():
    focal, assessor = make.a_focal_point(), make.an_assessor()
    circle = make.a_circle(make.a_body(), make.a_ministry())
    strategy = a_strategy(focal)
    share_strategy(strategy, circle, actor=focal, at=make.NOW, reason="for the visit")

    add_pillar(strategy, "Later", actor=focal, at=make.NOW)

    assert list(Pillar.objects.visible_to(assessor)) == []
    assert share_strategy(strategy, circle, actor=focal, at=make.NOW, reason="again") == (1, 0)
    assert [p.title for p in Pillar.objects.visible_to(assessor)] == ["Later"]


def test_the_body_neither_places_nor_shares():
    focal, assessor = make.a_focal_point(), make.an_assessor()
    circle = make.a_circle(make.a_body(), make.a_ministry())
    strategy = a_strategy(focal)
    pillar = add_pillar(strategy, "Protect", actor=focal, at=make.NOW)
    measure = a_measure(audience="state")

    with pytest.raises(NotAllowed):
        place(measure, pillar, actor=assessor, at=make.NOW)
    with pytest.raises(NotAllowed):
        share_strategy(strategy, circle, actor=assessor, at=make.NOW, reason="no")
    assert not Placement.objects.unscoped("for the test").exists()
