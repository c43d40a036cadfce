"""To whom statements are attributed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.intake.output import as_json
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text
from headway.engines.intake.speakers import _Taken


def speakers(text):
    found = as_json(propose(read_text(f"Visit to Orsania\n\nCTED visited Orsania in May 2016. {text}\n")))["speakers"]
    return [(s["name"], s["office"], s["organisation"]) for s in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Much was done,” said Ms. Ana Lo, CTED Chief of Section.", [("Ms. Ana Lo", "CTED Chief of Section", "CTED")]),
        ("“Much was done,” Mr. Jon Ask, Head of the delegation, said.", [("Mr. Jon Ask", "Head of the delegation", "")]),
        ("Ana Lo, Executive Director of CTED, stressed that much was done.", [("Ana Lo", "Executive Director of CTED", "CTED")]),
        ("H.E. Mr. Jon Ask, Minister of Justice, noted that the law was new.", [("H.E. Mr. Jon Ask", "Minister of Justice", "")]),
        ("Mr. Ask added that more was to come.", [("Mr. Ask", "", "")]),
        ("“I look forward to it,” said Mr. Ask. During the visit, he met judges.", [("Mr. Ask", "", "")]),
        ("The Deputy Minister of Justice, Mr. Jon Ask, said that the law was new.", [("Mr. Jon Ask", "The Deputy Minister of Justice", "")]),
        ("Prime Minister Ilva Tarn stated that the law was new.", [("Ilva Tarn", "Prime Minister", "")]),
        ("According to Ms. Lo, Head of the CTED team, much was done.", [("Ms. Lo", "Head of the CTED team", "CTED")]),
        ("A representative of the Ministry of Foreign Affairs said that talks went on.", [("", "A representative of the Ministry of Foreign Affairs", "Ministry of Foreign Affairs")]),
        ("The Minister of Justice underlined the need for training.", [("", "The Minister of Justice", "")]),
        ("The Special Rapporteur said that much was done.", [("", "The Special Rapporteur", "Special Rapporteur on counter-terrorism and human rights")]),
        ("The head of delegation thanked the authorities.", [("", "The head of delegation", "")]),
        ("The leader of the mission, Jon Ask, said that much was done.", [("Jon Ask", "The leader of the mission", "")]),
        ("“Much was done,” said the Minister of Health, Jon Ask.", [("Jon Ask", "the Minister of Health", "")]),
        ("Mr. Jon Ask, Head of the delegation, who had been there before, commended the staff.", [("Mr. Jon Ask", "Head of the delegation", "")]),
        ("According to the Head of the National Bureau for Seeds, the draft is new.", [("", "the Head of the National Bureau for Seeds", "National Bureau for Seeds")]),
        ("The Governor, Jon Ask, was met. The delegation met Ana Lo, Minister of Health. The Minister said that much was done.", [("Ana Lo", "The Minister", "")]),
        ("The delegation met Ana Lo, Deputy Minister of Health. The Minister said that much was done.", [("", "The Minister", "")]),
        ("It met Ana Lo, Minister of Health, and Jon Ask, Minister of Justice. The Minister said that much was done.", [("", "The Minister", "")]),
        ("The delegation met Mr. Jon Ask, Minister of Justice.", []),
        ("The delegation, composed of Ms. Hala Deri and Mr. Bernd Koll, urged the Government to act.", []),
        ("The law was adopted in 2015.", []),
    ],
)  # fmt: skip
def test_a_speaker_has_a_name_or_an_office(text, expected):
    assert speakers(text) == expected


def test_a_speaker_is_told_once():
    assert len(speakers("“So it is,” said Ms. Ana Lo. Ms. Lo added that it rained. Ms. Ana Lo said no more.")) == 1


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), max_size=12), st.integers(0, 60), st.integers(1, 12))
def test_a_stretch_is_taken_as_comparing_it_with_every_span_would_say(named, start, length):
    spans = sorted((begin, begin + wide) for begin, wide in named)
    taken = _Taken(spans, max((end - begin for begin, end in spans), default=0))

    naive = any(begin < start + length and start < end for begin, end in spans)

    assert taken.has(start, start + length) == naive
