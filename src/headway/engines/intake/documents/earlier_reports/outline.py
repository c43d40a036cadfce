"""Where in the report each block stands: under which headings, and whether these are about recommendations of its own."""

import re
from dataclasses import dataclass
from functools import cached_property

from headway.engines.intake.documents.earlier_reports.numbers import bare, is_label
from headway.engines.intake.documents.earlier_reports.wording import pattern, plain_of
from headway.engines.intake.layer import Block, Document, Kind
from headway.foundation.language.identify import language_of

_PARAGRAPH = re.compile(r"[(\[§¶]?\s?\d{1,3}[.)\]]?")
RUNNING = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTE})
_SHORT = 160
_TITLE = 90


@dataclass(frozen=True, slots=True)
class Spot:
    """What is known of a block from where it stands.

    `headings` are texts, outermost first; `lists`: it stands where recommendations are listed; `aside`: among what is
    not the report's own recommendations (contents, earlier ones, the State's comments, those of others).
    """

    headings: tuple[str, ...] = ()
    lists: bool = False
    introduced: bool = False
    aside: str = ""
    gathers: bool = False
    group: int = -1
    needs: bool = False
    practices: bool = False

    @property
    def chapter(self) -> str:
        return " > ".join(self.headings)


class Outline:
    """A document with the spot of each of its blocks."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.blocks = document.blocks
        self.language = language_of(document.text)
        self.spots = self._spots()

    def of(self, index: int) -> str:
        """The text of a block without its number."""
        block = self.blocks[index]
        return self.text[block.body : block.end]

    def plain(self, index: int) -> str:
        """The same, folded, for matching."""
        return plain_of(self.of(index))

    @cached_property
    def numbered(self) -> dict[str, list[int]]:
        """The offsets at which each number is printed before a block."""
        found: dict[str, list[int]] = {}
        for block in self.blocks:
            if block.number and block.kind is not Kind.FOOTNOTE:
                found.setdefault(bare(block.number), []).append(block.start)
        return found

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

    def _spots(self) -> list[Spot]:
        spots: list[Spot] = []
        introduced = False
        by_parent: dict[int | None, Spot] = {}
        within: int | None = None
        for index, block in enumerate(self.blocks):
            if (block.kind is Kind.HEADING and not self._is_label(block)) or (
                within is not None and block.parent != within and not self.is_below(index, within)
            ):
                introduced, within = False, None
            above = self._heading_above(block)
            if above not in by_parent:
                by_parent[above] = self._spot_under(above)
            spot = by_parent[above]
            if block.kind in RUNNING:
                plain = self.plain(index)
                if plain.endswith(":") and pattern("introduces").search(plain[-260:]) and not spot.aside:
                    introduced = True
                elif len(plain) < _TITLE and pattern("headings", "alone").fullmatch(plain) and not spot.aside:
                    introduced, within = True, self._box_of(index)
                elif block.kind is Kind.PARAGRAPH and not block.number and len(plain) > _SHORT:
                    introduced = False
            if introduced:
                spot = Spot(spot.headings, spot.lists, True, spot.aside, spot.gathers, spot.group, spot.needs)
            spots.append(spot)
        return spots

    def _box_of(self, index: int) -> int | None:
        """The box a block stands in; None for one in none."""
        parent = self.blocks[index].parent
        return parent if parent is not None and self.blocks[parent].kind is Kind.BOX else None

    def _is_label(self, block: Block) -> bool:
        return is_label(self.text[block.start : block.end])

    def _heading_above(self, block: Block) -> int | None:
        parent = block.parent
        while parent is not None:
            above = self.blocks[parent]
            if above.kind is Kind.HEADING and not self._is_label(above):
                return parent
            parent = above.parent
        return None

    def _spot_under(self, heading: int | None) -> Spot:
        chain: list[int] = []
        while heading is not None:
            if self.blocks[heading].kind is Kind.HEADING and not self._is_label(self.blocks[heading]):
                chain.append(heading)
            heading = self.blocks[heading].parent
        chain.reverse()
        texts = [" ".join(self.text[self.blocks[one].start : self.blocks[one].end].split()) for one in chain]
        plains = [plain_of(self.of(one)) for one in chain]
        aside, lists = "", False
        for plain in plains:
            own = _aside(plain)
            if own:
                aside = own
            if pattern("headings", "recommendations").search(plain) and not own:
                lists, aside = True, ""
        gathers = any(pattern("headings", "gathering").search(plain) for plain in plains)
        needs = any(pattern("headings", "needs").search(plain) for plain in plains)
        practices = any(pattern("headings", "practices").search(plain) for plain in plains)
        return Spot(tuple(texts), lists, False, aside, gathers, chain[-1] if chain else -1, needs, practices)


def _aside(plain: str) -> str:
    if pattern("headings", "contents").search(plain):
        return "contents"
    if pattern("headings", "state").search(plain):
        return "state"
    if pattern("headings", "others").search(plain):
        return "others"
    if pattern("headings", "recommendations").search(plain) and pattern("headings", "earlier").search(plain):
        return "earlier"
    return ""
