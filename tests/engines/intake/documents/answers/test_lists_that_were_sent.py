"""The questions of a list that was sent, whatever it looks like."""

import pytest

from headway.engines.intake.documents.replies.questions import of_a_list
from headway.engines.intake.readers.reading import read
from tests.engines.intake.documents.answers.building import Item, as_docx


def asked(*blocks: str) -> list[tuple[str, str]]:
    lines = [(tag, {}, text) for tag, _, text in (block.partition(" ") for block in blocks)]
    return [
        (one.number, one.text) for one in of_a_list(read(as_docx(Item("own", {}, [], lines)), name="questions.docx"))
    ]


def test_the_rows_of_a_table_are_questions_also_where_they_only_name_what_is_wanted():
    assert asked(
        "h1 Monitoring questionnaire",
        "row Ref. | Question",
        "row Management | <",
        "row Q-01 | Name of the lead agency and its legal basis.",
        "row Q-02 | Is there a strategy?",
        "row Data | <",
        "row Q-03 | Number of deaths in 2025.",
        "end ",
    ) == [
        ("Q-01", "Name of the lead agency and its legal basis."),
        ("Q-02", "Is there a strategy?"),
        ("Q-03", "Number of deaths in 2025."),
    ]


def test_a_heading_numbered_above_its_questions_is_none_of_them():
    assert asked(
        "h2 A. Policy and coordination",
        "p A.1 Please provide the text of the strategy.",
        "p A.2 Which authority monitors it?",
        "h2 B. Declarations",
        "p B.1 Who is obliged to declare?",
        "p B.2 How many did?",
    ) == [
        ("A.1", "Please provide the text of the strategy."),
        ("A.2", "Which authority monitors it?"),
        ("B.1", "Who is obliged to declare?"),
        ("B.2", "How many did?"),
    ]


def test_codes_without_a_sign_behind_them_number_questions_where_they_count_up():
    assert asked(
        "h2 Part A – Regulatory framework",
        "p A1 Name the appropriate authority and give the legal basis of its mandate.",
        "p A2 When was the programme last updated?",
        "h2 Part B – Airport operations",
        "p B1 Describe the system of permits, including:",
        "p (a) the checks carried out on applicants;",
        "p (b) the procedure for lost permits.",
        "p B2 What proportion of staff is screened?",
    ) == [
        ("A1", "Name the appropriate authority and give the legal basis of its mandate."),
        ("A2", "When was the programme last updated?"),
        ("B1(a)", "Describe the system of permits, including the checks carried out on applicants;"),
        ("B1(b)", "Describe the system of permits, including the procedure for lost permits."),
        ("B2", "What proportion of staff is screened?"),
    ]


def test_questions_counted_anew_below_each_section_are_numbered_with_it():
    assert asked(
        "h2 I. Legislation",
        "p 1. Is there a law?",
        "p 2. When was it amended?",
        "h2 II. Institutions",
        "p 1. Which body is responsible?",
        "p 2. How many staff has it?",
    ) == [
        ("I.1", "Is there a law?"),
        ("I.2", "When was it amended?"),
        ("II.1", "Which body is responsible?"),
        ("II.2", "How many staff has it?"),
    ]


@pytest.mark.parametrize("word", ["Section", "Part", "Chapter", "Partie", "Sección", "Раздел"])
def test_sections_named_by_a_word_across_which_questions_count_on_are_no_questions(word):
    assert asked(
        f"h2 {word} I: Inter-State elements",
        "p 1. Is there a law?",
        "p 2. When was it amended?",
        f"h2 {word} II: Intra-State elements",
        "p 3. Which body is responsible?",
        f"h2 {word} III: Public access",
        "p 4. How is the public told?",
    ) == [
        ("1", "Is there a law?"),
        ("2", "When was it amended?"),
        ("3", "Which body is responsible?"),
        ("4", "How is the public told?"),
    ]


def test_questions_counted_anew_below_sections_named_by_a_word_are_numbered_with_their_labels():
    assert asked(
        "h2 Part A: Legislation",
        "p 1. Is there a law?",
        "p 2. When was it amended?",
        "h2 Part B: Institutions",
        "p 1. Which body is responsible?",
    ) == [("A.1", "Is there a law?"), ("A.2", "When was it amended?"), ("B.1", "Which body is responsible?")]


def test_a_question_below_its_number_is_read_even_where_it_is_short_enough_for_a_heading():
    assert asked(
        "h2 Question 1",
        "p Please describe the planning of supervision and the use made of indicators of risk.",
        "h2 Question 2",
        "h2 What is the staffing of the authority?",
        "h2 Question 3",
        "p How are drivers licensed?",
    ) == [
        ("1", "Please describe the planning of supervision and the use made of indicators of risk."),
        ("2", "What is the staffing of the authority?"),
        ("3", "How are drivers licensed?"),
    ]


def test_parts_of_a_question_that_share_its_cell_are_questions_of_their_own():
    assert asked(
        "row 1 | Legal basis of the controls.",
        "row 2 | Controls of raw milk:\\n(a) Sampling frequency.\\n(b) Laboratories used.",
        "row 3 | Who signs the certificates?",
    ) == [
        ("1", "Legal basis of the controls."),
        ("2(a)", "Controls of raw milk Sampling frequency."),
        ("2(b)", "Controls of raw milk Laboratories used."),
        ("3", "Who signs the certificates?"),
    ]


def test_lettered_headings_across_which_questions_count_on_are_no_questions():
    assert asked(
        "h2 A. Legal framework",
        "p 1. Which law is in force?",
        "p 2. Who applies it?",
        "h2 B. Practice",
        "p 3. How many cases were there?",
        "p 4. How did they end?",
    ) == [
        ("1", "Which law is in force?"),
        ("2", "Who applies it?"),
        ("3", "How many cases were there?"),
        ("4", "How did they end?"),
    ]


def test_the_head_of_a_table_that_only_begins_like_a_code_is_no_question():
    assert asked(
        "h1 Aviation security",
        "row Ref | Question | Answer of the State",
        "row 1.1 | Which authority has been designated? | ",
        "row 1.2 | Is there a programme in writing? | ",
        "end ",
        "row Ref | Question | Answer of the State",
        "row 2.1 | How often are screeners certified? | ",
        "end ",
    ) == [
        ("1.1", "Which authority has been designated?"),
        ("1.2", "Is there a programme in writing?"),
        ("2.1", "How often are screeners certified?"),
    ]
