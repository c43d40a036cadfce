"""A question that stands in one cell with its answer, copied ahead of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.replies import words
from headway.engines.intake.documents.replies.values import Asked, Unit
from headway.foundation.language.words import folded

_SHORTEST = 12
_NEARLY = 0.75
_LONGER = 1.6
_ENDS = re.compile(r"[?؟:.]+[\"”»)]*(?=\s|$)|\n|$")
_AFTER = " \n\t?؟.:;)]»”\"'"


def without_copies(units: Iterable[Unit], text: str, asked: Sequence[Asked], likeness: Likeness) -> list[Unit]:
    """The units, each without a copy of its own question ahead of its answer. `text` is the document's."""
    squeezed = [_squeezed(question.text) for question in asked]
    found = []
    for unit in units:
        start, end = unit.pieces[0] if unit.pieces else (0, 0)
        places = _own(unit, asked)
        cut = _after(text[start:end], squeezed, places, likeness) if end else 0
        if cut:
            copied = text[start : start + cut].strip()
            pieces = ((start + cut, end), *unit.pieces[1:]) if start + cut < end else unit.pieces[1:]
            unit = replace(unit, repeated=unit.repeated or copied, pieces=pieces)
        found.append(unit)
    return found


def _own(unit: Unit, asked: Sequence[Asked]) -> list[int]:
    """The places of the questions that a unit names; of all where it names none."""
    named = [
        place
        for place, one in enumerate(asked)
        if (one.code and one.code in unit.ids) or (one.number and one.number in unit.numbers)
    ]
    return named or list(range(len(asked)))


def _after(text: str, squeezed: Sequence[str], places: Sequence[int], likeness: Likeness) -> int:
    """Where what follows the copy begins; 0 where there is none."""
    letters = [(index, letter) for index, letter in enumerate(folded(text)) if letter.isalnum()]
    plain = "".join(letter for _, letter in letters)
    for place in places:
        if len(squeezed[place]) >= _SHORTEST and plain.startswith(squeezed[place]):
            return _past(text, letters[len(squeezed[place]) - 1][0] + 1)
    if len(places) != 1:
        return 0
    longest = int(_LONGER * len(squeezed[places[0]]))
    ends = [hit.end() for hit in _ENDS.finditer(text[:longest]) if hit.end() > _SHORTEST and hit.end() < len(text)]
    heads = [text[:end] for end in ends]
    like = [float(row[places[0]]) for row in likeness.repeats(heads)] if heads else []
    best = max(range(len(like)), key=lambda row: like[row], default=-1)
    return _past(text, ends[best]) if best >= 0 and like[best] >= _NEARLY and words.asks(heads[best]) else 0


def _past(text: str, end: int) -> int:
    return end + len(text[end:]) - len(text[end:].lstrip(_AFTER))


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", folded(text))
