"""Scans for tests: pages that are pictures, as a PDF without text or as a picture."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont


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
