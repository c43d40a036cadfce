"""Which answer goes to which question, what a status is proposed as, and which passage a reference means."""

import pytest

from headway.engines.intake.documents.annexes import find_promises
from headway.engines.intake.documents.kinds import guess_kind
from headway.engines.intake.documents.laws.citations import article_number, find_laws
from headway.engines.intake.documents.laws.reading import read_law
from headway.engines.intake.documents.laws.resolving import is_named, passage_in
from headway.engines.intake.documents.printed_numbers import numbers_at, plain_number
from headway.engines.intake.documents.replies.questions import of_a_list
from headway.engines.intake.documents.replies.reading import read_reply
from headway.engines.intake.documents.replies.values import Asked
from headway.engines.intake.documents.response_tables.levels import level_of, says_nil
from headway.engines.intake.readers.reading import read_text
from tests.engines.intake.documents.answers.building import CORPUS
from tests.engines.intake.documents.answers.measuring import documents

ASKED = [
    Asked("", "1", "Has the State adopted a national strategy against terrorism?"),
    Asked("", "2", "How many border posts are connected to the databases of INTERPOL?"),
]


@pytest.mark.parametrize(
    ("status", "level"),
    [
        ("Implemented", "implemented"),
        ("Fully implemented", "implemented"),
        ("Implemented, except for the training", "partially"),
        ("Partly implemented / ongoing", "under-way"),
        ("Not fully implemented", ""),
        ("Not yet implemented", "not-started"),
        ("To be implemented", "planned"),
        ("fully implemented in law; partly in practice", "partially"),
        ("Under consideration", ""),
        ("Non mise en œuvre", "not-started"),
        ("Parcialmente cumplida", "partially"),
        ("قيد التنفيذ", "under-way"),
        ("", ""),
    ],
)
def test_a_status_is_proposed_as_no_more_than_it_says(status, level):
    assert level_of(status).level == level


@pytest.mark.parametrize(
    ("said", "nil"), [("Nil", True), ("Nothing to report.", True), ("Néant", True), ("", False), ("–", False)]
)
def test_silence_is_not_a_nil_return(said, nil):
    assert says_nil(said) is nil


@pytest.mark.parametrize(
    ("printed", "number"),
    [("3 (a).", "3(a)"), ("3.a", "3(a)"), ("Q 12", "12"), ("Rec. 7", "7"), ("125.3;", "125.3"), ("٣", "3"), ("xor-2009-12", "XOR-2009-12")],
)  # fmt: skip
def test_a_printed_number_has_one_spelling(printed, number):
    assert plain_number(printed) == number


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("4 and 5:", ["4", "5"]),
        ("4-6", ["4", "5", "6"]),
        ("3(a) and (b).", ["3(a)", "3(b)"]),
        ("4, 12 officers", ["4"]),
        ("4 et 5", ["4", "5"]),
    ],
)
def test_several_numbers_are_read_in_a_row(text, numbers):
    assert numbers_at(text, 0)[0] == numbers


def test_a_repeated_question_outweighs_a_number_that_is_plainly_wrong():
    reply = read_reply(
        read_text(
            "1. How many border posts are connected to the databases of INTERPOL?\n\nEighteen.\n\n"
            "2. Has the State adopted a national strategy against terrorism?\n\nYes, in 2021.\n"
        ),
        ASKED,
    )

    told = [(one.question.number, one.text, one.how) for one in reply.answers]
    assert told == [("2", "Eighteen.", "text"), ("1", "Yes, in 2021.", "text")]


def test_an_answer_that_no_question_clearly_asks_for_is_unmatched():
    reply = read_reply(
        read_text("Question 1\n\nYes, in 2021.\n\nQuestion 9\n\nThe weather was mild and the harvest good.\n"), ASKED
    )

    assert [one.text for one in reply.unmatched] == ["The weather was mild and the harvest good."]
    assert [question.number for question in reply.unanswered] == ["2"]


def test_a_list_that_was_sent_gives_its_questions_with_their_parts():
    asked = of_a_list(
        read_text(
            "1. Has a law been adopted?\n\n2. Please provide figures on:\n\n(a) prosecutions;\n\n(b) convictions.\n\n"
            "3. Who coordinates the work?\n"
        )
    )

    assert [(question.number, question.text) for question in asked] == [
        ("1", "Has a law been adopted?"),
        ("2(a)", "Please provide figures on prosecutions;"),
        ("2(b)", "Please provide figures on convictions."),
        ("3", "Who coordinates the work?"),
    ]
    assert len({question.version for question in asked}) == 1


def test_an_annex_is_promised_until_it_is_there_and_a_conventions_annex_is_not_promised():
    text = "See annex 4 and annex 5. Annex 17 to the Chicago Convention applies. The text will be sent in May."
    found = find_promises(text, 0, len(text), frozenset({"5"}))

    assert [(promise.annex, promise.here) for promise in found] == [("4", False), ("5", True), ("", False)]


@pytest.mark.parametrize(
    ("text", "law", "articles"),
    [
        ("article 214.1 of the Criminal Code", "Criminal Code", ("214.1",)),
        ("art. 5 bis of Law No. 12 of 2014", "Law No. 12 of 2014", ("5bis",)),
        ("Anti-Terrorism Act 2011, section 12 (3)(a)", "Anti-Terrorism Act 2011", ("12(3)(a)",)),
        ("l'article 421-2-6 du Code pénal", "Code pénal", ("421.2.6",)),
        ("المادة ٢١٤ من قانون العقوبات", "قانون العقوبات", ("214",)),
        ("статья 205.3 Уголовного кодекса", "Уголовного кодекса", ("205.3",)),
    ],
)
def test_a_reference_tells_the_law_and_the_article(text, law, articles):
    assert [(cited.law, cited.articles) for cited in find_laws(text)] == [(law, articles)]


@pytest.mark.parametrize("spelled", ["214-1", "214.1", "214¹", "214 -1"])
def test_an_article_is_found_in_whichever_spelling(spelled):
    law = read_law(read_text("Code\n\nArticle 213. One.\n\nArticle 214. Two.\n\nArticle 214-1. Three.\n"))

    assert article_number(spelled) == "214.1"
    assert passage_in(law, spelled) is not None


def test_a_reference_to_a_paragraph_means_that_paragraph():
    text = "Code\n\nArticle 1. Aim\n\nThis is it.\n\nArticle 2. Acts\n\n(1) One.\n\n(2) Two:\n\n(a) first;\n\n(b) second.\n"
    document = read_text(text)
    law = read_law(document)

    assert [document.text[slice(*passage_in(law, ref))] for ref in ("2(2)(b)", "2 (1)")] == ["(b) second.", "(1) One."]
    assert passage_in(law, "7") is None


@pytest.mark.parametrize(
    ("title", "name", "same"),
    [
        ("Criminal Code of Orsania", "Criminal Code", True),
        ("Law No. 12 of 2014 on Terrorism", "Law No. 12 of 2014", True),
        ("Law No. 12 of 2014 on Terrorism", "Law No. 13 of 2014", False),
        ("Border Act", "Criminal Code", False),
    ],
)
def test_a_law_is_meant_by_its_name_and_its_number(title, name, same):
    assert is_named(title, name) is same


def test_the_kind_of_most_of_the_corpus_is_guessed():
    wanted = {"replies": "reply", "response_tables": "response-table", "ratings": "ratings", "laws": "law"}
    told = [
        guess_kind(document).kind == kind
        for part in ("", "unseen/", "later/")
        for folder, kind in wanted.items()
        for _, document in documents(CORPUS / f"{part}{folder}", "docx")
    ]

    assert sum(told) >= 0.85 * len(told)
