"""Numbers that no reader of files knows, told by counting up: the blocks of a document with every number they bear."""

from collections.abc import Mapping
from dataclasses import replace

from headway.engines.intake.documents.earlier_reports.labels import line_of_a_label
from headway.engines.intake.documents.earlier_reports.numbers import is_label
from headway.engines.intake.documents.earlier_reports.wording import pattern, plain_of, recommends
from headway.engines.intake.layer import Block, Document, Kind
from headway.engines.intake.readers.counting import Lead, leads_of
from headway.foundation.language.words import folded

_RUNNING = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTE})
_MISTAKEN = frozenset({Kind.HEADING, Kind.FURNITURE, Kind.CAPTION, Kind.CONTACT, Kind.BYLINE, Kind.DATELINE})
"""What a short numbered line may have been taken for."""
_MOST = 0.5


def with_all_numbers(document: Document) -> Document:
    """The same document, whose paragraphs bear the numbers that stand before them or on a line of their own above."""
    blocks = document.blocks
    places = [
        index
        for index, block in enumerate(blocks)
        if (block.kind in _RUNNING or block.kind in _MISTAKEN) and not block.number
    ]
    leads = leads_of([document.of(blocks[index]) for index in places], refused=_numbers_something_else)
    found = {places[place]: lead for place, lead in leads.items()}
    if not found:
        return document
    above = _on_lines_above(document, found)
    inside = {index: lead for index, lead in found.items() if not lead.alone and _is_text(document, index, found)}
    if not above and not inside:
        return document
    return replace(document, blocks=_renewed(document, inside, above))


def with_sentences_told(document: Document) -> Document:
    """The same document, in which a numbered heading that recommends what the items below it say is the paragraph it is."""
    blocks = document.blocks
    mistaken = {
        index
        for index, block in enumerate(blocks[:-1])
        if block.kind is Kind.HEADING
        and block.number
        and blocks[index + 1].kind is Kind.LIST_ITEM
        and (plain := plain_of(document.text[block.body : block.end])).endswith(":")
        and recommends(plain) is not None
    }
    if not mistaken:
        return document
    renewed = []
    for index, block in enumerate(blocks):
        if index in mistaken:
            block = replace(block, kind=Kind.PARAGRAPH, level=1)
        if block.parent in mistaken and block.kind is not Kind.LIST_ITEM:
            block = replace(block, parent=blocks[block.parent].parent)
        renewed.append(block)
    return replace(document, blocks=tuple(renewed))


def _numbers_something_else(words: str) -> bool:
    return pattern("no_lead").match(folded(words)) is not None


def _is_text(document: Document, index: int, found: Mapping[int, Lead]) -> bool:
    """Whether a numbered block is running text, or was taken for something else among like ones that mostly are."""
    kind = document.blocks[index].kind
    if kind in _RUNNING:
        return True
    like = [one for one, lead in found.items() if not lead.alone]
    running = sum(document.blocks[one].kind in _RUNNING for one in like)
    return running >= _MOST * len(like) and not (kind is Kind.HEADING and _heads_text(document, index, found))


def _heads_text(document: Document, index: int, found: Mapping[int, Lead]) -> bool:
    """Whether text that is not of the same count stands under a heading."""
    after = index + 1
    return after < len(document.blocks) and document.blocks[after].parent == index and after not in found


def _on_lines_above(document: Document, found: Mapping[int, Lead]) -> dict[int, int]:
    """Paragraphs by the line above them that is nothing but their number, where most such lines stand above one."""
    alone = [
        index
        for index, lead in found.items()
        if lead.alone and not _is_read_as_a_label(document.of(document.blocks[index]))
    ]
    above = {}
    for index in alone:
        after = index + 1
        if after < len(document.blocks):
            block = document.blocks[after]
            if block.kind in _RUNNING and not block.number and after not in found:
                above[after] = index
    return above if len(above) >= _MOST * len(alone) and len(above) > 1 else {}


def _is_read_as_a_label(line: str) -> bool:
    return is_label(line) and line_of_a_label().match(folded(line.strip())) is not None


def _renewed(document: Document, inside: Mapping[int, Lead], above: Mapping[int, int]) -> tuple[Block, ...]:
    lines = set(above.values())
    headings = {
        index
        for index, block in enumerate(document.blocks)
        if block.kind is Kind.HEADING and (index in inside or index in lines)
    }

    def standing(parent: int | None) -> int | None:
        while parent in headings:
            parent = document.blocks[parent].parent
        return parent

    renewed = []
    for index, block in enumerate(document.blocks):
        block = replace(block, parent=standing(block.parent))
        if index in inside:
            lead = inside[index]
            kind = block.kind if block.kind in _RUNNING else Kind.PARAGRAPH
            kind = Kind.LIST_ITEM if lead.small else kind
            block = replace(block, kind=kind, body=block.start + lead.length, number=lead.number)
        elif index in above:
            line = document.blocks[above[index]]
            block = replace(block, number=document.text[line.start : line.end])
        elif index in lines:
            block = replace(block, kind=Kind.FURNITURE)
        renewed.append(block)
    return tuple(renewed)
