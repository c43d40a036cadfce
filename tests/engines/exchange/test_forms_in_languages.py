"""Forms and workbooks that went out in another language come back, and are read whatever language their reader has."""

from io import BytesIO

import pytest
from django.utils.translation import override
from docx import Document
from openpyxl import load_workbook

from headway.casework.questionnaires.queries import lines_for
from headway.engines.exchange.every_language import in_every_language
from headway.engines.exchange.forms.reading import read_form
from headway.engines.exchange.forms.returning import accept_answers, find_form, preview_of_form, take_form_back
from headway.engines.exchange.forms.sending import as_it_left, form_for, send_forms
from headway.engines.exchange.forms.words import EMPTY
from headway.engines.exchange.forms.writing import write_form
from headway.engines.exchange.workbooks.books import book_of
from headway.engines.exchange.workbooks.comparing import preview
from headway.engines.exchange.workbooks.reading import read_book
from headway.engines.exchange.workbooks.values import ANSWER, FIRST, KEY, SEALED, STATUS, WORDS
from headway.engines.exchange.workbooks.writing import write_workbook
from headway.engines.intake.readers.limits import Limits
from headway.foundation.catalogue.services import load
from headway.foundation.ledger.files import read_file
from tests import make
from tests.casework.questionnaires.asked import ask_questions
from tests.engines.exchange.test_form_returns import reported, without_its_mark
from tests.engines.exchange.test_workbooks import assigned, saved
from tests.forms import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db):
    load(make.NOW)
    assessment = make.an_assessment("XOR-2009", audience="public", circle=make.a_circle(make.a_body()).pk)
    for number in ("1", "2"):
        make.a_recommendation(number, assessment, audience="public", text=f"Orsania should do the {number}th thing.")
    return assessment


def sent(world, language, asks="responses"):
    (form,) = send_forms(world, asks, readers="shared", institutions=[make.a_ministry("Border Guard Service")],
                         actor=make.a_lead(), at=make.NOW, language=language)  # fmt: skip
    return form


def a_level(form, value):
    return dict(as_it_left(form, make.a_lead()).items[0].choices)[value]


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_response_table_goes_out_in_its_language_and_its_answers_become_progress(world, language):
    lead, form = make.a_lead(), sent(world, language)
    words, nil = a_level(form, "under-way"), a_level(form, "nil")
    data = filled(read_file(form.file), {"XOR-2009-1": (words, "Fait en 2026."), "XOR-2009-2": (nil, "")})

    assert find_form(world, data, name="back.docx", actor=lead, named=None) == form
    back = take_form_back(form, data, name="back.docx", actor=lead, at=make.NOW)
    found = preview_of_form(back, lead)
    accept_answers(back, {box.key: 0 for box in found.waiting}, shown=found.digest, actor=lead, at=make.NOW)

    assert {words, nil}.isdisjoint({"Under way", "Nothing to report"})
    assert [row[:4] for row in reported()] == [("1", "under-way", False, "Fait en 2026."), ("2", "", True, "")]
    assert found.unmatched == ()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_an_empty_form_in_another_language_answers_nothing(world, language):
    form = sent(world, language)

    read = read_form(read_file(form.file), as_it_left(form, make.a_lead()))

    assert (read.answers, read.unmatched, len(read.unanswered)) == ((), (), 2)


def test_an_arabic_form_runs_from_the_right_and_says_in_arabic_what_it_asks(world):
    document = Document(BytesIO(read_file(sent(world, "ar").file)))

    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "جدول الردود" in said
    assert "w:bidiVisual" in document.element.xml
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["الرقم", "السؤال", "الإجابة"]
    assert "Asked" not in document.element.xml


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_without_its_mark_it_is_found_and_read_by_a_reader_of_another_language(world, language):
    lead, form = make.a_lead(), sent(world, language)
    data = without_its_mark(filled(read_file(form.file), {"XOR-2009-1": (a_level(form, "implemented"), "")}))

    with override("ru"):
        assert find_form(world, data, name="back.docx", actor=lead, named=None) == form
        (answer,) = read_form(data, form_for(world, "responses", lead)).answers

    assert (answer.item.number, answer.choice, answer.text) == ("XOR-2009-1", "implemented", "")


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_yes_and_no_to_a_question_are_read_in_every_language(world, language):
    lead = make.a_lead()
    asked = form_for(world, "questions", lead, language=language)
    item = next(one for one in asked.items if dict(one.choices).keys() == {"yes", "no"})
    data = filled(write_form(asked), {item.number: (dict(item.choices)["no"], "")})

    (answer,) = read_form(data, form_for(world, "questions", lead)).answers

    assert (answer.item.id, answer.choice, answer.text) == (item.id, "no", "")
    assert dict(item.choices)["no"] != "No"


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_words_written_behind_those_of_an_empty_box_are_the_answer(world, language):
    form = sent(world, language)
    with override(language):
        left = next(word for word in in_every_language(EMPTY) if word in read_words(form))
    data = filled(read_file(form.file), {"XOR-2009-1": ("", f"{left} Done.")})

    (answer,) = read_form(data, as_it_left(form, make.a_lead())).answers

    assert answer.text == "Done."


def read_words(form):
    return Document(BytesIO(read_file(form.file))).element.xpath("string(//w:body)")


@pytest.mark.parametrize(("language", "sheet"), [("fr", "Questions"), ("ar", "الأسئلة")])
def test_a_workbook_that_went_out_in_another_language_is_read(language, sheet):
    ask_questions()
    focal, border = make.a_focal_point(), make.a_contributor("Border Guard Service")
    section = assigned(focal)
    book = load_workbook(BytesIO(write_workbook(book_of(section, border, language=language))))
    rows = {book[sheet].cell(row, KEY).value: row for row in range(FIRST, book[sheet].max_row + 1)}
    chosen = next(one.line for one in lines_for(section, border) if one.line.answer == "yes_no")
    words = {"fr": ("Oui", "non"), "ar": ("نعم", "لا")}[language]
    other = next(key for key in rows if key != chosen.key and "/" not in key)
    classified = offered(book, sheet, rows[other], STATUS)[2]
    for row, column, word in (
        (rows[chosen.key], ANSWER, words[0]),
        (rows[chosen.key], SEALED, words[1]),
        (rows[other], STATUS, classified),
        (rows[other], WORDS, "Voir sur place."),
    ):
        book[sheet].cell(row, column).value = word

    found = preview(read_book(saved(book), name="book.xlsx", limits=Limits()), section, border)

    changed = {one.key: one.given for one in found.changes if one.given}
    assert changed[chosen.key].value == "yes"
    assert (changed[other].status, changed[other].text) == ("classified", "Voir sur place.")
    assert book[sheet].sheet_view.rightToLeft is (language == "ar")


def offered(book, sheet, row, column):
    """The words of the drop-down of a cell."""
    cell = book[sheet].cell(row, column).coordinate
    rule = next(one for one in book[sheet].data_validations.dataValidation if cell in one.sqref)
    place, _, area = rule.formula1.partition("!")
    return [found.value for (found,) in book[place][area.replace("$", "")]]
