"""Dates as precise as they were said, and what can be decided about them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.foundation.core.dates import NotADate, day, is_before, lies_within, period, span


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "hedged"),
    [
        ("2018-07-23", date(2018, 7, 23), date(2018, 7, 23), False),
        ("2009-10", date(2009, 10, 1), date(2009, 10, 31), False),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29), False),
        ("2018", date(2018, 1, 1), date(2018, 12, 31), False),
        ("2018~", date(2018, 1, 1), date(2018, 12, 31), True),
        ("2018-07?", date(2018, 7, 1), date(2018, 7, 31), True),
        ("2018-07-23/2018-07-25", date(2018, 7, 23), date(2018, 7, 25), False),
        ("2016/2018-03", date(2016, 1, 1), date(2018, 3, 31), False),
        ("2016/..", date(2016, 1, 1), None, False),
        ("../2018-07", None, date(2018, 7, 31), False),
        ("201X", date(2010, 1, 1), date(2019, 12, 31), False),
        ("2018-XX", date(2018, 1, 1), date(2018, 12, 31), False),
        ("2018-21", date(2018, 1, 1), date(2018, 12, 31), True),
        ("2018-24", date(2018, 1, 1), date(2018, 12, 31), True),
    ],
)
def test_a_date_stands_for_the_days_it_may_mean(text, earliest, latest, hedged):
    found = period(text)

    assert (found.earliest, found.latest, found.hedged, str(found)) == (earliest, latest, hedged, text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("last spring", "no date we can read; write it like 2018-07-23"),
        ("spring 2018", "no date we can read; write it like 2018-07-23"),
        ("", "no date we can read"),
        ("2018-13", "no date in the calendar"),
        ("2018-02-30", "no date in the calendar"),
        ("2018/2016", "ends before it begins; write the earlier date first"),
        ("23.07.2018", "no date we can read"),
    ],
)
def test_what_is_no_date_is_refused_with_what_to_write_instead(text, sentence):
    with pytest.raises(NotADate, match=sentence):
        period(text)


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        ("2009-10", "2018-07-23", True),
        ("2018-07-23", "2009-10", False),
        ("2018", "2018-07-23", None),
        ("2018~", "2020", None),
        ("2009/..", "2018", None),
        ("2018-07-23", "2018-07-23", False),
    ],
)
def test_what_came_first_is_told_only_where_it_can_be(first, second, answer):
    assert is_before(period(first), period(second)) is answer


@pytest.mark.parametrize(
    ("inner", "outer", "answer"),
    [
        ("2018-07-23", "2018-07", True),
        ("2018", "2018-07", False),
        ("2018-07/2018-08", "2018/..", True),
        ("2018/..", "2018/..", True),
        ("2018/..", "2018/2030", False),
        ("2017-12-31", "2018/..", False),
    ],
)
def test_a_date_lies_within_another_if_every_day_it_may_mean_does(inner, outer, answer):
    assert lies_within(period(inner), period(outer)) is answer


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2018", "year"),
        ("2018~", "year"),
        ("2009-10", "month"),
        ("2018-07-23", "day"),
        ("2016/2018", "range"),
        ("2018-21", "season"),
    ],
)
def test_a_date_says_how_precise_it_is(text, precision):
    assert period(text).precision == precision


@given(st.dates(date(1945, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_a_span_of_days_begins_and_ends_with_them(first, days):
    last = first + timedelta(days=days)
    found = span(day(first), day(last))

    assert (found.earliest, found.latest) == (first, last)
    assert found.is_day == (days == 0)
    assert lies_within(day(first), found)
    assert lies_within(day(last), found)


@given(st.dates(date(1945, 1, 1), date(2100, 1, 1)), st.dates(date(1945, 1, 1), date(2100, 1, 1)))
def test_of_two_days_one_is_before_the_other_or_not(first, second):
    assert is_before(day(first), day(second)) is (first < second)
