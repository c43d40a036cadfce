"""The lines of a PDF with where they stand and how large they are, at a few calls a line."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

import pypdfium2
import pypdfium2.raw as pdfium

from headway.engines.intake.readers.limits import Limits, Unreadable

PDFIUM = Lock()
"""Held while PDFium works: it must not be entered by two threads."""

_NOISE = {code: None for code in (*range(9), 11, *range(14, 32), 0x7F)} | {0xFFFE: "\u00ad", 2: "\u00ad", 0xA0: " "}
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|pág\.|стр\.)?\W{0,3}(\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|sur|de|из)\s*\d{1,4})?\W{0,3}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its text, page (from 1), left and right edge and baseline in points, font size, all bold or not."""

    text: str
    page: int
    left: float
    right: float
    baseline: float
    size: float
    bold: bool


def read_lines(data: bytes, limits: Limits) -> tuple[list[list[Line]], dict[str, str]]:
    """The lines of every page, and what the file says of itself. Raises Unreadable."""
    with PDFIUM:
        document = _opened(data)
        try:
            if len(document) > limits.max_pages:
                raise Unreadable(
                    f"The PDF has {len(document):,} pages and the limit is {limits.max_pages:,}: give its parts singly."
                )
            return _all_pages(document, limits), document.get_metadata_dict(skip_empty=True)
        except (pypdfium2.PdfiumError, ValueError) as error:
            raise Unreadable("The PDF is damaged: open it, print it to a new PDF and give that.") from error
        finally:
            document.close()


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise Unreadable(
                "The PDF is encrypted: open it with its password, print it to a new PDF and give that."
            ) from error
        raise Unreadable("The PDF is damaged: open it, print it to a new PDF and give that.") from error


def _all_pages(document: pypdfium2.PdfDocument, limits: Limits) -> list[list[Line]]:
    pages: list[list[Line]] = []
    characters = 0
    for index in range(len(document)):
        lines = _page_lines(document, index)
        characters += sum(len(line.text) for line in lines)
        if characters > limits.max_characters:
            raise Unreadable(
                f"The PDF has more than {limits.max_characters:,} characters, which is the limit: give its parts singly."
            )
        pages.append(lines)
    return pages


def _page_lines(document: pypdfium2.PdfDocument, index: int) -> list[Line]:
    """A page PDFium cannot load is a page without text."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return []
    try:
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        page.close()
        return []
    text = textpage.get_text_range() if textpage.count_chars() > 0 else ""
    probe = _Probe(textpage.raw)
    lines, start = [], 0
    for raw in text.split("\r\n"):
        clean = raw.translate(_NOISE).strip()
        if clean:
            first = start + len(raw) - len(raw.lstrip())
            lines.append(probe.line(clean, index + 1, first, start + len(raw.rstrip()) - 1))
        start += len(raw) + 2
    textpage.close()
    page.close()
    return lines


class _Probe:
    """Asks PDFium about single characters, by their place in the text."""

    def __init__(self, textpage: object) -> None:
        self._textpage = textpage
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def line(self, text: str, page: int, first: int, last: int) -> Line:
        one, two = self._index(first), self._index(last)
        right, _ = self._origin(two)
        left, baseline = self._origin(one)
        size = float(pdfium.FPDFText_GetFontSize(self._textpage, self._index((first + last) // 2)))
        bold = self._weight(one) >= 600 and self._weight(two) >= 600
        return Line(text, page, left, right, baseline, size, bold)

    def _index(self, place: int) -> int:
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._textpage, place))

    def _origin(self, index: int) -> tuple[float, float]:
        if not pdfium.FPDFText_GetCharOrigin(self._textpage, index, self._x, self._y):
            return 0.0, 0.0
        return self._x.value, self._y.value

    def _weight(self, index: int) -> int:
        return int(pdfium.FPDFText_GetFontWeight(self._textpage, index))


def without_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Leave out what stands at the top or bottom of page after page, and page numbers."""
    edges = [_edges(lines) for lines in pages]
    seen = Counter(key for lines in edges for key in {_key(line) for line in lines})
    needed = 3 if len(pages) > 2 else 2
    kept = []
    for number, (lines, edge) in enumerate(zip(pages, edges, strict=True), start=1):
        running = [line for line in edge if seen[_key(line)] >= needed or _is_page_number(line, number, edge)]
        kept.append([line for line in lines if line not in running])
    return kept


def _edges(lines: Sequence[Line]) -> list[Line]:
    """The highest and lowest two baselines' lines: heads and feet are often out of order in the file."""
    heights = sorted({round(line.baseline) for line in lines})
    outer = {*heights[:2], *heights[-2:]}
    return [line for line in lines if round(line.baseline) in outer] if len(heights) > 2 else []


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.baseline / 6)


def _is_page_number(line: Line, number: int, edge: Iterable[Line]) -> bool:
    match = _PAGE_NUMBER.fullmatch(line.text)
    if match is None or not match[1].isdigit() or int(match[1]) != number:
        return False
    return line.baseline in (min(one.baseline for one in edge), max(one.baseline for one in edge))
