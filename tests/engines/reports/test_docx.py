import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from lxml import etree

from headway.engines.reports.docx import DOCX_STYLES
from headway.engines.reports.docx_template import build_template
from headway.engines.reports.files import find_data
from headway.engines.reports.render import render
from headway.engines.reports.values import Item, ItemList, Paragraph, Status
from tests.engines.reports.samples import LETTER, a_full_report, a_report, a_table, said

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(content: bytes) -> DocumentObject:
    return Document(io.BytesIO(content))


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def test_headings_are_headings_and_paragraphs_are_numbered_by_their_style() -> None:
    document = opened(render(a_full_report(), "docx"))

    styles = {p.text: p.style.name for p in document.paragraphs if p.style is not None}
    assert (styles["Summary"], styles["Borders"], styles["Follow-up report"]) == ("Heading 1", "Heading 2", "Title")
    assert styles["Border posts were not connected. The law was amended."] == "Numbered Paragraph"


def test_footnotes_are_real_and_each_is_referred_to_once() -> None:
    content = render(a_report(Paragraph((said("One."), said("Two.", LETTER)))), "docx")

    notes = part(content, "word/footnotes.xml")
    texts = ["".join(n.itertext()).strip() for n in notes if n.get(f"{W}type") is None]
    referred = [r.get(f"{W}id") for r in part(content, "word/document.xml").iter(f"{W}footnoteReference")]
    assert [text.split(",")[0] for text in texts] == ["the Directorate", "Ministry of Foreign Affairs"]
    assert referred == ["1", "2"]
    assert {s.get(f"{W}val") for s in notes.iter(f"{W}pStyle")} == {"FootnoteText"}


def test_the_header_row_of_a_table_repeats_on_every_page() -> None:
    (table,) = opened(render(a_report(a_table(40)), "docx")).tables

    heads = [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows]
    assert heads == [True] + [False] * 40


def test_the_contents_of_a_long_report_are_links_each_with_its_page_as_a_field() -> None:
    """A field LibreOffice fills in as Word does; a TOC field it would leave without pages."""
    body = part(render(a_full_report(), "docx"), "word/document.xml")

    links = [h.get(f"{W}anchor") for h in body.iter(f"{W}hyperlink")]
    fields = [t.text.split() for t in body.iter(f"{W}instrText") if t.text]
    headings = {b.get(f"{W}name") for b in body.iter(f"{W}bookmarkStart")}
    assert len(links) > 2
    assert fields == [["PAGEREF", anchor, "\\h"] for anchor in links]
    assert set(links) <= headings


def test_header_and_footer_carry_marking_state_and_page_numbers() -> None:
    document = opened(render(a_full_report(), "docx"))
    section = document.sections[0]

    assert section.header.paragraphs[0].text == "Follow-up report\tRESTRICTED"
    assert section.footer.paragraphs[0].text.startswith("Republic of Orsania · 25 July 2018 · Draft\t")
    assert len(section.footer._element.xpath(".//w:fldSimple[contains(@w:instr, 'PAGE')]")) == 2


def test_the_properties_tell_what_the_report_is() -> None:
    at = datetime(2018, 9, 1, tzinfo=UTC)
    cleared = a_report(Paragraph((said("One."),)), status=Status.CLEARED, language="fr", marking="UNCLASSIFIED")

    properties = opened(render(cleared, "docx", at=at)).core_properties

    assert (properties.title, properties.subject, properties.language) == (
        "Follow-up report",
        "Republic of Orsania",
        "fr",
    )
    assert (properties.content_status, properties.keywords) == ("cleared", "UNCLASSIFIED")
    assert properties.created is not None
    assert properties.created.year == 2018


def test_a_report_read_from_the_right_is_set_from_the_right() -> None:
    report = a_report(Paragraph((said("لوحظ التقدم."),)), a_table(1), language="ar", direction="rtl")

    body = part(render(report, "docx"), "word/document.xml")

    assert len(list(body.iter(f"{W}bidi"))) == len(list(body.iter(f"{W}p")))
    assert len(list(body.iter(f"{W}bidiVisual"))) == 1
    assert all(r.find(f"{W}rPr/{W}rtl") is not None for r in body.iter(f"{W}r") if r.find(f"{W}t") is not None)


def test_each_lettered_list_begins_anew() -> None:
    items = ItemList((Item((said("first"),)), Item((said("second"),))))

    body = part(render(a_report(items, items), "docx"), "word/document.xml")

    lists = [n.get(f"{W}val") for n in body.iter(f"{W}numId")]
    assert [lists[0] == lists[1], lists[2] == lists[3], lists[0] != lists[2]] == [True, True, True]


@pytest.mark.parametrize(
    "text", ["<w:t>&amp;</w:t>", "a \x00 control \x0b character", "lone \ud800 surrogate", "{{marking}}"]
)
def test_any_text_is_only_text(text: str) -> None:
    document = opened(render(a_report(Paragraph((said(text),))), "docx"))

    assert document.paragraphs[-1].text == text.translate({0: None, 0x0B: None, 0xD800: None})


def test_the_template_shipped_has_every_style_a_report_uses() -> None:
    with find_data("template.docx").open("rb") as file:
        names = {(style.name or "").lower() for style in Document(file).styles}

    assert {name.lower() for name in DOCX_STYLES} <= names


def test_the_template_shipped_is_what_its_script_builds(tmp_path: Path) -> None:
    build_template(tmp_path / "built.docx")

    shipped, built = find_data("template.docx").read_bytes(), (tmp_path / "built.docx").read_bytes()
    for name in ("word/styles.xml", "word/numbering.xml", "word/document.xml"):
        assert etree.tostring(part(shipped, name)) == etree.tostring(part(built, name))


def test_a_template_without_our_styles_still_gives_a_whole_report(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.docx"
    Document().save(str(foreign))

    document = opened(render(a_full_report(), "docx", template=foreign))

    texts = [p.text for p in document.paragraphs]
    assert "1.  Border posts were not connected. The law was amended." in texts
    assert "(b)  second" in texts


def test_a_template_of_ones_own_keeps_its_page_and_its_styles(tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    build_template(own)
    document = Document(str(own))
    document.styles["Heading 1"].font.name = "Own Face"
    document.add_paragraph("Text of the template, replaced by the report.")
    document.save(str(own))

    made = opened(render(a_full_report(), "docx", template=own))

    assert made.styles["Heading 1"].font.name == "Own Face"
    assert all("Text of the template" not in p.text for p in made.paragraphs)
