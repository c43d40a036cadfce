"""Scans for tests: pages that are pictures, as a PDF without text or as a picture."""

import os
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image, ImageDraw, ImageFont

from headway.engines.intake.ocr import is_there

needs_tesseract = pytest.mark.skipif(
    not is_there() and not os.environ.get("CI"), reason="no tesseract here: CI installs it, and fails without"
)


def a_page(*lines, size=48):
    """A picture of a page with these lines printed on it."""
    page = Image.new("RGB", (1240, 1754), "white")
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(size)
    for number, line in enumerate(lines):
        draw.text((100, 120 + number * size * 2), line, fill="black", font=font)
    return page


def a_scan(*pages):
    """A PDF of pages without any text."""
    out = BytesIO()
    first, *rest = [a_page(*lines) for lines in pages]
    first.save(out, "PDF", save_all=True, append_images=rest, resolution=150)
    return out.getvalue()


def a_picture(*lines):
    out = BytesIO()
    a_page(*lines).save(out, "PNG")
    return out.getvalue()


def as_scan(page):
    """A PDF of one page that is this picture."""
    out = BytesIO()
    page.save(out, "PDF", resolution=150)
    return out.getvalue()


def pictured(data, page=0):
    """A page of a PDF as a picture of 150 dots to the inch."""
    document = pypdfium2.PdfDocument(data)
    return document[page].render(scale=150 / 72).to_pil().convert("RGB")


def after_one_another(*files):
    """The pages of several PDFs as one."""
    whole, out = pypdfium2.PdfDocument.new(), BytesIO()
    for data in files:
        whole.import_pages(pypdfium2.PdfDocument(data))
    whole.save(out)
    return out.getvalue()


def with_a_head(data, text):
    """A PDF whose pages have this line of print near their top."""
    document, out = pypdfium2.PdfDocument(data), BytesIO()
    for page in document:
        line = pdfium.FPDFPageObj_NewTextObj(document.raw, b"Helvetica", 9)
        letters = (f"{text}\0").encode("utf-16-le")
        pdfium.FPDFText_SetText(line, (pdfium.FPDF_WCHAR * (len(letters) // 2)).from_buffer_copy(letters))
        pdfium.FPDFPageObj_Transform(line, 1, 0, 0, 1, 60, page.get_height() - 25)
        pdfium.FPDFPage_InsertObject(page.raw, line)
        page.gen_content()
    document.save(out)
    return out.getvalue()


def askew(page, degrees):
    """A page as it lies when it was laid upon the glass carelessly."""
    return page.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor="white")


def a_numbered_page(*items, size=26):
    """A page with a numbered list whose numbers stand apart from what they number, at the left margin."""
    page = Image.new("RGB", (1240, 1754), "white")
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(size)
    draw.text((100, 120), "The visiting team recommends that the Government:", fill="black", font=font)
    for number, item in enumerate(items, start=1):
        draw.text((100, 130 + number * size * 3), f"{number}.", fill="black", font=font)
        draw.text((170, 130 + number * size * 3), item, fill="black", font=font)
    return page


def a_page_with_a_table(*rows, edges=(100, 220, 800, 1140), size=26, colour="black", shaded=False):
    """A page with a table whose lines are drawn; the cells of each row, each of the lines of text it has."""
    page = Image.new("RGB", (1240, 1754), "white")
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(size)
    draw.text((100, 120), "Table of recommendations", fill="black", font=font)
    top = 200
    for place, row in enumerate(rows):
        low = top + 30 + int(size * 1.4) * max(len(cell) for cell in row)
        if shaded and not place:
            draw.rectangle((edges[0], top, edges[-1], low), fill="lightgrey")
        for left, cell in zip(edges, row, strict=False):
            for count, line in enumerate(cell):
                draw.text((left + 12, top + 14 + count * int(size * 1.4)), line, fill="black", font=font)
        draw.line((edges[0], top, edges[-1], top), fill=colour, width=2)
        for left in edges:
            draw.line((left, top, left, low), fill=colour, width=2)
        top = low
    draw.line((edges[0], top, edges[-1], top), fill=colour, width=2)
    return page
