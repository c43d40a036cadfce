"""A key for every block that readers can comment on, made of what the block is about: it is the same in every version.

A builder names the record a block tells of; where it does not, the observations it tells or the passages it cites say
what it is about, and its own words only where it has neither. A key tells nobody a record's id.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from headway.engines.reports.values import (
    Block,
    Fact,
    Facts,
    Item,
    ItemList,
    Note,
    Paragraph,
    RangeRow,
    Ranges,
    Row,
    Sentence,
    Table,
)

LENGTH = 12


def with_keys(section: str, blocks: Iterable[Block]) -> list[Block]:
    """The blocks of one section of a report, before any is filtered, each with its key."""
    keys = _Keys(section)
    return [keys.block(block) for block in blocks]


class _Keys:
    def __init__(self, section: str) -> None:
        self.section = section
        self.given: Counter[str] = Counter()

    def block(self, block: Block) -> Block:
        match block:
            case Paragraph(sentences=sentences) | Note(sentences=sentences):
                return replace(block, key=self.key(block.key, sentences))
            case ItemList(items=items):
                return replace(block, items=tuple(self.item(item) for item in items))
            case Table(rows=rows):
                return replace(block, rows=tuple(self.row(row, block.caption) for row in rows))
            case Facts(facts=facts):
                return replace(block, facts=tuple(self.fact(fact) for fact in facts))
            case Ranges(rows=ranges):
                return replace(block, rows=tuple(self.range(row, block.caption) for row in ranges))
            case _:
                return block

    def item(self, item: Item) -> Item:
        return replace(item, key=self.key(item.key, item.sentences))

    def row(self, row: Row, caption: str) -> Row:
        sentences = [sentence for cell in row.cells for sentence in cell.sentences]
        return replace(row, key=self.key(row.key, sentences, caption))

    def fact(self, fact: Fact) -> Fact:
        return replace(fact, key=self.key(fact.key or fact.label, ()))

    def range(self, row: RangeRow, caption: str) -> RangeRow:
        return replace(row, key=self.key("", (row.sentence,), f"range {caption} {row.when}"))

    def key(self, named: str, sentences: Sequence[Sentence], kind: str = "") -> str:
        about = named or "|".join(_about(sentences))
        words = f"{self.section}|{kind}|{about}"
        self.given[words] += 1
        again = self.given[words]
        return sha256(f"{words}|{again}".encode()).hexdigest()[:LENGTH]


def _about(sentences: Sequence[Sentence]) -> Iterator[str]:
    """The first observation told, so that a paragraph may grow; else what is cited; else the words."""
    told = [key for sentence in sentences for key in sentence.observations]
    if told:
        yield told[0]
        return
    cited = sorted({citation.key for sentence in sentences for citation in sentence.citations})
    yield from cited or [" ".join(sentence.text for sentence in sentences)]
