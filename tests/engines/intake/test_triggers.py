"""Patterns that cannot match are not tried; none that could is left out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.intake.tables import table
from headway.engines.intake.triggers import (
    Beginning,
    Patterns,
    Sparing,
    asked_words,
    pieces_asked,
    words_it_begins_with,
)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:border|customs)s?\b", ["border", "customs"]),
        (r"\bborders?\b|\bentry points?\b", ["border", "entry point"]),
        (r"\b(?:has|have)\s(?:also\s)?taken", ["taken"]),
        (r"\b(?:great )?opportunit", ["opportunit"]),
        (r"\b(?:is|are) [a-z]+(?:growing|rising)(?:s|es)?", ["growing", "rising"]),
        (r"\bx[(]y\(great(?:er)*est?", ["great"]),
        (r"\b(?<!job )(?<!(?:no|an) )opportunit", ["opportunit"]),
        (r"\b20\d\d\b", ["20"]),
        (r"\w+ing\b", ["ing"]),
        (r"\bis\b", None),
        (r"^the", ["the"]),
        (r"\w\d+", None),
    ],
)
def test_asked_words_are_read_off_a_pattern_or_it_is_always_tried(pattern, words):
    assert asked_words(pattern) == words


TABLES = [
    *[e.get("cue") or e["not"] for entries in table("lexicon")["kinds"].values() for e in entries],
    *table("links")["areas"].values(),
]
WORDS = sorted({w for source in TABLES for w in re.findall(r"[a-z]{3,}", source)})


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_the_same_is_found_as_by_trying_every_pattern(plain):
    patterns = Patterns(TABLES)

    tried_all = {place for place, source in enumerate(TABLES) if re.search(source, plain)}

    assert set(patterns.hits(plain)) == tried_all


def test_a_pattern_asks_for_a_word_of_each_of_its_pieces_and_for_none_that_only_says_how_often():
    asked = pieces_asked(r"\b(?:border|customs)s?\b[^.;]{0,60}\b(?:open|closed)(?:ly)?\b")

    assert asked == [frozenset({"border", "customs"}), frozenset({"open", "closed"})]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:borders?|customs)\b", {"border", "customs"}),
        (r"\bno law\b|\b(?:lack|absence) of", {"no law", "lack", "absence"}),
        (r"\b(?:new )?law", set()),
        (r"\b(?:is|\w+ing) closed", set()),
    ],
)
def test_the_words_that_a_pattern_begins_with_are_read_off_it(pattern, words):
    assert words_it_begins_with(pattern) == words


def test_a_sparing_pattern_finds_what_it_would_find_and_must_ask_for_a_word():
    pattern = Sparing(r"\b(?:border|customs) posts?\b")

    assert [hit[0] for hit in pattern.finditer("a border post and two customs posts")] == [
        "border post",
        "customs posts",
    ]
    assert pattern.search("a post at the frontier") is None
    with pytest.raises(ValueError, match="asks for no word"):
        Sparing(r"\w+\s\d")


def test_a_pattern_tried_where_its_words_begin_finds_the_same_as_one_tried_everywhere():
    source, text = r"\b(?:some|some of them|ten)\b(?: more)?", "some more, some of them; often ten more than some"

    found = [(hit.start(), hit[0]) for hit in Beginning(source, ["some", "ten"]).finditer(text)]

    assert found == [(hit.start(), hit[0]) for hit in re.finditer(source, text)]
