"""How clearly each line of a reply speaks of each question, its heading heard with it."""

from collections.abc import Sequence

import numpy as np

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.replies import words
from headway.engines.intake.documents.replies.lines import Line
from headway.engines.intake.documents.replies.themes import is_headlike

_WEIGHT = 10.0
_NOTHING = 0.187
"""How like a question whatever answers none of them is."""
_LEAST, _MOST = -1.5, 3.4
_THEME, _HALF = 0.1, 0.5
_LEAD, _LEAD_AT_MOST = 0.5, 0.1
_OF_A_HEADING, _HEADING_LEAST, _HEADING_MOST = 0.6, -0.5, 1.5
_SHORT, _OF_SHORT = 25, 0.4
_LONGEST = 1500
_OPENING, _NEVER = 6, -6.0
"""Among how many lines a reply may still be saying what it is, and what such a line loses by any question."""


def speaking_of(lines: Sequence[Line], questions: int, likeness: Likeness) -> np.ndarray:
    """What each line (row) gains by answering each question (column): below 0 where it speaks of something else."""
    heads = [is_headlike(line) for line in lines]
    own = likeness.answers([line.rest[:_LONGEST] for line in lines])
    above, below, heading, first = [], [], "", False
    for line, is_head in zip(lines, heads, strict=True):
        if is_head:
            heading, first = line.rest.strip(), True
        above.append("" if is_head else heading)
        below.append(f"{heading} {line.rest}"[:_LONGEST] if first and not is_head else line.rest[:_LONGEST])
        first = first and is_head
    like = np.maximum(own, likeness.answers(below))
    themes = {
        text: np.array([likeness.within(text, place) for place in range(questions)])
        for text in {*above, *(line.rest.strip() for line, is_head in zip(lines, heads, strict=True) if is_head)}
    }
    found = np.zeros((len(lines), questions))
    for i, line in enumerate(lines):
        row = like[i] + (_THEME * themes[above[i]] if above[i] else 0.0)
        if heads[i]:
            row = _OF_A_HEADING * np.maximum(own[i], _HALF * themes[line.rest.strip()])
        found[i] = np.clip(_gain(row), _LEAST, _MOST)
        if heads[i]:
            found[i] = np.clip(found[i], _HEADING_LEAST, _HEADING_MOST)
        elif len(line.rest) < _SHORT:
            found[i] *= _OF_SHORT
        if i < _OPENING and words.opens_a_reply(line.text):
            found[i] = _NEVER
    return found


def _gain(row: np.ndarray) -> np.ndarray:
    """How like, and how far ahead of the next likest: what is as like two questions tells of neither."""
    if len(row) > 1:
        two = np.sort(row)[-2:]
        row = row + np.clip(_LEAD * (row - np.where(row >= two[1], two[0], two[1])), -_LEAD_AT_MOST, _LEAD_AT_MOST)
    return np.asarray(_WEIGHT * (row - _NOTHING))
