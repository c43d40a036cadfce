"""Which words, and which pairs of neighbouring words, stand in a sentence, beside what they are known to mean.

What a table has no class for may still tell a kind: "was meant to", "on the programme were", "can be of benefit".
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import sqrt

import numpy as np
from numpy.typing import NDArray

KEPT = 50_000
ENOUGH_OF_THEM = 8
"""In a sentence with more words than these each weighs less."""
MANY = 25
"""Wordings in more sentences than this are counted together, by a multiplication."""

Matrix = NDArray[np.float64]


def wording_of(words: Sequence[str]) -> set[str]:
    """Every word and every pair of neighbours, and again the first two as such; numbers are all alike."""
    alike = [*map(_Alike().__getitem__, words)]
    return {*alike, *(f"{first} {second}" for first, second in pairwise(alike)), *(f"^{word}" for word in alike[:2])}


class Wordings:
    """Known wordings with their places, so kept that a sentence's are looked up without being put together."""

    def __init__(self, known: Mapping[str, int]) -> None:
        self._alike = _Alike()
        self._words = dict(known)
        self._opening = {wording[1:]: place for wording, place in known.items() if wording[0] == "^"}
        self._pairs = {
            (wording[:at], wording[at + 1 :]): place
            for wording, place in known.items()
            for at, letter in enumerate(wording)
            if letter == " "
        }

    def __len__(self) -> int:
        return len(self._words)

    def places_in(self, words: Sequence[str]) -> list[int]:
        """The places of what is known of `wording_of(words)`, in order."""
        alike = [*map(self._alike.__getitem__, words)]
        found = {
            *map(self._words.get, alike),
            *map(self._pairs.get, pairwise(alike)),
            *map(self._opening.get, alike[:2]),
        }
        return sorted(place for place in found if place is not None)


class _Alike(dict[str, str]):
    """A word as it counts, kept once met: numbers are all alike."""

    def __missing__(self, word: str) -> str:
        if len(self) > KEPT:
            self.clear()
        self[word] = alike = "#" if word[0].isdigit() else word
        return alike


def alike(found: Sequence[list[int]], width: int) -> Matrix:
    """How much each two sentences share. `found` has the places, under `width`, of each sentence's wordings; to put them into a matrix of
    one row a sentence and one column a wording, and to multiply that with itself, would give the same."""
    by_place = _rows_of(found, width)
    often = [rows for rows in by_place if len(rows) > MANY]
    has = np.zeros((len(found), len(often)))
    for column, rows in enumerate(often):
        has[rows, column] = 1
    shared: Matrix = has @ has.T
    for rows in by_place:
        if 1 < len(rows) <= MANY:
            for row in rows:
                shared[row, rows] += 1
    each = np.array([weight(len(places)) for places in found])
    np.fill_diagonal(shared, [len(places) for places in found])
    shared *= each
    shared *= each[:, None]
    return shared


def by_wording(found: Sequence[list[int]], width: int, values: Matrix) -> Matrix:
    """For each wording the sum of the rows of `values` whose sentences have it, weighed as there."""
    sums = np.zeros((width, values.shape[1]))
    for places, row in zip(found, values, strict=True):
        sums[places] += weight(len(places)) * row
    return sums


def _rows_of(found: Sequence[list[int]], width: int) -> list[list[int]]:
    rows: list[list[int]] = [[] for _ in range(width)]
    for row, places in enumerate(found):
        for place in places:
            rows[place].append(row)
    return rows


def summed(found: Sequence[list[int]], weights: Matrix) -> Matrix:
    """For each sentence the sum of the weights of its wordings, weighed by how many it has."""
    sums = np.zeros((len(found), weights.shape[1]))
    rows = [row for row, places in enumerate(found) if places]
    if rows:
        starts = np.cumsum([0, *(len(found[row]) for row in rows[:-1])])
        each = np.array([weight(len(found[row])) for row in rows])
        every = [place for row in rows for place in found[row]]
        sums[rows] = np.add.reduceat(weights[every], starts, axis=0) * each[:, None]
    return sums


def weight(count: int) -> float:
    return 1 / sqrt(max(ENOUGH_OF_THEM, count))
