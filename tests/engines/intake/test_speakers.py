"""To whom statements are attributed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.intake.output import as_json
from headway.engines.intake.persons import Taken
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text


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
        ("The Chair of the Trade Committee (TC), Rai Mura, Ambassador of Velland, opened the day. Dialogue is important, the Chair stressed.", [("Rai Mura", "the Chair", "")]),
        ("“Much was done,” said Ana Lo, Head of the delegation, and Jon Ask, Deputy Minister of Justice.", [("Ana Lo", "Head of the delegation", ""), ("Jon Ask", "Deputy Minister of Justice", "")]),
        ("“Much was done,” said Team Leader Ana Lo from Velland.", [("Ana Lo", "Team Leader", "")]),
        ("Working Group member Ana Lo warned that much was to be done.", [("Ana Lo", "Working Group member", "")]),
        ("In the words of Ana Lo, head of delegation, much was done. “It was,” Lo added.", [("Ana Lo", "head of delegation", "")]),
        ("The team was headed by Undersecretary Jon Ask, in whose words much was done.", [("Undersecretary Jon Ask", "", "")]),
        ("For his part, the Minister of Justice, Jon Ask, drew attention to the law.", [("Jon Ask", "the Minister of Justice", "")]),
        ("The statement was made by Deputy Director Ana Lo.", [("Ana Lo", "Deputy Director", "")]),
        ("Ana Lo, Director of Ports, Roads and Bridges at the Ministry of Works, gave an overview of the plan.", [("Ana Lo", "Director of Ports", "")]),
        ("“We are ready,” the Commissioner of Customs, Mr. Jon Ask, was quoted as saying.", [("Mr. Jon Ask", "the Commissioner of Customs", "")]),
        ("The team was led by Ana Lo, Chief of Section. She said that much was done.", [("Ana Lo", "Chief of Section", "")]),
        ("Jon Ask met with the Prime Minister. Jon Ask, the expert on prisons, left on Friday. He called on the Government to act.", [("Jon Ask", "the expert on prisons", "")]),
        ("It was received by Jon Ask, Minister of Justice, and Ana Lo, Minister of Health. He said no more.", []),
        ("Jon Ask, Minister of Justice, was thanked by the team.", []),
        ("The Ministry of Health said on Friday that much was done.", [("", "Ministry of Health", "Ministry of Health")]),
        ("The team met the director of the Police Academy, who said much. The head of the Police Academy said so.", []),
        ("Mr. Jon Ask, CTED Chief of Section for Europe, the Middle East and Central Asia, who led the team, praised the staff.", [("Mr. Jon Ask", "CTED Chief of Section for Europe", "CTED")]),
    ],
)  # fmt: skip
def test_a_speaker_has_a_name_or_an_office(text, expected):
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Visite en Orsanie\n\nLa délégation de la Direction exécutive du Comité contre le terrorisme est en Norvège. Ana Lo, ministre de l’Intérieur, s’est réjouie de la visite.", ["Ana Lo"]),
        ("Visite en Norvège\n\nLa délégation est arrivée lundi dans le pays. Dans son discours, le chef de la délégation, M. Jon Ask, a pour sa part remercié le Gouvernement de la Norvège.", ["M. Jon Ask"]),
        ("Visite en Norvège\n\nLa mission a pris fin hier dans le pays. Selon Ana Lo, directrice des douanes, la loi est nouvelle pour tous les services. « Elle est utile », a déclaré M. Jon Ask.", ["Ana Lo", "M. Jon Ask"]),
        ("Visita a Noruega\n\nLa misión terminó ayer en el país y fue muy útil para todos. «Es un buen resultado», dijo el jefe de la misión, Jon Ask. La ley es nueva, señaló Ana Lo, directora de aduanas.", ["Jon Ask", "Ana Lo"]),
        ("Visita à Noruega\n\nA missão terminou ontem e foi muito útil para todos no país. O governo vai agir, afirmou Ana Lo, diretora da alfândega, e disse o presidente do conselho, Jon Ask.", ["Ana Lo", "Jon Ask"]),
        ("Besuch in Norwegen\n\nDie Mission ist gestern im Land zu Ende gegangen und war für alle sehr nützlich. „Das ist gut“, sagte Teamleiter Jon Ask.", ["Jon Ask"]),
    ],
)  # fmt: skip
def test_speakers_are_found_in_other_languages(text, expected):
    assert [s["name"] for s in as_json(propose(read_text(text)))["speakers"]] == expected


def test_a_speaker_is_told_once():
    assert len(speakers("“So it is,” said Ms. Ana Lo. Ms. Lo added that it rained. Ms. Ana Lo said no more.")) == 1


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), max_size=12), st.integers(0, 60), st.integers(1, 12))
def test_a_stretch_is_taken_as_comparing_it_with_every_span_would_say(named, start, length):
    spans = sorted((begin, begin + wide) for begin, wide in named)
    taken = Taken(spans, max((end - begin for begin, end in spans), default=0))

    naive = any(begin < start + length and start < end for begin, end in spans)

    assert taken.has(start, start + length) == naive
