"""Files that are not as they should be: each is refused with one sentence, or read with what is to be known of it."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pypdfium2
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE

from headway.engines.intake.documents.earlier_reports.reader import read_report
from headway.engines.intake.documents.remarks import remarks_on
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.readers.reading import read
from tests.engines.intake.documents.reports.as_pdf import as_pdf
from tests.engines.intake.documents.reports.as_word import as_word
from tests.engines.intake.documents.reports.corpus import made, nothing_else_read
from tests.engines.intake.documents.reports.parts import Heading, Para, Report

ARABIC = "ينبغي لوزارة العدل في أورسانيا أن تعدل القانون"


def with_part(data, name, content):
    source, out = ZipFile(BytesIO(data)), BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as target:
        for one in source.namelist():
            target.writestr(one, source.read(one))
        target.writestr(name, content)
    return out.getvalue()


def recommendations_of(document):
    return read_report(document, nothing_else_read(document, "en")).recommendations


def test_macros_are_not_read_and_this_is_said():
    document = read(with_part(as_word(made("u-fatf")), "word/vbaProject.bin", b"\0" * 64), name="report.docm")

    assert list(remarks_on(document)) == ["The file has macros; they were not read."]
    assert len(recommendations_of(document)) == 7


def test_what_lies_outside_the_file_is_not_fetched_and_this_is_said():
    document = docx.Document()
    document.add_paragraph("The State should ratify the Convention.")
    for place in ("http://example.org/a.png", "http://example.org/b.png"):
        document.part.relate_to(place, RELATIONSHIP_TYPE.IMAGE, is_external=True)
    document.part.relate_to("http://example.org/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    kept = BytesIO()
    document.save(kept)

    found = read(kept.getvalue(), name="links.docx")

    assert list(remarks_on(found)) == ["2 parts of the file lie outside it; nothing was fetched."]


def test_a_report_without_macros_and_pictures_has_nothing_remarked():
    assert list(remarks_on(read(as_word(made("u-fatf")), name="report.docx"))) == []


def test_pages_that_are_pictures_are_remarked_by_number():
    report = made("scan-list")
    document = read(as_pdf(report), name="report.pdf")

    assert list(remarks_on(document)) == [
        f"Page {report.look['silent'][0]} has no text: read by eye, or run text recognition (OCR).",
        "Left out, as it stands on page after page: Report on the visit to Orsania ABC/2018/7",
    ]


def test_links_to_what_lies_outside_are_not_followed():
    source, out = docx.Document(), BytesIO()
    source.part.relate_to("http://192.0.2.1/page", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    source.part.relate_to("http://192.0.2.1/picture.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    source.add_heading("Recommendations", 1)
    source.add_paragraph("1. Orsania should publish the register.")
    source.save(out)

    assert [one.number for one in recommendations_of(read(out.getvalue(), name="a.docx"))] == ["1"]


def test_more_pages_than_the_limit_are_refused_in_one_sentence():
    pages, out = pypdfium2.PdfDocument.new(), BytesIO()
    for _ in range(2_001):
        pages.new_page(200, 200)
    pages.save(out)

    with pytest.raises(Unreadable, match=r"^The PDF has 2,001 pages and the limit is 2,000: give its parts singly\.$"):
        read(out.getvalue(), name="a.pdf", limits=Limits())


@pytest.mark.parametrize(("writer", "form"), [(as_word, "docx"), (as_pdf, "pdf")])
def test_text_from_right_to_left_between_recommendations_disturbs_none(writer, form):
    blocks = [Heading(1, "Recommendations")]
    texts = [f"Orsania should publish the register of part {number}." for number in range(1, 6)]
    for number, text in enumerate(texts, start=1):
        blocks += [Para(text, f"{number}."), Para(ARABIC)]
    report = Report("mixed", "numbered annex", "Report", "Report", blocks=blocks, look={"font": "Amiri"})

    found = recommendations_of(read(writer(report), name=f"mixed.{form}"))

    assert [(one.number, one.text) for one in found] == [(str(n), text) for n, text in enumerate(texts, start=1)]
