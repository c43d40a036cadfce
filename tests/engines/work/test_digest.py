"""Who is told what by mail, and on which days. Nothing in it names anything of a case."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.work.digest import digest_of, is_due_to_be_told
from headway.engines.work.values import Item, Waits, Work
from headway.foundation.core.actors import Role

DUE = date(2026, 3, 10)
ASSESSOR, LEAD, APPROVER = ({role} for role in (Role.ASSESSOR, Role.LEAD, Role.APPROVER))


def an_item(due=DUE, waits=Waits.ME, **given):
    told = {"who": "Customs", "due_on": due, **given}
    return Item(
        waits, "Promised: “a secret”", "Something promised", "assessment", ("XOR-2018",), "XOR-2018", "XOR", **told
    )


def digest(on, *items, roles=ASSESSOR, since=None):
    return digest_of(Work(on, items), frozenset(roles), since)


@pytest.mark.parametrize(
    ("days", "told"), [(-8, False), (-7, True), (-3, False), (-1, True), (0, True), (1, True), (2, False), (7, True),
                       (8, False), (14, True)]
)  # fmt: skip
def test_somebody_is_told_a_week_and_a_day_before_on_the_day_and_when_it_is_late(days, told):
    on = DUE + timedelta(days=days)

    assert is_due_to_be_told(an_item(), on - timedelta(days=1), on) is told


def test_a_line_says_the_kind_the_case_and_the_day_and_no_word_of_what_was_said():
    assert digest(DUE, an_item()).mine == ("Something promised, XOR-2018: due 2026-03-10",)
    assert digest(DUE + timedelta(days=1), an_item()).mine == (
        "Something promised, XOR-2018: due 2026-03-10, 1 day late",
    )


def test_what_is_marked_is_counted_and_not_named():
    found = digest(DUE, an_item(marking="Confidential"))

    assert (found.mine, found.unnamed, bool(found)) == ((), 1, True)


def test_what_others_owe_is_told_when_it_is_late_and_not_before():
    assert not digest(DUE, an_item(waits=Waits.OTHERS))
    assert digest(DUE + timedelta(days=1), an_item(waits=Waits.OTHERS)).theirs


def test_what_is_a_week_late_is_told_to_those_who_lead():
    week = DUE + timedelta(days=7)

    assert (len(digest(week, an_item(), roles=LEAD).escalated), len(digest(week, an_item()).mine)) == (1, 1)
    assert len(digest(week, an_item(waits=Waits.OTHERS), roles=APPROVER).escalated) == 1
    assert not digest(DUE, an_item(), roles=APPROVER)


def test_what_binds_nobody_to_a_day_is_never_late():
    assert not digest(DUE + timedelta(days=7), an_item(binds=False))


def test_what_has_no_day_is_not_told_by_mail():
    assert not digest(DUE, an_item(due=None))


@given(pause=st.integers(1, 14), offset=st.integers(-20, 40))
def test_a_pause_of_the_machine_loses_no_reminder(pause, offset):
    """Told in one mail after a pause is whatever would have been told in one a day."""
    last = DUE + timedelta(days=offset)
    days = [last + timedelta(days=n) for n in range(1, pause + 1)]
    daily = any(is_due_to_be_told(an_item(), day - timedelta(days=1), day) for day in days)

    assert is_due_to_be_told(an_item(), last, days[-1]) is daily
