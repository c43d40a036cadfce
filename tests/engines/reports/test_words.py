import pytest

from headway.engines.reports.words import (
    as_sentence,
    say_body,
    say_count,
    say_interval,
    say_letter,
    say_list,
    say_period,
)
from headway.foundation.core.dates import period
from headway.foundation.core.intervals import ANYTHING, Interval, at_least, between, exactly, more_than


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (exactly(150), "150"),
        (between(135, 165), "135 to 165"),
        (Interval(exactly(900).low, exactly(1000).low, high_open=True), "900 to under 1,000"),
        (Interval(exactly(500).low, exactly(1000).low, low_open=True), "more than 500 to 1,000"),
        (more_than(200), "more than 200"),
        (at_least(1000), "1,000 or more"),
        (Interval(high=exactly(365).low, high_open=True), "under 365"),
        (Interval(high=exactly(40).low), "40 or fewer"),
        (ANYTHING, "not known"),
        (exactly("0.5"), "0.5"),
    ],
)
def test_an_interval_is_said_in_words(interval: Interval, words: str) -> None:
    assert say_interval(interval) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2009", "2009"),
        ("2009-10", "October 2009"),
        ("2018-07-23", "23 July 2018"),
        ("2018-07-23/2018-07-25", "23 to 25 July 2018"),
        ("2018-06-28/2018-07-02", "28 June to 2 July 2018"),
        ("2017-12-30/2018-01-02", "30 December 2017 to 2 January 2018"),
        ("2018~", "about 2018"),
        ("2016/2018", "2016 to 2018"),
        ("2018-21", "spring 2018"),
        ("2016/..", "since 2016"),
        ("../2018-07", "until July 2018"),
    ],
)
def test_a_period_is_said_at_its_own_precision(text: str, words: str) -> None:
    assert say_period(period(text)) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "no measure"), (1, "one measure"), (2, "two measures"), (11, "11 measures"), (1200, "1,200 measures")],
)
def test_counts_are_words_up_to_ten(count: int, words: str) -> None:
    assert say_count(count, "measure") == words


@pytest.mark.parametrize(
    ("items", "words"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b, c", "d"], "a; b, c and d")],
)
def test_lists_are_joined_as_people_write_them(items: list[str], words: str) -> None:
    assert say_list(items) == words


@pytest.mark.parametrize(
    ("text", "sentence"), [(" the law ", "The law."), ("So be it.", "So be it."), ("“Yes.”", "“Yes.”")]
)
def test_a_sentence_has_a_capital_and_a_stop(text: str, sentence: str) -> None:
    assert as_sentence(text) == sentence


def test_items_are_lettered_past_z() -> None:
    assert [say_letter(i) for i in (0, 25, 26, 27)] == ["a", "z", "aa", "ab"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ministry of Justice", "the Ministry of Justice"),
        ("State Border Guard Service", "the State Border Guard Service"),
        ("UNODC", "UNODC"),
        ("Doctors for Peace", "Doctors for Peace"),
        ("Friends of the Court", "Friends of the Court"),
        ("the delegation", "the delegation"),
        ("a representative of the State Security Service", "a representative of the State Security Service"),
    ],
)
def test_a_body_has_its_article_in_a_sentence(name: str, words: str) -> None:
    assert say_body(name) == words
