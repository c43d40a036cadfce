"""Paragraphs of printed lines set as one text: words whole again, and the places where the page turns kept."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from headway.engines.intake.layer import Kind, Page
from headway.engines.intake.readers.drafts import Draft
from headway.engines.intake.readers.numbering import Depth, Marker
from headway.engines.intake.readers.pdf_lines import Line

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_WORD = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_TAIL = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_KEPT_PREFIXES = frozenset(
    {"anti", "co", "counter", "cross", "ex", "follow", "high", "long", "low", "mid", "multi", "non", "post", "self"}
    | {
        "semi",
        "short",
        "socio",
        "vice",
        "well",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
    }
)
_KEPT_ENDS = frozenset(
    "agency based border building country free government led level making oriented owned related responsive sensitive "
    "sharing specific state term terrorism wide year".split()
)
"""What follows the hyphen of a compound: "gender-responsive", "evidence-based"."""


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; `note` is the number of a note, "" for body text."""

    lines: list[Line]
    note: str = ""

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)


_A_WORD = 4
"""Letters that a part of a compound has at least: "whistle-blowers", where both stand elsewhere by themselves."""
Row = list[list[Paragraph]]
"""A row of a table: the paragraphs of each of its cells."""


def vocabulary(pages: Iterable[Iterable[Line]]) -> frozenset[str]:
    """The words that stand whole somewhere: they tell whether a hyphen at a line's end belongs to its word."""
    return frozenset(_WORD.findall(" ".join(line.text for lines in pages for line in lines).lower()))


def standing(pages: Iterable[Iterable[Line]]) -> frozenset[str]:
    """The words that stand within a line, where none is broken at a line's edge."""
    inner = (" ".join(line.text.split()[1:-1]) for lines in pages for line in lines)
    return frozenset(_WORD.findall(" ".join(inner).lower()))


@dataclass(slots=True)
class Setting:
    """Sets paragraphs as one text, and keeps where each page begins in it.

    `words` stand whole in the document, or at a line's edge; `whole` are those of running text, where no word is broken
    without a hyphen, as narrow cells of tables break them, and `inner` those that stand within a line.
    """

    words: frozenset[str]
    whole: frozenset[str] = frozenset()
    inner: frozenset[str] = frozenset()
    parts: list[str] = field(default_factory=list)
    length: int = 0
    drafts: list[Draft] = field(default_factory=list)
    sizes: list[tuple[float, bool]] = field(default_factory=list)
    turns: list[tuple[int, int]] = field(default_factory=list)
    bold: list[tuple[int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def set(self, paragraph: Paragraph) -> None:
        """A paragraph or a note, apart from what stands before it."""
        if self.parts:
            self._put("\n\n")
        start = self.length
        marker: Marker | None = None
        kind = Kind.PARAGRAPH
        if paragraph.note:
            kind = Kind.FOOTNOTE
            marker = Marker(paragraph.note, len(paragraph.note) + 1, Depth.ARABIC, "note")
        self._write(paragraph)
        self._drafted(Draft(kind, start, self.length, marker=marker, page=paragraph.lines[0].page), paragraph)

    def set_table(self, rows: Sequence[Row]) -> None:
        """A table: rows a line, cells parted by tabs, the paragraphs of a cell a line each."""
        if self.parts:
            self._put("\n\n")
        first = next(paragraph for row in rows for cell in row for paragraph in cell)
        table = self._drafted(Draft(Kind.TABLE, self.length, self.length, page=first.lines[0].page), first)
        for index, row in enumerate(rows):
            if index:
                self._put("\n")
            self._set_row(row, table)
        self._closed(table)

    def _set_row(self, cells: Row, table: int) -> None:
        first = next(paragraph for cell in cells for paragraph in cell)
        page = first.lines[0].page
        row = self._drafted(Draft(Kind.TABLE_ROW, self.length, self.length, page=page, under=table), first)
        last = max(index for index, cell in enumerate(cells) if cell)
        for index, cell in enumerate(cells[: last + 1]):
            if index:
                self._put("\t")
            if not cell:
                continue
            start = self.length
            for count, paragraph in enumerate(cell):
                if count:
                    self._put("\n")
                self._write(paragraph, in_cell=True)
            place = cell[0].lines[0].page
            self._drafted(Draft(Kind.TABLE_CELL, start, self.length, page=place, under=row), cell[0])
        self._closed(row)

    def _drafted(self, draft: Draft, look: Paragraph) -> int:
        self.drafts.append(draft)
        self.sizes.append((look.size, look.bold))
        return len(self.drafts) - 1

    def _closed(self, index: int) -> None:
        self.drafts[index] = replace(self.drafts[index], end=self.length)

    def _write(self, paragraph: Paragraph, *, in_cell: bool = False) -> None:
        pieces = [line.text for line in paragraph.lines]
        if paragraph.note:
            pieces[0] = f"{paragraph.note} {pieces[0][len(paragraph.note) :].lstrip()}"
        for index, line in enumerate(paragraph.lines):
            piece = pieces[index]
            if index + 1 < len(pieces):
                piece = (
                    piece
                    if in_cell and self._is_broken(piece, pieces[index + 1])
                    else self._joined(piece, pieces[index + 1])
                )
            self._turn(line.page)
            if not paragraph.note:
                self._embolden(line, len(piece))
            self._put(piece.replace("\u00ad", ""))

    def _embolden(self, line: Line, length: int) -> None:
        for word in line.words:
            if word.bold:
                start, end = self.length + word.start, self.length + min(word.end, length)
                if self.bold and start - self.bold[-1][1] <= 1 and self._in_one(self.bold[-1][1], start):
                    self.bold[-1] = (self.bold[-1][0], end)
                else:
                    self.bold.append((start, end))

    def _in_one(self, end: int, start: int) -> bool:
        """Whether nothing but a space parts two words; a tab or a new line parts two blocks."""
        return start == end or start > self.length or self.parts[-1][-1:] not in ("\t", "\n")

    def spans(self) -> tuple[Page, ...]:
        """Pages; one that a paragraph runs on past notes of has more than one piece."""
        ends = [start for _, start in self.turns[1:]] + [self.length]
        return tuple(Page(number, start, end) for (number, start), end in zip(self.turns, ends, strict=True))

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _turn(self, page: int) -> None:
        if not self.turns or self.turns[-1][0] != page:
            self.turns.append((page, self.length if self.turns else 0))

    def _is_broken(self, piece: str, following: str) -> bool:
        """Whether a narrow cell broke a word without a hyphen: its halves are no words, together they are one."""
        head, tail = _TAIL.search(piece), _FIRST_WORD.match(following)
        if head is None or tail is None or not tail[0][0].islower():
            return False
        one, two = head[0].lower(), tail[0].lower()
        if one + two in self.whole:
            return one not in self.whole or two not in self.whole
        return one + two in self.words and one not in self.whole and two not in self.whole

    def _joined(self, piece: str, following: str) -> str:
        """A line with what goes between it and the next: a space, or nothing where a word was broken."""
        match = _LAST_WORD.search(piece)
        rest = _FIRST_WORD.match(following)
        if following.strip(".,;:)") == "":
            return piece
        if match is None:
            return (
                piece
                if piece.endswith(("–", "—", "/", "-")) and not piece.endswith((" –", " —", " -", ".-", ":-"))
                else piece + " "
            )
        if rest is None or not rest[0][0].islower():
            return piece[:-1] + "-"
        head, tail = match[1].lower(), rest[0].lower()
        if head + tail in self.words and f"{head}-{tail}" not in self.words:
            return piece[:-1]
        if f"{head}-{tail}" in self.words or head in _KEPT_PREFIXES or tail in _KEPT_ENDS:
            return piece[:-1] + "-"
        if len(head) >= _A_WORD and len(tail) >= _A_WORD and head in self.inner and tail in self.inner:
            return piece[:-1] + "-"
        return piece[:-1]
