import pytest

from headway.foundation.core.intervals import ANYTHING, Interval, at_least, between, exactly, more_than
from headway.foundation.core.numbers_said import say_interval, say_list


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
    ("items", "words"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b, c", "d"], "a; b, c and d")],
)
def test_lists_are_joined_as_people_write_them(items: list[str], words: str) -> None:
    assert say_list(items) == words
