"""In whose voice a sentence speaks, and with which verb."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.intake.tables import table
from headway.engines.intake.values import Sentence
from headway.engines.intake.voices import NOBODY, voice_among, voice_of

VERBS = table("voices")["verbs"].split()
PIECES = ["The Minister", "the delegation", "He", "said", "noted that", "according to", "the police", ", ", "is believed to", "by", "“", "”", "was urged", "CTED", "in its view", "Velland", "12", "stated"]  # fmt: skip


def said(text):
    return Sentence(0, len(text), text)


@pytest.mark.parametrize(
    ("sentence", "who", "verb"),
    [
        ("The authorities consider that the risk is low.", "The authorities", "consider"),
        ("The Minister of Justice announced that a law was ready.", "The Minister of Justice", "announced"),
        ("Mr. Adan Orel, the Deputy Minister, told the team that funds were there.", "Mr. Adan Orel, the Deputy Minister", "told"),
        ("CTED also noted that the law had been amended.", "CTED", "noted"),
        ("Velland reported that 30 persons had come back.", "Velland", "reported"),
        ("“The law is good,” said the head of the delegation.", "the head of the delegation", "said"),
        ("According to the State Security Service, 40 persons left.", "the State Security Service", "according to"),
        ("In the view of the experts, the law is good.", "the experts", "according to"),
        ("The law is good, as reported by the Ministry of Justice.", "the Ministry of Justice", "according to"),
        ("The law was praised by the delegation.", "the delegation", "praised"),
        ("The delegation pointed out that the list was old.", "The delegation", "pointed out"),
        ("The team called on the Government to act.", "The team", "called on"),
    ],
)  # fmt: skip
def test_who_says_it_and_how_is_told_by_the_words(sentence, who, verb):
    voice = voice_of(said(sentence), "CTED")
    assert (voice.who, voice.verb, voice.inferred) == (who, verb, False)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_of_the_table_is_kept_as_said(verb):
    voice = voice_of(said(f"The delegation {verb} that the law was good."), "CTED")
    assert (voice.who, voice.verb) == ("The delegation", verb)


@pytest.mark.parametrize("way", table("voices")["ways"][:-1])
def test_every_way_of_introducing_a_view_gives_its_owner(way):
    assert voice_of(said(f"The law is good, {way} the authorities."), "CTED").who == "the authorities"


@pytest.mark.parametrize("word", table("voices")["impersonal"].split())
def test_what_nobody_says_stays_nobodys(word):
    voice = voice_of(said(f"Some 60 persons are {word} to have left."), "CTED")
    assert (voice.who, voice.verb, voice.inferred) == ("it", f"is {word}", True)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Most of them are believed to be dead.", "is believed"),
        ("Twenty were reported missing.", "was reported"),
        ("They have been widely suspected of smuggling.", "has been widely suspected"),
    ],
)
def test_nobodys_words_keep_their_tense(sentence, verb):
    voice = voice_of(said(sentence), "CTED")
    assert (voice.who, voice.verb, voice.inferred) == (NOBODY, verb, True)


def test_what_no_words_attribute_is_the_narrators_and_inferred():
    sentence = said("The borders are long.")
    assert (voice_of(sentence, "CTED").who, voice_of(sentence, "").who) == ("CTED", "the text")
    assert voice_of(sentence, "CTED").verb == "stated"
    assert voice_of(sentence, "CTED").inferred


def test_a_pronoun_is_whoever_spoke_last_and_inferred():
    passage = [
        said("The Minister of Justice said that a law was ready."),
        said("She added that it would be passed soon."),
    ]
    voice = voice_among(passage, 1, "CTED")
    assert (voice.who, voice.verb, voice.inferred) == ("The Minister of Justice", "added", True)


def test_a_pronoun_without_anybody_before_it_stays_a_pronoun():
    voice = voice_among([said("She added that it would be passed soon.")], 0, "CTED")
    assert (voice.who, voice.inferred) == ("She", False)


def test_a_pronoun_is_not_sought_far_back():
    far = [said("The Minister of Justice said that a law was ready."), *[said("The sun shone.")] * 4]
    assert voice_among([*far, said("She added that it would be passed soon.")], 5, "CTED").who == "She"


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=10)), max_size=14).map(" ".join))
def test_a_verb_is_words_of_the_sentence_or_the_inferred_stated(text):
    voice = voice_of(said(text), "CTED")
    if voice.verb == "stated" and voice.inferred and voice.who == "CTED":
        return
    if voice.who == NOBODY and voice.inferred:
        assert voice.verb.split()[-1] in text
    elif voice.verb == "according to":
        assert voice.who in text
    else:
        assert voice.verb in text.lower()
        assert voice.who in text
