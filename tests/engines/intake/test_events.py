"""Who does what in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.intake.events import UNNAMED, told_in

WORDS = [
    "the-state",
    "delegation",
    "it",
    "has",
    "should",
    "must",
    "adopted",
    "law",
    "that",
    "which",
    ",",
    "and",
    "attacks",
    "not",
    "12",
    '"',
    "noted",
]


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        ("the-state has adopted a law.", {"first:state", "state:perf", "act:make"}),
        ("the delegation welcomed the law.", {"first:visitor", "visitor:praise:x"}),
        ("the delegation welcomed the steps that the-state has taken.", {"visitor:praise:x", "state:perf"}),
        ("the-state should adopt a law.", {"first:state", "state:need"}),
        ("a law is needed.", {"first:thing", "act:urge"}),
        ("the police have to report to the court.", {"state:need"}),
        ("the-state will introduce new passports.", {"state:will"}),
        ("two attacks killed ten people.", {"danger:harm:x", "actor:people"}),
        ("the council decided that all states must act.", {"first:council", "actor:council"}),
        ("the minister promised reforms.", {"state:promise:x"}),
        ('"the-state lacks a law," he said.', {"quoted", "act:lack", "act:say"}),
        ("in 2014 the-state did nothing.", {"number"}),
        ("the-state is building a port.", {"state:progressive"}),
        ("ten fighters have been convicted.", {"first:danger", "state:try:x", "state:perf"}),
    ],
)
def test_events_are_read(sentence, events):
    assert events <= told_in(sentence).events.keys()


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("the visit took place at the invitation of the-state.", "act:urge"),
        ("the so-called islamic state is weak.", "act:urge"),
        ("militants planned to attack a church.", "act:promise"),
    ],
)
def test_a_turn_of_phrase_that_means_nothing_is_no_event(sentence, event):
    assert event not in told_in(sentence).events


@pytest.mark.parametrize("before", ["visitor", "state", UNNAMED])
def test_a_pronoun_at_the_beginning_is_who_was_named_before(before):
    told = told_in("it has adopted a law.", before)
    assert f"pronoun:{before}" in told.events
    assert f"{before}:perf" in told.events


def test_a_pronoun_after_an_actor_is_not_looked_up():
    assert "pronoun:visitor" not in told_in("the-state said that it has adopted a law.", "visitor").events


def test_a_sentence_that_names_nobody_hands_on_who_was_named_before():
    assert told_in("a warm day.", "visitor").first == "visitor"
    assert told_in("the minister spoke.", "visitor").first == "state"


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=12))).map(" ".join))
def test_any_words_are_read_and_events_show_words_of_the_sentence(sentence):
    told = told_in(sentence.lower())
    for event, word in told.events.items():
        assert event.startswith(("first:", "actor:")) or all(w in sentence.lower() for w in word.split())
