"""Which organisations take part in what is told, and how."""

import pytest

from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text

VISIT = "CTED visits Velland\n\nCTED visited Velland from 4 to 7 March 2019. The delegation included experts of INTERPOL.\n\n"


def parts_of(sentence):
    observations = [
        o for o in propose(read_text(VISIT + sentence + "\n")).observations if sentence.startswith(o.sentence.text)
    ]
    assert observations, "nothing was told"
    return {(part.name, part.part) for o in observations for part in o.organisations}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Ministry of Justice has adopted a strategy against radicalization in prisons.", {("Ministry of Justice", "lead")}),
        (
            "The Ministry of Justice has established a centre in partnership with UNODC.",
            {("Ministry of Justice", "lead"), ("UNODC", "partner")},
        ),
        (
            "The authorities have set up a programme for returning children, with the support of the International Committee of the Red Cross.",
            {("ICRC", "partner")},
        ),
        (
            "The Government has created a working group, with the involvement of the Ministry of Health and other relevant agencies.",
            {("Ministry of Health", "involved"), ("other relevant agencies", "involved")},
        ),
    ],
)  # fmt: skip
def test_each_takes_its_part(sentence, expected):
    assert expected <= parts_of(sentence)


def test_unnamed_ones_stay_as_said():
    parts = parts_of(
        "The Government has established a task force in which several ministries and the police work together."
    )
    assert ("several ministries", "involved") in parts


def test_the_visitors_take_no_part_in_what_they_observe():
    names = {
        name for name, _ in parts_of("CTED and INTERPOL welcomed that the Ministry of Justice has adopted a strategy.")
    }
    assert names.isdisjoint({"CTED", "INTERPOL"})


def test_a_body_named_only_as_the_author_of_a_text_takes_no_part():
    names = {
        name
        for name, _ in parts_of("The authorities have implemented the recommendations and the IAEA safety standards.")
    }
    assert "IAEA" not in names
