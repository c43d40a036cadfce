"""Pages that are pictures, read by the machine's tesseract and laid where they stood, so that a report is read whole.

What a machine read is a help to the eye: a document that was read so says which of its stretches they are. What was
recognised is small and is kept beside the file, so that the same is read again without the machine.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from time import monotonic

import pypdfium2
import pypdfium2.raw as pdfium

from headway.engines.intake.layer import Document, Kind
from headway.engines.intake.ocr import SECONDS, NotRead, is_there, picture_as_pdf
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.readers.pdf_lines import PDFIUM, opened
from headway.engines.intake.readers.pdf_pictures import FEWEST, is_silent
from headway.engines.intake.readers.reading import read
from headway.engines.intake.readers.word import pages_pictured
from headway.engines.intake.readers.word_pictures import Said
from headway.engines.intake.scans import READ_WIDTH, page_picture
from headway.engines.intake.straightened import Straightened, straightened
from headway.foundation.core.numbers_said import page_ranges

MOST_PAGES = 200
"""So many pages are read by machine at most: each takes seconds. Those beyond stay without text, and are told."""
MOST_SECONDS = 1_800
"""After so long no further page is read, beside the site."""
SECONDS_AWAITED = 45
"""The same where somebody waits for the page."""
_PAPER = (595, 842)
_ZIP = b"PK\x03\x04"
_PAGES_READ, _COMMENT = re.compile(rb"\n% pages read: ([\d ]+)\n\Z"), 4_000


@dataclass(frozen=True, slots=True)
class Recognised:
    """A document read with its scanned pages, and what is kept to read it so again."""

    document: Document
    kept: bytes


def _nobody() -> None:
    pass


def read_with_scans(data: bytes, *, name: str, limits: Limits, language: str = "") -> Document:
    """Read a file as ever, and the pages of a PDF without text, or pictures of pages in a Word file, by machine.

    The document's `metadata` has them under "pages_read_by_machine" ("pictures_read_by_machine"), as "5–6, 9"; a page
    in which the machine found nothing stays among those without text. Raises Unreadable.
    """
    found = recognise(data, name=name, limits=limits, language=language)
    return found.document if found else read(data, name=name, limits=limits)


def recognise(
    data: bytes,
    *,
    name: str,
    limits: Limits,
    language: str = "",
    most: int = MOST_PAGES,
    seconds: float = MOST_SECONDS,
    tell: Callable[[], None] = _nobody,
) -> Recognised | None:
    """A file read with its pages (of a Word file: pictures of pages) that have no text, one after the other, `tell` called ahead of each.

    None where no page is a picture, or the machine read nothing in any. Raises Unreadable.
    """
    silent = silent_pages(data, limits)[:most] if is_there() else []
    if not silent:
        return None
    until, pages = monotonic() + seconds, list[bytes]()
    for number in silent:
        left = until - monotonic()
        if left <= 0:
            break
        tell()
        pages.append(_page_read(data, number, language, min(left, SECONDS)))
    if not any(pages):
        return None
    kept = _as_one(pages) + _told(silent[: len(pages)])
    try:
        document = read_recognised(data, kept, name=name, limits=limits)
    except Unreadable:
        return None
    return Recognised(document, kept) if document.machine else None


def read_recognised(data: bytes, kept: bytes, *, name: str, limits: Limits) -> Document:
    """A file read with what was recognised of its pages before. Raises Unreadable."""
    silent = _numbers(kept) or silent_pages(data, limits, wholly=True)
    if data.startswith(_ZIP):
        document = read(data, name=name, limits=limits, said=_said(silent, kept, limits))
        return replace(document, metadata=_with_pages(document, "pictures_read_by_machine"))
    document = read(_laid_in(data, silent, kept), name=name, limits=limits)
    machine = tuple(piece for piece in document.pages if piece.number in set(silent))
    document = replace(document, sha256=sha256(data).hexdigest(), machine=machine)
    return replace(document, metadata=_with_pages(document, "pages_read_by_machine"))


def _told(numbers: Sequence[int]) -> bytes:
    """Which pages these are, as a comment behind a PDF."""
    return b"\n%% pages read: %s\n" % " ".join(map(str, numbers)).encode()


def _numbers(kept: bytes) -> list[int]:
    """Which pages were recognised; none for what was kept before it said so, when only pages without any text were."""
    found = _PAGES_READ.search(kept[-_COMMENT:])
    return [int(number) for number in found[1].split()] if found else []


def _with_pages(document: Document, key: str) -> dict[str, str]:
    numbers = sorted({piece.number for piece in document.machine})
    return {**document.metadata} | ({key: page_ranges(numbers)} if numbers else {})


def _said(numbers: Sequence[int], kept: bytes, limits: Limits) -> dict[int, tuple[Said, ...]]:
    """The paragraphs and tables of each page of a PDF, by the number of the picture that it was read from."""
    with PDFIUM:
        read_pages = opened(kept)
        try:
            singly = [_single(read_pages, index) for index in range(len(read_pages))]
        finally:
            read_pages.close()
    return {number: _pieces(page, limits) for number, page in zip(numbers, singly, strict=False)}


def _single(document: pypdfium2.PdfDocument, index: int) -> bytes:
    one = pypdfium2.PdfDocument.new()
    try:
        one.import_pages(document, pages=[index])
        return _saved(one)
    finally:
        one.close()


def _pieces(page: bytes, limits: Limits) -> tuple[Said, ...]:
    try:
        document = read(page, name="page.pdf", limits=limits)
    except Unreadable:
        return ()
    found: list[Said] = []
    for index, block in enumerate(document.blocks):
        if block.kind is Kind.TABLE:
            found.append(_rows_of(document, index))
        elif block.kind not in (Kind.TABLE_ROW, Kind.TABLE_CELL, Kind.BOX):
            found.append(document.of(block))
    return tuple(found)


def _rows_of(document: Document, table: int) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, each with the text of its cells, "" for one that is empty."""
    rows = (block for block in document.blocks if block.kind is Kind.TABLE_ROW and block.parent == table)
    return tuple(tuple(document.of(row).split("\t")) for row in rows)


def silent_pages(data: bytes, limits: Limits, *, wholly: bool = False) -> list[int]:
    """The numbers of a PDF's pages that have no text, or of a Word file's pictures of pages; none for another file.

    With `wholly` only pages that have no text at all. Raises Unreadable.
    """
    if len(data) > limits.max_bytes:
        return []
    if data.startswith(_ZIP):
        return [one.number for one in pages_pictured(data, limits)]
    if b"%PDF-" not in data[:1024]:
        return []
    with PDFIUM:
        document = opened(data)
        try:
            if len(document) > limits.max_pages:
                return []
            return [index + 1 for index in range(len(document)) if _is_silent(document, index, wholly)]
        finally:
            document.close()


def _is_silent(document: pypdfium2.PdfDocument, index: int, wholly: bool) -> bool:
    try:
        page = document[index]
        letters = len("".join(page.get_textpage().get_text_range().split()))
        return letters < FEWEST if wholly else is_silent(page, letters)
    except pypdfium2.PdfiumError:
        return True


def _page_read(data: bytes, number: int, language: str, seconds: float) -> bytes:
    """The text of a page as a PDF of one page; empty where it could not be read."""
    try:
        page = straightened(page_picture(data, number, width=READ_WIDTH))
        said = picture_as_pdf(page.picture, language=language, in_columns=page.in_columns, seconds=seconds)
        return _with_lines(said, page)
    except (NotRead, Unreadable, OSError, ValueError, MemoryError):
        return b""


def _with_lines(said: bytes, page: Straightened) -> bytes:
    """A PDF of one page with the lines of its tables drawn where the picture had them."""
    if not page.lines:
        return said
    with PDFIUM:
        document = opened(said)
        try:
            drawn = document[0]
            wide, high = drawn.get_size()
            across, up = wide / page.width, high / page.height
            for left, top, right, bottom in page.lines:
                box = (left * across, high - bottom * up, (right - left) * across, (bottom - top) * up)
                line = pdfium.FPDFPageObj_CreateNewRect(*box)
                pdfium.FPDFPath_SetDrawMode(line, pdfium.FPDF_FILLMODE_ALTERNATE, 0)
                pdfium.FPDFPage_InsertObject(drawn.raw, line)
            drawn.gen_content()
            return _saved(document)
        finally:
            document.close()


def _as_one(pages: Sequence[bytes]) -> bytes:
    """Several PDFs of one page as one; a page without words for one that is empty."""
    with PDFIUM:
        merged = pypdfium2.PdfDocument.new()
        try:
            for page in pages:
                if page:
                    _import_pages(merged, page)
                else:
                    merged.new_page(*_PAPER)
            return _saved(merged)
        finally:
            merged.close()


def _laid_in(data: bytes, numbers: Sequence[int], kept: bytes) -> bytes:
    """A PDF whose pages of these numbers are exchanged for the pages of another, as far as it has them."""
    with PDFIUM:
        whole, read_pages, merged = opened(data), opened(kept), pypdfium2.PdfDocument.new()
        try:
            place = dict(zip(numbers, range(len(read_pages)), strict=False))
            for number in range(1, len(whole) + 1):
                if number in place:
                    merged.import_pages(read_pages, pages=[place[number]])
                else:
                    merged.import_pages(whole, pages=[number - 1])
            return _saved(merged)
        finally:
            merged.close()
            read_pages.close()
            whole.close()


def _import_pages(merged: pypdfium2.PdfDocument, data: bytes) -> None:
    one = opened(data)
    try:
        merged.import_pages(one, pages=[0])
    finally:
        one.close()


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()
