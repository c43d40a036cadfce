"""Tables that set a position beside a subject in the writer's own words: neither heads nor questions tell their columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.printed_numbers import numbers_at, western
from headway.engines.intake.documents.replies.values import Asked
from headway.engines.intake.documents.tabular import Grid
from headway.foundation.language.words import folded

_SEVERAL = 4
_LONGEST_SUBJECT = 160
_SPEAKS = 0.3
_A_NOTE = 20
"""What stands behind some rows only, and is shorter, is beside what they say: "Annex 3"."""
_APART = 0.6
"""Which share of the rows must speak of questions of their own: a table of figures speaks of one throughout."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what; None where there is none."""

    number: int | None
    question: int | None
    answers: tuple[int, ...]


def by_subject(grid: Grid, asked: Sequence[Asked], likeness: Likeness) -> tuple[tuple[str, ...], Columns | None]:
    """The head row, and the columns: the subject speaks of question after question, the answer is the longest behind it.

    A first row that speaks of a question as the others do is no head.
    """
    if len(asked) < _SEVERAL or len(grid.rows) <= _SEVERAL or grid.columns < 2:
        return (), None
    head, rows = grid.rows[0], grid.rows[1:]
    lengths = {
        c: float(np.mean([len(cell.text) if (cell := row.at(c)) else 0 for row in rows])) for c in range(grid.columns)
    }
    places = {question.number: place for place, question in enumerate(asked) if question.number}
    best, subject = 0.0, None
    for column in range(grid.columns - 1):
        cells = [cell.text for row in rows if (cell := row.at(column))]
        if len(cells) < _APART * len(rows) or not 6 < lengths[column] < _LONGEST_SUBJECT:
            continue
        said = likeness.answers(cells)
        for row, text in enumerate(cells):
            said[row, [places[number] for number in bracketed(text) if number in places]] = 1.0
        apart = len(set(said.argmax(axis=1).tolist())) / len(rows)
        clear = float(np.mean(said.max(axis=1)))
        if apart >= _APART and clear >= max(best, _SPEAKS):
            best, subject = clear, column
    if subject is None:
        return (), None
    answer = max(range(subject + 1, grid.columns), key=lambda column: lengths[column])
    behind = [cell.text for row in rows if (cell := row.at(answer))]
    if len(behind) < _APART * len(rows) and max(map(len, behind), default=0) < _A_NOTE:
        return (), None
    number = 0 if subject and _counts(grid) else None
    own = head.at(subject)
    if own and head.at(answer) and float(likeness.answers([own.text]).max()) >= _SPEAKS:
        return (), Columns(number, subject, (answer,))
    return tuple(folded(cell.text) for cell in head.cells), Columns(number, subject, (answer,))


def _counts(grid: Grid) -> bool:
    """Whether the first column holds numbers, but for its head."""
    cells = [cell.text for row in grid.rows[1:] if (cell := row.at(0))]
    return bool(cells) and all(re.fullmatch(r"\W*[\w.]{0,3}\d[\w.()]{0,6}\W*", cell) for cell in cells)


def bracketed(text: str) -> list[str]:
    """The numbers that stand alone in brackets at the end of a subject: "Extradition (18)"."""
    hit = re.search(
        r"[(\[](?:q(?:uestions?)?\.?\s?)?([^()\[\]]{1,24}|[^()\[\]]{1,8}\([a-z]\))[)\]]\s*[.:]?$", western(folded(text))
    )
    numbers, end = numbers_at(hit[1], 0) if hit else ([], 0)
    return numbers if hit and end == len(hit[1].rstrip()) else []
