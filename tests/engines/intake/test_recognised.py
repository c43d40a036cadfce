"""Pages that are pictures are read by the machine where they stand, and are told to be so."""

from hashlib import sha256
from io import BytesIO

import docx
import pytest
from docx.shared import Cm

from headway.engines.intake.ocr import is_there
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.readers.reading import read
from headway.engines.intake.recognised import read_recognised, read_with_scans, recognise
from tests.engines.intake.scanned import a_picture, a_scan

pytestmark = pytest.mark.skipif(not is_there(), reason="no tesseract here: CI installs it")
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
