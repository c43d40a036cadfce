"""Pages that are pictures are read by the machine where they stand, and are told to be so."""

from hashlib import sha256
from io import BytesIO

import docx
import pytest
from docx.shared import Cm
from PIL import Image

from headway.engines.intake.layer import Kind
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.readers.reading import read
from headway.engines.intake.recognised import read_recognised, read_with_scans, recognise
from tests.engines.intake.readers.test_read_pdf import pdf
from tests.engines.intake.scanned import (
    a_picture,
    a_scan,
    after_one_another,
    as_scan,
    askew,
    needs_tesseract,
    pictured,
    with_a_head,
)

pytestmark = needs_tesseract
SCAN = a_scan(
    ("Recommendations", "1. Orsania should ratify it."),
    ("2. Orsania should train its officers.",),
)


def test_what_stands_on_a_scan_is_read_with_its_page_and_the_file_keeps_its_digest():
    with pytest.raises(Unreadable, match="probably a scan"):
        read(SCAN, name="report.pdf")

    document = read_with_scans(SCAN, name="report.pdf", limits=Limits())

    assert "1. Orsania should ratify it." in document.text
    assert document.page_at(document.text.index("train its officers")) == 2
    assert document.metadata["pages_read_by_machine"] == "1–2"
    assert document.sha256 == sha256(SCAN).hexdigest()


def test_what_was_recognised_is_kept_so_that_the_same_is_read_again_without_the_machine():
    told = []
    found = recognise(SCAN, name="report.pdf", limits=Limits(), tell=lambda: told.append(1))

    assert len(told) == 2
    assert read_recognised(SCAN, found.kept, name="report.pdf", limits=Limits()) == found.document
    pieces = [(piece.number, found.document.text[piece.start : piece.end].strip()) for piece in found.document.machine]
    assert pieces == [
        (1, "Recommendations\n\n1. Orsania should ratify it."),
        (2, "2. Orsania should train its officers."),
    ]
    assert len(found.kept) < 20_000


def test_a_page_in_which_nothing_is_read_and_those_beyond_the_limit_stay_among_those_without_text():
    empty_first = recognise(a_scan((), ("Orsania should ratify it.",)), name="a.pdf", limits=Limits())
    first_only = recognise(SCAN, name="report.pdf", limits=Limits(), most=1)

    assert empty_first.document.metadata["pages_without_text"] == "1"
    assert [piece.number for piece in empty_first.document.machine] == [2]
    assert first_only.document.metadata["pages_read_by_machine"] == "1"
    assert first_only.document.metadata["pages_without_text"] == "2"


def test_without_any_time_no_page_is_read():
    assert recognise(SCAN, name="report.pdf", limits=Limits(), seconds=0) is None


def test_where_no_page_is_a_picture_there_is_nothing_to_recognise():
    assert recognise(b"Orsania should ratify it.", name="a.txt", limits=Limits()) is None


def test_a_file_with_text_is_read_as_ever():
    text = b"Orsania should ratify it."

    assert read_with_scans(text, name="a.txt", limits=Limits()) == read(text, name="a.txt")
    with pytest.raises(Unreadable):
        read_with_scans(b"", name="empty.pdf", limits=Limits())


def a_word_file(*pictures, width=16.0):
    """A Word file: a paragraph, these pictures so many centimetres wide, and another paragraph."""
    document = docx.Document()
    document.add_paragraph("The delegation met the Ministry of the Interior.")
    for picture in pictures:
        document.add_picture(BytesIO(picture), width=Cm(width))
    document.add_paragraph("The delegation thanked the authorities.")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


LOGO = a_picture("Logo")
PAGE = a_picture("3. Orsania should train", "its officers.")


def test_a_page_pasted_into_word_is_read_where_it_stands_and_a_small_picture_is_none():
    word = a_word_file(LOGO, width=4.0)
    assert recognise(word, name="a.docx", limits=Limits()) is None

    found = recognise(a_word_file(PAGE), name="a.docx", limits=Limits())

    texts = [found.document.of(block) for block in found.document.blocks]
    assert texts == [
        "The delegation met the Ministry of the Interior.",
        "3. Orsania should train its officers.",
        "The delegation thanked the authorities.",
    ]
    (piece,) = found.document.machine
    assert (piece.number, found.document.text[piece.start : piece.end]) == (1, texts[1])
    assert found.document.metadata["pictures_read_by_machine"] == "1"
    assert read_recognised(a_word_file(PAGE), found.kept, name="a.docx", limits=Limits()).text == found.document.text


ASKED = (
    "Adopt legislation that criminalizes the financing of terrorism, in line with the resolutions of the Council.",
    "Connect all border crossing points to the databases, and train those who serve there at night.",
    "Review the mandate of the coordination body so that it meets at least four times a year.",
)
NUMBERED = [f"{number}. {text}" for number, text in enumerate(ASKED, start=1)]
LISTED = "#set text(size: 10.5pt)\n" + "\n".join(f"+ {text}" for text in ASKED)
ROWS = [["No.", "Recommendation", "Responsible"]] + [
    [str(number), text, "Ministry of Justice"] for number, text in enumerate(ASKED, start=1)
]
TABLE = f"#table(columns: (3em, 1fr, 8em), {', '.join(f'[{cell}]' for row in ROWS for cell in row)})"


def blocks_of(document):
    return [document.of(block) for block in document.blocks if block.kind is not Kind.TABLE]


def rows_of(document):
    return [document.of(block).split("\t") for block in document.blocks if block.kind is Kind.TABLE_ROW]


@pytest.mark.parametrize("angle", [-0.8, 0, 0.6])
@pytest.mark.parametrize("font", ["Libertinus Serif", "DejaVu Sans Mono"])
def test_the_items_of_a_list_keep_their_numbers_though_the_page_lies_askew(angle, font):
    page = pictured(pdf(f'#set text(font: "{font}")\n{LISTED}'))

    document = read_with_scans(as_scan(askew(page, angle)), name="a.pdf", limits=Limits())

    assert blocks_of(document) == NUMBERED


@pytest.mark.parametrize("stroke", ["0.5pt", "(x, y) => (top: 0.5pt, bottom: 0.5pt)", "none"])
def test_a_table_on_a_scan_has_its_rows_and_cells(stroke):
    page = pictured(pdf(f"#set table(stroke: {stroke})\n{TABLE}"))

    assert rows_of(read_with_scans(as_scan(askew(page, 0.5)), name="a.pdf", limits=Limits())) == ROWS


def test_a_table_on_a_picture_in_word_has_its_rows_and_cells():
    picture = BytesIO()
    pictured(pdf(TABLE)).save(picture, "PNG")

    document = read_with_scans(a_word_file(picture.getvalue()), name="a.docx", limits=Limits())

    assert rows_of(document) == ROWS
    assert document.metadata["pictures_read_by_machine"] == "1"


@pytest.mark.parametrize("times", [6, 16])
def test_columns_on_a_scan_are_read_one_after_the_other(times):
    text = " ".join(ASKED * times)
    page = pictured(pdf(f"#set page(columns: 2, height: {times * 1.7 + 4}cm)\n#set par(justify: true)\n{text}"))

    document = read_with_scans(as_scan(page), name="a.pdf", limits=Limits())

    assert " ".join(document.text.split()) == text


def test_a_scanned_page_in_smaller_letters_than_the_report_is_no_page_of_notes():
    body = "#set text(size: 12pt)\n" + "\n\n".join(f"The delegation met the Ministry. {text}" for text in ASKED * 3)
    page = pictured(pdf(LISTED))

    document = read_with_scans(after_one_another(pdf(body), as_scan(page)), name="a.pdf", limits=Limits())

    assert [document.of(block) for block in document.blocks][-3:] == NUMBERED
    assert all(block.kind is not Kind.FOOTNOTE for block in document.blocks)


def test_a_scan_beside_which_a_running_head_is_printed_is_read_as_well():
    scan = with_a_head(as_scan(pictured(pdf(LISTED))), "Report on Orsania")
    with pytest.raises(Unreadable, match="probably a scan"):
        read(scan, name="a.pdf")

    found = recognise(scan, name="a.pdf", limits=Limits())

    assert blocks_of(found.document)[-3:] == NUMBERED
    assert found.document.metadata["pages_read_by_machine"] == "1"
    assert read_recognised(scan, found.kept, name="a.pdf", limits=Limits()) == found.document


def test_a_running_head_is_left_out_of_a_page_that_was_turned_upright_as_it_is_of_others():
    printed = pdf("#set text(size: 10.5pt)\nThe delegation met the Ministry of Justice.\n\n" + LISTED)
    scanned = as_scan(askew(pictured(pdf(LISTED)), 0.7))

    report = with_a_head(after_one_another(printed, scanned, printed), "Report on Orsania")
    document = read_with_scans(report, name="a.pdf", limits=Limits())

    assert document.metadata["pages_read_by_machine"] == "2"
    assert "Report on Orsania" not in document.text


def test_what_was_kept_without_its_pages_is_laid_on_those_without_any_text():
    bare = as_scan(pictured(pdf(LISTED)))
    headed = with_a_head(as_scan(pictured(pdf(LISTED))), "Report on Orsania")
    kept, _, _ = recognise(bare, name="a.pdf", limits=Limits()).kept.partition(b"\n% pages read")

    document = read_recognised(after_one_another(headed, bare), kept, name="a.pdf", limits=Limits())

    assert [piece.number for piece in document.machine if piece.end > piece.start] == [2]


def test_a_photograph_with_a_title_is_no_scan():
    sky = Image.linear_gradient("L").resize((1240, 1754)).convert("RGB")
    cover = with_a_head(as_scan(sky), "Report on Orsania")

    assert recognise(cover, name="a.pdf", limits=Limits()) is None
    assert read(cover, name="a.pdf").text == "Report on Orsania"
