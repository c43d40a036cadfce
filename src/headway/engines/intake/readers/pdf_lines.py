"""The lines of a PDF with where they stand and how large they are, at a few calls a line."""

import ctypes
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from statistics import median
from threading import Lock

import pypdfium2
import pypdfium2.raw as pdfium
from django.utils.translation import gettext as _

from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.readers.numbering import marker_of
from headway.engines.intake.readers.pdf_pictures import is_silent
from headway.engines.intake.readers.pdf_rtl import Glyph, Way, lines_of, way_of
from headway.engines.intake.readers.pdf_rules import Drawn, Rules, drawn_on, is_bold
from headway.foundation.core.numbers_said import say_count

PDFIUM = Lock()
"""Held while PDFium works: it must not be entered by two threads."""

_PRINTED_LINE = re.compile("[^\r\n\ufffe\x02]+[\ufffe\x02]?")
"""PDFium sets a mark for a hyphen at the end of a line, and no line end after it."""

_NOISE = dict.fromkeys((*range(9), 11, *range(14, 32), 0x7F)) | {
    0xFFFE: "\u00ad",
    2: "\u00ad",
    0xA0: " ",
    0xF0B7: "•",
    0xF0A7: "▪",
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a printed line: its place in the line's text, its edges in points, bold or not."""

    start: int
    end: int
    left: float
    right: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: text, page (from 1), left and right edge and baseline in points, font size, all bold or not.

    `right` is where the last character begins, `ink` where it ends. `words` are told only where a table or bold type may
    stand.
    """

    text: str
    page: int
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    words: tuple[Word, ...] = ()
    ink: float = 0.0

    def part(self, first: int, last: int) -> "Line":
        """The line from one word to another, both included."""
        words = self.words[first : last + 1]
        start = words[0].start
        moved = tuple(replace(word, start=word.start - start, end=word.end - start) for word in words)
        text, bold = self.text[start : words[-1].end], all(word.bold for word in words)
        return replace(self, text=text, left=words[0].left, right=words[-1].right, bold=bold, words=moved)


@dataclass(frozen=True, slots=True)
class Printed:
    """What stands on a page; `unseen` where a machine laid its letters over a picture, `silent` where nobody read the picture."""

    lines: list[Line]
    rules: Rules = field(default_factory=Rules)
    unseen: bool = False
    silent: bool = False


def read_lines(data: bytes, limits: Limits) -> tuple[list[Printed], dict[str, str]]:
    """The lines and rules of every page, and what the file says of itself. Raises Unreadable."""
    with PDFIUM:
        document = opened(data)
        try:
            if len(document) > limits.max_pages:
                raise Unreadable(
                    _("The PDF has %(size)s pages and the limit is %(limit)s: give its parts singly.")
                    % {"size": say_count(len(document)), "limit": say_count(limits.max_pages)}
                )
            return _all_pages(document, limits), document.get_metadata_dict(skip_empty=True)
        except (pypdfium2.PdfiumError, ValueError) as error:
            raise Unreadable(_("The PDF is damaged: open it, print it to a new PDF and give that.")) from error
        finally:
            document.close()


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """A PDF, to be closed again; PDFIUM is held meanwhile. Raises Unreadable."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise Unreadable(
                _("The PDF is encrypted: open it with its password, print it to a new PDF and give that.")
            ) from error
        raise Unreadable(_("The PDF is damaged: open it, print it to a new PDF and give that.")) from error


def _all_pages(document: pypdfium2.PdfDocument, limits: Limits) -> list[Printed]:
    pages: list[Printed] = []
    characters = 0
    for index in range(len(document)):
        printed = _page(document, index)
        characters += sum(len(line.text) for line in printed.lines)
        if characters > limits.max_characters:
            raise Unreadable(
                _("The PDF has more than %(limit)s characters: give its parts singly.")
                % {"limit": say_count(limits.max_characters)}
            )
        pages.append(printed)
    return pages


def _page(document: pypdfium2.PdfDocument, index: int) -> Printed:
    """A page PDFium cannot load is a page without text."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return Printed([], silent=True)
    try:
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        page.close()
        return Printed([], silent=True)
    text = textpage.get_text_range() if textpage.count_chars() > 0 else ""
    drawn = drawn_on(page.raw) if text else Drawn()
    silent = is_silent(page, len("".join(text.split())))
    probe = _Probe(textpage.raw, drawn)
    if (way := way_of(text)) is not Way.LEFT:
        width = page.get_width() if way is Way.RIGHT else None
        lines = _lines_from_the_right(probe, textpage.raw, index + 1, width)
        rules = drawn.rules.seen_from_the_right(width) if width else drawn.rules
        textpage.close()
        page.close()
        return Printed(lines, rules, drawn.unseen, silent)
    lines = _lines(probe, text, index + 1)
    if not drawn.may_hold_a_table and _may_stand_in_rows(lines):
        probe.tells_words = True
        lines = _lines(probe, text, index + 1)
    textpage.close()
    page.close()
    return Printed(lines, drawn.rules, drawn.unseen, silent)


def _lines(probe: "_Probe", text: str, page: int) -> list[Line]:
    lines = []
    for match in _PRINTED_LINE.finditer(text):
        raw = match.group()
        clean = raw.translate(_NOISE).strip()
        if clean:
            bare = raw.lstrip()
            first = match.start() + len(raw) - len(bare)
            last = match.start() + len(raw.rstrip("\ufffe\x02 ")) - 1
            lines.append(probe.line(clean, page, first, last, bare))
    return lines


def _lines_from_the_right(probe: "_Probe", textpage: object, page: int, width: float | None) -> list[Line]:
    """The lines of a page that is read from the right, at least in part.

    Places are counted from its right edge where its width is given.
    """
    lines = []
    for glyphs in lines_of(textpage):
        baseline = median(glyph.baseline for glyph in glyphs)
        size = median(glyph.size for glyph in glyphs)
        kept = [one for one in glyphs if not (one.text.isdigit() and one.baseline > baseline + 0.2 * size)]
        if not "".join(one.text for one in kept).strip():
            continue
        words, text = _words_of(probe, kept, width), "".join(one.text for one in kept)
        bold = all(word.bold for word in words)
        left, ink = min(word.left for word in words), max(word.right for word in words)
        lines.append(_number_apart(Line(text, page, left, ink, baseline, size, bold, words, ink)))
    return lines


def _words_of(probe: "_Probe", glyphs: Sequence[Glyph], width: float | None) -> tuple[Word, ...]:
    words: list[Word] = []
    place = 0
    for is_space, group in groupby(glyphs, key=lambda one: one.text == " "):
        own = list(group)
        end = place + sum(len(one.text) for one in own)
        if not is_space:
            left, right = min(one.left for one in own), max(one.right for one in own)
            if width is not None:
                left, right = width - right, width - left
            words.append(Word(place, end, left, right, probe.is_bold_at(own[0].index, own[0].baseline)))
        place = end
    return tuple(words)


def _may_stand_in_rows(lines: Sequence[Line]) -> bool:
    """Whether words may stand in columns anywhere but at the very top and bottom of the page, where heads do."""
    if len(lines) < _FEWEST_LINES:
        return False
    top, low = max(line.baseline for line in lines) - 1, min(line.baseline for line in lines) + 1
    within = [line for line in lines if low < line.baseline < top]
    return beside(within) + spread(within) > 0


def beside(lines: Sequence[Line]) -> int:
    """How many lines stand at the height of another and right of it, as the cells of a row do."""
    heights: dict[int, list[Line]] = {}
    for line in lines:
        heights.setdefault(round(line.baseline), []).append(line)
    return sum(
        any(other.right < line.left - 5 for other in own if other is not line)
        for own in heights.values()
        for line in own
    )


def spread(lines: Sequence[Line]) -> int:
    """How many lines have so few letters for their width that they must be words set far apart, as a row's are."""
    return sum(line.ink - line.left > _SPREAD * line.size * max(3, len(line.text)) for line in lines)


_FEWEST_LINES = 3
_SPREAD = 0.65
"""A letter is hardly half as wide as it is high."""
_INKED = re.compile(r"[^\s\x00-\x1f\ufffe]+")
_RAISED = re.compile(r"(?<=[^\W\d_]|[.,;:)”’\"])\d{1,3}(?=[\s.,;:)]|$)")


def _middle(raw: str) -> int:
    """A place in the middle of a line where something is printed: PDFium sets spaces of its own, in a size of 1."""
    place = (len(raw) - 1) // 2
    while place > 0 and raw[place].isspace():
        place -= 1
    return max(place, 0)


class _Probe:
    """Asks PDFium about single characters, by their place in the text."""

    def __init__(self, textpage: object, drawn: Drawn) -> None:
        self._textpage = textpage
        self._drawn = drawn
        self.tells_words = drawn.may_hold_a_table or drawn.unseen
        self._name = ctypes.create_string_buffer(120)
        self._flags = ctypes.c_int()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = [ctypes.c_double() for _ in range(4)]

    def line(self, text: str, page: int, first: int, last: int, raw: str) -> Line:
        one, two = self._index(first), self._index(last)
        right, _ = self._origin(two)
        left, baseline = self._origin(one)
        size = float(pdfium.FPDFText_GetFontSize(self._textpage, self._index(first + _middle(raw))))
        clean = _RAISED.sub(lambda match: self._unraised(match, first, baseline + 0.2 * size), text)
        words: tuple[Word, ...] = ()
        if self.tells_words or self._drawn.may_be_bold(baseline + 0.2 * size):
            words = self._words(clean, raw, first)
        bold = bool(words) and all(word.bold for word in words)
        return _number_apart(Line(clean, page, left, right, baseline, size, bold, words, self._right(two)))

    def _words(self, text: str, raw: str, first: int) -> tuple[Word, ...]:
        """The words of a line in its cleaned text, found one after another as they stand in the raw one."""
        places = [(match.start(), match.end()) for match in _INKED.finditer(raw)]
        own = [(match.start(), match.end()) for match in _INKED.finditer(text)]
        if len(places) != len(own):
            places = own
        found = []
        for (start, end), (one, two) in zip(own, places, strict=True):
            begin, close = self._index(first + one), self._index(first + two - 1)
            bold = self._drawn.may_be_bold(self._origin(begin)[1] + 1) and self._is_bold(begin)
            found.append(Word(start, end, self._origin(begin)[0], self._right(close), bold))
        return tuple(found)

    def _right(self, index: int) -> float:
        box = self._box
        found = pdfium.FPDFText_GetCharBox(self._textpage, index, box[0], box[1], box[2], box[3])
        return box[1].value if found else self._origin(index)[0]

    def _unraised(self, match: re.Match[str], first: int, height: float) -> str:
        """The number of a note stands above the line: it belongs to the page, not to the sentence."""
        box = self._box
        found = pdfium.FPDFText_GetCharBox(self._textpage, self._index(first + match.start()), *box)
        return "" if found and box[2].value > height else match.group()

    def _index(self, place: int) -> int:
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._textpage, place))

    def _origin(self, index: int) -> tuple[float, float]:
        if not pdfium.FPDFText_GetCharOrigin(self._textpage, index, self._x, self._y):
            return 0.0, 0.0
        return self._x.value, self._y.value

    def is_bold_at(self, index: int, baseline: float) -> bool:
        """Whether a character, by its place among the page's, is bold."""
        return self._drawn.may_be_bold(baseline + 1) and self._is_bold(index)

    def _is_bold(self, index: int) -> bool:
        pdfium.FPDFText_GetFontInfo(self._textpage, index, self._name, len(self._name), self._flags)
        return is_bold(pdfium.FPDFText_GetFontWeight(self._textpage, index), self._name.value)


def _number_apart(line: Line) -> Line:
    """ "(ii)Orsania …": where a number fills the space before the words, a space is set all the same."""
    marker = marker_of(line.text)
    if marker is None or not marker.number or line.text[marker.length - 1].isspace():
        return line
    place = marker.length
    words: list[Word] = []
    for word in line.words:
        if word.end <= place:
            words.append(word)
            continue
        if word.start < place:
            words.append(replace(word, end=place))
            word = replace(word, start=place)
        words.append(replace(word, start=word.start + 1, end=word.end + 1))
    return replace(line, text=f"{line.text[:place]} {line.text[place:]}", words=tuple(words))
