"""A table in which a theme stands beside what is said of it, line by line."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from headway.engines.intake.documents.replies.lines import Line, cell_line
from headway.engines.intake.documents.replies.plain_heads import A_THEME, is_a_theme
from headway.engines.intake.documents.tabular import Grid, Row
from headway.engines.intake.layer import Kind

_ENOUGH, _NEARLY_ALL = 4, 0.7
"""How many rows, or else all, and which share of them, begin with a theme."""
_ENDS = tuple(".!?؟。")


class Themed(NamedTuple):
    """Where the cells begin that are themes of their rows, and where those that answer nothing."""

    themes: frozenset[int] = frozenset()
    silent: frozenset[int] = frozenset()


def themed(grid: Grid) -> Themed:
    """What in a table is a theme, in its first column beside what is said of it; nothing in a table of anything else.

    The heads of the columns, and a column of nothing but names ("Ministry of Health"), then answer nothing.
    """
    rows = _below_its_head(grid.rows)
    many = sum(_begins_with_a_theme(row) for row in rows)
    if not many or many < min(len(rows), max(_ENOUGH, _NEARLY_ALL * len(rows))):
        return Themed()
    speaking = {cell.column for row in rows for cell in row.cells if not is_a_theme(cell.text)}
    head = grid.rows[0].cells if len(rows) < len(grid.rows) else ()
    names = (cell for row in rows for cell in row.cells[1:] if cell.column not in speaking)
    return Themed(
        frozenset(row.cells[0].start for row in rows if len(row.cells) > 1),
        frozenset(cell.start for cell in (*head, *names)),
    )


def cells_as_lines(grid: Grid) -> list[Line]:
    """A line for each cell that may answer something; themes are headings."""
    themes, silent = themed(grid)
    cells = [cell for row in grid.rows for cell in row.cells if cell.start not in silent]
    return [replace(cell_line(cell), kind=Kind.HEADING) if cell.start in themes else cell_line(cell) for cell in cells]


def _below_its_head(rows: Sequence[Row]) -> Sequence[Row]:
    head = len(rows) > 1 < len(rows[0].cells) and all(is_a_theme(cell.text) for cell in rows[0].cells)
    return rows[1:] if head else rows


def _begins_with_a_theme(row: Row) -> bool:
    """Whether a theme stands first, and a sentence or more than a few words beside it."""
    first, *others = row.cells
    said = [cell.text for cell in others if len(cell.text) > len(first.text)]
    return is_a_theme(first.text) and any(len(text) > A_THEME or text.endswith(_ENDS) for text in said)
