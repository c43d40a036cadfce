"""However questions, labels and answers stand in the cells and lines of a reply, each answer goes to its question."""

import pytest

from headway.engines.intake.documents.replies.values import Asked
from tests.engines.intake.documents.answers.test_around_answers import ASKED
from tests.engines.intake.documents.answers.test_ways_of_writing import ASKED as BOATS
from tests.engines.intake.documents.answers.test_ways_of_writing import told

SAID = ["An inspectorate.", "Declarations.", "The Central Bank.", "By a fund."]
BOTH = [(one.number, one.text, said) for one, said in zip(ASKED, SAID, strict=True)]


@pytest.mark.parametrize(
    "rows",
    [
        [row for n, q, a in BOTH for row in (f"row {n} | {q}", f"row  | {a}")],
        [row for n, q, a in BOTH for row in (f"row {n}. {q} | <", f"row {a} | <")],
        [row for n, q, a in BOTH for row in (f"row Question {n} | {q}", f"row Answer | {a}", "end ", "p  ")],
        [row for _, q, a in BOTH for row in (f"row Question | {q}", f"row Answer | {a}")],
        [row for n, q, a in BOTH for row in (f"row Question {n}: | {q}", f"row Answer: | {a}")],
        ["row Ref. | Response of the authorities | Annex", *(f"row {n} | {a} | Annex {n}" for n, _, a in BOTH)],
        ["row Area | Question | Reply", *(f"row General | {q} | {a}" for _, q, a in BOTH)],
        [f"p {q} {a}" for _, q, a in BOTH],
        [f"p {n}/ {a}" for n, _, a in BOTH],
        [line for n, _, a in BOTH for line in (f"h2 Issue {n}", f"p {a}")],
        [line for _, q, a in BOTH for line in (f"n {q}", f"s {a}")],
    ],
)
def test_cells_and_lines_of_questions_and_answers(rows):
    assert told(*rows, asked=ASKED) == [(n, a) for n, _, a in BOTH]


PARTS = [
    Asked("", "1(a)", "On explosives: who controls them?"),
    Asked("", "1(b)", "On explosives: how are couriers of them controlled?"),
    Asked("", "2", "How is hawala supervised?"),
    Asked("", "3", "How are victims compensated?"),
]


@pytest.mark.parametrize(
    "parts",
    [
        ["p 1. (a) {}", "p (b) {}", "p 2. {}", "p 3. {}"],
        ["p 1 a. {}", "p 1 b. {}", "p 2. {}", "p 3. {}"],
        ["p 1 - a: {}", "p 1 - b: {}", "p 2: {}", "p 3: {}"],
        ["p 1(i). {}", "p 1(ii). {}", "p 2. {}", "p 3. {}"],
        ["row No. | Answer", "row 1 | (a) {}\\n(b) {}", "row 2 | {}", "row 3 | {}"],
        ["row No. | Answer", "row 1 | ", "row (a) | {}", "row (b) | {}", "row 2 | {}", "row 3 | {}"],
    ],
)
def test_parts_of_a_question_in_any_spelling(parts):
    said = iter(SAID)
    lines = [part.format(*(next(said) for _ in range(part.count("{}")))) for part in parts]

    assert told(*lines, asked=PARTS) == list(zip(["1(a)", "1(b)", "2", "3"], SAID, strict=True))


def test_short_tables_below_headings_of_themes_are_told_by_their_numbers_in_any_case():
    asked = [Asked("", number, f"About {number}?") for number in ("A.1", "A.2", "B.1", "B.2", "C.1", "C.2")]

    assert told(
        "h1 Republic of Selk",
        "p Information supplied to the Conference",
        "h1 Facilities",
        "row A.1 | Six are authorised.",
        "row A.2 | A plan is submitted.",
        "h1 Workers",
        "row B.2 | Nobody may enter before a course.",
        "h1 Ships",
        "row C.1 | 58 in all.",
        "row C.2 | By letter.",
        asked=asked,
    ) == [
        ("A.1", "Six are authorised."),
        ("A.2", "A plan is submitted."),
        ("B.2", "Nobody may enter before a course."),
        ("C.1", "58 in all."),
        ("C.2", "By letter."),
    ]


def test_numbers_that_end_each_section_as_the_questions_do_are_theirs_whatever_some_answers_speak_of():
    subjects = [
        "patrol boats",
        "prison officers",
        "chemical precursors",
        "national list",
        "licence fees",
        "journalists",
    ]
    numbers = ["A.1", "A.2", "B.1", "B.2", "C.1", "C.2"]
    asked = [Asked("", n, f"What rules are there on {one}?") for n, one in zip(numbers, subjects, strict=True)]
    said = ["Yes.", *(f"The law says how {subjects[n]} are treated." for n in (0, 5, 1)), "None.", "Since 2019."]

    assert told(*(f"p {n} {one}" for n, one in zip(numbers, said, strict=True)), asked=asked) == list(
        zip(numbers, said, strict=True)
    )


def test_letters_below_the_number_of_a_question_in_a_section_are_its_parts():
    numbers = ["A.1", "A.2(a)", "A.2(b)", "B.1", "B.2", "C.1"]
    asked = [Asked("", number, f"About {number}?") for number in numbers]

    assert told(
        "p A.1 Six.",
        "h1 A.2",
        "p (a) Eighty hours.",
        "p (b) Two days.",
        "p B.1 Nobody.",
        "p B.2 By letter.",
        "p C.1 None.",
        asked=asked,
    ) == list(zip(numbers, ["Six.", "Eighty hours.", "Two days.", "Nobody.", "By letter.", "None."], strict=True))


EXPLAINED = [
    "row Item | Topic | Answer | Explanation | Src.",
    "row 31 | Patrol boats | 9 | Six of them were bought in 2020 and three are older. | L",
    "row 32 | Court | Yes | The Administrative Court, in a chamber of three judges. | L, S",
    "row 33 | Precursors | No |  | ",
    "row 34 | Fees | 2021 | They had been the same for eleven years until then. | S",
]


def test_what_explains_a_column_of_answers_in_a_word_belongs_to_them_and_a_column_of_signs_does_not():
    assert told(*EXPLAINED, asked=BOATS) == [
        ("31", "9 Six of them were bought in 2020 and three are older."),
        ("32", "Yes The Administrative Court, in a chamber of three judges."),
        ("33", "No"),
        ("34", "2021 They had been the same for eleven years until then."),
    ]


def test_a_heading_right_above_a_table_of_answers_is_the_tables_and_counts_no_questions():
    numbers = ["1.1", "1.2", "2.1", "2.2", "3.1", "3.2"]
    asked = [Asked("", number, f"About {number}?") for number in numbers]

    assert told(
        "h2 Section 1: Ports",
        "row No. | Topic | Answer",
        "row 1.1 | Staff | Six.",
        "row 1.2 | Plans | None.",
        "end ",
        "h2 Section 2: Ships",
        "row No. | Topic | Answer",
        "row 2.1 | Crew | Ninety.",
        "row 2.2 | Flags | Two.",
        "end ",
        "h2 Section 3: Outlook",
        "p 3.1 More ships.",
        "p 3.2 Yes.",
        asked=asked,
    ) == list(zip(numbers, ["Six.", "None.", "Ninety.", "Two.", "More ships.", "Yes."], strict=True))


@pytest.mark.parametrize("head", ["State response", "What we did"])
def test_annexes_named_behind_some_answers_are_no_answers(head):
    """Though the answers repeat words of their questions as subjects do."""
    said = [
        ("1", "Explosives and their precursors are controlled by an inspectorate."),
        ("2", "Couriers of cash at the border make a declaration."),
        ("3", "Hawala and other transfer services are supervised by the Central Bank."),
        ("4", "Victims are compensated by a fund."),
    ]
    rows = [f"row {n} | {text} | {'Annex A' if n in '24' else ''}" for n, text in said]

    assert told(f"row Ref. | {head} | Annex", *rows, "end ", asked=ASKED) == said
