"""What stands ahead of an answer or behind it, and is no part of it: a paragraph's own number, an annex, an introduction."""

from headway.engines.intake.documents.replies.values import Asked
from tests.engines.intake.documents.answers.test_ways_of_writing import told

ASKED = [
    Asked("", "1", "How are explosives and their precursors controlled?"),
    Asked("", "2", "Which controls apply to couriers of cash at the border?"),
    Asked("", "3", "How are hawala and other transfer services supervised?"),
    Asked("", "4", "How are victims compensated?"),
]


def test_paragraphs_that_a_reply_counts_through_are_answers_without_their_numbers():
    assert told(
        "h2 Introduction",
        "p 1. The Government is pleased to reply.",
        "h2 Reply to question 1",
        "p 2. An inspectorate licenses importers.",
        "p 3. It has six officers.",
        "h2 Reply to questions 2 and 3",
        "p 4. Declarations are needed.",
        "p 5. The Central Bank keeps a register.",
        "h2 Reply to question 4",
        "p 6. A fund pays.",
        asked=ASKED,
    ) == [
        ("1", "An inspectorate licenses importers. It has six officers."),
        ("2", "Declarations are needed. The Central Bank keeps a register."),
        ("3", "Declarations are needed. The Central Bank keeps a register."),
        ("4", "A fund pays."),
    ]


def test_a_list_that_counts_anew_within_its_answer_keeps_its_numbers():
    assert told(
        "h2 Reply to question 1",
        "p Two bodies:",
        "p 1. an inspectorate;",
        "p 2. the police.",
        "h2 Reply to question 2",
        "p 1. declarations;",
        "p 2. seizures.",
        asked=ASKED,
    ) == [
        ("1", "Two bodies: 1. an inspectorate; 2. the police."),
        ("2", "1. declarations; 2. seizures."),
    ]


def test_an_annex_behind_the_last_answer_is_no_part_of_it():
    assert told(
        "h2 3. How are hawala and other transfer services supervised?",
        "p By the Central Bank; the form is in annex 1.",
        "h2 4. How are victims compensated?",
        "p By a fund.",
        "h2 Annex 1. Form of registration",
        "p Name, address, turnover of the last year.",
        asked=ASKED,
    ) == [("3", "By the Central Bank; the form is in annex 1."), ("4", "By a fund.")]
    assert told("p 3. The Central Bank.", "p 4. By a fund.", "p Annexes: 1. Form. 2. Act.", asked=ASKED) == [
        ("3", "The Central Bank."),
        ("4", "By a fund."),
    ]


def test_remarks_ahead_of_themes_answer_nothing_whatever_words_they_share_with_a_question():
    assert told(
        "h2 General remarks",
        "p Cash at the border and its couriers have been a concern of Orsania since it joined the Union in 2004.",
        "h2 Explosives",
        "p An inspectorate licenses importers of precursors.",
        "h2 Money",
        "p Couriers of more than 10,000 crowns in cash declare it to customs at the border.",
        "h2 Victims",
        "p A fund compensates them.",
        asked=ASKED,
    ) == [
        ("1", "An inspectorate licenses importers of precursors."),
        ("2", "Couriers of more than 10,000 crowns in cash declare it to customs at the border."),
        ("4", "A fund compensates them."),
    ]


def test_rows_that_print_every_question_number_leave_none_out_whatever_their_first_words_speak_of():
    asked = [
        Asked("", number, text)
        for number, text in (
            ("A.1", "Who drew up the strategy?"),
            ("A.2", "How were members of Parliament consulted?"),
            ("B.1", "Who is obliged to declare gifts?"),
            ("B.2", "How are declarations verified?"),
            ("B.3", "Are judges trained in the matter?"),
        )
    ]

    assert told(
        "row No. | Answer | Annex",
        "row A.1 | An office. | 1",
        "row A.2 | Verified drafts: these were sent to all. | –",
        "row B.1 | Judges and prosecutors: all of them are obliged. | 2",
        "row B.2 | See Annex 4. | 4",
        "row B.3 |  | ",
        asked=asked,
    ) == [
        ("A.1", "An office."),
        ("A.2", "Verified drafts: these were sent to all."),
        ("B.1", "Judges and prosecutors: all of them are obliged."),
        ("B.2", "See Annex 4."),
    ]


def test_a_question_number_in_bold_is_parted_from_the_answer_by_its_type_alone():
    assert told(
        "p **Q.1** 318 ships fly the flag.",
        "p **Q.2 and Q.3** The minimum is 16.",
        "p **Q.4** Monthly.",
        asked=ASKED,
    ) == [
        ("1", "318 ships fly the flag."),
        ("2", "The minimum is 16."),
        ("3", "The minimum is 16."),
        ("4", "Monthly."),
    ]


CODED = [
    Asked("", "ELE-1", "How many voters are registered?"),
    Asked("", "ELE-2", "May prisoners vote?"),
    Asked("", "ELE-3", "How many stations are open?"),
]


def test_an_answer_below_its_question_in_one_cell_begins_behind_it():
    assert told(
        "row ELE-1 | How many voters are registered?\\n3,912,448 on 1 June.",
        "row ELE-2 | May prisoners vote? No.",
        "row ELE-3 | How many stations are open?",
        asked=CODED,
    ) == [("ELE-1", "3,912,448 on 1 June."), ("ELE-2", "No.")]


def test_a_code_that_only_a_question_has_numbers_a_table_of_one_row():
    assert told("p Our answers.", "row ELE-3 | How many stations are open?\\nNine.", asked=CODED) == [
        ("ELE-3", "Nine.")
    ]
    assert told("p ELE-2: No.", "p ELE-3: Nine.", asked=CODED) == [("ELE-2", "No."), ("ELE-3", "Nine.")]


def test_numbers_of_questions_are_known_in_any_spelling():
    asked = [Asked("", "2.a", "Which body coordinates?"), Asked("", "2.b", "How often does it meet?")]

    assert told("h2 2 a) Body", "p An office.", "h2 2 b) Meetings", "p Never.", asked=asked) == [
        ("2.a", "An office."),
        ("2.b", "Never."),
    ]


def test_a_heading_with_nothing_below_it_leaves_its_question_unanswered():
    assert told(
        "h2 1. Explosives",
        "p An inspectorate.",
        "h2 2. Couriers of cash",
        "h2 3. Hawala",
        "p The Central Bank.",
        "h2 4. Victims",
        "p A fund.",
        asked=ASKED,
    ) == [("1", "An inspectorate."), ("3", "The Central Bank."), ("4", "A fund.")]


def test_items_of_a_list_go_on_with_what_they_stand_under_in_prose():
    assert told(
        "h2 Explosives",
        "p Importers of explosives and their precursors are controlled in three ways:",
        "u by a register;",
        "u by visits at the border and couriers;",
        "u by their bank.",
        "h2 Victims",
        "p A fund compensates them.",
        asked=ASKED,
    ) == [
        (
            "1",
            "Importers of explosives and their precursors are controlled in three ways: by a register; by visits at the border and couriers; by their bank.",
        ),
        ("4", "A fund compensates them."),
    ]


def test_what_stands_above_the_first_of_several_headings_only_introduces_them():
    assert told(
        "h1 Explosives, cash and hawala in Belmora",
        "p Information by the Customs Administration on cash at the border",
        "h2 How precursors are watched",
        "p An inspectorate licenses importers of explosives.",
        "h2 Cash",
        "p Couriers declare it at the border.",
        "h2 Hawala",
        "p The Central Bank supervises it.",
        "h2 Victims",
        "p They are compensated by a fund.",
        "p The Administration would be pleased to answer any further questions.",
        asked=ASKED,
    ) == [
        ("1", "An inspectorate licenses importers of explosives."),
        ("2", "Couriers declare it at the border."),
        ("3", "The Central Bank supervises it."),
        ("4", "They are compensated by a fund."),
    ]


def test_a_table_of_contents_answers_nothing():
    assert told(
        "p Question 1. Explosives ........ 2",
        "p Question 2. Couriers ........ 3",
        "p Question 4. Victims ........ 7",
        "p Question 1. An inspectorate.",
        "p Question 2. Declarations.",
        "p Question 4. A fund.",
        asked=ASKED,
    ) == [("1", "An inspectorate."), ("2", "Declarations."), ("4", "A fund.")]


def test_a_few_words_that_name_the_subject_ahead_of_every_answer_are_no_part_of_it():
    assert told(
        "p Hawala: the Central Bank keeps a register.",
        "p Control of explosives: an inspectorate, which has six officers.",
        "p Couriers of cash: declarations.",
        "p Victims: nothing to report.",
        asked=ASKED,
    ) == [
        ("3", "the Central Bank keeps a register."),
        ("1", "an inspectorate, which has six officers."),
        ("2", "declarations."),
        ("4", "nothing to report."),
    ]
    assert told(
        'p "Explosives and their precursors". An inspectorate.',
        'p "Couriers of cash". Declarations.',
        'p "Hawala". The Central Bank.',
        asked=ASKED,
    ) == [("1", "An inspectorate."), ("2", "Declarations."), ("3", "The Central Bank.")]


def test_a_colon_in_one_answer_parts_nothing_from_it():
    assert told(
        "p 1. Explosives are controlled by two bodies: an inspectorate and the police.",
        "p 2. Declarations.",
        "p 3. The Central Bank: it keeps a register.",
        "p 4. A fund.",
        asked=ASKED,
    ) == [
        ("1", "Explosives are controlled by two bodies: an inspectorate and the police."),
        ("2", "Declarations."),
        ("3", "The Central Bank: it keeps a register."),
        ("4", "A fund."),
    ]


def test_a_higher_heading_behind_an_answer_ends_it():
    assert told(
        "h1 Replies",
        "h2 Reply to question 1",
        "p An inspectorate.",
        "h1 Supplementary information from the Ministry of Finance",
        "p The following was received later.",
        "h2 Supplement to the reply to question 3",
        "p The Central Bank.",
        asked=ASKED,
    ) == [("1", "An inspectorate."), ("3", "The Central Bank.")]


def test_lines_at_the_top_that_say_whose_report_it_is_answer_nothing():
    assert told(
        "h1 Islen: report on explosives, cash and hawala",
        "p Ministry of Finance and Explosives",
        "p This report covers the years 2023 to 2026 and the control of cash at the border.",
        "h1 Explosives",
        "p An inspectorate controls precursors.",
        "h1 Couriers",
        "p Couriers of cash make a declaration at the border.",
        "h1 Hawala",
        "p Transfer services are supervised by the Central Bank.",
        "h1 Victims",
        "p A fund compensates them.",
        "p For further information please contact the undersigned.",
        asked=ASKED,
    ) == [
        ("1", "An inspectorate controls precursors."),
        ("2", "Couriers of cash make a declaration at the border."),
        ("3", "Transfer services are supervised by the Central Bank."),
        ("4", "A fund compensates them."),
    ]


def test_the_themes_of_a_table_that_names_no_question_are_no_part_of_the_answers():
    said = {
        "Legislación": "La Ley 12 modificó 31 normas sobre el control de explosivos y de sus precursores.",
        "No discriminación": "La declaración de efectivo se exige en la frontera a los correos, con multa de 30.000 coronas.",
        "Accesibilidad del entorno": "El 83 % de los servicios de transferencia dispone de registro, y el resto lo tendrá en 2028.",
        "Trabajo y empleo": "Un fondo indemniza a las víctimas en un plazo de seis meses.",
    }
    asked = [
        Asked("", "1", "¿Cómo se controlan los explosivos y sus precursores?"),
        Asked("", "2", "¿Qué controles se aplican a los correos de efectivo en la frontera?"),
        Asked("", "3", "¿Cómo se supervisan los servicios de transferencia?"),
        Asked("", "4", "¿Cómo se indemniza a las víctimas?"),
    ]

    assert told(
        "row Asunto | Información facilitada",
        *(f"row {theme} | {text}" for theme, text in said.items()),
        "end ",
        asked=asked,
    ) == [(str(number), text) for number, text in enumerate(said.values(), start=1)]


def test_a_letter_in_portuguese_takes_its_leave_as_others_do():
    assert told(
        "h2 4. How are victims compensated?",
        "p Por um fundo.",
        "p Aproveito a ocasião para reiterar os protestos da minha elevada consideração.",
        asked=ASKED,
    ) == [("4", "Por um fundo.")]
