"""The sentences of a document, each with the kind of block it stands in."""

from headway.engines.intake.layer import CONTAINERS, PROSE, Document, Kind
from headway.engines.intake.values import Sentence
from headway.foundation.language.sentences import sentence_spans

_KINDS = {
    Kind.TITLE: "heading",
    Kind.SUBTITLE: "heading",
    Kind.HEADING: "heading",
    Kind.CAPTION: "caption",
    Kind.DATELINE: "dateline",
}
_LONGEST_HEAD, _AN_ABBREVIATION = 40, 5


def sentences_of(document: Document, language: str = "en") -> tuple[Sentence, ...]:
    """Every sentence, in order. `kind` is "sentence" for running text; "heading", "caption", "dateline" or the block's
    own kind ("byline", "contact", "furniture") for what states nothing, as do the heads of a table's columns ("head")."""
    found: list[Sentence] = []
    heads = _heads_of_columns(document)
    for index, block in enumerate(document.blocks):
        if block.kind in CONTAINERS:
            continue
        if index in heads:
            found.append(Sentence(block.start, block.end, document.of(block), "head", index, block.page))
            continue
        if block.kind not in PROSE:
            kind = _KINDS.get(block.kind, block.kind.value)
            found.append(Sentence(block.start, block.end, document.of(block), kind, index, block.page))
            continue
        body = document.text[block.body : block.end]
        for start, end in sentence_spans(body, language):
            found.append(Sentence(block.body + start, block.body + end, body[start:end], "sentence", index, block.page))
    return tuple(found)


def _heads_of_columns(document: Document) -> frozenset[int]:
    """The places of the cells that head a table: its first row, where each is a word or a few and another row follows."""
    rows: dict[int, list[int]] = {}
    cells: dict[int, list[int]] = {}
    for index, block in enumerate(document.blocks):
        if block.parent is not None and block.kind in {Kind.TABLE_ROW, Kind.TABLE_CELL}:
            (rows if block.kind is Kind.TABLE_ROW else cells).setdefault(block.parent, []).append(index)
    firsts = [cells.get(own[0], []) for own in rows.values() if len(own) > 1]
    return frozenset(
        cell
        for first in firsts
        if len(first) > 1 and all(_is_a_name(document.of(document.blocks[one])) for one in first)
        for cell in first
    )


def _is_a_name(text: str) -> bool:
    ends = text.endswith((".", "!", "?")) and len(text) > _AN_ABBREVIATION
    return len(text) <= _LONGEST_HEAD and not ends
