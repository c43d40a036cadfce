"""Sentences that ask for what the items or the numbers below them say, or that items only go into."""

from functools import cached_property

from headway.engines.intake.documents.earlier_reports.blocks import Blocks
from headway.engines.intake.documents.earlier_reports.numbers import bare, is_label, ordinal_of
from headway.engines.intake.documents.earlier_reports.wording import asks_of_items, pattern, recommends
from headway.engines.intake.layer import Block, Kind

_A_SHORT_LEAD = 12
"""How many words a sentence has at most that only says who should."""


class LeadIns(Blocks):
    """Blocks, with what is known of the sentences that lead into others."""

    def leads_items(self, index: int) -> bool:
        """Whether a block of no number asks for nothing but what the items below it say: "The team recommends that Orsania:".

        Letters count such items where the sentence says no more than who should: "Quenland should: (a) …, (b) …".
        """
        if index + 1 >= len(self.blocks):
            return False
        block, after = self.blocks[index], self.blocks[index + 1]
        if block.kind is not Kind.PARAGRAPH or self._is_numbered(block) or after.kind is not Kind.LIST_ITEM:
            return False
        if index and self.is_label(self.blocks[index - 1]):
            return False
        plain = self.plain(index)
        if not plain.endswith(":") or not asks_of_items(plain) or self._in_bold(after):
            return False
        if pattern("goes_into").search(plain):
            return False
        return self._leads_letters(plain, after) if after.number else not block.number

    def goes_into(self, index: int) -> bool:
        """Whether an item is the first of those that only go into what the sentence right above asks."""
        if not index or self.blocks[index].kind is not Kind.LIST_ITEM:
            return False
        plain = self.plain(index - 1)
        asked = self.blocks[index - 1].kind is Kind.PARAGRAPH and plain.endswith(":") and recommends(plain) is not None
        return asked and pattern("goes_into").search(plain) is not None

    def _is_numbered(self, block: Block) -> bool:
        """Whether a number or a label of its own makes a block one recommendation, whatever it lists."""
        number = bare(block.number)
        return bool(number) and (number[0].isdigit() or ordinal_of(number) is not None or is_label(number))

    def _leads_letters(self, plain: str, after: Block) -> bool:
        ordinal = ordinal_of(bare(after.number)) if after.number else None
        return ordinal is not None and ordinal.style == "letter" and len(plain.split()) <= _A_SHORT_LEAD

    def leads_numbers(self, index: int) -> bool:
        """The same of a block that numbered paragraphs go on from: "The team recommends that Orsania: 5. …, 6. …"."""
        block, after = self.blocks[index], self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if block.kind is not Kind.PARAGRAPH or block.number or after is None or after.kind is not Kind.PARAGRAPH:
            return False
        number = ordinal_of(bare(after.number)) if after.number else None
        plain = self.plain(index)
        return (
            number is not None and number.style in ("plain", "dotted") and plain.endswith(":") and asks_of_items(plain)
        )

    @cached_property
    def led(self) -> frozenset[int]:
        """Bullets that go on from a sentence that asks: what stands in them is asked for, whatever its form."""
        found: set[int] = set()
        for index in range(len(self.blocks)):
            if self.leads_items(index):
                first = self.blocks[index + 1]
                for after in range(index + 1, len(self.blocks)):
                    item = self.blocks[after]
                    if item.kind is not Kind.LIST_ITEM or bool(item.number) is not bool(first.number):
                        break
                    if item.parent == first.parent:
                        found.add(after)
                    elif not self.is_below(after, index + 1) and not any(self.is_below(after, one) for one in found):
                        break
        return frozenset(found)

    def _in_bold(self, block: Block) -> bool:
        return (
            sum(two - one for one, two in self.document.bold_in(block.body, block.end)) > (block.end - block.body) / 2
        )
