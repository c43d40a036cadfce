"""What stands ahead of an answer, a few words or a label, outweighs a number that is the reply's own."""

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


def test_topics_ahead_of_a_dash_tell_that_paragraphs_are_counted_and_not_questions():
    assert told(
        "p 1. The Government thanks the Directorate.",
        "p 2. Victims – A fund pays for treatment.",
        "p 3. Loss of citizenship – By a court only.",
        "p 4. Explosives – An inspectorate licenses importers.",
        "p 5. Hawala – The Central Bank keeps a register.",
        asked=ASKED,
    ) == [
        ("5", "A fund pays for treatment."),
        ("6", "By a court only."),
        ("1", "An inspectorate licenses importers."),
        ("3", "The Central Bank keeps a register."),
    ]


def test_headings_that_count_on_past_a_question_left_out_are_told_by_their_words():
    assert told(
        "h2 I. Precursors of explosives",
        "p An inspectorate licenses importers.",
        "h2 II. Informal transfers (hawala)",
        "p The Central Bank keeps a register.",
        "h2 III. Crypto-assets",
        "p See answer under II above.",
        "h2 IV. Victims",
        "p A fund pays.",
        "h2 V. Loss of citizenship",
        "p By a court only.",
        asked=ASKED,
    ) == [
        ("1", "An inspectorate licenses importers."),
        ("3", "The Central Bank keeps a register."),
        ("4", "See answer under II above."),
        ("5", "A fund pays."),
        ("6", "By a court only."),
    ]


def test_one_heading_in_odd_words_does_not_move_the_answers_from_their_numbers():
    assert told(
        "h2 1. Precursors of explosives",
        "p An inspectorate licenses importers.",
        "h2 2. Victims of smuggling of cash",
        "p Declarations are needed.",
        "h2 3. Hawala",
        "p The Central Bank keeps a register.",
        "h2 4. Assets",
        "p They are.",
        asked=ASKED,
    ) == [
        ("1", "An inspectorate licenses importers."),
        ("2", "Declarations are needed."),
        ("3", "The Central Bank keeps a register."),
        ("4", "They are."),
    ]


def test_what_is_labelled_as_question_and_as_reply_alternates_whatever_its_words():
    assert told(
        "p Q: Control of explosives?",
        "p R: An inspectorate.",
        "p Q: Cash?",
        "p R:",
        "p Q: Hawala – who supervises it?",
        "p R: See annex 4.",
        "p Q: Licences for virtual assets?",
        "p R: Idem.",
        asked=ASKED,
    ) == [("1", "An inspectorate."), ("3", "See annex 4."), ("4", "Idem.")]


def test_letters_below_a_number_that_stands_alone_are_the_parts_of_its_question():
    parts = [
        Asked("", "2(a)", "On borders: who is there?"),
        Asked("", "2(b)", "On borders: what is missing?"),
        Asked("", "3(a)", "On firearms: how are they registered?"),
        Asked("", "3(b)", "On firearms: where are they stored?"),
        Asked("", "4", "How are victims compensated?"),
    ]

    assert told(
        "p 2a. The police.",
        "p 2b. Readers.",
        "p 3.",
        "p (a) Within ten days.",
        "p (b) In the barracks.",
        "p 4. They are not.",
        asked=parts,
    ) == [
        ("2(a)", "The police."),
        ("2(b)", "Readers."),
        ("3(a)", "Within ten days."),
        ("3(b)", "In the barracks."),
        ("4", "They are not."),
    ]


def test_paragraphs_below_a_heading_of_several_numbers_answer_one_each():
    assert told(
        "h2 Explosives and cash [Questions 1-2]",
        "p [1] An inspectorate.",
        "h2 Money [Questions 3 and 4]",
        "p [3] The Central Bank.",
        "p [4] As above.",
        asked=ASKED,
    ) == [("1", "An inspectorate."), ("3", "The Central Bank."), ("4", "As above.")]


def test_ordinals_alone_ahead_of_answers_are_the_questions_numbers():
    assert told(
        "p To the first: An inspectorate.", "p To the second: None.", "p To the fifth: See annex 4.", asked=ASKED
    ) == [
        ("1", "An inspectorate."),
        ("2", "None."),
        ("5", "See annex 4."),
    ]
    assert told("p Al primero: No.", "p A la tercera: Sí.", "p A la cuarta – Nada.", asked=ASKED) == [
        ("1", "No."),
        ("3", "Sí."),
        ("4", "Nada."),
    ]


def test_romanettes_and_letters_count_the_questions_where_nothing_else_does():
    roman = ["p (i) An inspectorate.", "p (ii) None.", "p (iv) They are.", "p (vi) By a court."]
    letters = ["p a) An inspectorate.", "p b) None.", "p d) They are.", "p f) By a court."]
    expected = [("1", "An inspectorate."), ("2", "None."), ("4", "They are."), ("6", "By a court.")]

    assert told(*roman, asked=ASKED) == expected
    assert told(*letters, asked=ASKED) == expected


def test_counts_below_a_section_are_numbers_of_that_section():
    asked = [Asked("", number, f"About {number}?") for number in ("A1", "A2", "B1", "B2", "C1", "D1")]

    assert told(
        "h2 Section A", "p 1. Two.", "p 2. Nil.", "h2 Section B", "p 1. Camels.", "p 2. Cards.",
        "h2 Section D", "p 1. Ninety.", asked=asked,
    ) == [("A1", "Two."), ("A2", "Nil."), ("B1", "Camels."), ("B2", "Cards."), ("D1", "Ninety.")]  # fmt: skip


def test_a_column_of_the_questions_numbers_is_known_by_what_stands_in_it_wherever_it_is():
    assert told(
        "row Ministry | Ref. | Input",
        "row Interior | Q1 | An inspectorate.",
        "row ^ | Q 5, Q6 | A fund; and only by a court.",
        "row Finance | Q3 | The Central Bank keeps a register.",
        "row Interior | Q1 | It has six officers.",
        asked=ASKED,
    ) == [
        ("1", "An inspectorate."),
        ("5", "A fund; and only by a court."),
        ("6", "A fund; and only by a court."),
        ("3", "The Central Bank keeps a register."),
        ("1", "It has six officers."),
    ]


def test_a_table_of_years_and_counts_is_no_table_of_answers():
    assert told(
        "p 3. They are registered by an office each year.",
        "row Year | Number",
        "row 2021 | 3",
        "row 2022 | 4",
        "row 2023 | 5",
        "end ",
        asked=ASKED,
    ) == [("3", "They are registered by an office each year. Year Number 2021 3 2022 4 2023 5")]


def test_a_heading_that_looks_like_those_which_repeat_questions_begins_an_answer_too():
    assert told(
        "b «Explosives and their precursors: how controlled»",
        "p An inspectorate.",
        "b «Couriers»",
        "p Declarations.",
        "b «Hawala and other transfer services»",
        "p The Central Bank.",
        "b «Victims»",
        "p A fund.",
        asked=ASKED,
    ) == [("1", "An inspectorate."), ("2", "Declarations."), ("3", "The Central Bank."), ("5", "A fund.")]


def test_numbers_with_a_degree_sign_are_numbers_and_q_is_said_again_before_each():
    assert told("p 1°) Explosives", "p Reply:", "p Six.", "p 3°) Hawala", "p Reply:", "p Nine.", asked=ASKED) == [
        ("1", "Six."),
        ("3", "Nine."),
    ]
    assert told("p Q 2 and Q 3. None.", "p Q5. A fund.", asked=ASKED) == [
        ("2", "None."),
        ("3", "None."),
        ("5", "A fund."),
    ]


def test_what_leads_to_a_list_is_part_of_the_answer_whatever_words_it_takes_up():
    assert told(
        "p 1. Explosives and precursors are controlled by:",
        "u an inspectorate;",
        "u the police.",
        "p 2. None.",
        asked=ASKED,
    ) == [
        ("1", "Explosives and precursors are controlled by: an inspectorate; the police."),
        ("2", "None."),
    ]


def test_a_table_of_subjects_without_a_head_loses_no_first_row():
    assert told(
        "row Control of explosives and precursors | An inspectorate.",
        "row Couriers of cash at borders | Declarations.",
        "row Licences of providers of virtual assets | The same register.",
        "row Compensation of victims | A fund pays.",
        "row Withdrawal of citizenship | By a court only.",
        asked=ASKED,
    ) == [
        ("1", "An inspectorate."),
        ("2", "Declarations."),
        ("4", "The same register."),
        ("5", "A fund pays."),
        ("6", "By a court only."),
    ]


def test_numbers_with_letters_among_plain_ones_do_not_set_the_look_of_the_plain_ones():
    asked = [Asked("", n, f"About {n}?") for n in ("1(a)", "1(b)", "1(c)", "2", "3")]

    assert told(
        "p 1.a The law.", "p 1.b In May.", "p 1.c Ten years.", "p 2. The council.", "p 3. Two.", asked=asked
    ) == [
        ("1(a)", "The law."),
        ("1(b)", "In May."),
        ("1(c)", "Ten years."),
        ("2", "The council."),
        ("3", "Two."),
    ]


def test_short_answers_that_stand_in_one_paragraph_are_parted_at_the_next_numbers():
    assert told(
        "p 1. The council. 2. None in 2019. 3 officers left. 4. They are not.",
        "p 6. By a court only. 1. remains open.",
        asked=ASKED,
    ) == [
        ("1", "The council."),
        ("2", "None in 2019. 3 officers left."),
        ("4", "They are not."),
        ("6", "By a court only. 1. remains open."),
    ]
