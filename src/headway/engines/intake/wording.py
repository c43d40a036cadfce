"""Which words, and which pairs of neighbouring words, stand in a sentence, beside what they are known to mean.

What a table has no class for may still tell a kind: "was meant to", "on the programme were", "can be of benefit".
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import sqrt

import numpy as np
from numpy.typing import NDArray

ENOUGH_OF_THEM = 8
"""In a sentence with more words than these each weighs less."""

Matrix = NDArray[np.float64]


def wording_of(words: Sequence[str]) -> set[str]:
    """Every word and every pair of neighbours, and again the first two as such; numbers are all alike."""
    alike = ["#" if word[0].isdigit() else word for word in words]
    return {*alike, *(f"{first} {second}" for first, second in pairwise(alike)), *(f"^{word}" for word in alike[:2])}


def places_in(sentences: Sequence[set[str]], known: dict[str, int]) -> list[list[int]]:
    """For each sentence the places of what is known of its wording."""
    return [sorted(place for each in wording if (place := known.get(each)) is not None) for wording in sentences]


def as_matrix(found: Sequence[list[int]], width: int) -> Matrix:
    """One row a sentence, one column a wording."""
    rows = np.zeros((len(found), width))
    for row, places in enumerate(found):
        rows[row, places] = weight(len(places))
    return rows


def summed(found: Sequence[list[int]], weights: Matrix) -> Matrix:
    """`as_matrix(found, …) @ weights` without the matrix, which would be wide and empty."""
    sums = np.zeros((len(found), weights.shape[1]))
    for row, places in _with_any(found):
        sums[row] = weights[places].sum(axis=0) * weight(len(places))
    return sums


def weight(count: int) -> float:
    return 1 / sqrt(max(ENOUGH_OF_THEM, count))


def _with_any(found: Sequence[list[int]]) -> Iterator[tuple[int, list[int]]]:
    return ((row, places) for row, places in enumerate(found) if places)
