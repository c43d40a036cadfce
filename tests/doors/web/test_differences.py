"""Differences of texts and lists, word for word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.doors.web.parts.differences import AROUND, Piece, differences, listed

WORDS = st.lists(st.sampled_from(["should", "adopt", "a", "strategy", "law", "Orsania", "now"]), max_size=AROUND)


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "Adopt a law.", [("new", "Adopt a law.")]),
        ("Adopt a law.", "", [("gone", "Adopt a law.")]),
        (
            "Orsania should adopt a law.",
            "Orsania should soon adopt a new law.",
            [("same", "Orsania should "), ("new", "soon"), ("same", "adopt a "), ("new", "new"), ("same", "law.")],
        ),
        ("planned", "in place", [("gone", "planned"), ("new", "in place")]),
        ("a law", "a law", [("same", "a law")]),
    ],
)
def test_words_went_and_words_came(before, after, pieces):
    assert differences(before, after) == tuple(Piece(how, text) for how, text in pieces)


def test_a_long_unchanged_stretch_is_cut_to_the_words_around_the_change():
    before = " ".join(f"w{number}" for number in range(100))

    pieces = differences(before, before.replace("w50", "changed"))

    assert [piece.how for piece in pieces] == ["same", "gone", "new", "same"]
    assert pieces[0].text.split() == ["…", *(f"w{number}" for number in range(42, 50))]
    assert pieces[3].text.split() == [*(f"w{number}" for number in range(51, 59)), "…"]


@given(WORDS, WORDS)
def test_what_stayed_and_what_came_make_the_new_text(before, after):
    pieces = differences(" ".join(before), " ".join(after))

    assert " ".join(p.text.strip() for p in pieces if p.how != "gone").split() == after
    assert " ".join(p.text.strip() for p in pieces if p.how != "new").split() == before


def test_entries_of_a_list_stay_go_and_come():
    assert listed(["borders", "finance"], ["finance", "aviation"]) == (
        Piece("same", "finance"), Piece("gone", "borders"), Piece("new", "aviation"),
    )  # fmt: skip
