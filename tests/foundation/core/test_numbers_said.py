import pytest
from django.utils.translation import override

from headway.foundation.core.intervals import ANYTHING, Interval, at_least, between, exactly, more_than
from headway.foundation.core.numbers_said import say_apart, say_each, say_either, say_interval, say_list, say_parts


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


def test_parts_of_one_name_stand_behind_commas_where_a_list_would_need_semicolons() -> None:
    parts = ["Report of the visit, 2009", "p. 12"]

    assert (say_parts(parts), say_each(parts)) == (
        "Report of the visit, 2009, p. 12",
        "Report of the visit, 2009; p. 12",
    )


@pytest.mark.parametrize(
    ("language", "listed", "each", "either", "apart"),
    [
        ("en", "a, b and c", "a, b, c", "a, b or c", "a; b; c"),
        ("fr", "a, b et c", "a, b, c", "a, b ou c", "a ; b ; c"),
        ("ar", "a، b وc", "a، b، c", "a، b أو c", "a؛ b؛ c"),
        ("zh-hans", "a、b和c", "a、b、c", "a、b或c", "a；b；c"),
    ],
)
def test_each_language_has_its_own_comma_semicolon_and_word_before_the_last(
    language: str, listed: str, each: str, either: str, apart: str
) -> None:
    items = ["a", "b", "c"]

    with override(language):
        said = (say_list(items), say_each(items), say_either(items), say_apart(items))

    assert tuple(words.replace("\u200f", "") for words in said) == (listed, each, either, apart)
