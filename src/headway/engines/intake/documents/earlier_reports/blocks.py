"""The blocks of a report: their words, folded for matching, their numbers, and what hangs under what."""

import re
from collections.abc import Sequence
from functools import cached_property

from headway.engines.intake.documents.earlier_reports.numbers import bare, is_label, kind_of_label
from headway.engines.intake.documents.earlier_reports.reporters import those_who_recommend
from headway.engines.intake.documents.earlier_reports.wording import plain_of
from headway.engines.intake.layer import Block, Document, Kind
from headway.foundation.language.identify import language_of

RUNNING = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTE})
_PARAGRAPH = re.compile(r"[(\[§¶]?\s?\d{1,3}[.)\]]?")
_MOST = 0.5


class Blocks:
    """A document by its blocks, which are told by their index."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.blocks = document.blocks
        self.language = language_of(document.text)
        self._said: dict[tuple[int, int], str] = {}
        self._reporters = those_who_recommend(
            plain_of(self.text[block.body : block.end]) for block in self.blocks if block.kind in RUNNING
        )

    def of(self, index: int) -> str:
        """The text of a block without its number."""
        block = self.blocks[index]
        return self.text[block.body : block.end]

    def plain(self, index: int) -> str:
        """The same, folded, for matching."""
        block = self.blocks[index]
        return self.said(block.body, block.end)

    def said(self, start: int, end: int) -> str:
        """A stretch folded, for matching, in which whoever reports is called "the committee"."""
        if (start, end) not in self._said:
            plain = plain_of(self.text[start:end])
            self._said[start, end] = self._reporters.sub("the committee", plain) if self._reporters else plain
        return self._said[start, end]

    @cached_property
    def numbered(self) -> dict[str, list[int]]:
        """The offsets at which each number is printed before a block."""
        found: dict[str, list[int]] = {}
        for block in self.blocks:
            if block.number and block.kind is not Kind.FOOTNOTE:
                found.setdefault(bare(block.number), []).append(block.start)
        return found

    def under(self, parent: int | None) -> Sequence[int]:
        """The blocks of running text right under a block, in order."""
        return self._under.get(parent, ())

    @cached_property
    def _under(self) -> dict[int | None, list[int]]:
        found: dict[int | None, list[int]] = {}
        for index, block in enumerate(self.blocks):
            if block.kind in RUNNING:
                found.setdefault(block.parent, []).append(index)
        return found

    @cached_property
    def numbers_its_paragraphs(self) -> bool:
        """Whether most paragraphs of the report bear a number, so that one without belongs to what stands above it."""
        own = [block for block in self.blocks if block.kind is Kind.PARAGRAPH]
        numbered = [block for block in own if any(letter.isdigit() for letter in block.number)]
        return sum(kind_of_label(block.number) is None for block in numbered) > _MOST * len(own)

    def paragraph_of(self, index: int) -> str:
        """The printed number of the paragraph a block is or stands in; "" for one in none."""
        above: int | None = index
        while above is not None:
            block = self.blocks[above]
            if block.kind in RUNNING and _PARAGRAPH.fullmatch(block.number):
                return bare(block.number)
            above = block.parent
        return ""

    def is_below(self, index: int, ancestor: int) -> bool:
        """Whether a block hangs under another."""
        parent = self.blocks[index].parent
        while parent is not None:
            if parent == ancestor:
                return True
            parent = self.blocks[parent].parent
        return False

    def is_label(self, block: Block) -> bool:
        """Whether a block is nothing but a label with its number."""
        return is_label(self.text[block.start : block.end])
