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
        ("5", "Victims – A fund pays for treatment."),
        ("6", "Loss of citizenship – By a court only."),
        ("1", "Explosives – An inspectorate licenses importers."),
        ("3", "Hawala – The Central Bank keeps a register."),
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
