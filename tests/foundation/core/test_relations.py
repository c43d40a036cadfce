"""A share and its total are one unknown, not two."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from headway.foundation.core.intervals import Interval, between, exactly
from headway.foundation.core.relations import Contradiction, as_if_unrelated, remainder, some_of, whole_numbers

TRAVELLED = Interval(Decimal(900), Decimal(1000), high_open=True)
MAJORITY = Interval(Decimal("0.5"), Decimal(1), low_open=True)
RETURNED = between(135, 165)


def test_those_unaccounted_for_are_none_to_under_365():
    assert remainder(TRAVELLED, parts=[RETURNED], shares=[MAJORITY]) == Interval(
        Decimal(0), Decimal(365), high_open=True
    )


def test_interval_by_interval_the_same_words_would_give_minus_265_to_415():
    naive = as_if_unrelated(TRAVELLED, parts=[RETURNED], shares=[MAJORITY])

    assert (naive.low, naive.high) == (Decimal(-265), Decimal(415))


def test_some_of_those_who_returned_are_none_to_all_of_them_never_a_number():
    assert some_of(RETURNED) == between(0, 165)


@pytest.mark.parametrize(
    ("whole", "parts", "shares"),
    [
        (exactly(10), [exactly(11)], []),
        (exactly(10), [], [Interval(Decimal("0.6"), Decimal("0.7")), Interval(Decimal("0.5"), Decimal(1))]),
        (exactly(10), [exactly(6)], [exactly("0.5")]),
    ],
)
def test_parts_that_are_more_than_the_whole_are_a_contradiction(whole, parts, shares):
    with pytest.raises(Contradiction, match="more than the whole"):
        remainder(whole, parts=parts, shares=shares)


@pytest.mark.parametrize(
    ("figure", "drawn_in"),
    [
        (Interval(Decimal("12.3"), Decimal("227.988")), between(13, 227)),
        (Interval(Decimal(0), Decimal(365), high_open=True), Interval(Decimal(0), Decimal(365), high_open=True)),
        (Interval(Decimal("0.5"), None, low_open=True), Interval(Decimal(1), None)),
    ],
)
def test_persons_come_only_whole(figure, drawn_in):
    assert whole_numbers(figure) == drawn_in


def test_no_whole_number_between_the_bounds_is_a_contradiction():
    with pytest.raises(Contradiction, match="no whole number"):
        whole_numbers(Interval(Decimal("1.2"), Decimal("1.8")))


ends = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted)
counts = ends.map(lambda pair: between(*pair))
eighths = st.tuples(st.integers(0, 8), st.integers(0, 8)).map(sorted)
fractions = eighths.map(lambda pair: between(Decimal(pair[0]) / 8, Decimal(pair[1]) / 8))


def feasible(whole, part, share):
    """Every remainder that whole numbers and eighths allow, by trying them all."""
    wholes, parts = range(int(whole.low), int(whole.high) + 1), range(int(part.low), int(part.high) + 1)
    shares = range(int(share.low * 8), int(share.high * 8) + 1)
    left = (Decimal(w) * (8 - s) / 8 - p for w, p, s in product(wholes, parts, shares))
    return [number for number in left if number >= 0]


@given(counts, counts, fractions)
def test_every_remainder_that_is_possible_lies_within_the_bounds(whole, part, share):
    numbers = feasible(whole, part, share)
    assume(numbers)

    found = remainder(whole, parts=[part], shares=[share])

    assert all(number in found for number in numbers)


@given(counts, counts, fractions)
def test_joint_bounds_are_never_wider_than_those_of_unrelated_figures(whole, part, share):
    assume(feasible(whole, part, share))

    joint = remainder(whole, parts=[part], shares=[share])
    naive = as_if_unrelated(whole, parts=[part], shares=[share])

    assert joint.low >= min(naive.low, Decimal(0))
    assert joint.high <= naive.high
