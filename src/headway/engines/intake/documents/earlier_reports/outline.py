"""Where in the report each block stands: under which headings, and whether these are about recommendations of its own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from headway.engines.intake.documents.earlier_reports.blocks import RUNNING
from headway.engines.intake.documents.earlier_reports.lead_ins import LeadIns
from headway.engines.intake.documents.earlier_reports.numbers import Ordinal, bare, ordinal_of
from headway.engines.intake.documents.earlier_reports.wording import (
    asks_of_items,
    is_asked_in_a_list,
    is_earlier,
    is_named,
    may_be_asked,
    pattern,
    plain_of,
    recommends,
)
from headway.engines.intake.layer import Block, Document, Kind

_SHORT = 160
_TITLE = 90


@dataclass(frozen=True, slots=True)
class Spot:
    """What is known of a block from where it stands.

    `headings` are texts, outermost first; `lists`: it stands where recommendations are listed; `aside`: among what is
    not the report's own recommendations (contents, earlier ones, the State's comments, those of others). `series` is
    the same for all blocks of a list that counts on from 1, whatever headings stand between; -1 for none.
    """

    headings: tuple[str, ...] = ()
    lists: bool = False
    introduced: bool = False
    aside: str = ""
    gathers: bool = False
    group: int = -1
    needs: bool = False
    practices: bool = False
    series: int = -1

    @property
    def chapter(self) -> str:
        return " > ".join(self.headings)


class Outline(LeadIns):
    """A document with the spot of each of its blocks."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._adopted = self._under_bare_headings()
        self.spots = self._spots()

    def _spots(self) -> list[Spot]:
        spots: list[Spot] = []
        introduced = False
        by_parent: dict[int | None, Spot] = {}
        within: int | None = None
        for index, block in enumerate(self.blocks):
            if (block.kind is Kind.HEADING and not self.is_label(block)) or (
                within is not None and block.parent != within and not self.is_below(index, within)
            ):
                introduced, within = False, None
            above = self._heading_above(block)
            if above not in by_parent:
                by_parent[above] = self._spot_under(above)
            spot = by_parent[above]
            if block.kind in RUNNING:
                plain = self.plain(index)
                if not spot.aside and (_introduces(plain) or self.leads_items(index)):
                    introduced = True
                elif len(plain) < _TITLE and pattern("headings", "alone").fullmatch(plain) and not spot.aside:
                    introduced, within = True, self._box_of(index)
                elif block.kind is Kind.PARAGRAPH and not block.number and len(plain) > _SHORT:
                    introduced = False
            if block.kind in RUNNING and self._is_in_another_script(block):
                spot = replace(spot, aside="others")
            elif introduced:
                spot = Spot(spot.headings, spot.lists, True, spot.aside, spot.gathers, spot.group, spot.needs)
            spots.append(spot)
        return list(self._with_series(self._with_earlier_ones(spots)))

    def _with_earlier_ones(self, spots: list[Spot]) -> Iterator[Spot]:
        """Items below a sentence that tells of earlier recommendations stand aside."""
        earlier = False
        for index, (spot, block) in enumerate(zip(spots, self.blocks, strict=True)):
            if block.kind is Kind.HEADING or block.kind is Kind.PARAGRAPH:
                earlier = block.kind is Kind.PARAGRAPH and tells_of_earlier_ones(self.plain(index))
            yield replace(spot, aside="earlier") if earlier and block.kind is Kind.LIST_ITEM else spot

    def _with_series(self, spots: Iterable[Spot]) -> Iterator[Spot]:
        """Lists that count on from 1 go on under further headings for as long as they count on and ask."""
        open_ones: dict[tuple[str, str], tuple[Ordinal, int, bool]] = {}
        closed: dict[tuple[str, str], tuple[Ordinal, int, bool]] = {}
        count = 0
        for index, (spot, block) in enumerate(zip(spots, self.blocks, strict=True)):
            number = ordinal_of(bare(block.number)) if block.number and block.kind in RUNNING else None
            if number is not None and not spot.aside and number.style not in ("dotted", "code"):
                listed, style = spot.lists or spot.introduced, (number.style, number.lead)
                last, series, gathers = open_ones.get(style, (None, -1, False))
                goes_on = last is not None and _counts_on(last, number)
                if goes_on and not listed and not self._may_be_listed(index):
                    closed[style] = open_ones.pop(style)
                elif not goes_on and listed and style in closed and _counts_on(closed[style][0], number):
                    _, series, gathers = closed.pop(style)
                    spot = replace(spot, gathers=spot.gathers or gathers, series=series)
                    open_ones[style] = (number, series, gathers)
                elif goes_on:
                    spot = replace(
                        spot, introduced=spot.introduced or not listed, gathers=spot.gathers or gathers, series=series
                    )
                    open_ones[style] = (number, series, gathers)
                elif number.value == 1 and listed:
                    open_ones[style] = (number, count, spot.gathers)
                    spot = replace(spot, series=count)
                    count += 1
                elif number.value == 1:
                    open_ones.pop(style, None)
            yield spot

    def _is_in_another_script(self, block: Block) -> bool:
        """Whether a block is printed in other letters than the heading above it, as a quotation or a translation is."""
        above = self._heading_above(block)
        heading = self.text if above is None else self.document.of(self.blocks[above])
        return _is_latin(self.text[block.body : block.end]) is not _is_latin(heading)

    def _box_of(self, index: int) -> int | None:
        """The box a block stands in; None for one in none."""
        parent = self.blocks[index].parent
        return parent if parent is not None and self.blocks[parent].kind is Kind.BOX else None

    def _heading_above(self, block: Block) -> int | None:
        parent = block.parent
        while parent is not None:
            above = self.blocks[parent]
            if above.kind is Kind.HEADING and not self.is_label(above):
                return parent
            parent = above.parent
        return None

    def _under_bare_headings(self) -> dict[int, int]:
        """Headings that stand as high as "Recommendations" right above them, and of which what they head asks: they belong to it."""
        headings = [index for index, block in enumerate(self.blocks) if block.kind is Kind.HEADING]
        found: dict[int, int] = {}
        for place, index in enumerate(headings[:-1]):
            plain = self.plain(index)
            if not pattern("headings", "recommendations").search(plain) or _aside(plain):
                continue
            if not self._heads_only_headings(index, headings[place + 1]):
                continue
            for one, following in pairwise([*headings[place + 1 :], len(self.blocks)]):
                if self.blocks[one].parent != self.blocks[index].parent or not self._nearly_all_asks(
                    one + 1, following
                ):
                    break
                found[one] = index
        return found

    def _heads_only_headings(self, index: int, following: int) -> bool:
        """Whether nothing stands under a heading, before the next, but a sentence that opens a list."""
        if following == index + 1:
            return True
        last = self.blocks[following - 1]
        lead = self.plain(following - 1)
        opens = _introduces(lead) or (lead.endswith(":") and asks_of_items(lead))
        return following <= index + 3 and last.kind is Kind.PARAGRAPH and opens

    def _may_be_listed(self, index: int) -> bool:
        plain = self.plain(index)
        return is_asked_in_a_list(plain, self.language) or (
            self.language == "en" and may_be_asked(plain) and is_named(plain)
        )

    def _nearly_all_asks(self, first: int, behind: int) -> bool:
        items = [index for index in range(first, behind) if self.blocks[index].kind in RUNNING]
        asked = sum(is_asked_in_a_list(self.plain(index), self.language) for index in items)
        return bool(items) and asked >= _NEARLY_ALL * len(items)

    def _spot_under(self, heading: int | None) -> Spot:
        chain: list[int] = []
        while heading is not None:
            if self.blocks[heading].kind is Kind.HEADING and not self.is_label(self.blocks[heading]):
                chain.append(heading)
            heading = self._adopted.get(heading, self.blocks[heading].parent)
        chain.reverse()
        texts = [" ".join(self.text[self.blocks[one].start : self.blocks[one].end].split()) for one in chain]
        plains = [plain_of(self.of(one)) for one in chain]
        aside, lists = "", False
        for depth, plain in enumerate(plains, 1):
            own = _aside(plain)
            if own and (own != "contents" or depth == len(plains)):
                aside = own
            if pattern("headings", "recommendations").search(plain) and not own:
                lists, aside = True, ""
        gathers = any(pattern("headings", "gathering").search(plain_of(text)) for text in texts)
        needs = any(pattern("headings", "needs").search(plain) for plain in plains)
        practices = any(pattern("headings", "practices").search(plain) for plain in plains)
        return Spot(tuple(texts), lists, False, aside, gathers, chain[-1] if chain else -1, needs, practices)


_LAST_LATIN = "\u024f"
_NEARLY_ALL = 0.8
_MOST = 0.5
_STEP = 3


def _is_latin(text: str) -> bool:
    """Whether most letters are Latin, as where there are none."""
    if text.isascii():
        return True
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter > _LAST_LATIN for letter in letters) <= len(letters) / 2


def _counts_on(last: Ordinal, number: Ordinal) -> bool:
    return (last.style, last.lead) == (number.style, number.lead) and 0 < number.value - last.value <= _STEP


def _introduces(plain: str) -> bool:
    last = re.split(r"(?<=[a-z)\]][.?]) ", plain)[-1]
    return (
        plain.endswith(":")
        and not tells_of_earlier_ones(plain)
        and bool(pattern("introduces").search(plain[-260:]) or pattern("opens_a_list").search(last))
    )


def tells_of_earlier_ones(plain: str) -> bool:
    """Whether a paragraph opens a list of what was recommended before: "In 2016 the Committee made three recommendations:"."""
    told = plain.endswith(":") and "recom" in plain and recommends(plain) is None
    return told and bool(is_earlier(plain) or pattern("of_an_earlier").search(plain))


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
