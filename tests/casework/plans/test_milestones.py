"""Milestones: due on a day, coming back by a rule, answered once and then never moved."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.casework.plans.milestones import (
    change_rule,
    end_milestone,
    let_it_come_back,
    move_milestone,
    set_milestone,
)
from headway.casework.plans.models import Milestone, Recurrence
from headway.casework.plans.recurring import IN_WORDS, NotARule, due_days
from headway.foundation.core.verdicts import NotAllowed
from tests import make
from tests.casework.plans.test_strategies import a_strategy

YEARLY, HALF = "FREQ=YEARLY", "FREQ=MONTHLY;INTERVAL=6"


def a_milestone(strategy, title="Adopt the action plan", **given):
    return Milestone(**{"strategy": strategy, "title": title, "due_on": date(2026, 6, 30), **given})


def a_recurrence(strategy, rule=YEARLY, **given):
    days = {"starts_on": date(2025, 3, 31), "ends_on": date(2028, 12, 31), **given}
    return Recurrence(strategy=strategy, title="Report to the Cabinet", rule=rule, **days)


def test_a_yearly_rule_names_one_day_a_year_and_a_leap_day_only_when_there_is_one():
    assert due_days(YEARLY, date(2025, 3, 31), date(2027, 3, 31)) == (
        date(2025, 3, 31), date(2026, 3, 31), date(2027, 3, 31),
    )  # fmt: skip
    assert due_days(YEARLY, date(2024, 2, 29), date(2030, 1, 1)) == (date(2024, 2, 29), date(2028, 2, 29))


@pytest.mark.parametrize(
    "rule",
    ["", "every year", "FREQ=HOURLY", "FREQ=DAILY", "FREQ=YEARLY;UNTIL=20300101", "FREQ=SOMETIMES", "FREQ=YEARLY;X"],
)
def test_what_is_no_rule_or_would_be_due_too_often_is_refused_with_a_sentence(rule):
    with pytest.raises(NotARule):
        due_days(rule, date(2020, 1, 1), date(2030, 1, 1))


@given(st.sampled_from(sorted(IN_WORDS)), st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 2000))
def test_every_day_lies_between_the_ends_and_the_first_is_the_beginning(rule, first, length):
    last = date.fromordinal(first.toordinal() + length)

    days = due_days(rule, first, last)

    assert days[0] == first
    assert list(days) == sorted(set(days))
    assert all(first <= day <= last for day in days)


@pytest.mark.django_db
def test_a_milestone_is_seen_and_answered_by_the_ministry_that_owes_it_and_by_no_other():
    focal, owes, other = make.a_focal_point(), make.a_contributor("Prison Service"), make.a_contributor("Customs")
    row = a_milestone(a_strategy(focal), organisation=make.a_ministry("Prison Service"))

    set_milestone(row, actor=focal, at=make.NOW)

    assert [list(Milestone.objects.visible_to(who)) for who in (owes, other, make.an_assessor())] == [[row], [], []]
    with pytest.raises(NotAllowed):
        end_milestone(row, "done", on=make.TODAY, outcome="", actor=other, at=make.NOW)
    end_milestone(row, "done", on=make.TODAY, outcome="Adopted by decree 12.", actor=owes, at=make.NOW)
    row.refresh_from_db()
    assert (row.state, row.ended_on, row.outcome) == ("done", make.TODAY, "Adopted by decree 12.")
    with pytest.raises(NotAllowed):
        end_milestone(row, "dropped", on=make.TODAY, outcome="no", actor=focal, at=make.NOW)


@pytest.mark.django_db
def test_dropping_needs_a_reason_and_nothing_ends_in_the_future():
    focal = make.a_focal_point()
    row = set_milestone(a_milestone(a_strategy(focal)), actor=focal, at=make.NOW)

    for state, on, outcome in (("dropped", make.TODAY, " "), ("done", date(2026, 3, 3), ""), ("open", make.TODAY, "")):
        with pytest.raises(NotAllowed):
            end_milestone(row, state, on=on, outcome=outcome, actor=focal, at=make.NOW)


@pytest.mark.django_db
def test_changing_the_rule_makes_the_open_days_anew_and_leaves_the_answered_ones_alone():
    focal = make.a_focal_point()
    recurrence = a_recurrence(a_strategy(focal))
    first, *_ = let_it_come_back(recurrence, actor=focal, at=make.NOW)
    end_milestone(first, "done", on=date(2025, 4, 2), outcome="Sent.", actor=focal, at=make.NOW)
    before = first.revision

    gone, came = change_rule(
        recurrence, rule=HALF, starts_on=date(2026, 6, 30), ends_on=date(2027, 6, 30), actor=focal, at=make.NOW
    )

    assert (gone, came) == (3, 3)
    rows = Milestone.objects.visible_to(focal).order_by("due_on")
    assert [(row.due_on, row.state) for row in rows] == [
        (date(2025, 3, 31), "done"),
        (date(2026, 6, 30), "open"),
        (date(2026, 12, 30), "open"),
        (date(2027, 6, 30), "open"),
    ]
    assert rows[0].revision == before


@pytest.mark.django_db
def test_a_rule_that_comes_to_an_answered_day_again_does_not_ask_twice():
    focal = make.a_focal_point()
    recurrence = a_recurrence(a_strategy(focal))
    first, *_ = let_it_come_back(recurrence, actor=focal, at=make.NOW)
    end_milestone(first, "done", on=date(2025, 4, 2), outcome="", actor=focal, at=make.NOW)

    gone, came = change_rule(
        recurrence, rule=YEARLY, starts_on=date(2025, 3, 31), ends_on=date(2026, 3, 31), actor=focal, at=make.NOW
    )

    assert (gone, came) == (2, 0)
    assert Milestone.objects.visible_to(focal).count() == 2


@pytest.mark.django_db
def test_a_milestone_moves_with_a_reason_and_an_answered_one_never():
    focal = make.a_focal_point()
    row = set_milestone(a_milestone(a_strategy(focal)), actor=focal, at=make.NOW)

    with pytest.raises(NotAllowed):
        move_milestone(row, date(2026, 9, 30), actor=focal, at=make.NOW, because="")
    move_milestone(row, date(2026, 9, 30), actor=focal, at=make.NOW, because="the budget came late")
    assert row.due_on == date(2026, 9, 30)
    end_milestone(row, "done", on=make.TODAY, outcome="", actor=focal, at=make.NOW)
    with pytest.raises(NotAllowed):
        move_milestone(row, date(2026, 12, 1), actor=focal, at=make.NOW, because="later still")
