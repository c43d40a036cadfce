"""Patterns that cannot match are not tried; none that could is left out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.intake.tables import table
from headway.engines.intake.triggers import Patterns, asked_words


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
