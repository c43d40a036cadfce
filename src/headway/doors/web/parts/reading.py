"""A source's text cut where passages begin and end, so that what is cited can be shown in place."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from headway.casework.evidence.models import Passage


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, the passages it belongs to, and those that begin with it."""

    text: str
    passages: tuple[Passage, ...] = ()
    begins: tuple[Passage, ...] = ()


def cut(text: str, passages: Sequence[Passage]) -> list[Piece]:
    """The whole text in order, cut where passages, which may overlap, begin and end; those outside it are left."""
    inside = [p for p in passages if p.end <= len(text)]
    edges = sorted({0, len(text), *(p.start for p in inside), *(p.end for p in inside)})
    return [_piece(text, start, end, inside) for start, end in pairwise(edges)]


def _piece(text: str, start: int, end: int, passages: Sequence[Passage]) -> Piece:
    covering = tuple(p for p in passages if p.start <= start and end <= p.end)
    return Piece(text[start:end], covering, tuple(p for p in covering if p.start == start))
