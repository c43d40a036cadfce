"""The table of hedges: its bounds, and the page that explains it."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.intake.hedges import hedges
from headway.engines.intake.numerals import value_of
from headway.engines.intake.quantities import find_quantities
from headway.engines.intake.readers.reading import read_text
from headway.engines.intake.statements import sentences_of
from headway.engines.intake.values import Entities
from headway.foundation.core.intervals import Interval, between, exactly

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "reference" / "hedges.md").read_text()
WORDINGS = [words for section in ("before", "after", "vague", "shares") for words in hedges(section)]


@pytest.mark.parametrize("words", WORDINGS)
def test_every_wording_is_on_the_page(words):
    assert words in PAGE


@pytest.mark.parametrize(
    ("section", "words", "number", "stands_for"),
    [
        ("before", "almost", 1000, Interval(Decimal(900), Decimal(1000), high_open=True)),
        ("before", "approximately", 150, between(135, 165)),
        ("before", "more than", 200, Interval(Decimal(200), None, low_open=True)),
        ("before", "at least", 7, Interval(Decimal(7), None)),
        ("before", "up to", 10, between(0, 10)),
        ("before", "fewer than", 5, Interval(Decimal(0), Decimal(5), high_open=True)),
        ("before", "some", 40, between(36, 44)),
        ("after", "or more", 12, Interval(Decimal(12), None)),
    ],
)
def test_a_hedge_is_an_interval(section, words, number, stands_for):
    assert hedges(section)[words].of(Decimal(number), Decimal(number)) == stands_for


def test_the_majority_is_more_than_half_and_up_to_all():
    assert hedges("shares")["the majority"].interval == Interval(Decimal("0.5"), Decimal(1), low_open=True)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("one thousand", 1000), ("1,250", 1250), ("1 250", 1250), ("two hundred and fifty", 250), ("three dozen", 36),
        ("a hundred", 100), ("1.5 million", 1_500_000), ("twenty-one", 21), ("7", 7),
    ],
)  # fmt: skip
def test_numbers_in_figures_and_words(words, number):
    assert value_of(words) == number


def found(text):
    document = read_text(f"A note\n\n{text}\n")
    quantities = find_quantities(document.text, sentences_of(document), Entities())
    assert all(document.text[q.start : q.end] == q.text for q in quantities)
    return [(q.text, q.interval, q.hedge) for q in quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Almost 300 officers were trained.", [("Almost 300", Interval(Decimal(270), Decimal(300), high_open=True), "almost")]),
        ("Between 40 and 50 persons were arrested.", [("Between 40 and 50", between(40, 50), None)]),
        ("More than two hundred cases were opened.", [("More than two hundred", Interval(Decimal(200), None, low_open=True), "more than")]),
        ("Some 23 per cent of posts are connected.", [("Some 23 per cent", Interval(Decimal("20.7"), Decimal("25.3")), "approximately")]),
        ("Five experts took part.", [("Five", exactly(5), None)]),
        ("Dozens of persons were charged.", [("Dozens of", Interval(Decimal(24), None), "dozens")]),
        ("The law of 2014 applies for 12 months under article 7.", []),
        ("Resolution 1373 (2001) and paragraph 12 were discussed.", []),
        ("A three-day visit took place.", []),
    ],
)  # fmt: skip
def test_figures_are_found_with_their_hedges_and_what_is_no_count_is_left(text, expected):
    assert found(text) == expected


@given(st.sampled_from(sorted(hedges("before"))), st.integers(2, 900))
def test_the_number_itself_lies_at_or_within_what_its_hedge_stands_for(words, number):
    interval = hedges("before")[words].of(Decimal(number), Decimal(number))

    assert interval.low is None or interval.low <= number
    assert interval.high is None or number <= interval.high
