"""The number before a paragraph: where it ends and the words begin."""

import pytest

from headway.engines.intake.readers.numbering import marker_of


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("3b. The police should", "3b.", "The police should"),
        ("R-1 : La police devrait", "R-1 :", "La police devrait"),
        ("R1 – Fill the posts", "R1 –", "Fill the posts"),
        ("Rec. 10The police should", "Rec. 10", "The police should"),
        ("(ii)Fill the posts", "(ii)", "Fill the posts"),
        ("(a)Fill the posts", "(a)", "Fill the posts"),
    ],
)
def test_a_number_ends_where_the_words_begin(text, number, words):
    marker = marker_of(text)

    assert marker is not None
    assert (marker.number, text[marker.length :]) == (number, words)


@pytest.mark.parametrize("text", ["R2D2 was seen", "3rd report of Orsania", "(a)cross the border"])
def test_what_only_looks_like_a_number_is_none(text):
    assert marker_of(text) is None
