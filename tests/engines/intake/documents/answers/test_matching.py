"""Which answer goes to which question, what a status is proposed as, and which passage a reference means."""

from io import BytesIO

import docx
import pytest

from headway.engines.intake.documents.annexes import find_promises
from headway.engines.intake.documents.kinds import guess_kind
from headway.engines.intake.documents.laws.citations import article_number, find_laws
from headway.engines.intake.documents.laws.reading import read_law
from headway.engines.intake.documents.laws.resolving import is_named, passage_in
from headway.engines.intake.documents.printed_numbers import numbers_at, plain_number
from headway.engines.intake.documents.ratings.reading import read_ratings
from headway.engines.intake.documents.replies.questions import likely_asked, of_a_list
from headway.engines.intake.documents.replies.reading import read_reply
from headway.engines.intake.documents.replies.values import Asked, How
from headway.engines.intake.documents.response_tables.levels import level_of, says_nil
from headway.engines.intake.documents.response_tables.reading import read_response_table
from headway.engines.intake.documents.response_tables.values import Recommended
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read, read_text
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
        ("المواد من 205 إلى 210 من قانون العقوبات", "قانون العقوبات", ("205", "210")),
        ("للمادتين 5 و6 من القانون رقم 12 لعام 2014", "القانون رقم 12 لعام 2014", ("5", "6")),
        ("المعدل بالقانون رقم 88 لسنة 2017", "القانون رقم 88 لسنة 2017", ()),
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


def test_numbers_of_articles_and_laws_are_no_figures():
    text = (
        "1. Quelles dispositions définissent ces infractions ?\n\nLes articles 205 à 210 du Code pénal, modifiés par la "
        "loi n° 88 du 12 mai 2017. Depuis lors, 14 personnes ont été condamnées."
    )
    document = read_text(text)

    (answer,) = read_reply(document, quantities=propose(document).quantities).answers

    assert [figure.text for figure in answer.figures] == ["14"]


def test_a_reply_that_repeats_the_catalogue_leaves_open_what_it_does_not_answer_and_takes_no_lead_for_an_answer():
    said = (
        (
            "Which provisions define terrorist offences and their penalties?",
            "Articles 205 to 210 of the Criminal Code.",
        ),
        ("Is it an offence to travel or try to travel abroad for a terrorist purpose?", "Yes, under article 207."),
        ("Is it an offence to finance such travel?", ""),
        ("Is it an offence to organize or facilitate such travel or to recruit for it?", "Yes, under article 209."),
    )
    head = "Replies of Orsania to the questions\n\nThe Ministry has the honour to transmit its replies, coordinated with others."
    text = "\n\n".join([head, *(f"Question {n}: {asked}\n\n{answer}" for n, (asked, answer) in enumerate(said, 1))])
    document = read_text(text)

    reply = read_reply(document, likely_asked(document))

    assert [(one.question.id, one.text, one.how) for one in reply.answers] == [
        ("q-leg-01", "Articles 205 to 210 of the Criminal Code.", How.TEXT),
        ("q-leg-04", "Yes, under article 207.", How.TEXT),
        ("q-leg-06", "Yes, under article 209.", How.TEXT),
    ]
    assert [one.id for one in reply.unanswered] == ["q-leg-05"]


def test_a_column_of_statuses_is_one_whatever_its_head_says():
    rows = [
        ("N°", "Recommandation", "Mesures prises", "État d'avancement"),
        ("1", "Stratégie", "La stratégie a été adoptée.", "Mise en œuvre"),
        ("2", "Mécanisme", "", "En cours"),
        ("3", "Définition", "Le projet n'est pas encore adopté.", "Partiellement mise en œuvre"),
    ]

    found = read_response_table(a_table(rows)).progress

    assert [(row.number, row.text, row.level) for row in found] == [
        ("1", "La stratégie a été adoptée.", "implemented"),
        ("2", "", "under-way"),
        ("3", "Le projet n'est pas encore adopté.", "partially"),
    ]


def test_rows_on_the_parts_of_one_recommendation_are_one_progress_and_no_further_than_its_weakest_part():
    issued = [Recommended("XOR-2009-9", "9", "Freeze assets."), Recommended("XOR-2009-10", "10", "Train judges.")]
    head = ("No.", "Recommendation", "Measures taken", "Status")
    told = [("9 (a)", "Freezing", "Regulation 31.", "Implemented"), ("9 (b)", "Review", "A draft exists.", "Partly")]
    last = ("10", "Training", "Every year.", "Ongoing")

    found = read_response_table(a_table([head, *told, last]), issued)
    without = read_response_table(a_table([head, told[0], ("9 (b)", "Review", "A draft exists.", ""), last]), issued)

    assert [(row.code, row.number, row.text, row.level) for row in found.progress] == [
        ("XOR-2009-9", "9", "9 (a): Regulation 31.\n9 (b): A draft exists.", "partially"),
        ("XOR-2009-10", "10", "Every year.", "under-way"),
    ]
    assert [row.level for row in without.progress] == ["", "under-way"]
    assert found.unanswered == found.unmatched == ()


def test_a_row_without_a_rating_and_a_rating_that_was_changed_are_not_passed_over():
    rows = [
        ("Recommendation", "Rating", "Factors"),
        ("5. Terrorist financing offence", "PC", "It does not cover travel."),
        ("6. Targeted sanctions", "PC (2018) → LC", "Re-rated."),
        ("8. Non-profit organisations", "", ""),
        ("10. Due diligence", "Largely compliant", "Minor shortcomings"),
    ]

    found = read_ratings(a_table(rows))

    assert [(row.name, row.level) for row in found.ratings] == [("R.5", "PC"), ("R.6", "LC"), ("R.10", "LC")]
    assert [row.number for row in found.unread] == [8]


def a_table(rows):
    """A Word file with one table, as it is read."""
    document = docx.Document()
    table = document.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file = BytesIO()
    document.save(file)
    return read(file.getvalue(), name="table.docx")
