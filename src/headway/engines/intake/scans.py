"""Scans: pages that are pictures. Each is shown as pixels drawn anew, and has the text that the file itself gives it."""

from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image

from headway.engines.intake.pictures import drawn_anew
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.readers.package import Package
from headway.engines.intake.readers.pdf_lines import PDFIUM, opened, read_lines
from headway.engines.intake.readers.word import pages_pictured

SHOWN_WIDTH = 1_000
READ_WIDTH = 2_000
MOST_HEIGHT = 4_000


@dataclass(frozen=True, slots=True)
class Scan:
    """The text of each page as the file gives it, "" for a page that is a picture only."""

    pages: tuple[str, ...]

    @property
    def is_scan(self) -> bool:
        """Whether there is a page whose text nobody has."""
        return not all(self.pages)


def scan_of(data: bytes, limits: Limits) -> Scan:
    """The pages of a PDF with the text of each. Raises Unreadable."""
    printed, _by = read_lines(data, limits)
    if not printed:
        raise Unreadable(_("The PDF has no pages: check that it was saved and copied completely."))
    texts = ("" if page.silent else "\n".join(line.text for line in page.lines).strip() for page in printed)
    return Scan(tuple(texts))


def page_picture(data: bytes, number: int, *, width: int = SHOWN_WIDTH) -> bytes:
    """A page of a PDF, a numbered picture of a Word file, or a picture itself, as a PNG of at most that width.

    Raises Unreadable, IndexError.
    """
    if b"%PDF-" in data[:1024]:
        return _of_pdf(data, number, width)
    return _of_word(data, number, width) if data.startswith(b"PK") else _of_picture(data, number, width)


def _of_word(data: bytes, number: int, width: int) -> bytes:
    limits = Limits()
    part = next((one.part for one in pages_pictured(data, limits) if one.number == number), None)
    if part is None:
        raise IndexError(number)
    pixels, _type, _ending = drawn_anew(Package(data, limits).data_of(part), limits)
    return _of_picture(pixels, 1, width)


def _of_pdf(data: bytes, number: int, width: int) -> bytes:
    with PDFIUM:
        document = opened(data)
        try:
            if not 1 <= number <= len(document):
                raise IndexError(number)
            page = document[number - 1]
            wide, high = page.get_size()
            scale = min(width / max(wide, 1), MOST_HEIGHT / max(high, 1))
            picture = page.render(scale=scale, may_draw_forms=False).to_pil()
        finally:
            document.close()
    return _as_png(picture)


def _of_picture(data: bytes, number: int, width: int) -> bytes:
    if number != 1:
        raise IndexError(number)
    with Image.open(BytesIO(data)) as opened_picture:
        picture = opened_picture.convert("RGB")
    picture.thumbnail((width, MOST_HEIGHT))
    return _as_png(picture)


def _as_png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.convert("L" if _is_grey(picture) else "RGB").save(out, "PNG")
    return out.getvalue()


def _is_grey(picture: Image.Image) -> bool:
    """Whether a thumbnail of it has no colour: most letters have none, and weigh a third so."""
    small = picture.convert("RGB").resize((64, 64))
    colours = [pixel for _count, pixel in small.getcolors(64 * 64) or () if isinstance(pixel, tuple)]
    return all(max(pixel) - min(pixel) < 12 for pixel in colours)
