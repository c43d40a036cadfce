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


def sentences_of(document: Document, language: str = "en") -> tuple[Sentence, ...]:
    """Every sentence, in order. `kind` is "sentence" for running text; "heading", "caption", "dateline" or the block's
    own kind ("byline", "contact", "furniture") for what states nothing."""
    found: list[Sentence] = []
    for index, block in enumerate(document.blocks):
        if block.kind in CONTAINERS:
            continue
        if block.kind not in PROSE:
            kind = _KINDS.get(block.kind, block.kind.value)
            found.append(Sentence(block.start, block.end, document.of(block), kind, index, block.page))
            continue
        body = document.text[block.body : block.end]
        for start, end in sentence_spans(body, language):
            found.append(Sentence(block.body + start, block.body + end, body[start:end], "sentence", index, block.page))
    return tuple(found)
