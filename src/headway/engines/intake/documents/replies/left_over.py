"""What a reply says that stands in no answer: its opening, its leave-taking, and what the reader passed over."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.replies import words
from headway.engines.intake.documents.replies.repeating import PART_OF_IT, REPEATED
from headway.engines.intake.documents.replies.values import Asked
from headway.engines.intake.layer import PROSE, Block, Document, Kind
from headway.foundation.language.words import folded

Span = tuple[int, int]

_A_WORD, _A_NAME, _A_SENTENCE = 2, 60, 100
_TAIL, _NEARLY_ALL = 12, 0.9
_EDGE = " \t\n\r\u00a0|"
_NUMBER = re.compile(r"\W{0,2}(?:[^\W\d]{1,4}[.\-/]?)?\d[\w.()/]{0,6}[.)\]:]*\s+|\(?[^\W\d]{1,4}[.)]\s+")
_ENDS = tuple(".!?;:؟。！？；：…")


class Rest(NamedTuple):
    """Where something stands that no answer has; `row` is the row of a table in which an answer stands beside it."""

    start: int
    end: int
    row: Span | None = None


def left_over(document: Document, taken: Iterable[Span], asked: Sequence[Asked], likeness: Likeness) -> list[Rest]:
    """Where paragraphs stand of which nothing was `taken`, or the part of one that was not, in the order of the text.

    Names and headings, numbers, labels, empty boxes and the questions as repeated are left out; nothing else is.
    `likeness` knows the questions.
    """
    spans = sorted(taken)
    whole = [_squeezed(question.text) for question in asked]
    found = []
    for block in document.blocks:
        if block.kind in PROSE or _speaks(document, block):
            row = _row(document, block, spans)
            for start, end in _free(document.text, block, spans):
                text = document.text[start:end]
                if (row or not _only_names(text)) and _says_something(text, whole, asked, likeness):
                    found.append(Rest(start, end, row))
    return found


def _speaks(document: Document, block: Block) -> bool:
    """A heading that is long enough to be a paragraph set like one."""
    return (
        block.kind in {Kind.TITLE, Kind.SUBTITLE, Kind.HEADING, Kind.CAPTION} and len(document.of(block)) > _A_SENTENCE
    )


def _row(document: Document, block: Block, spans: Sequence[Span]) -> Span | None:
    """The row of a cell, where something of it was taken."""
    row = document.blocks[block.parent] if block.kind is Kind.TABLE_CELL and block.parent is not None else None
    if row is None or not any(start < row.end and end > row.start for start, end in spans):
        return None
    return row.start, row.end


def _only_names(text: str) -> bool:
    """ "Office of the Prosecutor General": no sentence, and no figure."""
    bare = _NUMBER.sub("", text, count=1)
    return len(bare) <= _A_NAME and not bare.endswith(_ENDS) and not re.search(r"\d", bare)


def _free(text: str, block: Block, spans: Sequence[Span]) -> Iterator[Span]:
    """The stretches of a block in none of the spans, without white space at either edge."""
    at = block.start
    for start, end in [*(span for span in spans if span[0] < block.end and span[1] > at), (block.end, block.end)]:
        said = text[at : max(at, start)]
        if said.strip(_EDGE):
            yield at + len(said) - len(said.lstrip(_EDGE)), at + len(said.rstrip(_EDGE))
        at = max(at, end)


def _says_something(text: str, whole: Sequence[str], asked: Sequence[Asked], likeness: Likeness) -> bool:
    words_said = re.findall(r"[^\W\d_]{2,}", text)
    if len(words_said) < _A_WORD or words.says_nothing(text) or words.answer_label().fullmatch(folded(text)):
        return False
    plain = _squeezed(text)
    if any(plain in one for one in whole):
        return False
    bare = _NUMBER.sub("", text, count=1)
    plain = _squeezed(bare)
    if any(
        plain in one or (len(one) > _TAIL and one in plain and len(one) > _NEARLY_ALL * len(plain)) for one in whole
    ):
        return False
    if not asked or not words.asks(bare):
        return True
    near = likeness.repeats([bare])[0]
    return (
        float(near.max()) < REPEATED and max(likeness.within(bare, place) for place in range(len(asked))) < PART_OF_IT
    )


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", folded(text))
