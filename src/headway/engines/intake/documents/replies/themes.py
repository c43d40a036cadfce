"""A reply that counts nothing and repeats no question: its paragraphs, gathered by what they speak of."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.replies.aligning import NOTHING, align
from headway.engines.intake.documents.replies.lines import Line
from headway.engines.intake.documents.replies.values import Unit
from headway.engines.intake.layer import Kind

_HEADING = 0.1
"""What the words of a heading add for the questions that they stand in."""
_AGAIN = 0.4
"""A question answered in two places that do not touch is answered in both only where both speak of it so clearly."""
_A_REMARK = 60


@dataclass(frozen=True, slots=True)
class _Said:
    """A paragraph with the heading it stands under; `first` directly."""

    line: Line
    heading: str
    first: bool


def theme_units(lines: Sequence[Line], likeness: Likeness) -> list[Unit]:
    """Units in order; `meant` is the question each speaks of, None where it speaks of none."""
    said = _under_headings(lines)
    if not said:
        return []
    like = _likeness(said, likeness)
    places = _once(align(like, [one.first for one in said]), like)
    found: list[Unit] = []
    for index, (one, place) in enumerate(zip(said, places, strict=True)):
        piece = (one.line.end - len(one.line.rest), one.line.end)
        if found and place != NOTHING and place == places[index - 1]:
            found[-1] = _with(found[-1], piece, float(like[index, place]))
        elif place != NOTHING or len(one.line.text) > _A_REMARK:
            meant = None if place == NOTHING else (place, float(like[index, place]))
            found.append(Unit(one.line.start, repeated=one.heading, pieces=(piece,), meant=meant))
    return found


def is_headlike(line: Line) -> bool:
    """A heading, or a short line in bold that ends no sentence."""
    return line.kind is Kind.HEADING or (line.bold and len(line.text) < 90 and line.text[-1] not in ".;")


def _under_headings(lines: Sequence[Line]) -> list[_Said]:
    said, heading, first = [], "", True
    for line in lines:
        if line.kind in (Kind.TITLE, Kind.SUBTITLE, Kind.CONTACT):
            continue
        if is_headlike(line):
            heading, first = line.rest.strip(), True
        else:
            said.append(_Said(line, heading, first))
            first = False
    return said


def _likeness(said: Sequence[_Said], likeness: Likeness) -> np.ndarray:
    own = likeness.answers([one.line.text[:1500] for one in said])
    headed = likeness.answers([f"{one.heading} {one.line.text}"[:1500] for one in said])
    whole = np.where(np.array([one.first for one in said])[:, None], np.maximum(own, headed), own)
    columns = range(own.shape[1])
    themes = {one.heading: [likeness.within(one.heading, place) for place in columns] for one in said if one.heading}
    none = [0.0] * own.shape[1]
    return np.asarray(whole + _HEADING * np.array([themes.get(one.heading, none) for one in said]))


def _once(places: Sequence[int], like: np.ndarray) -> list[int]:
    """Of two stretches for one question that do not touch, the weaker goes unless both are clear."""
    runs: dict[int, list[list[int]]] = {}
    for index, place in enumerate(places):
        if place != NOTHING and index and places[index - 1] == place:
            runs[place][-1].append(index)
        elif place != NOTHING:
            runs.setdefault(place, []).append([index])
    found = list(places)
    for place, own in runs.items():
        best = max(own, key=lambda run: float(like[run, place].max()))
        for run in own:
            if run is not best and float(like[run, place].max()) < _AGAIN:
                for index in run:
                    found[index] = NOTHING
    return found


def _with(unit: Unit, piece: tuple[int, int], score: float) -> Unit:
    meant = unit.meant and (unit.meant[0], max(unit.meant[1], score))
    return Unit(unit.start, repeated=unit.repeated, pieces=(*unit.pieces, piece), meant=meant)
