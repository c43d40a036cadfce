"""How many a report says it makes, in which words, and how what is missing is told."""

import pytest

from headway.engines.intake.documents.earlier_reports.reader import read_report
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.numbering import marker_of
from headway.engines.intake.readers.reading import read_text


def read(*paragraphs):
    document = read_text("\n\n".join(("Report on the visit to Orsania", *paragraphs)))
    return read_report(document, propose(document))


LIST = ("Recommendations", *(f"{n}. Orsania should amend article {n} of the Criminal Code." for n in (1, 2, 3, 4)))


@pytest.mark.parametrize(
    ("sentence", "announced"),
    [
        ("The recommendations, 6 in all, are set out in the annex.", 6),
        ("The recommendations, six in number, are listed below.", 6),
        ("The report contains six recommendations, of which two are of priority.", 6),
        ("The report makes 4 recommendations.", 4),
        ("Of the six recommendations of the previous report, four were implemented.", None),
    ],
)
def test_what_a_report_announces_is_read_in_the_words_it_uses(sentence, announced):
    assert read(sentence, *LIST).completeness.announced == announced


def test_numbers_that_are_missing_in_a_row_are_told_together():
    told = read("The report makes 7 recommendations.", *LIST).completeness

    assert [gap.number for gap in told.gaps] == ["5", "6", "7"]
    assert told.sentence == "the report announces 7, found 4: numbers 5 to 7 missing, look after 4"


def test_a_finding_in_a_chapter_of_concerns_and_recommendations_is_none():
    found = read(
        "Principal subjects of concern and recommendations",
        "1. Four services share responsibility. They meet when there is a case, and no minutes are kept.",
        "2. The State party should set up a joint centre.",
        "3. A person may be held for ninety-six hours before being brought before a judge.",
        "4. The State party should reduce that period to forty-eight hours.",
    ).recommendations

    assert [one.number for one in found] == ["2", "4"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("10.Orsania should act.", "10."),
        ("12)Ratify the Protocol.", "12)"),
        ("28.April 2009 was the day.", None),
        ("10.2 metres", None),
        ("3.ABC of it", None),
    ],
)
def test_a_number_of_two_digits_may_stand_close_to_its_words(text, number):
    marker = marker_of(text)

    assert (marker.number if marker else None) == number
