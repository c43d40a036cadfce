"""Paragraphs set beside the questions they speak of, each question once, where nothing but meaning tells which."""

from collections.abc import Sequence

import numpy as np

from headway.engines.intake.documents.replies.aligning import NOTHING, in_order

_SHARP, _NONE = 15.0, 0.15
"""How much a likeness counts beside others, and how like any question is what answers none."""
LEAST = -2.5
"""What a paragraph must gain to answer a question at all."""
_CERTAIN = 4.0
"""What a pair is worth that nothing else comes near."""
_IN_ORDER = 0.9
"""How well, beside what fits best, paragraphs fit the questions in their order where they keep it."""


def gains(like: np.ndarray) -> np.ndarray:
    """What each paragraph (row) gains by answering each question (column): 0 where it is certain, less the more others are as like.

    A pair counts by how far it stands out both among all questions for the paragraph and among all paragraphs for the question:
    a question may be like every paragraph of a reply, and a paragraph like every question.
    """
    return np.asarray((among_questions(like) + among_questions(like.T).T) / 2)


def among_questions(like: np.ndarray) -> np.ndarray:
    """How far each question (column) stands out for a paragraph (row), whatever other paragraphs are like: 0 where it does alone."""
    sharp = np.concatenate([like, np.full((len(like), 1), _NONE)], axis=1) * _SHARP
    most = sharp.max(axis=1, keepdims=True)
    return np.asarray(sharp[:, :-1] - most - np.log(np.exp(sharp - most).sum(axis=1, keepdims=True)))


def each_once(gain: np.ndarray) -> list[int]:
    """The question of each paragraph, or NOTHING; no question twice, and so that no exchange of two would gain more."""
    rows, columns = gain.shape
    worth = np.concatenate([gain, np.full((rows, 1), LEAST)], axis=1)
    places = _surest_first(gain)
    changed = True
    while changed:
        changed = False
        for row in range(rows):
            for column in range(NOTHING, columns):
                other = places.index(column) if column != NOTHING and column in places else row
                before = worth[row, places[row]] + (worth[other, places[other]] if other != row else 0.0)
                after = worth[row, column] + (worth[other, places[row]] if other != row else 0.0)
                if column != places[row] and after > before + 1e-6:
                    places[other] = places[row]
                    places[row] = column
                    changed = True
    return places


def likeliest(gain: np.ndarray) -> list[int]:
    """The question of each paragraph: in the order of the questions where that fits nearly as well as any other, else each once."""
    free, ordered = each_once(gain), in_order(gain - LEAST - 1.0)
    return ordered if fit(ordered, gain) >= _IN_ORDER * fit(free, gain) else free


def fit(places: Sequence[int], gain: np.ndarray) -> float:
    """How well paragraphs fit the questions they are set beside; of several for one question the best counts."""
    best: dict[int, float] = {}
    for row, place in enumerate(places):
        if place != NOTHING:
            best[place] = max(best.get(place, 0.0), float(gain[row, place]) + _CERTAIN)
    return sum(best.values())


def _surest_first(gain: np.ndarray) -> list[int]:
    places = [NOTHING] * len(gain)
    for pair in np.argsort(-gain, axis=None):
        row, column = divmod(int(pair), gain.shape[1])
        if gain[row, column] <= LEAST:
            break
        if places[row] == NOTHING and column not in places:
            places[row] = column
    return places
