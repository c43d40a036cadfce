from dataclasses import replace
from importlib.util import find_spec

import pypdfium2
import pytest

from headway.engines.reports.pdf import NoFont
from headway.engines.reports.render import render
from headway.engines.reports.values import Heading, Paragraph, Report
from tests.engines.reports.samples import VISIT, a_full_report, a_report, said


def read(report: Report) -> tuple[bytes, str]:
    content = render(report, "pdf")
    pdf = pypdfium2.PdfDocument(content)
    try:
        return content, "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
    finally:
        pdf.close()


def test_the_pdf_is_tagged_and_names_title_and_language() -> None:
    content, _ = read(a_full_report(language="en"))
    pdf = pypdfium2.PdfDocument(content)

    assert pdf.is_tagged()
    assert pdf.get_metadata_value("Title") == "Follow-up report"
    assert b"/Lang" in content
    pdf.close()


def test_the_outline_holds_the_headings() -> None:
    pdf = pypdfium2.PdfDocument(render(a_full_report(), "pdf"))

    headings = [(item.level, item.get_title()) for item in pdf.get_toc()]

    assert headings == [(0, "Summary"), (0, "Recommendations"), (1, "Borders"), (0, "Figures"), (0, "Sources")]
    pdf.close()


def test_its_words_can_be_read_back() -> None:
    _, words = read(a_full_report())

    for expected in (
        "RESTRICTED",
        "Border posts were not connected.",
        "XOR-2009-03",
        "0 to 365",
        "more than 200",
        "p. 12",
    ):
        assert expected in words


@pytest.mark.parametrize(
    "text",
    ['#panic("x")', "$x^2$ *bold* _em_ <label> @ref", '#read("/etc/passwd")', "= heading", "\\ #{1+1} //c", '"; "'],
)
def test_typst_markup_in_the_data_is_only_text(text: str) -> None:
    citation = replace(VISIT, quote=text)
    report = a_report(Heading(text), Paragraph((said(text, citation),)), title=text, marking=text, state=text)

    _, words = read(report)

    assert "".join(words.split()).count("".join(text.split())) >= 4


def test_arabic_words_are_read_back_as_written() -> None:
    text = "لوحظ التقدم المحرز في تنفيذ التوصيات"
    report = a_report(Heading("ملخص"), Paragraph((said(text),)), title="تقرير المتابعة", language="ar", direction="rtl")

    _, words = read(report)

    assert {"لوحظ", "التقدم", "المحرز", "تنفيذ", "التوصيات"} <= set(words.replace("\n", " ").split())


CHINESE = a_report(Heading("摘要"), Paragraph((said("边境哨所尚未联网。"),)), title="后续报告", language="zh-hans")
HAS_CHINESE = find_spec("noto_cjk_sans_otc") is not None


@pytest.mark.skipif(HAS_CHINESE, reason="the extra is installed here")
def test_chinese_without_its_font_is_refused_with_a_sentence_that_says_what_to_install() -> None:
    with pytest.raises(NoFont, match=r"pip install 'headway\[cjk\]'"):
        render(CHINESE, "pdf")


@pytest.mark.skipif(not HAS_CHINESE, reason="needs the extra: pip install 'headway[cjk]'")
def test_chinese_words_are_read_back_as_written() -> None:
    _, words = read(CHINESE)

    assert "边境哨所尚未联网。" in "".join(words.split())
