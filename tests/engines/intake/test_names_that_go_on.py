"""Names of national bodies to their last word, those of other States and of committees left out; numbers that count nobody; years after "from"."""

import pytest

from headway.engines.intake.output import as_json
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text

OPENING = "CTED visited Kenya from 3 to 6 May 2016. "


def told(sentence):
    return as_json(propose(read_text(f"Visit to Kenya\n\n{OPENING}{sentence}\n")))


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The team met the National Working Committee on Preventing and Countering Extremism.", {"National Working Committee on Preventing and Countering Extremism"}),
        ("The team met the General Staff of the Defence Forces.", {"General Staff of the Defence Forces"}),
        ("The team met the National Blood Services Organization.", {"National Blood Services Organization"}),
        ("The team was led by a member of the Dutch Radiation Protection Authority.", set()),
        ("The head of the team works at the Canadian Nuclear Safety Commission.", set()),
        ("The team met the Kenyan Nuclear Regulatory Authority.", {"Kenyan Nuclear Regulatory Authority"}),
        ("The report will go to the Committee’s Secretariat.", set()),
    ],
)  # fmt: skip
def test_a_national_body_goes_by_its_whole_name(sentence, names):
    assert set(told(sentence)["national_organisations"]) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "The two sides spoke at length about borders.",
        "The two talked about borders.",
        "Much has changed since the two last met.",
    ],
)
def test_the_two_are_no_figure(sentence):
    assert told(sentence)["quantities"] == []


def test_two_of_something_are_one():
    assert [q["low"] for q in told("The two convicted men were released.")["quantities"]] == [2]


@pytest.mark.parametrize(
    "year", ["1373 from 2001, 1624 from 2005 and 2178 from 2014", "1373 of 2001, 1624 of 2005 and 2178 of 2014"]
)
def test_a_year_may_follow_from(year):
    symbols = told(f"The talks were about resolutions {year}.")["instruments"]

    assert symbols == ["S/RES/1373 (2001)", "S/RES/1624 (2005)", "S/RES/2178 (2014)"]
