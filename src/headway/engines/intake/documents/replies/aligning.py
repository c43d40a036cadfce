"""Paragraphs that name no question set beside the questions they speak of, in the likeliest order of all."""

from collections.abc import Sequence

import numpy as np

ANSWERS_NOTHING = 0.22
NEXT = 0.1
"""Replies keep to the order of the questions more often than not: what follows the last one answered gains this."""
LATER = 0.03
_LEAD = 0.5
_MOST = 0.1

NOTHING = -1


def align(likeness: np.ndarray, going_on: Sequence[float]) -> list[int]:
    """The question of each stretch (its column), or NOTHING. `likeness` has a row a stretch and a column a question.

    `going_on` is what each gains by going on with the answer before it; one that speaks less of any question goes on.
    """
    rows, columns = likeness.shape
    if not rows or not columns:
        return [NOTHING] * rows
    gain = _gains(likeness)
    best = np.concatenate([gain[0], [ANSWERS_NOTHING]])
    back: list[np.ndarray] = []
    order = _order(columns)
    for row in range(1, rows):
        own = np.concatenate([gain[row], [ANSWERS_NOTHING]])
        moves = best[:, None] + order + own[None, :]
        same = np.arange(columns)
        moves[same, same] = best[:columns] + np.maximum(gain[row], going_on[row])
        back.append(moves.argmax(axis=0))
        best = moves.max(axis=0)
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return [place if place < columns else NOTHING for place in reversed(path)]


def _gains(likeness: np.ndarray) -> np.ndarray:
    """How like, and how far ahead of the next likest: a paragraph as like two questions tells of neither."""
    if likeness.shape[1] < 2:
        return likeness
    two = np.sort(likeness, axis=1)[:, -2:]
    other = np.where(likeness >= two[:, 1:], two[:, :1], two[:, 1:])
    return np.asarray(likeness + np.clip(_LEAD * (likeness - other), -_MOST, _MOST))


def _order(columns: int) -> np.ndarray:
    """What a step from one question (row) to another (column) gains; the last place of each is NOTHING."""
    order = np.zeros((columns + 1, columns + 1))
    order[:columns, :columns] = np.triu(np.full((columns, columns), LATER), 2)
    order[np.arange(columns - 1), np.arange(1, columns)] = NEXT
    return order


def in_order(likeness: np.ndarray) -> list[int]:
    """The question (column) of each stretch (row), both in their order, each once, as like as they can be together.

    As many as can be have one; the others have NOTHING.
    """
    rows, columns = likeness.shape
    best = np.zeros((rows + 1, columns + 1))
    for row in range(rows):
        for column in range(columns):
            pair = best[row, column] + 1.0 + float(likeness[row, column])
            best[row + 1, column + 1] = max(pair, best[row, column + 1], best[row + 1, column])
    found = [NOTHING] * rows
    row, column = rows, columns
    while row and column:
        if best[row, column] == best[row - 1, column]:
            row -= 1
        elif best[row, column] == best[row, column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            found[row] = column
    return found
