"""Pages of a PDF that are a picture of print, though a running head or a number is set beside it."""

import ctypes

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

FEWEST = 3
"""A page with fewer characters than this has no text."""
_HEADS = 200
"""So many characters are no more than heads, a number and a stamp."""
_MOST_OBJECTS = 400
_LARGE = 0.45
"""A scan fills so much of its page at least."""
_SMALL, _PAPER, _EVEN, _NEAR = 160, 150, 0.55, 25
"""Seen so wide, print is on light paper most of which is of one grey; a photograph is not."""


def is_silent(page: pypdfium2.PdfPage, characters: int) -> bool:
    """Whether what a page says stands on a picture: it has no text, or hardly more than heads beside a scan."""
    if characters < FEWEST:
        return True
    return characters < _HEADS and _pictured(page) >= _LARGE and _is_paper(page)


def _pictured(page: pypdfium2.PdfPage) -> float:
    """How much of a page its largest picture covers."""
    wide, high = page.get_size()
    count = int(pdfium.FPDFPage_CountObjects(page.raw))
    if count > _MOST_OBJECTS or not wide * high:
        return 0.0
    edges = [ctypes.c_float() for _ in range(4)]
    largest = 0.0
    for index in range(count):
        one = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(one) != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        pdfium.FPDFPageObj_GetBounds(one, *edges)
        left, low, right, top = (edge.value for edge in edges)
        shown = max(0.0, min(right, wide) - max(left, 0.0)) * max(0.0, min(top, high) - max(low, 0.0))
        largest = max(largest, shown / (wide * high))
    return largest


def _is_paper(page: pypdfium2.PdfPage) -> bool:
    seen = page.render(scale=_SMALL / max(page.get_width(), 1), grayscale=True, may_draw_forms=False).to_numpy()
    grey = float(np.median(seen))
    return grey > _PAPER and float(np.mean(np.abs(seen.astype(np.int16) - grey) < _NEAR)) > _EVEN
