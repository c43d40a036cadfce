"""Intervals: exact ends, open and closed; what is computed holds every number it may be, and nothing is made surer."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from headway.foundation.core.intervals import (
    ANYTHING,
    EmptyInterval,
    Interval,
    Ordering,
    at_least,
    at_most,
    between,
    exactly,
    more_than,
)

ALMOST_A_THOUSAND = Interval(Decimal(900), Decimal(1000), high_open=True)
NUMBERS = st.integers(-50, 50).map(Decimal)
COUNTS = st.integers(0, 50).map(Decimal)


@st.composite
def intervals(draw, numbers=NUMBERS, bounded=False):
    low, high = sorted((draw(numbers), draw(numbers)))
    try:
        return Interval(
            low if bounded else draw(st.sampled_from([low, None])),
            high if bounded else draw(st.sampled_from([high, None])),
            draw(st.booleans()),
            draw(st.booleans()),
        )
    except EmptyInterval:
        return exactly(low)


def a_number_of(draw, interval):
    """A number that lies in an interval."""
    low = interval.low if interval.low is not None else (interval.high or Decimal(0)) - 9
    high = interval.high if interval.high is not None else low + 9
    number = draw(st.sampled_from([low, high, (low + high) / 2, low + (high - low) / 7]))
    assume(number in interval)
    return number


@pytest.mark.parametrize(
    ("interval", "text", "inside", "outside"),
    [
        (ALMOST_A_THOUSAND, "[900, 1000)", [900, 999], [899, 1000]),
        (between(135, 165), "[135, 165]", [135, 165], [134, 166]),
        (more_than(200), "(200, ∞)", [201], [200]),
        (at_least(200), "[200, ∞)", [200], [199]),
        (at_most(40), "[0, 40]", [0, 40], [-1, 41]),
        (exactly("0.5"), "[0.5, 0.5]", ["0.5"], ["0.49"]),
        (ANYTHING, "(−∞, ∞)", [0], []),
    ],
)
def test_what_a_hedge_stands_for(interval, text, inside, outside):
    assert str(interval) == text
    assert all(number in interval for number in inside)
    assert not any(number in interval for number in outside)


@pytest.mark.parametrize(("low", "high", "opened"), [(2, 1, False), (1, 1, True)])
def test_ends_that_leave_no_number_are_refused(low, high, opened):
    with pytest.raises(EmptyInterval):
        Interval(Decimal(low), Decimal(high), low_open=opened)


def test_a_difference_of_hedged_figures_keeps_its_open_end():
    assert ALMOST_A_THOUSAND - between(135, 165) == Interval(Decimal(735), Decimal(865), high_open=True)


@given(st.data())
def test_sums_differences_and_products_hold_every_number_they_may_be(data):
    first, second = data.draw(intervals()), data.draw(intervals())
    a, b = a_number_of(data.draw, first), a_number_of(data.draw, second)

    assert a + b in first + second
    assert a - b in first - second
    assert a * 3 in first * 3
    assert a * -2 in first * -2


@given(st.data())
def test_a_share_of_a_total_holds_every_number_it_may_be(data):
    share, total = data.draw(intervals(COUNTS, bounded=True)), data.draw(intervals(COUNTS, bounded=True))
    a, b = a_number_of(data.draw, share), a_number_of(data.draw, total)

    assert a * b in share.times(total)


def test_none_of_a_total_is_none_of_it():
    assert exactly(0).times(ALMOST_A_THOUSAND) == exactly(0)


def test_a_share_of_a_total_that_may_be_below_nothing_is_refused():
    with pytest.raises(ValueError, match="not negative"):
        between(-1, 1).times(between(0, 1))


@given(st.data())
def test_an_intersection_holds_what_both_hold_and_nothing_else(data):
    first, second = data.draw(intervals()), data.draw(intervals())
    number = a_number_of(data.draw, first)
    common = first.intersection(second)

    assert (common is not None and number in common) == (number in second)


@given(st.data())
def test_a_hull_holds_both(data):
    first, second = data.draw(intervals()), data.draw(intervals())
    hull = first.hull(second)

    assert a_number_of(data.draw, first) in hull
    assert a_number_of(data.draw, second) in hull


@given(st.data())
def test_one_figure_is_above_another_only_if_every_number_of_it_is(data):
    first, second = data.draw(intervals()), data.draw(intervals())
    a, b = a_number_of(data.draw, first), a_number_of(data.draw, second)
    answer = first.compared_to(second)

    assert answer is not Ordering.ABOVE or a > b
    assert answer is not Ordering.BELOW or a < b
    assert answer is not Ordering.EQUAL or a == b


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        (exactly(5), exactly(5), Ordering.EQUAL),
        (between(1, 5), between(5, 9), Ordering.UNDECIDED),
        (Interval(Decimal(1), Decimal(5), high_open=True), between(5, 9), Ordering.BELOW),
        (more_than(9), between(5, 9), Ordering.ABOVE),
        (at_least(5), at_least(7), Ordering.UNDECIDED),
    ],
)
def test_figures_are_compared_only_as_far_as_they_can_be(first, second, answer):
    assert first.compared_to(second) is answer


@given(st.data())
def test_an_interval_contains_another_if_it_holds_all_its_numbers(data):
    outer, inner = data.draw(intervals()), data.draw(intervals())
    number = a_number_of(data.draw, inner)

    assert not outer.contains(inner) or number in outer
    assert outer.contains(outer)
