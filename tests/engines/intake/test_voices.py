"""Who says it, with the verb they used; what nobody signs is the narrator's, and inferred."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.intake.values import Sentence
from headway.engines.intake.voices import NOBODY, voice_among, voice_of


def a_sentence(text):
    return Sentence(0, len(text), text)


@pytest.mark.parametrize(
    ("text", "who", "verb"),
    [
        ("According to the Ministry of Health, 40 clinics were opened.", "the Ministry of Health", "according to"),
        ("The authorities consider that the threat has grown.", "The authorities", "consider"),
        ("The delegation welcomed the new law.", "The delegation", "welcomed"),
        ("“We shall go on,” said the Minister of Justice.", "the Minister of Justice", "said"),
        ("The Committee also encouraged Orsania to ratify the convention.", "The Committee", "encouraged"),
        (
            "Mr. Jan Ruiz, the Deputy Minister, stressed that all is well.",
            "Mr. Jan Ruiz, the Deputy Minister",
            "stressed",
        ),
        ("CTED noted that two laws were adopted.", "CTED", "noted"),
        ("Officials told the team that some had come back.", "Officials", "told"),
    ],
)
def test_who_says_it_is_kept_with_the_verb_as_said(text, who, verb):
    voice = voice_of(a_sentence(text), "CTED")

    assert (voice.who, voice.verb, voice.inferred) == (who, verb, False)


def test_what_nobody_signs_is_the_narrators_and_inferred():
    voice = voice_of(a_sentence("A new law was passed in May."), "CTED")

    assert (voice.who, voice.verb, voice.inferred) == ("CTED", "stated", True)


def test_a_text_without_a_body_speaks_for_itself():
    assert voice_of(a_sentence("A new law was passed in May."), "").who == "the text"


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Most of them are believed to be dead.", "is believed"),
        ("Twenty were reported missing.", "was reported"),
        ("They have been widely suspected of smuggling.", "has been widely suspected"),
    ],
)
def test_what_is_believed_by_nobody_in_particular_stays_so(text, verb):
    voice = voice_of(a_sentence(text), "CTED")

    assert (voice.who, voice.verb, voice.inferred) == (NOBODY, verb, True)


def test_a_pronoun_speaks_for_who_spoke_before_and_that_is_inferred():
    sentences = [
        a_sentence(t) for t in ("The Minister of Justice said that much was done.", "He added that more is to come.")
    ]

    voice = voice_among(sentences, 1, "CTED")

    assert (voice.who, voice.verb, voice.inferred) == ("The Minister of Justice", "added", True)


def test_a_pronoun_with_nobody_before_it_stays_a_pronoun():
    voice = voice_among([a_sentence("She added that more is to come.")], 0, "CTED")

    assert (voice.who, voice.verb, voice.inferred) == ("She", "added", False)


WORDS = st.sampled_from(
    "The the authorities delegation he Mr. Ruiz , said that noted is are believed according to welcomed Minister of Justice “ ” law".split()
)


@given(st.lists(WORDS, min_size=1, max_size=20).map(" ".join))
def test_a_voice_never_uses_a_verb_that_was_not_said(text):
    voice = voice_of(a_sentence(text), "CTED")

    said = {word.casefold().strip(",") for word in text.split()} | {"is", "was", "has"}
    assert voice == voice_of(a_sentence(text), "CTED")
    assert voice.verb == "stated" or set(voice.verb.split()) <= said
