"""The common layer every reader gives: one text, and a tree of blocks that point into it."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a block is on the page."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE = "table"
    TABLE_ROW = "table-row"
    TABLE_CELL = "table-cell"
    BOX = "box"
    QUOTE = "quote"
    FOOTNOTE = "footnote"
    CAPTION = "caption"
    DATELINE = "dateline"
    BYLINE = "byline"
    CONTACT = "contact"
    FURNITURE = "furniture"


CONTAINERS = frozenset({Kind.TABLE, Kind.TABLE_ROW, Kind.BOX})
"""Blocks whose span encloses the spans of their children."""

PROSE = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.TABLE_CELL, Kind.QUOTE, Kind.FOOTNOTE})
"""Blocks that state something; every other kind only names, dates or decorates."""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the text, `text[start:end]`, without white space at either edge.

    `number` is the number as printed ("12.", "125.3", "(a)", "R1"), "" where there is none; it stands in the text,
    and `body` is the offset where what follows the number (or the bullet) starts, `start` where there is none.
    `level`: 0 for a title, 1 to 6 for headings, 1 and deeper for numbered paragraphs, sub-paragraphs and list
    items, otherwise 0. `parent` is the index in `Document.blocks` of the block this one hangs under: the heading of
    its section, the paragraph of a sub-paragraph, the row of a cell, what a note belongs to where that is known.
    `page` counts from 1; None without pages.
    """

    kind: Kind
    start: int
    end: int
    body: int
    level: int = 0
    number: str = ""
    parent: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """`text[start:end]` comes from page `number`, counted from 1 (not the number printed on it).

    A page has more than one piece where a paragraph runs on over the notes at its foot.
    """

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """What was read. Blocks are in the order of their start, a container before what it contains.

    All offsets count characters of `text`. Blocks that are not containers never overlap. `pages` is empty for formats
    without pages. `sha256` is of the bytes given, in hexadecimal. `metadata` has what the file says of itself under
    "author", "created", "modified", "language", "encoding", "subject", "macros", "pages_without_text", "left_out" (running heads), "pictures_without_text" (pictures of pages in a Word file), each only where it is there. `bold` are the
    stretches set in bold, in order, none touching the next. `machine` are the stretches that a machine read from pictures,
    each with the number of its page.
    """

    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...]
    title: str
    media_type: str
    sha256: str
    metadata: Mapping[str, str] = field(default_factory=dict)
    bold: tuple[tuple[int, int], ...] = ()
    machine: tuple[Page, ...] = ()

    def of(self, block: Block) -> str:
        """The text of a block, its number included."""
        return self.text[block.start : block.end]

    def prose(self) -> Iterator[Block]:
        """The blocks that state something, in order; they never overlap."""
        return (block for block in self.blocks if block.kind in PROSE)

    def section(self, block: Block) -> tuple[Block, ...]:
        """What a block hangs under, outermost first."""
        above: list[Block] = []
        parent = block.parent
        while parent is not None:
            above.append(self.blocks[parent])
            parent = self.blocks[parent].parent
        return tuple(reversed(above))

    def page_at(self, offset: int) -> int | None:
        """The number of the page on which a character stands; None without pages."""
        if not self.pages:
            return None
        return self.pages[max(0, bisect_right(self.pages, offset, key=_start) - 1)].number

    def bold_in(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The bold stretches between two offsets, cut to them."""
        first = max(0, bisect_right(self.bold, start, key=_first) - 1)
        found = []
        for one, two in self.bold[first:]:
            if one >= end:
                break
            if two > start:
                found.append((max(one, start), min(two, end)))
        return tuple(found)

    def block_at(self, offset: int) -> Block | None:
        """The innermost block over a character; None between blocks."""
        last = bisect_right(self.blocks, offset, key=_start) - 1
        block = self.blocks[last] if last >= 0 else None
        while block is not None and offset >= block.end:
            block = None if block.parent is None else self.blocks[block.parent]
        return block


def _first(span: tuple[int, int]) -> int:
    return span[0]


def _start(span: Block | Page) -> int:
    return span.start
