"""Pictures in a Word file: which of them are as large as a page, so that a text may stand on them that no reader gives."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from headway.engines.intake.readers.styles import local, value

PICTURED = frozenset({"drawing", "pict", "object"})
_EMU = 360_000
"""English Metric Units to a centimetre."""
_CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72, "px": 2.54 / 96}
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)(cm|mm|in|pt|px)")
_NARROWEST, _LOWEST, _LARGE = 9.0, 12.0, 200.0
"""A page pasted in is at least so many centimetres wide and high, or covers so many square centimetres (A4 has 624)."""


Said = str | tuple[tuple[str, ...], ...]
"""What was read from a picture: a paragraph, or the rows of a table with the text of each cell."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture as large as a page: its number among all pictures of the text, from 1, and the part that holds it."""

    number: int
    part: str


@dataclass(slots=True)
class Pictures:
    """Counts the pictures of a text as they come; `said` has what a machine read from some, by number."""

    parts: Mapping[str, str]
    said: Mapping[int, Sequence[Said]] = field(default_factory=dict)
    count: int = 0
    pages: list[PagePicture] = field(default_factory=list)

    def see(self, element: Element) -> int:
        """The number of a picture that is as large as a page, else 0; an element without a picture counts for none."""
        link = _link_in(element)
        if not link:
            return 0
        self.count += 1
        width, height = _size_of(element)
        if not (min(width, height) > 0 and _may_be_a_page(width, height)):
            return 0
        self.pages.append(PagePicture(self.count, self.parts.get(link, "")))
        return self.count


def _may_be_a_page(width: float, height: float) -> bool:
    return (width >= _NARROWEST and height >= _LOWEST) or width * height >= _LARGE


def _link_in(element: Element) -> str:
    for one in element.iter():
        tag = local(one.tag)
        if tag == "blip":
            return value(one, "embed") or value(one, "link") or ""
        if tag == "imagedata":
            return value(one, "id") or value(one, "href") or ""
    return ""


def _size_of(element: Element) -> tuple[float, float]:
    """Width and height in centimetres, as it is shown; (0, 0) where it does not say."""
    for one in element.iter():
        tag = local(one.tag)
        if tag == "extent":
            return _number(value(one, "cx")) / _EMU, _number(value(one, "cy")) / _EMU
        if tag == "shape" and (style := one.get("style")):
            told = {side: float(size) * _CENTIMETRES[unit] for side, size, unit in _LENGTH.findall(style)}
            return told.get("width", 0.0), told.get("height", 0.0)
    return 0.0, 0.0


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
