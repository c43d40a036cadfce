"""Pages that are pictures, read by the machine's tesseract and laid where they stood, so that a report is read whole.

What a machine read is a help to the eye and no record: a document that was read so says which pages it is, and nothing
of it is stored unseen.
"""

from dataclasses import replace
from hashlib import sha256
from io import BytesIO

import pypdfium2
from django.utils.translation import gettext as _

from headway.engines.intake.layer import Document
from headway.engines.intake.ocr import NotRead, picture_as_pdf
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.readers.pdf_lines import PDFIUM, opened
from headway.engines.intake.readers.portable import page_ranges
from headway.engines.intake.readers.reading import read
from headway.engines.intake.scans import READ_WIDTH, page_picture, scan_of

MOST_PAGES = 200
"""So many pages are read by machine at most: each takes seconds."""


def read_with_scans(data: bytes, *, name: str, limits: Limits, language: str = "") -> Document:
    """Read a file as ever, and the pages of a PDF without text by machine. Raises Unreadable, NotRead.

    The document's `metadata` has them under "pages_read_by_machine", as "5–6, 9"; a page in which the machine found
    nothing stays among those without text.
    """
    try:
        document = read(data, name=name, limits=limits)
    except Unreadable:
        silent = _silent_pages(data, limits)
        if not silent:
            raise
    else:
        if "pages_without_text" not in document.metadata:
            return document
        silent = _silent_pages(data, limits)
    if len(silent) > MOST_PAGES:
        raise NotRead(
            _("%(count)s pages have no text and at most %(most)s are read by machine: give the file's parts singly.")
            % {"count": len(silent), "most": MOST_PAGES}
        )
    pages = {}
    for number in silent:
        pages[number] = picture_as_pdf(page_picture(data, number, width=READ_WIDTH), language=language)
    document = read(_laid_in(data, pages), name=name, limits=limits)
    about = {**document.metadata, "pages_read_by_machine": page_ranges(silent)}
    return replace(document, sha256=sha256(data).hexdigest(), metadata=about)


def _silent_pages(data: bytes, limits: Limits) -> list[int]:
    if b"%PDF-" not in data[:1024]:
        return []
    return [number for number, text in enumerate(scan_of(data, limits).pages, start=1) if not text]


def _laid_in(data: bytes, pages: dict[int, bytes]) -> bytes:
    """A PDF with some of its pages, by their numbers from 1, exchanged for the one page of another PDF each."""
    out = BytesIO()
    with PDFIUM:
        whole, merged = opened(data), pypdfium2.PdfDocument.new()
        try:
            for number in range(1, len(whole) + 1):
                if number not in pages:
                    merged.import_pages(whole, pages=[number - 1])
                    continue
                read_page = opened(pages[number])
                try:
                    merged.import_pages(read_page, pages=[0])
                finally:
                    read_page.close()
            merged.save(out)
        finally:
            merged.close()
            whole.close()
    return out.getvalue()
