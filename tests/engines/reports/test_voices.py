import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.reports.values import Voice
from headway.engines.reports.voices import CONFIRMING, STRENGTH, strength, tell
from headway.engines.reports.words import as_clause

AUTHORITIES = Voice("the authorities", "consider")


@pytest.mark.parametrize(
    ("voice", "text", "told"),
    [
        (AUTHORITIES, "The risk of transit has grown", "The authorities consider that the risk of transit has grown."),
        (
            Voice("the delegation", "noted"),
            "enhanced border controls",
            "The delegation noted: “enhanced border controls”.",
        ),
        (
            Voice("the delegation", "noted"),
            "the work of the Centre, established in 2015",
            "The delegation noted the work of the Centre, established in 2015.",
        ),
        (
            Voice("the Ministry", "stated"),
            "the work of the Centre",
            "The Ministry stated: “the work of the Centre”.",
        ),
        (Voice("", ""), "several groups were dismantled", "According to the source, several groups were dismantled."),
        (
            Voice("the Directorate", "stated", inferred=True),
            "Posts were connected.",
            "The Directorate stated (speaker inferred): “Posts were connected”.",
        ),
        (Voice("the Ministry", "confirmed"), "The law is in force", "The Ministry stated that the law is in force."),
    ],
)
def test_an_observation_is_told_with_its_voice(voice: Voice, text: str, told: str) -> None:
    assert tell(voice, text) == told


def test_confirmed_is_printed_when_it_was_examined() -> None:
    voice = Voice("the delegation", "confirmed")

    assert (
        tell(voice, "the posts are connected", examined=True)
        == "The delegation confirmed that the posts are connected."
    )


def test_a_clause_that_the_source_gives_with_that_is_told_with_that() -> None:
    voice, words = Voice("the delegation", "noted"), "the agencies it met now describe the threat in the same terms"

    assert tell(voice, words, clause=True) == f"The delegation noted that {words}."


def test_the_same_voice_again_is_told_with_also_and_further() -> None:
    assert tell(AUTHORITIES, "it grew", again=2) == "The authorities further consider that it grew."
    assert tell(AUTHORITIES, "the risk has grown", again=1) == "The authorities also consider that the risk has grown."


@pytest.mark.parametrize(
    ("voice", "words"),
    [
        (
            Voice("a representative of the Service", "according to"),
            "According to a representative of the Service, 40 left.",
        ),
        (Voice("it", "is thought", inferred=True), "The majority of them are thought to have died."),
    ],
)
def test_words_that_say_whose_they_are_are_not_given_a_voice_twice(voice: Voice, words: str) -> None:
    assert tell(voice, words) == words


def test_words_in_another_language_are_quoted_as_they_stand() -> None:
    assert (
        tell(AUTHORITIES, "le risque a augmenté", english=False) == "The authorities consider: “le risque a augmenté”."
    )


words = st.text(st.characters(categories=("L", "Nd"), include_characters=" -’"), min_size=1, max_size=60).filter(
    str.strip
)
hedges = st.sampled_from(["almost one thousand ", "approximately 150 ", "the majority of ", "some ", "possibly ", ""])
verbs = st.one_of(st.sampled_from(sorted(STRENGTH)), st.sampled_from(["asserted", "proved", ""]))


@given(
    who=words,
    verb=verbs,
    inferred=st.booleans(),
    hedge=hedges,
    text=words,
    finite=st.sampled_from([" is ", " "]),
    clause=st.booleans(),
    again=st.integers(0, 3),
)
def test_what_is_told_is_never_stronger_than_what_was_said(
    who: str, verb: str, inferred: bool, hedge: str, text: str, finite: str, clause: bool, again: int
) -> None:
    speaker, observed = f"Office {who.strip()} 0", f"{hedge}{text}{finite}so"

    sentence = tell(Voice(speaker, verb, inferred), observed, clause=clause, again=again)

    clause = as_clause(observed)
    assert clause[1:] in sentence  # the hedge with it, whole
    before, after = sentence[: sentence.rindex(clause[1:])].split(speaker)
    printed = [v for v in STRENGTH if re.search(rf"\b{v}\b", before + after, re.IGNORECASE)]
    assert all(strength(v) <= min(strength(verb), CONFIRMING - 1) for v in printed)
    assert printed or verb in after
    assert ("speaker inferred" in sentence) is inferred
