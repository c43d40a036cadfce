"""A reply whose way of pointing at questions nobody has described is read by what counts up in it, wherever it stands."""

import pytest

from headway.engines.intake.documents.replies.values import Asked
from tests.engines.intake.documents.answers.test_ways_of_writing import told

ASKED = [
    Asked("", "1", "How are explosives and their precursors controlled?"),
    Asked("", "2", "Which controls apply to couriers of cash at the border?"),
    Asked("", "3", "How are hawala and other transfer services supervised?"),
    Asked("", "4", "Are providers of virtual assets licensed?"),
    Asked("", "5", "How are victims compensated?"),
    Asked("", "6", "Under which conditions is citizenship withdrawn?"),
]
ANSWERS = ["Nihil.", "Duo.", "Vide annexum.", "Nondum.", "Nonaginta.", "Semper."]


@pytest.mark.parametrize(
    "ahead",
    [
        "Quesito n.º {}: ",
        "К вопросу {}. ",
        "Soru {}: ",
        "问题{}： ",
        "Ad quaestionem {}: ",
        "Pkt. {}) ",
        "Tema {} – ",
        "[{}] ",
        "§ {}. ",
        "Vraag {}: ",
        "Punkt {} der Liste: ",
        "Kérdés #{}: ",
    ],
)
def test_numbers_behind_the_same_words_are_the_questions_numbers_in_any_language(ahead):
    lines = [f"p {ahead.format(n)}{answer}" for n, answer in enumerate(ANSWERS, start=1)]

    assert told("p Ministerium respondet.", *lines, asked=ASKED) == [
        (str(n), answer) for n, answer in enumerate(ANSWERS, start=1)
    ]


def test_a_question_left_out_leaves_no_other_one_without_its_answer():
    assert told(
        "p Quesito n.º 1: Nihil.",
        "p Quesito n.º 2: Duo.",
        "p Item 4 of the law applies.",
        "p Quesito n.º 5: Nonaginta.",
        "p Quesito n.º 6: Semper.",
        asked=ASKED,
    ) == [("1", "Nihil."), ("2", "Duo. Item 4 of the law applies."), ("5", "Nonaginta."), ("6", "Semper.")]


def test_numbers_behind_paragraphs_are_the_questions_numbers_too():
    assert told(
        "p An office gives licences to whoever imports such goods → n. 1",
        "p They are stopped and asked → n. 2",
        "p A register is kept → n. 3",
        "p In May 2021 nineteen were → n. 4",
        "p From a fund → n. 5",
        asked=ASKED,
    ) == [
        ("1", "An office gives licences to whoever imports such goods → n. 1"),
        ("2", "They are stopped and asked → n. 2"),
        ("3", "A register is kept → n. 3"),
        ("4", "In May 2021 nineteen were → n. 4"),
        ("5", "From a fund → n. 5"),
    ]


def test_paragraphs_in_an_order_of_their_own_go_to_what_they_speak_of_and_what_answers_nothing_is_shown():
    assert told(
        "p The fund compensates victims and their families, and pays for treatment.",
        "p It was set up in 2019.",
        "p Hawala is supervised by the Central Bank like every transfer service.",
        "p Explosives and precursors are controlled by an inspectorate.",
        asked=ASKED,
    ) == [
        ("5", "The fund compensates victims and their families, and pays for treatment. It was set up in 2019."),
        ("3", "Hawala is supervised by the Central Bank like every transfer service."),
        ("1", "Explosives and precursors are controlled by an inspectorate."),
    ]
