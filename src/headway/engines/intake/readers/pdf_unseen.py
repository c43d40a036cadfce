"""Pages whose letters a machine laid unseen over a picture: set as those that are printed, without what it took for letters."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from math import inf
from statistics import median

from headway.engines.intake.readers.pdf_lines import Line, Printed, Word

_ONE_SIZE, _ALIKE = 0.2, 0.35
"""What differs from the text by less than a fifth is of its size; so is the text of two pages by less than a third."""
_HAIR, _NEARLY = 0.5, 9.0
"""In points: what parts two words at least; a page turned upright has its head so much higher or lower at most."""
_NO_WORD = re.compile(r"[—–‘’'\"-]*[|_¦~]+[—–‘’'\"|_¦~-]*")
"""A line of a table, a fold or a speck."""
_A_PART = re.compile(
    r"\b((?:Annexe?|Part|Chapter|Section|Table|Appendix|Anexo|Chapitre|Partie|Tableau)) (I?l+I?|l+I+)\b", re.I
)


def with_unseen_settled(pages: Sequence[Printed]) -> list[Printed]:
    """The pages of a document, those that a machine read in the sizes of those that are printed.

    It tells the size of each line by what stands in it, so that lines of one paragraph differ.
    """
    if not any(page.unseen for page in pages):
        return list(pages)
    body = _body(page for page in pages if not page.unseen) or _body(pages)
    heights = {line.text: line.baseline for page in pages if not page.unseen for line in page.lines}
    return [
        replace(page, lines=[_as_elsewhere(line, heights) for line in _settled(page, body)]) if page.unseen else page
        for page in pages
    ]


def _as_elsewhere(line: Line, heights: Mapping[str, float]) -> Line:
    """A line at the height at which the same words are printed on another page, where it is nearly there: a running head."""
    height = heights.get(line.text, line.baseline)
    return replace(line, baseline=height) if abs(height - line.baseline) <= _NEARLY else line


def _body(pages: Iterator[Printed] | Sequence[Printed]) -> float:
    """The size in which most letters stand, 0 for none."""
    return median([line.size for page in pages for line in page.lines for _letter in line.text] or [0.0])


def _settled(page: Printed, body: float) -> list[Line]:
    own = _body([page])
    usual = body if abs(own - body) <= _ALIKE * body else own
    lines = (cleaned for line in page.lines if (cleaned := _cleaned(line)) is not None)
    return [
        replace(line, size=usual if abs(line.size - own) <= _ONE_SIZE * own else line.size * usual / max(own, 1.0))
        for line in lines
    ]


def _cleaned(line: Line) -> Line | None:
    """A line without the words that are none, the others as wide as they are; None where nothing is left."""
    kept = [word for word in line.words if not _NO_WORD.fullmatch(line.text[word.start : word.end])]
    if not kept:
        return None if line.words else line
    pieces: list[str] = []
    words: list[Word] = []
    at = 0
    for word, after in zip_longest(kept, kept[1:]):
        piece = line.text[word.start : word.end]
        right = min(_edge(word), after.left - _HAIR if after else inf)
        words.append(replace(word, start=at, end=at + len(piece), right=max(word.right, right)))
        pieces.append(piece)
        at += len(piece) + 1
    text = _A_PART.sub(lambda found: f"{found[1]} {'I' * len(found[2])}", " ".join(pieces))
    right = line.right if kept[-1] is line.words[-1] else kept[-1].right
    return replace(line, text=text, words=tuple(words), left=words[0].left, right=right, ink=words[-1].right)


def _edge(word: Word) -> float:
    """Where a word ends: tesseract spreads it with the space after it over the width of the word alone."""
    return word.right + (word.right - word.left) / max(1, word.end - word.start)
