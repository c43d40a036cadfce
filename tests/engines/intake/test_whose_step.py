"""A step is the State's: what visitors, their missions, other States, armed groups or projects do is none, and repression is none."""

import pytest

from headway.engines.intake.output import as_json
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text

IAEA = "An International Atomic Energy Agency (IAEA) team completed a mission to Kenya on 3 May 2016."
CTED = "The Counter-Terrorism Committee Executive Directorate (CTED) visited Kenya from 3 to 6 May 2016."
RAPPORTEUR = "The Special Rapporteur on torture, Ana Lo, visited Kenya from 3 to 6 May 2016."


def kinds_told(sentence, opening):
    """The kinds of the observations that stand in a sentence, told after its text's opening."""
    reading = propose(read_text(f"Visit to Kenya\n\n{opening}\n\n{sentence}\n"))
    return {o["kind"] for o in as_json(reading)["observations"] if o["sentence"].strip() == sentence}


@pytest.mark.parametrize(
    ("opening", "sentence"),
    [
        (IAEA, "The regulator has put into practice every one of the suggestions of 2011, or come much nearer to that, in the view of the team."),
        (IAEA, "Of the eighteen recommendations of 2011 the authority has closed all but two."),
        (CTED, "The delegation voiced its appreciation of the initiatives by which the Government means to dry up the financing of terrorism."),
        (CTED, "A task force has been entrusted with drawing up a national strategy, the Minister of the Interior has announced."),
        (CTED, "Kenya has set up a register of beneficial owners and opened it to the police."),
        (CTED, "Parliament passed a law on the financing of terrorism in March."),
        (CTED, "A national centre that joins police, customs and intelligence was opened last year."),
        (CTED, "The authorities have trained 400 border guards since 2014."),
        (IAEA, "The national policy on waste was approved in 2015 and is now under revision."),
        (IAEA, "The team found that the regulator has moved a long way towards independence."),
        (RAPPORTEUR, "She welcomed the new law by which torture has become a crime."),
        (RAPPORTEUR, "The Government has closed two old prisons and renovated a third."),
        (CTED, "The border police have been given scanners, and every passport is now checked against the databases of INTERPOL."),
    ],
)  # fmt: skip
def test_what_the_state_does_is_a_measure(opening, sentence):
    assert "measure" in kinds_told(sentence, opening)


@pytest.mark.parametrize(
    ("opening", "sentence"),
    [
        (IAEA, "IPPAS missions compare a State's practice with international guidelines and give advice on how to strengthen it."),
        (IAEA, "The Agency has carried out more than ninety such missions and trained the reviewers of sixty countries."),
        (CTED, "The APG, which was founded in 1997, assesses its members and has adopted a procedure for follow-up."),
        (CTED, "It carries out evaluations of its members so that the standards are put into effect."),
        (CTED, "Established in 2005, the Executive Directorate has visited over a hundred States and built a network of experts."),
        (CTED, "The UNOCT programme helps countries to set up passenger information units and has provided them with software."),
        (CTED, "Uganda has adopted a similar law and opened a centre of its own."),
        (CTED, "The group has established camps along the border and set up a network of recruiters."),
        (CTED, "The bill is due to come before Parliament in the autumn."),
        (IAEA, "Its first power reactor is expected to begin operation in 2020."),
        (RAPPORTEUR, "The police have arrested some 3,000 people since the protests, which has raised alarm."),
        (RAPPORTEUR, "A state of emergency was declared and has twice been extended."),
    ],
)  # fmt: skip
def test_what_others_do_or_is_only_planned_or_represses_is_no_measure(opening, sentence):
    assert "measure" not in kinds_told(sentence, opening)


@pytest.mark.parametrize(
    ("opening", "sentence", "is_the_state_s"),
    [
        (IAEA, "Since 2012 the regulator has hired twenty inspectors and doubled its budget.", True),
        (CTED, "The customs service now screens all freight that enters by sea.", True),
        (CTED, "A law that makes the travel of fighters an offence entered into force in January.", True),
        (RAPPORTEUR, "The Special Rapporteur applauded the decision to close the prison on the island.", True),
        (CTED, "With the new centre the country has brought its services under one roof.", True),
        (IAEA, "Nearly all findings of the last mission have been dealt with, the experts concluded.", True),
        (CTED, "The Ministry of Justice has drafted guidelines for prosecutors.", True),
        (CTED, "Kenya joined the programme for passenger data in 2015.", True),
        (CTED, "The delegation acknowledged the training that the police give to communities.", True),
        (IAEA, "OSART missions review a plant against the standards and share what was learned elsewhere.", False),
        (CTED, "UNODC has opened a regional office and trained judges in nine countries.", False),
        (CTED, "Tanzania and Uganda have built joint border posts.", False),
        (CTED, "Al-Shabaab has stepped up its recruitment and built a base in the forest.", False),
        (CTED, "The strategy is likely to be adopted next spring.", False),
        (RAPPORTEUR, "Hundreds of demonstrators have been detained and two newspapers closed.", False),
        (RAPPORTEUR, "The Government rejects these allegations.", False),
        (CTED, "The FATF, which sets the standards, has published new guidance.", False),
        (CTED, "The EU project has delivered scanners to ports across the region.", False),
        (IAEA, "The Agency's peer reviews have helped many countries to improve.", False),
    ],
)  # fmt: skip
def test_sentences_written_after_the_rule_are_told_too(opening, sentence, is_the_state_s):
    assert ("measure" in kinds_told(sentence, opening)) == is_the_state_s
