"""Pages that are pictures are read by the machine where they stand, and are told to be so."""

from hashlib import sha256

import pytest

from headway.engines.intake.ocr import is_there
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.readers.reading import read
from headway.engines.intake.recognised import read_with_scans
from tests.engines.intake.scanned import a_scan

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


def test_a_file_with_text_is_read_as_ever():
    text = b"Orsania should ratify it."

    assert read_with_scans(text, name="a.txt", limits=Limits()) == read(text, name="a.txt")
    with pytest.raises(Unreadable):
        read_with_scans(b"", name="empty.pdf", limits=Limits())
