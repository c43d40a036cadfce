"""Numbers of recommendations are told by what they do in their column, their list or their chapter."""

import pytest

from headway.engines.intake.documents.earlier_reports.columns import code_of_cell
from headway.engines.intake.readers.counting import leads_of
from tests.engines.intake.documents.reports.short import THREE, in_each_form, told


@in_each_form
def test_the_column_in_which_each_row_bears_a_number_of_its_own_numbers_them_whatever_its_head(form):
    codes = ("LEG/01", "LEG/02", "ORG/01")
    rows = "\n".join(
        f"| Law | {step} {code} | {words} |"
        for step, code, words in zip(("1.015", "1.017", "3.001"), codes, THREE, strict=True)
    )

    assert told(f"# Recommendations\n| Area | Question | Recommendation |\n{rows}", form, "table") == list(
        zip(codes, THREE, strict=True)
    )


@pytest.mark.parametrize(
    ("printed", "code"), [("1.015 LEG/01", "LEG/01"), ("LEG/01 1.015", "LEG/01"), ("7", "7"), ("3 of 4", ""), ("", "")]
)
def test_of_two_numbers_in_a_cell_the_one_that_begins_with_letters_is_the_code(printed, code):
    assert code_of_cell(printed) == code


@in_each_form
def test_scores_that_rise_by_chance_number_nothing(form):
    rows = "\n".join(f"| Law | {words} | {score} |" for words, score in zip(THREE, (3, 4, 7), strict=True))

    assert told(f"# Recommendations\n| Area | Recommendation | Score |\n{rows}", form, "table") == [
        ("", words) for words in THREE
    ]


def test_letters_and_digits_in_steps_count():
    numbers = ["P1.R1", "P1.R2", "P2.R1", "P2.R2"]
    leads = leads_of([f"{number} {words}" for number, words in zip(numbers, (*THREE, "Open a court."), strict=True)])

    assert [lead.number for lead in leads.values()] == numbers


@in_each_form
def test_lists_of_the_same_stepped_numbers_are_one_though_none_of_their_words_are_the_same(form):
    long = (
        "The unit should improve the quality of what it sends with structured words from the police and customs.",
        "Guidance on laundering should be issued by the General Prosecutor with examples of evidence.",
        "A body should be made responsible for what is seized and be given staff and premises.",
        "The bank should test all firms that change money each year and print what it found.",
        "The customs should declare cash at all borders and keep a book of it for ten years.",
    )
    short = (
        "Raise standards of messages",
        "Instruct lawyers better",
        "Establish an asset office",
        "Supervise exchange houses",
        "Control couriers",
    )
    numbers = ("1.1", "1.2", "2.1", "2.2", "3.1")
    chapters = "\n".join(f"Recommendation {number}: {words}" for number, words in zip(numbers, long, strict=True))
    plan = "\n".join(f"{number} {words}" for number, words in zip(numbers, short, strict=True))

    assert told(f"# Chapters\n{chapters}\n# Plan of recommendations\n{plan}", form) == list(
        zip(numbers, long, strict=True)
    )
