"""Paragraphs of printed lines set as one text: words whole again, and the places where the page turns kept."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from headway.engines.intake.layer import Kind, Page
from headway.engines.intake.readers.drafts import Draft
from headway.engines.intake.readers.numbering import Depth, Marker
from headway.engines.intake.readers.pdf_lines import Line

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_WORD = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_KEPT_PREFIXES = frozenset(
    {"anti", "co", "counter", "cross", "ex", "follow", "high", "long", "low", "mid", "multi", "non", "post", "self"}
    | {"semi", "short", "socio", "vice", "well"}
)


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; `note` is the number of a note, "" for body text."""

    lines: list[Line]
    note: str = ""

    @property
    def size(self) -> float:
        return self.lines[0].size


def vocabulary(pages: Iterable[Iterable[Line]]) -> frozenset[str]:
    """The words that stand whole somewhere: they tell whether a hyphen at a line's end belongs to its word."""
    return frozenset(_WORD.findall(" ".join(line.text for lines in pages for line in lines).lower()))


@dataclass(slots=True)
class Setting:
    """Sets paragraphs as one text, and keeps where each page begins in it; `words` stand whole in the document."""

    words: frozenset[str]
    parts: list[str] = field(default_factory=list)
    length: int = 0
    drafts: list[Draft] = field(default_factory=list)
    sizes: list[tuple[float, bool]] = field(default_factory=list)
    turns: list[tuple[int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def set(self, paragraph: Paragraph) -> None:
        if self.parts:
            self._put("\n\n")
        start, page = self.length, paragraph.lines[0].page
        marker: Marker | None = None
        kind = Kind.PARAGRAPH
        pieces = [line.text for line in paragraph.lines]
        if paragraph.note:
            kind = Kind.FOOTNOTE
            pieces[0] = f"{paragraph.note} {pieces[0][len(paragraph.note) :].lstrip()}"
            marker = Marker(paragraph.note, len(paragraph.note) + 1, Depth.ARABIC, "note")
        for index, line in enumerate(paragraph.lines):
            piece = pieces[index]
            if index + 1 < len(pieces):
                piece = self._joined(piece, pieces[index + 1])
            self._turn(line.page)
            self._put(piece.replace("\u00ad", ""))
        self.drafts.append(Draft(kind, start, self.length, marker=marker, page=page))
        self.sizes.append((paragraph.size, all(line.bold for line in paragraph.lines)))

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

    def _joined(self, piece: str, following: str) -> str:
        """A line with what goes between it and the next: a space, or nothing where a word was broken."""
        match = _LAST_WORD.search(piece)
        rest = _FIRST_WORD.match(following)
        if match is None:
            return (
                piece
                if piece.endswith(("–", "—", "/", "-")) and not piece.endswith((" –", " —", " -"))
                else piece + " "
            )
        if rest is None or not rest[0][0].islower():
            return piece[:-1] + "-"
        head, tail = match[1].lower(), rest[0].lower()
        if head + tail in self.words and f"{head}-{tail}" not in self.words:
            return piece[:-1]
        if f"{head}-{tail}" in self.words or head in _KEPT_PREFIXES:
            return piece[:-1] + "-"
        return piece[:-1]
