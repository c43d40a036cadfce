"""The parts of a question answered in one cell: "(a) …", "(b) …", each a line of it."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from headway.engines.intake.documents.replies.values import Asked, Unit

_PART = re.compile(r"(?:^|\n)\s*\(?(?P<part>[a-z]|[ivx]{2,4})[).]+\s+")
_FEW = 2


def by_parts(units: Iterable[Unit], text: str, asked: Iterable[Asked]) -> list[Unit]:
    """The units, one for each part where a unit answers a question by lines with its parts' letters. `text` is the document's."""
    known = {question.number for question in asked if "(" in question.number}
    return [part for unit in units for part in _parts(unit, text, known)]


def _parts(unit: Unit, text: str, known: Collection[str]) -> Iterator[Unit]:
    number = unit.numbers[0] if len(unit.numbers) == 1 and len(unit.pieces) == 1 else ""
    start, end = unit.pieces[0] if number else (0, 0)
    hits = [hit for hit in _PART.finditer(text[start:end]) if f"{number}({hit['part']})" in known]
    if len(hits) < _FEW:
        yield unit
        return
    if text[start : start + hits[0].start()].strip():
        yield replace(unit, pieces=((start, start + hits[0].start()),))
    for hit, following in zip(hits, [*(one.start() for one in hits[1:]), end - start], strict=True):
        pieces = ((start + hit.end(), start + following),) if hit.end() < following else ()
        yield replace(unit, start=start + hit.start(), numbers=(f"{number}({hit['part']})",), pieces=pieces)
