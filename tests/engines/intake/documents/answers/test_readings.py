"""Of the ways in which a reply can be read, the one is kept by which its answers speak of their questions."""

import io

import docx
import pytest

from headway.engines.intake.documents.replies.marks import marks_of
from headway.engines.intake.documents.replies.reading import read_reply
from headway.engines.intake.documents.replies.values import Asked
from headway.engines.intake.documents.replies.words import says_nothing
from headway.engines.intake.readers.reading import read
from tests.engines.intake.documents.answers.test_ways_of_writing import told

ASKED = [
    Asked("", "1", "Who owns wrecks that are found in the territorial sea?"),
    Asked("", "2", "Which duties has the finder of a wreck?"),
    Asked("", "3", "How is looting punished?"),
    Asked("", "4", "Is there an inventory of wrecks?"),
    Asked("", "5", "Which methods of survey are used?"),
    Asked("", "6", "How many divers trained in archaeology are employed?"),
]
SAID = [
    "What is found in the territorial sea belongs to the State after three years.",
    "The finder must report the wreck within two days.",
    "Looting is punished with five years of prison.",
    "An inventory of 791 wrecks is kept by the Institute.",
    "Sonar is the usual method of survey.",
    "Eleven divers with a degree in archaeology are employed.",
]
HEADS = ["Ownership of wrecks", "Duties of finders", "Looting", "Inventory", "Methods of survey", "Divers"]
OWN = [(str(n), said) for n, said in enumerate(SAID, start=1)]


def test_numbers_of_paragraphs_yield_to_questions_that_their_texts_speak_of():
    answers = [line for n, (head, said) in enumerate(zip(HEADS, SAID, strict=True), start=2) for line in (f"h2 {head}", f"p {n}. {said}")]  # fmt: skip

    assert told("p 1. The Ministry thanks the Secretariat for its letter.", *answers, asked=ASKED) == OWN


@pytest.mark.parametrize(
    "heading", ["Deuxième partie : inventaire", "Second section: practice", "Вторая часть: практика"]
)
def test_what_counts_the_parts_of_a_reply_counts_no_questions(heading):
    assert marks_of(heading, heading=True) == []
    assert [mark.numbers for mark in marks_of("Deuxième question : inventaire", heading=True)] == [("2",)]


@pytest.mark.parametrize("row", ["row {n}. {q}\\n{a}", "row {q}\\n{a}"])
def test_a_question_and_its_answer_may_be_paragraphs_of_one_cell(row):
    rows = [row.format(n=one.number, q=one.text, a=said) for one, said in zip(ASKED, SAID, strict=True)]

    assert told(*rows, asked=ASKED) == OWN


def test_a_table_within_a_box_belongs_to_the_answer_in_the_box_whatever_it_counts():
    document = docx.Document()
    for one, said in zip(ASKED, SAID, strict=True):
        document.add_paragraph(f"{one.number}. {one.text}")
        box = document.add_table(1, 1).cell(0, 0)
        box.text = said
        if one.number == "5":
            _fill(box.add_table(3, 3), ["Port", "Number", "Kind of ship"], ["Orlec", "2", "Large, for the deep sea"], ["Lasko", "1", "Small, for the coast"])  # fmt: skip

    assert _read(document)[:4] == OWN[:4]
    assert [number for number, _ in _read(document)] == ["1", "2", "3", "4", "5", "6"]
    assert _read(document)[4] == ("5", f"{SAID[4]} Port Number Kind of ship Orlec 2 Large, for the deep sea Lasko 1 Small, for the coast")  # fmt: skip


@pytest.mark.parametrize("ahead", ["2024: ", "98.6% of all: "])
def test_a_year_or_a_share_ahead_of_what_is_said_of_it_is_part_of_the_answer(ahead):
    lines = [line for head, said in zip(HEADS, SAID, strict=True) for line in (f"h2 {head}", f"p {ahead}{said}")]

    assert told(*lines, asked=ASKED) == [(number, f"{ahead}{said}") for number, said in OWN]


def test_short_subjects_and_answers_in_the_cells_of_one_column_are_parted_though_few_of_them_ask():
    asked = [Asked("", "1", "Owners of wrecks."), Asked("", "2", "Duties of finders."), Asked("", "3", "Is looting punished?"), Asked("", "4", "Inventory of wrecks.")]  # fmt: skip
    said = ["The State, after three years.", "To report within two days.", "With five years.", "791 wrecks."]

    assert told(
        *(f"row {one.number}. {one.text}\\n{own}" for one, own in zip(asked, said, strict=True)), asked=asked
    ) == [(one.number, own) for one, own in zip(asked, said, strict=True)]


@pytest.mark.parametrize("short", ["N/A", "n.a.", "17", "12%"])
def test_the_shortest_answers_are_answers(short):
    lines = [line for one in ASKED for line in (f"p {one.number}. {one.text}", f"p {short}")]

    assert told(*lines, asked=ASKED) == [(one.number, short) for one in ASKED]


@pytest.mark.parametrize(
    "empty",
    [
        "[Insert reply here]",
        "Please enter your answer here.",
        "Click or tap here to enter text.",
        "☐ Yes   ☐ No",
        "[Veuillez insérer votre réponse ici]",
        "Cliquez ou appuyez ici pour entrer du texte.",
        "[Inserte aquí su respuesta]",
        "Введите текст здесь",
    ],
)
def test_what_a_form_prints_in_its_boxes_says_nothing(empty):
    assert says_nothing(empty)


@pytest.mark.parametrize(
    "said", ["☒ Yes   ☐ No", "☐ Yes   ☒ No", "N/A", "No.", "Type approval", "Text messages are sent."]
)
def test_what_is_ticked_or_said_in_a_word_is_an_answer(said):
    assert not says_nothing(said)


def test_a_row_for_the_source_of_an_answer_is_no_part_of_it():
    rows = [
        line
        for one, said in zip(ASKED, [*SAID[:4], "", ""], strict=True)
        for line in (f"row Question | {one.number}. {one.text}", f"row Answer | {said}", "row Source | Ministry", "end ", "p  ")
    ]  # fmt: skip

    assert told(*rows, asked=ASKED) == OWN[:4]


@pytest.mark.parametrize("ahead", ["{}. ", "Question {}. ", "({}) ", "Pregunta {}: "])
def test_the_number_of_the_next_question_is_no_part_of_the_answer_before_it(ahead):
    lines = [
        line
        for one, said in zip(ASKED, SAID, strict=True)
        for line in (f"p {ahead.format(one.number)}**{one.text}**", f"p {said}")
    ]

    assert told(*lines, asked=ASKED) == OWN


def test_what_heads_the_parts_of_the_next_question_is_no_part_of_the_answer_before_it():
    asked = [ASKED[0], Asked("", "2(a)", "Who must report a wreck?"), Asked("", "2(b)", "When must it be reported?")]

    assert told(
        "p 1. Who owns wrecks that are found in the territorial sea?",
        "p The State.",
        "p 2. Reports of wrecks:",
        "p (a) Who must report a wreck?",
        "p The finder.",
        "p (b) When must it be reported?",
        "p Within two days.",
        asked=asked,
    ) == [("1", "The State."), ("2(a)", "The finder."), ("2(b)", "Within two days.")]


def _fill(table, *rows):
    for own, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(own.cells, row, strict=True):
            cell.text = text


def _read(document) -> list[tuple[str, str]]:
    kept = io.BytesIO()
    document.save(kept)
    reply = read_reply(read(kept.getvalue(), name="a.docx"), ASKED)
    return [(one.question.number, " ".join(one.text.split())) for one in reply.answers]


def test_paragraphs_of_a_letter_answer_in_the_order_of_the_questions_though_their_words_are_others():
    said = [*SAID[:4], "Towed instruments and a small submarine.", SAID[5]]

    assert told("p Dear Madam,", *(f"p {one}" for one in said), asked=ASKED) == [
        (one.number, own) for one, own in zip(ASKED, said, strict=True)
    ]


def test_a_letter_that_goes_back_and_forth_is_told_by_its_words():
    assert told(*(f"p {said}" for said in SAID[::-1]), asked=ASKED) == OWN[::-1]


def test_parts_of_a_question_that_are_repeated_in_a_word_or_two_are_told_by_their_letters():
    asked = [
        *ASKED,
        Asked("", "7(a)", "Coverage by survey: of the bay, with sonar"),
        Asked("", "7(b)", "Coverage by survey: of the bay, with divers"),
        Asked("", "7(c)", "Coverage by survey: of rivers"),
    ]
    repeated = [
        line for one, said in zip(ASKED, SAID, strict=True) for line in (f"p {one.number}. {one.text}", f"p {said}")
    ]

    assert told(
        *repeated,
        "p 7. Coverage:",
        "p (a) by survey: of the bay, with sonar",
        "p 98.6%",
        "p (b) by survey: of the bay, with divers",
        "p 91.0%",
        "p (c) of rivers",
        "p All.",
        asked=asked,
    ) == [*OWN, ("7(a)", "98.6%"), ("7(b)", "91.0%"), ("7(c)", "All.")]
