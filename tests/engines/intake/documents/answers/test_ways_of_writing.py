"""A ministry that writes in its own order and words is understood: each answer goes to its question."""

from headway.engines.intake.documents.replies.reading import read_reply
from headway.engines.intake.documents.replies.values import Asked
from headway.engines.intake.readers.reading import read
from tests.engines.intake.documents.answers.building import Item, as_docx

ASKED = [
    Asked("", "31", "How many patrol boats does the coast guard have?"),
    Asked("", "32", "Which court hears appeals against an entry on the national list?"),
    Asked("", "33", "Is the export of chemical precursors subject to a licence?"),
    Asked("", "34", "When was the licence fee last raised?"),
    Asked("", "35", "What training do prison officers receive?"),
    Asked("", "36", "How are journalists protected in the course of searches?"),
]


def told(*blocks: str, asked=ASKED) -> list[tuple[str, str]]:
    """The questions and the answers that a DOCX of these blocks ("tag text") gives."""
    lines = [(tag, {}, text) for tag, _, text in (block.partition(" ") for block in blocks)]
    reply = read_reply(read(as_docx(Item("own", {}, [], lines)), name="a.docx"), asked)
    return [(one.question.number, " ".join(one.text.split())) for one in reply.answers]


def test_questions_named_in_the_middle_of_numbered_paragraphs_of_a_letter():
    assert told(
        "p 1. We refer to your letter of May, of which questions 31 to 36 concern us.",
        "p 2. The coast guard asked about in question 31 has nine boats.",
        "p 3. Of these, two are under repair.",
        "p 4. The Supreme Court (question 32) hears all appeals.",
        "p 5. We take questions 33 and 34 together. A licence has been needed since 2019. The fee was raised in 2023.",
        "p 6. Officers of prisons are trained for six weeks, to come to question 35; for their pay see question 31.",
        "p 7. Question 36 is answered in the negative.",
    ) == [
        ("31", "The coast guard asked about in question 31 has nine boats. Of these, two are under repair."),
        ("32", "The Supreme Court (question 32) hears all appeals."),
        *[
            (
                n,
                "We take questions 33 and 34 together. A licence has been needed since 2019. The fee was raised in 2023.",
            )
            for n in ("33", "34")
        ],
        ("35", "Officers of prisons are trained for six weeks, to come to question 35; for their pay see question 31."),
        ("36", "Question 36 is answered in the negative."),
    ]


def test_a_heading_of_two_subjects_answers_both_questions():
    assert told(
        "h2 Export of chemical precursors and the licence fee",
        "p Nothing leaves without the Ministry's paper. The price was set in 2023.",
        "h2 Training of prison officers",
        "p Six weeks, then two days a year.",
        asked=ASKED[2:5],
    ) == [
        ("33", "Nothing leaves without the Ministry's paper. The price was set in 2023."),
        ("34", "Nothing leaves without the Ministry's paper. The price was set in 2023."),
        ("35", "Six weeks, then two days a year."),
    ]


TABLE = [
    "row No. | Domaine | Base | Ministry",
    "row 1 | Boats of the coast guard | Act 1 | Nine, of which two are being repaired at the yard of the navy.",
    "row 2 | Appeals against the national list | Act 2 | They go to the Supreme Court, which has to decide within a month.",
    "row 3 | Export of precursors (33) | Act 3 | Yes, since 2019, for every substance on the list of the Community.",
    "row 4 | Prison officers' training (35) | – | Six weeks at the beginning, and a course of two days each year.",
    "row 5 | Searches of the press | Act 5 | An officer of the court is present, and sealed files are opened by a judge alone.",
]


def test_a_table_of_subjects_is_read_without_known_heads_and_its_own_count_is_no_questions_number():
    found = told("h1 Contribution", *TABLE, "end ")

    assert [(number, text[:11]) for number, text in found] == [
        ("31", "Nine, of wh"),
        ("32", "They go to "),
        ("33", "Yes, since "),
        ("35", "Six weeks a"),
        ("36", "An officer "),
    ]


def test_a_table_of_figures_is_no_table_of_answers():
    rows = [
        f"row {year} | {n} boats of the coast guard | {n * 2} | in service" for n, year in enumerate(range(2015, 2025))
    ]

    assert told("p Question 31", "p Their number has grown, as the table shows.", *rows, "end ")[0][0] == "31"
    assert len(told("p Question 31", "p Their number has grown, as the table shows.", *rows, "end ")) == 1


def test_whoever_answers_is_no_part_of_the_answer():
    assert told(
        "b “How many patrol boats does the coast guard have?”",
        "p Response of the Ministry of Defence:",
        "p Nine.",
        "b “What training do prison officers receive?”",
        "p Reply by the Prison Service: Six weeks.",
    ) == [("31", "Nine."), ("35", "Six weeks.")]


def test_sections_that_each_count_from_one_number_no_questions():
    asked = [Asked("", str(n), one.text) for n, one in enumerate(ASKED, start=1)]

    assert told(
        "h2 A.1 Press and searches",
        "p Journalists may have a lawyer present during searches.",
        "h2 A.2 Prison staff",
        "p Prison officers receive six weeks of training.",
        "h2 B.1 Coast guard",
        "p The coast guard has nine patrol boats.",
        "h2 B.2 Precursors",
        "p The export of precursors needs a licence.",
        asked=asked,
    ) == [
        ("6", "Journalists may have a lawyer present during searches."),
        ("5", "Prison officers receive six weeks of training."),
        ("1", "The coast guard has nine patrol boats."),
        ("3", "The export of precursors needs a licence."),
    ]


PARTS = [
    Asked("", "1(a)", "On the watch list: is there one?"),
    Asked("", "1(b)", "On the watch list: how is an entry removed?"),
    Asked("", "2", "Are passports checked?"),
]


def test_parts_counted_with_a_point_are_the_questions_parts_and_a_heading_above_them_is_no_answer():
    assert told(
        "h2 1. Watch list", "p 1.1 There is.", "p 1.2 By a judge.", "h2 2. Passports", "p They are.", asked=PARTS
    ) == [("1(a)", "There is."), ("1(b)", "By a judge."), ("2", "They are.")]


def test_the_ministry_named_in_bold_above_its_answer_is_no_part_of_it():
    assert told("b Q.31", "b Ministry of Defence", "p Nine.", "b Q.35", "b Prison Service", "p Six weeks.") == [
        ("31", "Nine."),
        ("35", "Six weeks."),
    ]


def test_a_row_in_words_of_its_own_between_two_answers_goes_to_the_question_that_is_open_there():
    rows = [
        *TABLE[:2],
        TABLE[2].replace("list |", "list (32) |"),
        "row 3 | Misc. | – | Needs a stamp.",
        *TABLE[4:],
        "end ",
    ]
    one_open = [question for question in ASKED if question.number != "34"]

    assert ("33", "Needs a stamp.") in told("h1 Contribution", *rows, asked=one_open)
    assert ("33", "Needs a stamp.") not in told("h1 Contribution", *rows)


def test_what_is_numbered_beyond_the_questions_answers_none_that_was_left_empty():
    questions = [asked.text for asked in ASKED]
    blocks = [f"p 31. {questions[0]}", "p Nine.", f"p 32. {questions[1]}", "p –", "p 49. The statistics office moves."]

    assert told(*blocks) == [("31", "Nine.")]
