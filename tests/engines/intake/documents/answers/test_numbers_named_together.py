"""Several questions named ahead of one answer, and numbers of letters and a point: the answer goes to each of those named."""

import pytest

from headway.engines.intake.documents.printed_numbers import numbers_at
from headway.engines.intake.documents.replies.values import Asked
from tests.engines.intake.documents.answers.test_ways_of_writing import told


@pytest.mark.parametrize(
    ("text", "numbers", "end"),
    [
        ("4 b) et c) : neuf.", ["4(b)", "4(c)"], 10),
        ("4 a) y b): ninguno", ["4(a)", "4(b)"], 9),
        ("7) and 8) a patrol", ["7", "8"], 8),
        ("7), 8) and 9): a patrol", ["7", "8", "9"], 12),
        ("7 и 8.", ["7", "8"], 5),
        ("7) and nine officers", ["7"], 1),
        ("4 b) and nine officers", ["4(b)"], 4),
    ],
)
def test_numbers_behind_whose_brackets_more_are_named_are_read_in_a_row(text, numbers, end):
    assert numbers_at(text, 0) == (numbers, end)


SUBJECTS = (
    "Is there a law on drones?",
    "Is there a law on lasers?",
    "Who guards the runways?",
    "Who checks the luggage?",
)


def asked_as(*numbers: str) -> list[Asked]:
    return [Asked("", number, text) for number, text in zip(numbers, SUBJECTS, strict=True)]


@pytest.mark.parametrize("named", ["", "Question", "Point"])
def test_numbers_in_brackets_joined_by_a_word_name_both_questions(named):
    several = f"{named}s" if named else ""

    assert told(
        f"p {named} 6) Act 12.".replace("p  ", "p "),
        f"p {several} 7) and 8) A patrol of the army.".replace("p  ", "p "),
        f"p {named} 9) Officers of customs.".replace("p  ", "p "),
        asked=asked_as("6", "7", "8", "9"),
    ) == [
        ("6", "Act 12."),
        ("7", "A patrol of the army."),
        ("8", "A patrol of the army."),
        ("9", "Officers of customs."),
    ]


def test_letters_in_brackets_joined_by_a_word_name_both_parts():
    assert told(
        "p Question 3 : Oui.",
        "p Question 4 a) : Neuf.",
        "p Questions 4 b) et c) : Aucun.",
        asked=asked_as("3", "4(a)", "4(b)", "4(c)"),
    ) == [("3", "Oui."), ("4(a)", "Neuf."), ("4(b)", "Aucun."), ("4(c)", "Aucun.")]


@pytest.mark.parametrize(("one", "two"), [("Criterion", "Criteria"), ("Critère", "Critères"), ("Criterio", "Criterios"), ("Критерий", "Критерии")])  # fmt: skip
@pytest.mark.parametrize("join", ["and", "et", "y", "и", "/"])
def test_a_heading_of_two_criteria_names_both(one, two, join):
    assert told(
        f"h2 {one} 2.1 – Drones",
        "p An act of May.",
        f"h2 {two} 2.2 {join} 2.3 – Lasers, runways",
        "p None; a patrol goes round.",
        f"h2 {one} 2.4 – Luggage",
        "p Customs.",
        asked=asked_as("2.1", "2.2", "2.3", "2.4"),
    ) == [
        ("2.1", "An act of May."),
        ("2.2", "None; a patrol goes round."),
        ("2.3", "None; a patrol goes round."),
        ("2.4", "Customs."),
    ]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (Asked("", "LEG.1", ""), "leg.1"),
        (Asked("", "OPS.3.2", ""), "ops.3.2"),
        (Asked("", "ELE-3", ""), "ele-3"),
        (Asked("leg-12", "LEG.1", ""), "leg-12"),
        (Asked("", "A.1", ""), ""),
        (Asked("", "2.1", ""), ""),
    ],
)
def test_a_number_of_letters_of_a_word_is_a_code_also_with_a_point(asked, code):
    assert asked.code == code


@pytest.mark.parametrize("ahead", ["h2 {}", "p {}", "p {}:"])
def test_codes_with_a_point_are_known_wherever_they_stand_ahead(ahead):
    codes = ("LEG.1", "LEG.2", "OPS.1", "OPS.3")
    said = ("Act 12.", "None so far.", "A patrol.", "Officers of customs.")
    blocks = [block for code, text in zip(codes, said, strict=True) for block in (ahead.format(code), f"p {text}")]

    assert told(*blocks, asked=asked_as(*codes)) == list(zip(codes, said, strict=True))


def test_two_codes_with_points_parted_by_a_stroke_are_both_answered():
    found = told(
        "h2 LEG.1", "p Act 12.", "h2 OPS.1", "p A patrol.", "h2 OPS.3 / OPS.4", "p Officers of customs.",
        asked=asked_as("LEG.1", "OPS.1", "OPS.3", "OPS.4"),
    )  # fmt: skip

    assert [number for number, _ in found] == ["LEG.1", "OPS.1", "OPS.3", "OPS.4"]


@pytest.mark.parametrize("cased", [str.upper, str.lower])
def test_a_letter_and_a_number_behind_the_word_question_are_known_whatever_their_case(cased):
    numbers, said = ("A.1", "A.2", "B.1", "B.2"), ("Act 12.", "None so far.", "A patrol.", "Officers of customs.")
    blocks = [
        block
        for number, text in zip(numbers, said, strict=True)
        for block in (f"p Reply to question {cased(number)} of the list", f"p {text}")
    ]

    assert told(*blocks, asked=asked_as(*numbers)) == list(zip(numbers, said, strict=True))


def test_questions_named_in_the_dative_plural_are_both_answered():
    asked = [
        Asked("", str(number), text)
        for number, text in enumerate(
            ("Принят ли закон о дронах?", "Кто охраняет полосы?", "Кто ведёт реестр?", "Кто его проверяет?"), start=5
        )
    ]

    assert told(
        "p К вопросу 5.",
        "p Закон 12.",
        "p К вопросу 6.",
        "p Патруль.",
        "p К вопросам 7 и 8.",
        "p Министерство юстиции.",
        asked=asked,
    ) == [("5", "Закон 12."), ("6", "Патруль."), ("7", "Министерство юстиции."), ("8", "Министерство юстиции.")]


@pytest.mark.parametrize("numbers", [("A.1", "B.2"), ("B.2", "A.1")])
def test_a_letter_and_a_number_behind_the_word_question_are_known_though_few_questions_are_answered(numbers):
    said = ("Act 12.", "Officers of customs.")
    blocks = [f"p Reply to question {number}: {text}" for number, text in zip(numbers, said, strict=True)]

    assert told(*blocks, asked=asked_as("A.1", "A.2", "B.1", "B.2")) == list(zip(numbers, said, strict=True))


def test_two_codes_parted_by_a_stroke_are_no_part_of_the_answer():
    asked = asked_as("LEG.1", "OPS.1", "OPS.3", "OPS.4")
    lines = ("h2 LEG.1", "p Act 12.", "h2 OPS.1", "p A patrol.", "h2 OPS.3 / OPS.4", "p Officers of customs.")

    assert told(*lines, asked=asked) == [
        ("LEG.1", "Act 12."),
        ("OPS.1", "A patrol."),
        ("OPS.3", "Officers of customs."),
        ("OPS.4", "Officers of customs."),
    ]
