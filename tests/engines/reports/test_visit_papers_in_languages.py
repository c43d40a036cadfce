"""The programme, the preliminary paper, the table of comments and a handover in the language chosen: read back."""

import io
import re

import pypdfium2
import pytest
from django.utils.translation import override
from docx import Document

from headway.casework.assessments.models import Assessment
from headway.engines.demo.personas import demo_actor
from headway.engines.exchange.disposition_file import as_report, table_file
from headway.engines.exchange.disposition_table import comment_table
from headway.engines.reports.adoption import keep_edition
from headway.engines.reports.models import Edition
from headway.engines.reports.preliminary_paper import write_preliminary
from headway.engines.reports.render import render
from headway.engines.reports.sending import send_for_comments
from headway.engines.reports.values import Audience
from headway.engines.reports.visit_programme import write_programme
from headway.engines.work.handover import handover_of
from headway.engines.work.handover_paper import write_handover
from headway.foundation.actors.models import Organisation
from tests import make

ISOLATES = re.compile("[\u2066-\u2069\u200e\u200f]")


@pytest.fixture
def assessor(loaded):
    return demo_actor("assessor", today=make.TODAY, door="tests")


@pytest.fixture
def visit(assessor):
    return Assessment.objects.visible_to(assessor).get(code="XOR-2018")


def in_word(data):
    document = Document(io.BytesIO(data))
    told = " ".join(text.text or "" for text in document.element.body.iter() if text.tag.endswith("}t"))
    return ISOLATES.sub("", told)


def in_pdf(report):
    found = pypdfium2.PdfDocument(render(report, "pdf", at=make.NOW))
    text = " ".join(page.get_textpage().get_text_range() for page in found)
    return ISOLATES.sub("", " ".join(text.split()))


def from_the_right(data):
    return "w:bidi" in Document(io.BytesIO(data)).element.xml


PROGRAMME = {
    "en": ("Programme of the visit", "Where, languages"),
    "fr": ("Programme de la visite", "Lieu, langues"),
    "ar": ("برنامج الزيارة", "المكان واللغات"),
}


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_programme_is_printed_in_the_language_chosen(visit, assessor, language):
    report = write_programme(visit, readers=Audience.SHARED, actor=assessor, language=language)

    data = render(report, "docx", at=make.NOW)
    words = in_word(data)
    assert report.title == PROGRAMME[language][0]
    assert PROGRAMME[language][1] in words
    assert from_the_right(data) is (language == "ar")
    assert ("Agreed by the State" in words) is (language == "en")


def test_the_arabic_programme_is_set_as_pdf_whose_words_can_be_searched(visit, assessor):
    words = in_pdf(write_programme(visit, readers=Audience.SHARED, actor=assessor, language="ar"))

    assert "برنامج الزيارة" in words


@pytest.mark.parametrize(
    ("language", "title", "not_cleared"),
    [
        ("fr", "Évaluation et observations préliminaires", "Rédigé pendant la visite."),
        ("ar", "", "أُعدت أثناء الزيارة"),
    ],
)
def test_the_preliminary_paper_says_in_its_language_that_nobody_has_cleared_it(
    visit, assessor, language, title, not_cleared
):
    report = write_preliminary(visit, readers=Audience.SHARED, actor=assessor, language=language)

    words = in_word(render(report, "docx", at=make.NOW))
    assert title in report.title
    assert not_cleared in words
    assert "Not cleared" not in report.marking
    assert ("[en anglais]" if language == "fr" else "[بالإنكليزية]") in words


@pytest.mark.parametrize(("language", "head"), [("en", "Comments"), ("fr", "Observations"), ("ar", "التعليقات")])
def test_the_table_of_comments_is_printed_in_the_language_chosen(assessor, language, head):
    sending = send_for_comments(
        "XOR-2018", kind="follow-up", readers="shared", recipients=[], actor=assessor, at=make.NOW, language=language
    )

    data = table_file(comment_table(sending, assessor), at=make.NOW, language=language)

    report = as_report(comment_table(sending, assessor), make.NOW, language=language)
    assert head in report.title
    assert report.title in in_word(data)
    assert from_the_right(data) is (language == "ar")


@pytest.mark.parametrize(("language", "title"), [("en", "Handover"), ("fr", "Passation"), ("ar", "تسليم المهام")])
def test_a_handover_is_printed_in_the_language_chosen(loaded, language, title):
    actor = demo_actor("focal-point", today=make.TODAY, door="tests")
    ministry = Organisation.objects.get(pk=actor.seats[0].organisation)

    with override(language):
        report = write_handover(handover_of(ministry, actor), state="")

    words = in_word(render(report, "docx", at=make.NOW))
    assert (title in report.title, "They wait for" in words) == (True, language == "en")
    assert report.language == language


def test_a_kept_report_records_the_language_of_its_words(assessor):
    kept = keep_edition("XOR-2018", kind="follow-up", readers="shared", actor=assessor, at=make.NOW, language="fr")

    assert kept.language == "fr"


def test_what_was_kept_before_languages_were_recorded_is_in_english():
    old = {"report": "follow-up", "content_id": None}

    assert Edition.upgrade(old, 2) == {**old, "language": "en"}
