"""Each thing a sentence tells of gets its own stretch."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.intake.clauses import clauses_of


def stretches(text):
    return [text[clause.start : clause.end] for clause in clauses_of(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "It praised steps ranging from stricter border checks, through a new law on evidence, to talks with young people.",
            ["stricter border checks", "a new law on evidence", "talks with young people"],
        ),
        (
            "Orsania has adopted a law on the return of families, and is building two centres for them.",
            ["Orsania has adopted a law on the return of families", "is building two centres for them"],
        ),
        (
            "The team noted the adoption of a border act, the creation of a fusion centre and the training of 40 judges.",
            ["the adoption of a border act", "the creation of a fusion centre", "the training of 40 judges"],
        ),
        ("Orsania has adopted a law.", ["Orsania has adopted a law"]),
        ("The range of measures goes from good to better.", ["The range of measures goes from good to better"]),
    ],
)
def test_a_sentence_falls_into_what_it_tells(text, told):
    assert stretches(text) == told


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("The police closed the route, which led to the arrest of 12 smugglers.", ("the arrest of 12 smugglers",)),
        ("New scanners were installed, resulting in shorter queues.", ("shorter queues",)),
        ("New scanners were installed.", ()),
    ],
)
def test_what_came_of_it_is_told_apart(text, results):
    assert clauses_of(text)[0].results == results


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("Returnees are prosecuted where appropriate.", ("where appropriate",)),
        ("It supports 30 projects, some of which are led by women.", ("some of which",)),
        ("Returnees are prosecuted.", ()),
    ],
)
def test_a_qualifier_stays(text, qualifiers):
    assert clauses_of(text)[0].qualifiers == qualifiers


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("It works with the customs service, the coast guard and other agencies.", True),
        ("It trains judges, prosecutors, etc. in the capital.", True),
        ("It works with the customs service and the coast guard.", False),
    ],
)
def test_a_list_that_goes_on_is_said_to_go_on(text, is_open):
    assert clauses_of(text)[0].open_list is is_open


WORDS = st.sampled_from(
    "ranging from , through to and the adoption of is working on ; but has creation law (2014) — “quoted” É İ ß".split()
)


@given(st.lists(WORDS, min_size=1, max_size=40).map(" ".join))
def test_stretches_lie_in_the_sentence_one_after_the_other(text):
    clauses = clauses_of(text)

    assert clauses
    assert all(0 <= clause.start <= clause.end <= len(text) for clause in clauses)
    assert all(a.end <= b.start for a, b in pairwise(clauses))
