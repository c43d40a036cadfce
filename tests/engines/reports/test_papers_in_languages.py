"""The strategy, meeting sheets, drafts for comments and kept reports in the language chosen."""

import io

import pytest
from docx import Document

from headway.casework.assessments.models import Assessment
from headway.casework.plans.models import Measure, Strategy
from headway.casework.translations.rules import may_translate
from headway.casework.translations.services import translate
from headway.engines.demo.personas import demo_actor
from headway.engines.reports.adoption import keep_edition
from headway.engines.reports.meeting_sheets import write_sheets
from headway.engines.reports.render import render
from headway.engines.reports.sending import send_for_comments
from headway.engines.reports.stored import from_bytes
from headway.engines.reports.strategy_paper import write_strategy
from headway.engines.reports.values import Audience, Heading, list_sentences
from headway.foundation.ledger.files import read_file
from tests import make


@pytest.fixture
def assessor(loaded):
    return demo_actor("assessor", today=make.TODAY, door="tests")


@pytest.fixture
def focal_point(loaded):
    return demo_actor("focal-point", today=make.TODAY, door="tests")


def headings(report):
    return {block.text for block in report.blocks if isinstance(block, Heading)}


def said(report):
    return " ".join(s.text for block in report.blocks for s in list_sentences(block))


def in_word(data):
    document = Document(io.BytesIO(data))
    return " ".join(text.text or "" for text in document.element.body.iter() if text.tag.endswith("}t"))


def the_strategy(actor):
    return Strategy.objects.visible_to(actor).filter(compartment="XOR").order_by("id").first()


@pytest.mark.parametrize(
    ("language", "expected", "direction"),
    [
        ("fr", "Qui prend part", "ltr"),
        ("ar", "الركيزة 1. ", "rtl"),
    ],
)
def test_the_strategy_is_printed_in_the_language_chosen(focal_point, language, expected, direction):
    row = the_strategy(focal_point)

    english = write_strategy(row, readers=Audience.STATE, actor=focal_point)
    report = write_strategy(row, readers=Audience.STATE, actor=focal_point, language=language)

    assert (report.language, report.direction) == (language, direction)
    assert headings(report) & headings(english) == set()
    assert ("w:bidi" in Document(io.BytesIO(render(report, "docx"))).element.xml) is (direction == "rtl")


def test_a_measure_s_translation_stands_in_the_strategy_for_those_who_may_read_it(focal_point):
    row = the_strategy(focal_point)
    for place, measure in enumerate(Measure.objects.visible_to(focal_point).filter(compartment="XOR")):
        if may_translate(focal_point, measure):
            translate(measure, language="fr", words=f"Mesure traduite {place}", actor=focal_point, at=make.NOW)

    told = said(write_strategy(row, readers=Audience.STATE, actor=focal_point, language="fr"))

    assert "Mesure traduite" in told
    assert "Mesure traduite" not in said(write_strategy(row, readers=Audience.STATE, actor=focal_point))


@pytest.mark.parametrize(("language", "header"), [("fr", "Ce qui a été recommandé"), ("ar", "ما أُوصي به")])
def test_meeting_sheets_are_printed_in_the_language_chosen(assessor, language, header):
    assessment = Assessment.objects.visible_to(assessor).get(code="XOR-2018")

    report = write_sheets(assessment, actor=assessor, language=language)

    tables = [block.header for block in report.blocks if hasattr(block, "header")]
    assert header in {word for words in tables for word in words}
    assert report.direction == ("rtl" if language == "ar" else "ltr")


def test_a_draft_goes_out_for_comments_in_arabic(assessor):
    sending = send_for_comments("XOR-2018", kind="follow-up", readers="shared", recipients=[], actor=assessor,
                                at=make.NOW, language="ar")  # fmt: skip

    words = in_word(read_file(sending.file))
    assert sending.file.name.endswith("-ar.docx")
    assert sending.request.startswith("الصيغة 1، أُرسلت")
    assert sending.request in words
    assert "الوضع القائم" in words


def test_a_report_is_kept_in_french_and_its_values_say_so(assessor):
    kept = keep_edition("XOR-2018", kind="follow-up", readers="shared", actor=assessor, at=make.NOW, language="fr")

    report = from_bytes(read_file(kept.content))
    assert (report.language, kept.file.name) == ("fr", "XOR-2018-follow-up-fr.html")
    assert "Évaluation de suivi" in read_file(kept.file).decode()
