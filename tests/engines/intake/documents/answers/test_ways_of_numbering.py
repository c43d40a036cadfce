"""Whatever way a reply numbers its answers, each goes to its question, in DOCX and in PDF alike."""

import pytest

from headway.engines.intake.documents.replies.reading import read_reply
from headway.engines.intake.documents.replies.values import Asked
from headway.engines.intake.readers.reading import read, read_text
from tests.engines.intake.documents.answers.building import Item, as_docx, as_pdf
from tests.engines.intake.documents.answers.test_ways_of_writing import told

ASKED = [Asked("", str(number), f"What is done about {topic}?") for number, topic in enumerate(
    ("alpha", "beta", "gamma", "delta", "epsilon", "zeta"), start=1)]  # fmt: skip
SAID = {
    1: "The law was amended in May, after a public debate that took two years; the ministry has since issued a circular.",
    2: "Nine officers work there, since 2019.",
    3: "A decree of last year says so.",
    4: "Two radars stand on the coast.",
    6: "None so far.",
}
ROMAN = dict(zip(SAID, ("I", "II", "III", "IV", "VI"), strict=True))
WORDS = dict(zip(SAID, ("one", "two", "three", "four", "six"), strict=True))
ORDINALS = dict(zip(SAID, ("first", "second", "third", "fourth", "sixth"), strict=True))
WAYS = [
    "{n}/", "No. {n}:", "[{n}]", "{n} –", "({n})", "{n})", "#{n}", "R{n}:", "A{n}.", "Answer {n}:", "Response ({n}):",
    "Question ({n}) –", "Your question {n}:", "Question {n} (Ministry of Health):", "Question {roman}.", "{roman}.",
    "Question {word}:", "In reply to the {ordinal} question:", "Point {n}:", "{n}.-", "Ad {n}:", "Q{n}", "Q.{n}:",
    "To question {n}:", "Zu Frage {n}:", "Pregunta {n}.-", "Reply {n} –", "For what is of question {n}:",
]  # fmt: skip


@pytest.mark.parametrize("build", [as_docx, as_pdf])
@pytest.mark.parametrize("way", WAYS)
def test_an_answer_numbered_in_any_of_these_ways_goes_to_its_question(way, build):
    lines = [
        ("p", {}, f"{way.format(n=n, roman=ROMAN[n], word=WORDS[n], ordinal=ORDINALS[n])} {text}")
        for n, text in SAID.items()
    ]
    item = Item("numbered", {}, [], [("h1", {}, "Replies"), *lines])

    reply = read_reply(read(build(item), name=f"a.{build.__name__[3:]}"), ASKED)

    found = {one.question.number: " ".join(one.text.split()) for one in reply.answers if one.question}
    assert found == {str(n): text for n, text in SAID.items()}
    assert [question.number for question in reply.unanswered] == ["5"]


def a_reply(*paragraphs: str) -> bytes:
    return as_docx(Item("reply", {}, [], [("p", {}, text) for text in paragraphs]))


QUESTIONS = [
    Asked(
        "", "1", "Is there a national watch list of known and suspected terrorists available to front-line officers?"
    ),
    Asked("", "2", "Are lost and stolen travel documents reported to INTERPOL within a fixed time?"),
    Asked("", "3", "How are land and sea borders that are hard to control monitored?"),
    Asked("", "4", "Is incitement to commit a terrorist act an offence?"),
    Asked("", "5", "How are small arms, explosives and precursors controlled?"),
]


def answered(data: bytes) -> dict[str, str]:
    reply = read_reply(read(data, name="a.docx"), QUESTIONS)
    return {one.question.number: one.text for one in reply.answers if one.question}


def test_paragraphs_that_a_reply_numbers_for_itself_are_not_taken_for_the_questions_of_these_numbers():
    found = answered(
        a_reply(
            "1. The Government of Orsania thanks the Directorate for its letter.",
            "2. A national watch list of suspected terrorists is available to all front-line officers.",
            "3. Lost and stolen travel documents are reported to INTERPOL within one day.",
            "4. The land border that is hard to control is monitored with drones; the sea border by radar.",
            "5. Incitement to commit a terrorist act is an offence under article 12.",
            "6. Small arms and explosives are controlled by the Arms Act.",
        )
    )

    assert {number: text.split()[0] for number, text in found.items()} == {
        "1": "A", "2": "Lost", "3": "The", "4": "Incitement", "5": "Small",
    }  # fmt: skip


def test_two_answers_in_one_paragraph_are_parted_where_a_sentence_clearly_speaks_of_another_question():
    found = answered(
        a_reply(
            "Lost and stolen travel documents are reported to INTERPOL within one day. "
            "Incitement to commit a terrorist act is an offence.",
            "Small arms, explosives and precursors are controlled by the Arms Act. A register is kept.",
        )
    )

    assert found == {
        "2": "Lost and stolen travel documents are reported to INTERPOL within one day.",
        "4": "Incitement to commit a terrorist act is an offence.",
        "5": "Small arms, explosives and precursors are controlled by the Arms Act. A register is kept.",
    }


def test_an_answer_that_opens_with_a_verb_as_questions_do_is_no_question():
    found = answered(
        a_reply(
            "Ports have land and sea borders that are hard to control monitored by radar.",
            "Incitement to commit a terrorist act is an offence.",
        )
    )

    assert set(found) == {"3", "4"}


def test_a_column_of_sources_or_dates_is_no_part_of_the_answer():
    rows = [
        ("row", {}, "Question | Current situation | Source | Date"),
        *(("row", {}, f"{q.number}. {q.text} | It is in hand. | Ministry | 05/2025") for q in QUESTIONS[:3]),
    ]

    found = answered(as_docx(Item("table", {}, [], rows)))

    assert found == {"1": "It is in hand.", "2": "It is in hand.", "3": "It is in hand."}


SECTIONED = [
    Asked("", number, text)
    for number, text in (
        ("I.1", "Is there a law?"),
        ("I.2", "When was it amended?"),
        ("II.1", "Which body is responsible?"),
        ("II.2", "How many staff has it?"),
    )
]


@pytest.mark.parametrize(
    "lines",
    [
        ["h2 I. Legislation", "p 1. Yes.", "p 2. In May.", "h2 II. Institutions", "p 1. An office.", "p 2. Nine."],
        ["h2 Part I", "p Question 1: Yes.", "p Question 2: In May.", "h2 Part II", "p Question 1: An office.", "p Question 2: Nine."],
        ["p I.1 Yes.", "p I.2 In May.", "p II.1 An office.", "p II.2 Nine."],
        ["row No. | Reply", "row I.1 | Yes.", "row I.2 | In May.", "row II.1 | An office.", "row II.2 | Nine."],
        ["h2 SECTION II: INSTITUTIONS", "p 1) An office.", "p 2) Nine.", "h2 SECTION I: LEGISLATION", "p 1) Yes.", "p 2) In May."],
    ],
)  # fmt: skip
def test_numbers_that_begin_anew_below_each_section_are_numbers_of_that_section(lines):
    assert sorted(told(*lines, asked=SECTIONED)) == [
        ("I.1", "Yes."),
        ("I.2", "In May."),
        ("II.1", "An office."),
        ("II.2", "Nine."),
    ]


DOTTED = [
    Asked("", number, f"About {number}?") for number in ("1.1", "1.2", "2.1", "2.2", "2.3", "3", "4.1", "4.2", "5")
]


def test_ranges_of_dotted_numbers_and_a_number_alone_with_nothing_behind_it():
    assert told(
        "p 1.1\tYes.",
        "p 1.2\tNo.",
        "p 2.1–2.3\tBy a committee.",
        "p They are paid.",
        "p 3\tOf 58, all.",
        "p 4.1\tPayment orders.",
        "b 4.2",
        "p 5\t212 in 2024.",
        asked=DOTTED,
    ) == [
        ("1.1", "Yes."),
        ("1.2", "No."),
        *((number, "By a committee. They are paid.") for number in ("2.1", "2.2", "2.3")),
        ("3", "Of 58, all."),
        ("4.1", "Payment orders."),
        ("5", "212 in 2024."),
    ]


def test_points_behind_joined_numbers_and_contracted_articles_ahead_of_them():
    asked = [Asked("", str(n), f"About {n}?") for n in range(1, 7)]

    assert told("p **Ad 1.** Yes.", "p **Ad 3. and 4.** Income was 2 million.", "p **Ad 6.** No.", asked=asked) == [
        ("1", "Yes."),
        ("3", "Income was 2 million."),
        ("4", "Income was 2 million."),
        ("6", "No."),
    ]
    assert told(
        "h2 Respuesta al párrafo 1 de la lista",
        "p 2. Sí.",
        "h2 Respuesta a los párrafos 4 y 5",
        "p 3. La Inspección.",
        "p 4. Se comprobaron 96 casos.",
        "h2 Respuesta al párrafo 3",
        "p 5. El curso básico.",
        "h2 Respuesta al párrafo 6",
        "p 6. No.",
        asked=asked,
    ) == [
        ("1", "Sí."),
        ("4", "La Inspección. Se comprobaron 96 casos."),
        ("5", "La Inspección. Se comprobaron 96 casos."),
        ("3", "El curso básico."),
        ("6", "No."),
    ]


def test_a_number_whose_question_was_put_in_dotted_parts_answers_them_all():
    asked = [Asked("", number, f"About {number}?") for number in ("5", "6.1", "6.2", "7")]

    assert told("p 5. Yes.", "p 6. In disputes.", "p 7. No.", asked=asked) == [
        ("5", "Yes."),
        ("6.1", "In disputes."),
        ("6.2", "In disputes."),
        ("7", "No."),
    ]


OF_OTHERS = [
    "Explosives and detonators are licensed by the Inspectorate of Mines.",
    "Witnesses and victims at trial are protected by the Office of the Prosecutor.",
    "Prisoners are followed after their release by the Probation Service.",
    "The financing of terrorism is punished with five to twelve years.",
    "Charities and foundations are supervised by the Registrar of Charities.",
    "Every post reads passports by machine.",
]
ABOUT = [
    "Which border posts are connected to the databases of INTERPOL?",
    "How are charities and foundations supervised?",
    "Which penalties does the law provide for the financing of terrorism?",
    "How are prisoners followed after their release?",
    "Who protects witnesses and victims at trial?",
    "How are explosives and detonators licensed?",
]


@pytest.mark.parametrize("label", ["Question {}: ", "Question {}\n\n", "In reply to question {}\n\n"])
def test_what_a_reply_calls_the_number_of_a_question_outweighs_what_its_words_speak_of(label):
    asked = [Asked("", str(number), text) for number, text in enumerate(ABOUT, start=1)]
    text = "\n\n".join(label.format(number) + said for number, said in enumerate(OF_OTHERS, start=1))

    reply = read_reply(read_text(f"Replies of Orsania\n\n{text}"), asked)

    assert [(one.question.number, one.how) for one in reply.answers] == [(str(n), "number") for n in range(1, 7)]


def test_a_word_by_the_way_ahead_of_a_question_named_in_a_letter_hides_it_not():
    asked = [Asked("", str(number), text) for number, text in enumerate(ABOUT, start=1)]
    letter = [
        "In reply to question 1, six posts are connected.",
        "As to question 2, the Registrar supervises them.",
        "On question 4, the Probation Service follows them.",
        "Lastly, question 6: the Inspectorate of Mines licenses them.",
    ]

    reply = read_reply(read_text("\n\n".join(["The Ministry has studied the questions.", *letter])), asked)

    assert {one.question.number: one.text.split()[-2] for one in reply.answers} == {
        "1": "are", "2": "supervises", "4": "follows", "6": "licenses",
    }  # fmt: skip
    assert [question.number for question in reply.unanswered] == ["3", "5"]
