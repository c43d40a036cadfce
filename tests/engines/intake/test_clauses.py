"""One sentence may tell of several things: each gets its stretch."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.intake.clauses import clauses_of, whole_of

PIECES = ["ranging from ", ", through ", ", to ", ", and is building ", "the adoption of ", " and the creation of ", "; ", "where appropriate", " and others", " resulting in ", "a law", "officers", "É’ş", ".", "\n"]  # fmt: skip


def stretches(sentence):
    return [sentence[clause.start : clause.end] for clause in clauses_of(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Steps were taken, ranging from tighter checks at ports, through training for judges, to a hotline for parents.",
            ["tighter checks at ports", "training for judges", "a hotline for parents"],
        ),
        (
            "The work goes on in many fields, varying from better border posts to the rebuilding of courthouses.",
            ["better border posts", "the rebuilding of courthouses"],
        ),
        (
            "The Government is drafting a law on the use of drones, and is building a centre for passenger data.",
            ["The Government is drafting a law on the use of drones", "is building a centre for passenger data"],
        ),
        (
            "The Ministry of Justice has amended the penal code; the police has opened a unit for online crime.",
            ["The Ministry of Justice has amended the penal code", "the police has opened a unit for online crime"],
        ),
        (
            "The courts have tried thirty returnees this year, but the prisons are without a programme for them.",
            ["The courts have tried thirty returnees this year", "the prisons are without a programme for them"],
        ),
        (
            "The team welcomed the adoption of a law on victims, the creation of a special court and the training of judges.",
            ["the adoption of a law on victims", "the creation of a special court", "the training of judges"],
        ),
        ("The Government has adopted a law.", ["The Government has adopted a law"]),
        ("Fighters came from A to B.", ["Fighters came from A to B"]),
        ("They said that the law, which was passed in May, is good.", ["They said that the law, which was passed in May, is good"]),
    ],
)  # fmt: skip
def test_a_sentence_falls_into_what_it_tells(sentence, expected):
    assert stretches(sentence) == expected


def test_only_clauses_with_a_verb_of_their_own_are_whole():
    joined = clauses_of(
        "The Government is drafting a law on the use of drones, and is building a centre for passenger data."
    )
    named = clauses_of("The team welcomed the adoption of a law on victims and the creation of a special court.")
    assert [clause.whole for clause in joined] == [True, True]
    assert [clause.whole for clause in named] == [False, False]


@pytest.mark.parametrize(
    ("sentence", "results"),
    [
        ("Controls were tightened, resulting in the arrest of 30 suspects.", ("the arrest of 30 suspects",)),
        ("Controls were tightened, which has led to 30 arrests.", ("30 arrests",)),
        ("Staff was doubled, thereby clearing the backlog.", ("clearing the backlog",)),
        ("Controls were tightened.", ()),
    ],
)
def test_what_came_of_it_is_kept(sentence, results):
    assert clauses_of(sentence)[0].results == results


@pytest.mark.parametrize(
    ("sentence", "qualifiers"),
    [
        ("Suspects are prosecuted where applicable.", ("where applicable",)),
        ("There are twelve plans, some of which have been tested.", ("some of which",)),
        ("Sixty returned, some of whom were tried where possible.", ("some of whom", "where possible")),
        ("Suspects are prosecuted.", ()),
    ],
)
def test_qualifiers_stay(sentence, qualifiers):
    assert clauses_of(sentence)[0].qualifiers == qualifiers


@pytest.mark.parametrize(
    ("sentence", "is_open"),
    [
        ("The police works with the customs and other agencies.", True),
        ("The Ministry, the police and others take part.", True),
        ("Banks, casinos, etc. are inspected.", True),
        ("Banks and casinos are inspected.", False),
    ],
)
def test_a_list_that_stays_open_says_so(sentence, is_open):
    assert clauses_of(sentence)[0].open_list is is_open


def test_the_whole_keeps_what_its_clauses_say():
    sentence = "Controls were tightened where possible, resulting in the arrest of 30 suspects."
    whole = whole_of(sentence, clauses_of(sentence))
    assert (whole.start, whole.end) == (0, len(sentence))
    assert (whole.results, whole.qualifiers) == (("the arrest of 30 suspects",), ("where possible",))


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=12).map("".join))
def test_clauses_lie_in_their_sentence_one_after_the_other(sentence):
    clauses = clauses_of(sentence)
    assert clauses
    assert all(0 <= clause.start <= clause.end <= len(sentence) for clause in clauses)
    assert all(before.end <= after.start for before, after in pairwise(clauses))
    for clause in clauses:
        words = sentence[clause.start : clause.end]
        assert all(said in words for said in (*clause.results, *clause.qualifiers))
