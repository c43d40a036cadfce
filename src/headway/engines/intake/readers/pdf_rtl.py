"""Pages that are read from right to left: lines put together from where their letters stand, in the order they are read.

A PDF sets letters where they are seen. What is read is found by going from right to left, save for numbers and foreign
words, which run the other way within. Brackets are seen mirrored, and signs above a letter belong behind it.
"""

import ctypes
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

import pypdfium2.raw as pdfium

_RIGHT = frozenset({"R", "AL"})
_MIRRORED = dict(zip("()[]{}<>«»", ")(][}{><»«", strict=True))
_PAIR = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|«[^«»]*»")
_BETWEEN_DIGITS = frozenset(",.:/٬٫،")
_LAM = "ل"
"""It is one shape with the alef behind it, and is read first."""
_ENDS = frozenset(".,،;؛:؟!")
_PRESENTED = range(0xFB50, 0xFEFD)
"""Letters by their shape, where a PDF does not say which letter it is."""
_SAME_LINE = 0.45
_SPACE, _WIDE_SPACE = 0.14, 0.22
_APART = 1.8
"""As parts of the size of letters: what stands higher or lower is another line; gaps that part words, and cells."""
_FEWEST_LETTERS = 10
_SOME = 0.2


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter with its place among the page's, where it is set, its edges, baseline and size in points."""

    index: int
    text: str
    place: float
    left: float
    right: float
    baseline: float
    size: float

    @property
    def direction(self) -> str:
        return unicodedata.bidirectional(self.text[0])

    @property
    def is_sign(self) -> bool:
        return self.direction == "NSM"


class Way(Enum):
    """How a page is read: from the left, from the right, or some of its lines from the right."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


def way_of(text: str) -> Way:
    """By how many letters of a page are of a script that is read from right to left."""
    right = sum(unicodedata.bidirectional(letter) in _RIGHT for letter in text)
    letters = sum(map(str.isalpha, text)) if right >= _FEWEST_LETTERS else 0
    if not letters or right < _SOME * letters:
        return Way.LEFT
    return Way.RIGHT if right > letters / 2 else Way.BOTH


def lines_of(textpage: object) -> list[list[Glyph]]:
    """The glyphs of each line in the order they are read, spaces among them; lines as the page has them.

    PDFium turns the brackets of such lines. Whether the file itself had them as they are seen or as they are read is told
    by which makes more pairs.
    """
    glyphs = _without_doubles(_glyphs(textpage))
    found = [piece for line in _gathered(glyphs) for piece in _parted(line)]
    found.sort(key=lambda line: min(glyph.index for glyph in line))
    read = [in_order(line) for line in found]
    bracketed = [place for place, line in enumerate(found) if any(glyph.text in _MIRRORED for glyph in line)]
    turned = [in_order(found[place], turns=True) for place in bracketed]
    if _pairs(turned) > _pairs([read[place] for place in bracketed]):
        for place, line in zip(bracketed, turned, strict=True):
            read[place] = line
    return read


def _pairs(lines: Sequence[Sequence[Glyph]]) -> int:
    return sum(len(_PAIR.findall("".join(glyph.text for glyph in line))) for line in lines)


def _glyphs(textpage: object) -> list[Glyph]:
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    found = []
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if code < 32 or 0xD800 <= code < 0xE000 or pdfium.FPDFText_IsGenerated(textpage, index) == 1:
            continue
        pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
        if not pdfium.FPDFText_GetLooseCharBox(textpage, index, box):
            continue
        text = unicodedata.normalize("NFKC", chr(code)) if code in _PRESENTED else chr(code)
        text = text.strip() or " "
        if text == " " and box.right - box.left < _NARROW:
            continue
        size = float(pdfium.FPDFText_GetFontSize(textpage, index))
        found.append(Glyph(index, text, x.value, box.left, box.right, y.value, size))
    return found


def _gathered(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: -one.baseline):
        before = lines[-1][0] if lines else None
        if before is not None and before.baseline - glyph.baseline < _SAME_LINE * max(before.size, glyph.size):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return lines


def _without_doubles(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Where a letter and the sign above it are both said to be the two of them, each is there once.

    Letters that are one shape are set at one place, and are none.
    """
    kept: dict[tuple[str, int], list[Glyph]] = {}
    for glyph in sorted(glyphs, key=lambda one: one.left - one.right):
        stretch = glyph.index // _NEAR_IN_ORDER
        near = (one for place in (-1, 0, 1) for one in kept.get((glyph.text, stretch + place), ()))
        if glyph.text == " " or not any(_lies_in(glyph, one) for one in near):
            kept.setdefault((glyph.text, stretch), []).append(glyph)
    return [glyph for own in kept.values() for glyph in own]


def _lies_in(glyph: Glyph, other: Glyph) -> bool:
    return (
        abs(glyph.index - other.index) < _NEAR_IN_ORDER
        and glyph.place != other.place
        and other.left - 0.5 <= glyph.left
        and glyph.right <= other.right + 0.5
        and abs(other.baseline - glyph.baseline) < other.size
    )


_NEAR_IN_ORDER = 12
_NARROW = 0.5
"""A space without width is none of the file's."""


def _parted(line: Sequence[Glyph]) -> list[list[Glyph]]:
    """A line cut where cells part; the gap of a tab is none, where the words on both sides belong together."""
    parts: list[list[Glyph]] = []
    reach = 0.0
    for glyph in sorted(line, key=lambda one: (one.place, one.index)):
        if not parts or glyph.left - reach > _APART * glyph.size:
            parts.append([])
        parts[-1].append(glyph)
        reach = max(reach, glyph.right)
    return parts


def in_order(line: Sequence[Glyph], *, turns: bool = False) -> list[Glyph]:
    """The glyphs of one line, however given, in the order they are read; `turns` brackets outside foreign words."""
    letters = _with_spaces([one for one in line if not one.is_sign])
    if not any(one.direction in _RIGHT for one in letters):
        return _signed(letters, line)
    letters = [_turned(one) for one in letters]
    ordered: list[Glyph] = []
    place = len(letters)
    while place:
        first = _run_before(letters, place)
        if first is None:
            place -= 1
            ordered.append(_turned(letters[place]) if turns else letters[place])
        else:
            ordered += letters[first:place]
            place = first
    if len(ordered) > 2 and ordered[-1].text in _ENDS and ordered[-2].text == " ":
        del ordered[-2]
    return _signed(ordered, line)


def _with_spaces(letters: Sequence[Glyph]) -> list[Glyph]:
    """From left to right, with a space where words part that are set apart without one; none at an edge."""
    wide = _SPACE if all(one.text != " " for one in letters) else _WIDE_SPACE
    found: list[Glyph] = []
    for glyph in sorted(letters, key=lambda one: (round(one.place, 1), one.text == _LAM, one.index)):
        if glyph.text == " " and (not found or found[-1].text == " "):
            continue
        if found and " " not in (glyph.text, found[-1].text) and glyph.left - found[-1].right > wide * glyph.size:
            found.append(
                Glyph(glyph.index, " ", found[-1].right, found[-1].right, glyph.left, glyph.baseline, glyph.size)
            )
        found.append(glyph)
    return found[:-1] if found and found[-1].text == " " else found


def _turned(glyph: Glyph) -> Glyph:
    return replace(glyph, text=_MIRRORED[glyph.text]) if glyph.text in _MIRRORED else glyph


def _run_before(letters: Sequence[Glyph], end: int) -> int | None:
    """Where a number or foreign words begin that end at a place and run from left to right; None where none do."""
    if letters[end - 1].direction in ("EN", "AN"):
        number = _number_before(letters, end)
        words = _words_before(letters, number, end)
        return number if words is None else words
    if letters[end - 1].direction == "L":
        return _words_before(letters, end, end)
    if letters[end - 1].text in ")]" and end > 1:
        first = _words_before(letters, end - 1, end)
        opened = {")": "(", "]": "["}[letters[end - 1].text]
        if first is not None and any(one.text == opened for one in letters[first : end - 1]):
            return first
    return None


def _number_before(letters: Sequence[Glyph], end: int) -> int:
    first = end - 1
    while first > 0:
        before = letters[first - 1]
        if before.direction in ("EN", "AN"):
            first -= 1
        elif before.text in _BETWEEN_DIGITS and first > 1 and letters[first - 2].direction in ("EN", "AN"):
            first -= 2
        else:
            break
    return first


def _words_before(letters: Sequence[Glyph], place: int, end: int) -> int | None:
    """Where foreign words begin to which a number, or what ends at a place, belongs; None where there are none."""
    first = None
    for index in range(place - 1, -1, -1):
        direction = letters[index].direction
        if direction in _RIGHT:
            break
        if direction == "L":
            first = index
    if first is None:
        return None
    while first > 0 and letters[first - 1].text == "(" and any(one.text == ")" for one in letters[first:end]):
        first -= 1
    return first


def _signed(letters: Sequence[Glyph], line: Sequence[Glyph]) -> list[Glyph]:
    """Letters with the signs above them, each behind the letter of its own shape, or over whose middle it stands."""
    signs = [one for one in line if one.is_sign]
    bases = [place for place, one in enumerate(letters) if one.text[0].isalpha()]
    if not signs or not bases:
        return list(letters)
    behind: dict[int, list[Glyph]] = {}
    for sign in signs:
        nearest = min(bases, key=lambda place: _distance(letters[place], sign))
        behind.setdefault(nearest, []).append(sign)
    return [one for place, letter in enumerate(letters) for one in (letter, *behind.get(place, ()))]


def _distance(letter: Glyph, sign: Glyph) -> tuple[bool, float]:
    return letter.place != sign.place, abs(letter.left + letter.right - sign.left - sign.right)
