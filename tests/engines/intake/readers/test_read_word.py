"""Word files, made by code: styles, printed numbers, tables, boxes, notes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.shared import Cm

from headway.engines.intake.documents.remarks import remarks_on
from headway.engines.intake.layer import Document, Kind
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.readers.reading import read
from tests.engines.intake.scanned import a_picture

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def saved(document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def archive(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()


def body(xml: str, **parts: str) -> Document:
    files = {"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{xml}</w:body></w:document>'.encode()}
    files |= {
        f"word/{name}.xml": f'<w:{name} xmlns:w="{W}">{content}</w:{name}>'.encode() for name, content in parts.items()
    }
    return read(archive(files), name="a.docx")


def shown(document: Document) -> list[tuple[str, str]]:
    return [(str(block.kind), document.of(block)) for block in document.blocks]


def test_headings_come_from_styles_and_headers_are_left_out():
    source = docx.Document()
    source.core_properties.author = "Anna Example"
    source.sections[0].header.paragraphs[0].text = "Restricted header"
    source.add_heading("Report on Orsania", 0)
    source.add_heading("Border control", 1)
    source.add_paragraph("The State has adopted a law.")
    source.add_heading("Passports", 2)
    source.add_paragraph("They are biometric.")

    document = read(saved(source), name="report")

    assert [(str(block.kind), block.level, block.parent) for block in document.blocks] == [
        ("title", 0, None),
        ("heading", 1, 0),
        ("paragraph", 0, 1),
        ("heading", 2, 1),
        ("paragraph", 0, 3),
    ]
    assert (document.title, document.metadata["author"]) == ("Report on Orsania", "Anna Example")
    assert "Restricted" not in document.text


def test_automatic_numbers_stand_in_the_text_as_printed():
    source = docx.Document()
    for text in ("Ratify the Convention.", "Adopt a law."):
        source.add_paragraph(text, style="List Number")
    source.add_paragraph("a point", style="List Bullet")

    document = read(saved(source), name="a.docx")

    assert [(block.number, document.of(block)) for block in document.blocks] == [
        ("1.", "1. Ratify the Convention."),
        ("2.", "2. Adopt a law."),
        ("", "a point"),
    ]
    assert document.blocks[2].kind is Kind.LIST_ITEM


def test_lists_of_several_levels_count_as_word_counts():
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="125"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
        '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )

    def item(depth: int, list_id: int = 1) -> str:
        properties = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'
        return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>Text it is.</w:t></w:r></w:p>"

    document = body(
        "".join([item(0), item(1), item(2), item(2), item(1), item(0), item(1), item(0, 2)]), numbering=numbering
    )

    assert [(block.number, block.parent) for block in document.blocks] == [
        ("125.", None),
        ("125.1", 0),
        ("(a)", 1),
        ("(b)", 1),
        ("125.2", 0),
        ("126.", None),
        ("126.1", 5),
        ("1.", None),
    ]


def test_typed_numbers_nest_alike():
    source = docx.Document()
    for text in ("12. The State should:", "(a) Ratify;", "(b) Adopt."):
        source.add_paragraph(text)

    document = read(saved(source), name="a.docx")

    assert [(block.number, block.parent) for block in document.blocks] == [("12.", None), ("(a)", 0), ("(b)", 0)]


def test_tables_have_rows_and_cells_and_a_table_of_one_cell_is_a_box():
    source = docx.Document()
    source.add_paragraph("Before it.")
    table = source.add_table(2, 2)
    for cell, text in zip(table._cells, ("No.", "Recommendation", "R1", "Adopt a law."), strict=True):
        cell.text = text
    source.add_table(1, 1).cell(0, 0).text = "A good practice."

    document = read(saved(source), name="a.docx")

    assert shown(document)[1:] == [
        ("table", "No.\tRecommendation\nR1\tAdopt a law."),
        ("table-row", "No.\tRecommendation"),
        ("table-cell", "No."),
        ("table-cell", "Recommendation"),
        ("table-row", "R1\tAdopt a law."),
        ("table-cell", "R1"),
        ("table-cell", "Adopt a law."),
        ("box", "A good practice."),
        ("paragraph", "A good practice."),
    ]


def test_notes_follow_with_their_number_under_what_cites_them():
    notes = '<w:footnote w:id="2"><w:p><w:r><w:t>S/2015/123, para. 4.</w:t></w:r></w:p></w:footnote>'
    cited = (
        '<w:p><w:r><w:t>First.</w:t></w:r></w:p><w:p><w:r><w:t>Second.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    )

    document = body(cited, footnotes=notes)

    assert shown(document)[2] == ("footnote", "1 S/2015/123, para. 4.")
    assert (document.blocks[2].number, document.blocks[2].parent) == ("1", 1)


def test_inserted_text_is_read_and_deleted_text_is_not():
    document = body(
        "<w:p><w:r><w:t>The law </w:t></w:r><w:ins><w:r><w:t>of 2017 </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>of 2016 </w:delText></w:r></w:del><w:r><w:t>applies.</w:t></w:r></w:p>"
    )

    assert document.text == "The law of 2017 applies."


def test_text_boxes_are_boxes():
    document = body(
        "<w:p><w:r><w:t>Host.</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r></w:p>"
    )

    assert shown(document) == [("paragraph", "Host."), ("box", "In the box."), ("paragraph", "In the box.")]


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    data = archive({"word/document.xml": b"0" * 5_000_000})

    with pytest.raises(Unreadable, match="would unpack to 5,000,000 bytes"):
        read(data, name="a.docx")
    with pytest.raises(Unreadable, match="would unpack"):
        read(saved(docx.Document()), name="a.docx", limits=Limits(max_unpacked_bytes=10_000))


@pytest.mark.parametrize(
    "declared",
    [
        b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><w>&x;</w>',
        b'<!DOCTYPE w [<!ENTITY x "aa">]><w>&x;</w>',
        b'<!DOCTYPE w SYSTEM "http://example.org/w.dtd"><w/>',
        b'<!DOCTYPE w [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><w>&b;',
        '<!DOCTYPE w [<!ENTITY x "aa">]><w>&x;</w>'.encode("utf-16"),
    ],
)
def test_entities_and_document_types_are_refused(declared):
    with pytest.raises(Unreadable, match="entities or a document type"):
        read(archive({"word/document.xml": declared}), name="a.docx")


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"xl/workbook.xml": b"<a/>"}, "spreadsheet"),
        ({"ppt/presentation.xml": b"<a/>"}, "presentation"),
        ({"mimetype": b"x", "content.xml": b"<a/>"}, "OpenDocument"),
        ({"readme.txt": b"Hello"}, "no Word file"),
        ({"word/document.xml": b"<a><b></a>"}, "damaged"),
    ],
)
def test_other_archives_are_refused_with_what_to_do(parts, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read(archive(parts), name="a.docx")


def test_an_archive_with_too_many_members_is_refused_unread():
    parts = {f"word/{number}.xml": b"<a/>" for number in range(30)}

    with pytest.raises(Unreadable, match="no word processor packs"):
        read(archive(parts), name="a.docx", limits=Limits(max_members=20))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_archive_that_names_a_part_twice_is_refused():
    out = BytesIO()
    with ZipFile(out, "w") as target:
        target.writestr("word/document.xml", b"<a/>")
        target.writestr("word/document.xml", b"<b/>")

    with pytest.raises(Unreadable, match="no word processor packs"):
        read(out.getvalue(), name="a.docx")


def test_an_archive_inside_a_word_file_is_never_unpacked():
    bomb = archive({"zeros": bytes(150_000_000)})
    document = saved(docx.Document())
    with ZipFile(BytesIO(document)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["word/document.xml"] = (
        f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>Text.</w:t></w:r></w:p></w:body></w:document>'.encode()
    )

    found = read(archive({**parts, "word/embeddings/inner.zip": bomb}), name="a.docx")

    assert found.text == "Text."


def test_a_part_with_millions_of_elements_is_refused_before_it_is_parsed():
    xml = f'<w:document xmlns:w="{W}"><w:body>{"<w:p/>" * 500}</w:body></w:document>'.encode()

    with pytest.raises(Unreadable, match="more parts in its text"):
        read(archive({"word/document.xml": xml}), name="a.docx", limits=Limits(max_elements=100))


def pictured(*pages: bytes, text: str = "The State has adopted a law.") -> bytes:
    source = docx.Document()
    if text:
        source.add_paragraph(text)
    source.add_picture(BytesIO(a_picture("Logo")), width=Cm(3))
    for page in pages:
        source.add_picture(BytesIO(page), width=Cm(16))
    return saved(source)


def test_pictures_as_large_as_a_page_are_told_by_their_number():
    document = read(pictured(a_picture("1. One"), a_picture("2. Two")), name="a.docx")

    assert document.metadata["pictures_without_text"] == "2–3"
    assert list(remarks_on(document)) == [
        "Pictures 2–3 hold pages that no text gives: read by eye, or run text recognition (OCR)."
    ]


def test_a_picture_in_a_cell_is_told_too_and_a_small_one_is_not():
    source = docx.Document()
    source.add_paragraph("The State has adopted a law.")
    cell = source.add_table(rows=2, cols=2).rows[0].cells[0]
    cell.text = "Annex"
    cell.paragraphs[0].add_run().add_picture(BytesIO(a_picture("1. One")), width=Cm(12))

    assert read(saved(source), name="a.docx").metadata["pictures_without_text"] == "1"
    assert "pictures_without_text" not in read(pictured(), name="a.docx").metadata


def test_a_word_file_of_pictures_alone_is_refused_with_their_numbers():
    with pytest.raises(Unreadable, match=r"only pictures of pages \(2\)"):
        read(pictured(a_picture("1. One"), text=""), name="a.docx")
