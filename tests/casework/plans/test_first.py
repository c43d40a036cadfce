"""A first strategy from what exists: proposed, accepted line by line, one act, undone as one."""

from datetime import date

import pytest

from headway.casework.plans.coverage import coverage_of, gaps_of
from headway.casework.plans.first import Accepted, accept, propose, undo_first
from headway.casework.plans.models import Funding, Measure, Milestone, Pillar, Placement, Strategy
from headway.casework.plans.overview import overview, placed_in
from headway.casework.plans.services import fund
from headway.casework.plans.strategies import add_pillar
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.models import Changeset
from headway.foundation.ledger.undoing import CannotUndo
from tests import make
from tests.plans import a_case_to_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return a_case_to_plan(make.a_circle(make.a_body(), make.a_ministry()))


def a_draft():
    return Strategy(title="First strategy", **make.sight(holder=make.a_ministry(), audience="state"))


def test_pillars_are_proposed_from_areas_with_measures_in_place_and_gaps_named(case):
    placed, loose, left, done = case
    focal = make.a_focal_point()
    before = Changeset.objects.count()

    found = propose("XOR", focal)

    assert [(p.area.pk, [one.measure for one in p.measures]) for p in found.pillars] == [
        ("borders", [placed]),
        ("prisons", []),
    ]
    assert found.pillars[0].measures[0].because == "area: Border-Control"
    assert found.unplaced == (loose,)
    gaps = [gap for p in found.pillars for gap in p.gaps]
    assert [(gap.standing.recommendation, gap.owes.name) for gap in gaps if gap.owes] == [(left, "Prison Service")]
    assert done not in [gap.standing.recommendation for gap in gaps]
    assert Changeset.objects.count() == before


def test_what_is_accepted_line_by_line_becomes_one_act(case):
    placed, loose, left, _ = case
    focal = make.a_focal_point()
    before = Changeset.objects.count()

    strategy = accept(
        propose("XOR", focal),
        a_draft(),
        Accepted({"borders": "Guard our borders"}, {placed.pk: "borders", loose.pk: "borders"}, [left.code]),
        gaps_by=date(2026, 12, 31), actor=focal, at=make.NOW,
    )  # fmt: skip

    assert Changeset.objects.count() == before + 1
    shown = overview(strategy, focal)
    assert [(v.pillar.title, [row.measure.title for row in v.placed]) for v in shown.pillars] == [
        ("Guard our borders", ["Readers", "Training"])
    ]
    assert [(m.title, m.organisation.name, m.due_on) for m in shown.milestones] == [
        ("Name a measure that answers XOR-2009-2", "Prison Service", date(2026, 12, 31))
    ]
    assert [row.title for row in Milestone.objects.visible_to(make.a_contributor("Prison Service"))] == [
        "Name a measure that answers XOR-2009-2"
    ]


def test_the_act_is_undone_as_one_and_the_measures_stay(case):
    placed, _, left, _ = case
    focal = make.a_focal_point()
    strategy = accept(
        propose("XOR", focal), a_draft(), Accepted({"borders": "Borders"}, {placed.pk: "borders"}, [left.code]),
        gaps_by=date(2026, 12, 31), actor=focal, at=make.NOW,
    )  # fmt: skip
    with pytest.raises(NotAllowed):
        undo_first(strategy, actor=make.a_contributor(), at=make.NOW)

    undo_first(strategy, actor=focal, at=make.NOW)

    for model in (Strategy, Pillar, Placement, Milestone):
        assert not model.objects.unscoped("for the test").exists()
    assert Measure.objects.visible_to(focal).count() == 2


def test_it_is_not_undone_once_something_was_added_to_it(case):
    focal = make.a_focal_point()
    strategy = accept(
        propose("XOR", focal), a_draft(), Accepted({"borders": "Borders"}, {}), gaps_by=None, actor=focal, at=make.NOW
    )
    add_pillar(strategy, "More", actor=focal, at=make.NOW)

    with pytest.raises(CannotUndo):
        undo_first(strategy, actor=focal, at=make.NOW)
    assert Strategy.objects.visible_to(focal).get() == strategy


@pytest.mark.parametrize(
    ("accepted", "by"),
    [(Accepted({}, {}), None), (Accepted({"borders": " "}, {}), None), (Accepted({"borders": "B"}, {}, ["x"]), None)],
    ids=["no pillar", "no title", "gaps without a day"],
)
def test_nothing_is_made_of_an_acceptance_that_lacks_something(case, accepted, by):
    focal = make.a_focal_point()

    with pytest.raises(NotAllowed):
        accept(propose("XOR", focal), a_draft(), accepted, gaps_by=by, actor=focal, at=make.NOW)
    assert not Strategy.objects.unscoped("for the test").exists()


def test_the_matrix_shows_who_leads_and_who_is_not_engaged(case):
    placed, loose, left, _ = case
    focal = make.a_focal_point()
    make.added(type(make.a_ministry())(name="Union of Imams", type="religious-body", state=make.a_state()))
    strategy = accept(
        propose("XOR", focal),
        a_draft(),
        Accepted({"borders": "Borders"}, {placed.pk: "borders", loose.pk: "borders"}),
        gaps_by=None, actor=focal, at=make.NOW,
    )  # fmt: skip

    found = coverage_of(overview(strategy, focal), focal)

    ministries = next(kind for kind in found.kinds if kind.title == "ministry")
    assert [(line.name, [cell.words for cell in line.cells]) for line in ministries.lines if line] == [
        ("Customs", ["leads 1"])
    ]
    assert ("religious body", ("Union of Imams",)) in found.not_engaged
    assert {"civil society", "religious body", "local authority"} <= set(found.absent)
    gaps = gaps_of("XOR", placed_in(strategy, focal), focal)
    assert [row.recommendation for row in gaps.recommendations] == [left]
    assert gaps.aimless == (loose,)


def test_money_is_added_up_by_currency_and_the_last_saying_counts(case):
    placed, *_ = case
    focal = make.a_focal_point()
    strategy = accept(
        propose("XOR", focal), a_draft(), Accepted({"borders": "Borders"}, {placed.pk: "borders"}),
        gaps_by=None, actor=focal, at=make.NOW,
    )  # fmt: skip
    for type_, amount, currency, period in (
        ("budget", "100.00", "EUR", "2026"), ("budget", "120.50", "EUR", "2026"), ("budget", "80", "EUR", "2027"),
        ("spent", "40.25", "EUR", "2026"), ("budget", "5", "USD", "2026"), ("spent", None, "", "2025"),
    ):  # fmt: skip
        fund(
            Funding(measure=placed, type=type_, amount=amount, currency=currency, period=period,
                    as_said=f"{amount} {currency}", said_on=make.TODAY),
            actor=focal, at=make.NOW,
        )  # fmt: skip

    money = overview(strategy, focal).money
    assert [(row.currency, str(row.budget), str(row.spent)) for row in money] == [
        ("EUR", "200.50", "40.25"), ("USD", "5.00", "0"),
    ]  # fmt: skip
    assert overview(strategy, make.a_contributor("Customs")).money == ()
    assert not Funding.objects.visible_to(make.an_assessor()).exists()
