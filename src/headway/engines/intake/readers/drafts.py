"""Blocks in the making: readers collect drafts, and nesting turns them into the tree."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from headway.engines.intake.layer import Block, Kind
from headway.engines.intake.readers.numbering import Depth, Marker, follows, marker_of


@dataclass(frozen=True, slots=True)
class Draft:
    """A block before it has its place. `level` is only known for headings and for lists that say how deep they are."""

    kind: Kind
    start: int
    end: int
    level: int = 0
    marker: Marker | None = None
    page: int | None = None
    under: int | None = None


NESTING = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM})


def with_markers(text: str, drafts: Iterable[Draft]) -> list[Draft]:
    """Give each heading, paragraph and list item the number it starts with."""
    marked: list[Draft] = []
    previous: Marker | None = None
    roman: Marker | None = None
    drafts = list(drafts)
    for index, draft in enumerate(drafts):
        if draft.marker is None and draft.kind in _NUMBERED:
            opens = (text.startswith(_FIRST, draft.start) and _counts_on(text, drafts[index + 1 :])) or (
                text.startswith(_FIRST_LETTER, draft.start)
                and _is_lettered_on(text, draft, drafts[index + 1 : index + 3])
            )
            before = roman if roman is not None and _is_next_roman(text, draft, roman) else previous
            marker = marker_of(text, draft.start, draft.end, previous=before, opens=opens)
            if marker is not None:
                previous = marker
                roman = marker if marker.style == "capital" and _ROMAN.fullmatch(marker.number) else roman
                draft = replace(draft, marker=marker, kind=_kind_with(marker, draft.kind))
        marked.append(draft)
    return marked


_REACH = 40
_FIRST = ("I. ", "I.\t", "I) ", "I)\t")
_SECOND = ("II. ", "II.\t", "II) ", "II)\t")
_FIRST_LETTER = ("A. ", "A.\t")
_ROMAN = re.compile(r"[IVXL]+[.)]")


def _is_next_roman(text: str, draft: Draft, before: Marker) -> bool:
    """Whether a Roman numeral counts on from the last one, whatever was lettered between: "IX.", "C. Borders", "X."."""
    found = _ROMAN.match(text, draft.start, draft.end)
    return found is not None and follows(before.number, found.group())


def _counts_on(text: str, following: Sequence[Draft]) -> bool:
    """Whether "II." comes before the next "I.": then that was a number and no initial of a name."""
    for draft in following[:_REACH]:
        if text.startswith((*_FIRST, *_SECOND), draft.start):
            return text.startswith(_SECOND, draft.start)
    return False


def _is_lettered_on(text: str, draft: Draft, following: Sequence[Draft]) -> bool:
    """Whether "B." and "C." begin the two blocks after one that "A." begins: three initials in such a row are a list."""
    return draft.kind is not Kind.HEADING and [text[one.start : one.start + 2] for one in following] == ["B.", "C."]


_NUMBERED = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.HEADING, Kind.TABLE_CELL, Kind.FOOTNOTE})


def _kind_with(marker: Marker, kind: Kind) -> Kind:
    return Kind.LIST_ITEM if kind is Kind.PARAGRAPH and marker.depth >= Depth.LETTER else kind


def nest(drafts: Sequence[Draft]) -> tuple[Block, ...]:
    """Give every draft its parent and level.

    Headings hang under the nearest heading of a lower level, numbered paragraphs and list items under the paragraph
    or item whose marker they go below, everything else under the current heading. A draft that names what it
    stands `under` (by index) hangs under that.
    """
    blocks: list[Block] = []
    headings: list[int] = []
    items: list[tuple[int, int]] = []
    for index, draft in enumerate(drafts):
        level, parent = draft.level, headings[-1] if headings else None
        if draft.under is not None:
            parent = draft.under
        elif draft.kind in (Kind.TITLE, Kind.HEADING):
            while headings and blocks[headings[-1]].level >= level:
                headings.pop()
            parent = headings[-1] if headings else None
            headings.append(index)
            items.clear()
        elif draft.kind in NESTING:
            depth = _depth_of(draft)
            if depth:
                while items and (items[-1][0] >= depth or not _is_below(draft, drafts[items[-1][1]])):
                    items.pop()
                parent = items[-1][1] if items else parent
                items.append((depth, index))
                level = len(items)
            elif draft.kind is Kind.PARAGRAPH:
                items.clear()
        body = draft.start + (draft.marker.length if draft.marker else 0)
        number = draft.marker.number if draft.marker else ""
        blocks.append(Block(draft.kind, draft.start, draft.end, body, level, number, parent, draft.page))
    return tuple(blocks)


def _is_below(draft: Draft, above: Draft) -> bool:
    """ "125.3" stands below "125.", not below "12."."""
    if draft.marker is None or draft.marker.style != "dotted" or above.marker is None:
        return True
    return above.marker.depth >= Depth.LETTER or draft.marker.number.startswith(above.marker.number.rstrip(".") + ".")


def _depth_of(draft: Draft) -> int:
    """A list that says how deep it is (`level`) goes below the paragraphs; otherwise the marker tells."""
    if draft.level:
        return int(Depth.BULLET) + draft.level
    if draft.marker is not None:
        return int(draft.marker.depth)
    return int(Depth.BULLET) if draft.kind is Kind.LIST_ITEM else 0


class Writing:
    """A text in the making for formats that have none of their own: blocks are added, offsets come out exact."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._fresh = True
        self.drafts: list[Draft] = []

    @property
    def text(self) -> str:
        """What was written so far."""
        return "".join(self._parts)

    def write(self, text: str) -> None:
        """Append characters that belong to no new block."""
        self._parts.append(text)
        self._length += len(text)
        self._fresh = False

    @property
    def length(self) -> int:
        """The offset of the next character."""
        return self._length

    def add(self, draft: Draft, text: str, *, apart: str = "\n\n") -> int:
        """Append a block, `apart` from what stands before it; its offsets are set here. Returns its index."""
        index = self.open(draft, apart=apart)
        self.write(text)
        self.close(index)
        return index

    def open(self, draft: Draft, *, apart: str = "\n\n") -> int:
        """Begin a container; what is added next stands in it. Close it to set its end."""
        if not self._fresh:
            self.write(apart)
        self.drafts.append(replace(draft, start=self._length, end=self._length))
        self._fresh = True
        return len(self.drafts) - 1

    def close(self, index: int) -> None:
        """End a block at the last character written."""
        self.drafts[index] = replace(self.drafts[index], end=self._length)
        self._fresh = False
