"""Visits that are called an audit or by no noun, that go on from one State to the next, or that are only planned."""

import pytest

from headway.engines.intake.output import as_json
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text


def told(text):
    return as_json(propose(read_text(text)))


@pytest.mark.parametrize(
    ("text", "state", "days"),
    [
        (
            (
                "ICAO audits aviation security in Orsania\n\nThe Civil Aviation Authority hosted auditors of the International Civil Aviation Organization (ICAO) "
                "between 18 and 26 March 2019."
            ),
            "XOR",
            ("2019-03-18", "2019-03-26"),
        ),
        (
            (
                "A border is looked at\n\nThe border of two States was the subject of a visit which CTED conducted in September. The team was in Orsania from 15 to "
                "19 September 2014 and in Velland from 20 to 24 September 2014."
            ),
            ["XOR", "XVL"],
            ("2014-09-15", "2014-09-24"),
        ),
        (
            "A Committee in Velland\n\nThe Security Council Committee established pursuant to resolution 1540 (2004) visited Velland from July 8 to July 11, 2013.",
            "XVL",
            ("2013-07-08", "2013-07-11"),
        ),
        (
            "Borders under scrutiny\n\nFor one week, 16.–20. May 2022, experts of the European Commission evaluated how Velland manages its borders.",
            "XVL",
            ("2022-05-16", "2022-05-20"),
        ),
        (
            (
                "Guests in parliament\n\nA delegation of CTED that has been staying in Velland since Monday, 20 June 2011 was received by deputies and leaves on "
                "23 June 2011."
            ),
            "XVL",
            ("2011-06-20", "2011-06-23"),
        ),
        (
            (
                "Chemists visit Velland\n\nTHE HAGUE, Netherlands—10 June 2014—Officials of the OPCW paid a visit to Velland last week. From 3 to 6 June they visited "
                "laboratories."
            ),
            "XVL",
            ("2014-06-03", "2014-06-06"),
        ),
    ],
)
def test_the_state_and_the_days_of_a_visit_are_read(text, state, days):
    found = told(text)

    assert (found["state"], (found["visit"]["start"], found["visit"]["end"])) == (state, days)


def test_a_visit_that_was_only_approved_is_none():
    found = told(
        "A year of visits\n\nFor 2023 the Counter-Terrorism Committee has approved visits to Orsania and Velland, among others."
    )

    assert (found["state"], found["visit"]) == (None, None)


def test_an_earlier_visit_on_site_makes_no_online_one_hybrid():
    found = told(
        "Assessment of Orsania held online\n\nThe assessment visit of CTED to Orsania was held by video link from 12 to 23 April 2021. The previous on-site visit "
        "was made in November 2015. CTED hopes to travel to Orsania soon."
    )

    assert found["visit"]["modality"] == "virtual"


def test_the_organization_that_a_visiting_body_belongs_to_did_not_come():
    found = told(
        "Visit to Velland\n\nEvaluators of MONEYVAL, the Council of Europe's body against money laundering, completed a visit to Velland on 15 October 2021."
    )

    assert found["delegation_organisations"] == ["MONEYVAL"]


def test_a_numbered_paragraph_that_two_sides_agreed_on_asks_nothing():
    found = told(
        "Joint statement\n\nA mission of the European Union visited Orsania on 30 January 2018.\n\n3. Both sides underlined that terrorism cannot and should "
        "not be associated with any religion.\n"
    )

    assert [o["kind"] for o in found["observations"]] == []
