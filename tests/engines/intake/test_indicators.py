"""Which indicator a figure counts."""

import pytest

from headway.engines.intake.indicators import indicator_for, wholes_of
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text


def indicators(text):
    return [figure.indicator for figure in propose(read_text(f"Notes on Orsania\n\n{text}\n")).quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Almost 900 Orsanians have left for conflict zones.", ["ftf-travelled"]),
        ("Some 60 women travelled to the conflict zone.", ["ftf-travelled-women"]),
        ("About 40 foreign terrorist fighters are known.", ["ftf-travelled"]),
        ("Approximately 150 have returned home.", ["ftf-returned"]),
        ("At least 200 are presumed dead.", ["ftf-presumed-dead"]),
        ("Some 45 children were repatriated.", ["children-repatriated"]),
        ("In all, 23 suspects were convicted.", ["ftf-convicted"]),
        ("In all, 23 suspects were prosecuted.", ["ftf-prosecuted"]),
        ("Border guards foiled 12 attempts to travel.", ["travel-attempts-stopped"]),
        ("Some 80 persons were prevented from leaving the country.", ["travel-attempts-stopped"]),
        ("The service disrupted 9 plots.", ["plots-disrupted"]),
        ("Orsania suffered 17 attacks in 2015.", ["attacks"]),
        ("The police dismantled seven cells.", ["groups-dismantled"]),
        ("There are 300 terrorist prisoners.", ["terrorism-prisoners"]),
        ("It received 14 requests for mutual legal assistance.", ["mla-received"]),
        ("Some 40 officers were trained.", [""]),
        ("It has 18 airports.", [""]),
    ],
)
def test_a_figure_is_known_by_the_words_around_it(text, expected):
    assert indicators(text) == expected


def test_words_that_no_indicator_has_give_none():
    assert indicator_for("chairs were bought", "in the hall") == ""


def test_a_part_knows_its_whole():
    assert "ftf-travelled" in wholes_of("ftf-returned")
    assert wholes_of("attacks") == frozenset()


def test_those_who_returned_are_part_of_those_who_left():
    left, back = propose(
        read_text("Notes on Orsania\n\nAlmost 900 have left for conflict zones. Some 150 have returned home.\n")
    ).quantities

    assert (left.part_of, back.part_of) == (None, 0)
