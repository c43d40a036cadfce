"""The public part of a report, as a version of its own: parts kept, left out, or in words that both sides agreed.

Numbers are given afterwards, so nothing tells how many paragraphs there were; where omissions are marked, each stretch
of them leaves one line. A citation opens for the public as far as its passage is public, whatever else was agreed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from headway.engines.reports.audience import open_for, without_empty_headings
from headway.engines.reports.values import (
    Audience,
    Basis,
    Block,
    Cell,
    Citation,
    Fact,
    Facts,
    Heading,
    Item,
    ItemList,
    LeftOutNote,
    Note,
    OpenTo,
    Paragraph,
    RangeRow,
    Ranges,
    Report,
    Row,
    Sentence,
    Table,
)

MARK = gettext_noop("[A part was left out here.]")
FRONT = "Front matter"


class What(StrEnum):
    """What becomes of one part."""

    KEPT = "kept"
    LEFT = "left"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Choice:
    """What becomes of a part, with the words that stand there instead where it is replaced."""

    what: What = What.KEPT
    words: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part that can be kept, left out or replaced: its key, where it stands, and its sentences."""

    key: str
    chapter: str
    label: str
    sentences: tuple[Sentence, ...]
    replaceable: bool = True

    @property
    def text(self) -> str:
        return " ".join(sentence.text for sentence in self.sentences)


Choices = Mapping[str, Choice]
KEEP = Choice()
_Kept = Item | Row | Fact | RangeRow
K = TypeVar("K", bound=_Kept)


def parts_of(report: Report) -> list[Part]:
    """Every part of a report, in reading order, under the chapter it stands in."""
    chapter, number, found = FRONT, 0, []
    for block in report.blocks:
        if isinstance(block, Heading) and block.level == 1:
            chapter = block.text
        number += isinstance(block, Paragraph) and block.numbered
        found += [
            Part(key, chapter, label, sentences, not isinstance(block, Ranges))
            for key, label, sentences in _parts(block, number)
        ]
    return found


def compose(report: Report, choices: Choices, *, marked: bool) -> Report:
    """The public version: what was left out is gone, what was replaced says the agreed words, citations open to all."""
    with override(report.language):
        return _composed(report, choices, marked=marked)


def _composed(report: Report, choices: Choices, *, marked: bool) -> Report:
    desk = _Desk(choices, marked)
    blocks = [one for block in report.blocks for one in desk.block(block)]
    merged = [b for n, b in enumerate(blocks) if not (n and _is_mark(b) and _is_mark(blocks[n - 1]))]
    return replace(
        report,
        blocks=tuple(without_empty_headings([_each(block, _open) for block in merged])),
        audience=Audience.PUBLIC,
        left_out=(),
        uncited=(),
    )


def _parts(block: Block, number: int) -> Iterator[tuple[str, str, tuple[Sentence, ...]]]:
    match block:
        case Paragraph(sentences=sentences, key=key, numbered=numbered):
            yield key, f"¶ {number}" if numbered else "", sentences
        case Note(sentences=sentences, key=key, label=label):
            yield key, label, sentences
        case ItemList(items=items):
            for place, item in enumerate(items, start=1):
                yield item.key, f"item {place}", item.sentences
        case Table(rows=rows, caption=caption):
            for place, row in enumerate(rows, start=1):
                yield row.key, f"{caption}, row {place}", tuple(s for cell in row.cells for s in cell.sentences)
        case Facts(facts=facts):
            for fact in facts:
                yield fact.key, fact.label, fact.sentences
        case Ranges(rows=ranges, caption=caption):
            for line in ranges:
                yield line.key, f"{caption}, {line.label}", (line.sentence,)
        case _:
            return


@dataclass
class _Desk:
    choices: Choices
    marked: bool

    def block(self, block: Block) -> list[Block]:
        match block:
            case Paragraph() | Note():
                choice = self.choices.get(block.key, KEEP)
                if choice.what is What.KEPT:
                    return [block]
                if choice.what is What.REPLACED:
                    return [replace(block, sentences=(self.agreed(choice),))]
                return [_mark()] if self.marked else []
            case ItemList(items=items):
                listed = [self.item(item) for item in items]
                return [replace(block, items=tuple(i for i in _once(listed) if i))] if any(listed) else []
            case Table(rows=rows):
                lines = [self.row(row, len(block.header)) for row in rows]
                return [replace(block, rows=tuple(r for r in _once(lines) if r))] if any(lines) else []
            case Facts(facts=facts):
                told = [self.fact(fact) for fact in facts]
                return [replace(block, facts=tuple(f for f in _once(told) if f))] if any(told) else []
            case Ranges(rows=ranges):
                drawn = tuple(line for line in ranges if self.choices.get(line.key, KEEP).what is What.KEPT)
                gone = [_mark()] if self.marked and len(drawn) < len(ranges) else []
                return [*([replace(block, rows=drawn)] if drawn else []), *gone]
            case LeftOutNote():
                return []
            case _:
                return [block]

    def agreed(self, choice: Choice) -> Sentence:
        """The agreed words; where omissions are marked, their note says what they are."""
        return Sentence(choice.words, basis=Basis.AGREED if self.marked else Basis.STRUCTURAL, audience=Audience.PUBLIC)

    def item(self, item: Item) -> Item | None:
        sentences = self.instead(item)
        return replace(item, sentences=sentences, audience=Audience.PUBLIC) if sentences else None

    def row(self, row: Row, width: int) -> Row | None:
        if self.choices.get(row.key, KEEP).what is What.KEPT:
            return replace(row, audience=Audience.PUBLIC)
        sentences = self.instead(row)
        cells = (Cell(sentences, heading=True), *(Cell() for _column in range(width - 1)))
        return replace(row, cells=cells, audience=Audience.PUBLIC) if sentences else None

    def fact(self, fact: Fact) -> Fact | None:
        sentences = self.instead(fact)
        gone = self.choices.get(fact.key, KEEP).what is What.LEFT
        return replace(fact, label="[…]" if gone else fact.label, sentences=sentences) if sentences else None

    def instead(self, part: Item | Row | Fact) -> tuple[Sentence, ...]:
        choice = self.choices.get(part.key, KEEP)
        if choice.what is What.KEPT:
            return () if isinstance(part, Row) else part.sentences
        if choice.what is What.REPLACED:
            return (self.agreed(choice),)
        return (_marking(),) if self.marked else ()


def _once(parts: Sequence[K | None]) -> Iterator[K | None]:
    """The parts, with one mark for a stretch of marks."""
    for place, part in enumerate(parts):
        if not (place and _marks(part) and _marks(parts[place - 1])):
            yield part


def _marks(part: _Kept | None) -> bool:
    return part is not None and [s.text for s in _said(part)] == [_(MARK)]


def _said(part: _Kept) -> Iterable[Sentence]:
    match part:
        case Row(cells=cells):
            return [s for cell in cells for s in cell.sentences]
        case RangeRow(sentence=sentence):
            return [sentence]
        case _:
            return part.sentences


def _marking() -> Sentence:
    return Sentence(_(MARK), basis=Basis.STRUCTURAL, audience=Audience.PUBLIC)


def _mark() -> Paragraph:
    return Paragraph((_marking(),), numbered=False)


def _is_mark(block: Block) -> bool:
    return isinstance(block, Paragraph) and [s.text for s in block.sentences] == [_(MARK)]


def addressed(report: Report, address: Callable[[UUID, UUID], str]) -> Report:
    """A kept report with its citations opening where passages do on this site, as far as they open at all."""

    def opened(sentence: Sentence) -> Sentence:
        return replace(sentence, citations=tuple(_addressed(citation, address) for citation in sentence.citations))

    return replace(report, blocks=tuple(_each(block, opened) for block in report.blocks))


def _addressed(citation: Citation, address: Callable[[UUID, UUID], str]) -> Citation:
    if citation.open_to is not OpenTo.PASSAGE:
        return citation
    try:
        return replace(citation, url=address(UUID(citation.source), UUID(citation.key)))
    except ValueError:
        return citation


def _each(block: Block, change: Callable[[Sentence], Sentence]) -> Block:
    """A block with each of its sentences changed."""

    def all_of(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
        return tuple(map(change, sentences))

    match block:
        case Paragraph(sentences=sentences) | Note(sentences=sentences):
            return replace(block, sentences=all_of(sentences))
        case ItemList(items=items):
            return replace(block, items=tuple(replace(item, sentences=all_of(item.sentences)) for item in items))
        case Table(rows=rows):
            cells = [tuple(replace(cell, sentences=all_of(cell.sentences)) for cell in row.cells) for row in rows]
            return replace(block, rows=tuple(replace(r, cells=c) for r, c in zip(rows, cells, strict=True)))
        case Facts(facts=facts):
            return replace(block, facts=tuple(replace(fact, sentences=all_of(fact.sentences)) for fact in facts))
        case Ranges(rows=ranges):
            return replace(block, rows=tuple(replace(line, sentence=change(line.sentence)) for line in ranges))
        case _:
            return block


def _open(sentence: Sentence) -> Sentence:
    citations = tuple(dict.fromkeys(open_for(citation, Audience.PUBLIC) for citation in sentence.citations))
    return replace(sentence, audience=Audience.PUBLIC, citations=citations)
