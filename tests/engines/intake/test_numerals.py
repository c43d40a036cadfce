"""Numbers in figures and in words."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.intake.numerals import BEGINS, NUMBER, scaled_like, value_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("7", "7"),
        ("1,200", "1200"),
        ("1 200", "1200"),
        ("1,234,567", "1234567"),
        ("4.5", "4.5"),
        ("4.5 million", "4500000"),
        ("2 thousand", "2000"),
        ("3 dozen", "36"),
        ("seven", "7"),
        ("twenty-one", "21"),
        ("ninety nine", "99"),
        ("one hundred", "100"),
        ("a hundred", "100"),
        ("a hundred and fifty", "150"),
        ("two hundred and five", "205"),
        ("two thousand three hundred and five", "2305"),
        ("fifteen hundred", "1500"),
        ("five hundred and twelve thousand", "512000"),
        ("one million two hundred thousand", "1200000"),
        ("half a million", "500000"),
        ("a dozen", "12"),
        ("two dozen", "24"),
    ],
)
def test_a_number_is_worth_what_it_says(words, value):
    assert re.fullmatch(NUMBER, words)
    assert value_of(words) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("one and two", "one"),
        ("seventy and eighty", "seventy"),
        ("12, 13 and 14", "12"),
        ("three hundred, four", "three hundred"),
        ("1,20 and", "1"),
    ],
)
def test_a_number_ends_where_the_next_begins(text, first):
    assert re.match(NUMBER, text)[0] == first


@pytest.mark.parametrize("words", ["almost", "many", "dozen of", "hundredth"])
def test_other_words_are_no_number(words):
    assert value_of(words) is None


@pytest.mark.parametrize(
    ("low", "high", "value"),
    [("two", "three hundred", 200), ("2", "3 million", 2_000_000), ("900", "1 thousand", 900), ("20", "30", 20)],
)
def test_a_scale_said_once_holds_for_both_ends(low, high, value):
    assert scaled_like(low, high) == value


@given(st.integers(min_value=0, max_value=999_999_999))
def test_grouped_digits_say_the_same_number(number):
    assert value_of(f"{number:,}") == value_of(str(number)) == number


@given(st.sampled_from(["one", "a dozen", "twelve", "thirty-two", "eighty", "half a million", "6", "ten"]))
def test_a_number_begins_as_promised(words):
    assert re.match(BEGINS, words)
