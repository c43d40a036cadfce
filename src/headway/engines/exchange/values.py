"""A Word file as it came back: paragraphs as they were sent, and what was changed or remarked in each. No database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Change(StrEnum):
    """What a tracked change does."""

    INSERTION = "insertion"
    DELETION = "deletion"


@dataclass(frozen=True, slots=True)
class Tracked:
    """One tracked change in a paragraph; `start` and `end` count in the paragraph's text as it was before.

    An insertion has `start == end`. "\\n" stands for a paragraph's end. `hand` tells the authors of one file apart;
    their names are not taken over.
    """

    change: Change
    start: int
    end: int
    text: str
    hand: int = 0
    moved: bool = False


@dataclass(frozen=True, slots=True)
class WordComment:
    """A comment in the margin: its words, the range it stands at, and the comment it replies to (a place, or None)."""

    id: str
    text: str
    hand: int = 0
    replies_to: str = ""
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """Where a comment stands in one paragraph, in its text before."""

    comment: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph as it was before any tracked change, however many paragraphs it is now.

    `marks` are bookmarks that begin in it: offset and name. `is_new`: the whole paragraph was inserted. `notes` are the
    footnotes it refers to. `style` is the id of its paragraph style, `cell` whether it stands in a table; then `row`
    and `column` count the file's rows and the row's cells from 1.
    """

    text: str
    tracked: tuple[Tracked, ...] = ()
    ranges: tuple[Range, ...] = ()
    marks: tuple[tuple[int, str], ...] = ()
    notes: tuple[str, ...] = ()
    style: str = ""
    cell: bool = False
    is_new: bool = False
    row: int = 0
    column: int = 0

    @property
    def now(self) -> str:
        """The text with every tracked change made."""
        gone = {n for one in self.tracked if one.change is Change.DELETION for n in range(one.start, one.end)}
        came: dict[int, str] = {}
        for one in self.tracked:
            if one.change is Change.INSERTION:
                came[one.start] = came.get(one.start, "") + one.text
        letters = (
            came.get(n, "") + ("" if n in gone or n == len(self.text) else self.text[n])
            for n in range(len(self.text) + 1)
        )
        return "".join(letters) if self.tracked else self.text


@dataclass(frozen=True, slots=True)
class Returned:
    """A whole file. `elsewhere` are the pieces of headers, footers and text boxes, which belong to no block.

    `raw` counts the change elements of the file, so that what was read can be checked against it. `noted` are the words
    of its footnotes and endnotes before any tracked change, by the names under which pieces refer to them.
    """

    pieces: tuple[Piece, ...]
    comments: tuple[WordComment, ...] = ()
    elsewhere: tuple[Piece, ...] = ()
    raw: int = 0
    version: str = ""
    noted: Mapping[str, str] = field(default_factory=dict)


class How(StrEnum):
    """How a stretch of a returned file was matched with a block of the version sent; the surest first."""

    MARK = "hidden mark"
    TEXT = "same words"
    NUMBER = "printed number"
    LIKENESS = "similar words"
    PART = "part of it"
    PLACE = "place in the text"
    NONE = "not found"


@dataclass(frozen=True, slots=True)
class SentBlock:
    """A block of a version as it was sent: `label` is how people name it ("¶ 12"), `chapter` the heading above it.

    In a table `row` and `column` count the file's rows and the row's cells from 1. `notes` are the words of its notes.
    """

    key: str
    text: str
    number: str = ""
    label: str = ""
    chapter: str = ""
    is_heading: bool = False
    row: int = 0
    column: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` to `end` in a piece, and the block it belongs to: its place among those sent, -1 for none."""

    piece: int
    start: int
    end: int
    block: int
    how: How
    likeness: float = 1.0


@dataclass(frozen=True, slots=True)
class Proposed:
    """A comment that a returned file proposes.

    `what` is insertion, deletion, replacement or remark; `before` and `after` the words changed or remarked on; `text`
    what the remark says. `start`, `end` count in the text of the block as sent, -1 where that is not known. `tracked`
    is false for what was retyped without a record. `reply_to` is the place of another in the same list, -1 none.
    """

    what: str
    before: str
    after: str = ""
    text: str = ""
    block: SentBlock | None = None
    start: int = -1
    end: int = -1
    how: How = How.NONE
    tracked: bool = True
    moved: bool = False
    reply_to: int = -1
    near: str = ""
    changes: int = 1


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file proposes before anything is stored. `warnings` are sentences for whoever took it in."""

    proposed: tuple[Proposed, ...]
    warnings: tuple[str, ...] = field(default=())

    @property
    def unanchored(self) -> tuple[Proposed, ...]:
        return tuple(one for one in self.proposed if one.block is None)
