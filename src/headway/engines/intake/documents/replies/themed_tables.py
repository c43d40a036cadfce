"""A table in which a theme stands beside what is said of it, line by line."""

from collections.abc import Sequence
from dataclasses import replace

from headway.engines.intake.documents.replies.lines import Line, cell_line
from headway.engines.intake.documents.replies.plain_heads import A_THEME, is_a_theme
from headway.engines.intake.documents.tabular import Grid, Row
from headway.engines.intake.layer import Kind

_ENOUGH, _NEARLY_ALL = 4, 0.7
"""How many rows, or else all, and which share of them, begin with a theme."""
_ENDS = tuple(".!?؟。")


def cells_as_lines(grid: Grid) -> list[Line]:
    """A line for each cell; the themes in the first column, each beside what is said of it, are headings.

    The heads of the columns, and a column of nothing but names ("Ministry of Health"), then answer nothing.
    """
    rows = _below_its_head(grid.rows)
    themed = sum(_begins_with_a_theme(row) for row in rows)
    if not themed or themed < min(len(rows), max(_ENOUGH, _NEARLY_ALL * len(rows))):
        return [cell_line(cell) for row in grid.rows for cell in row.cells]
    speaking = {cell.column for row in rows for cell in row.cells if not is_a_theme(cell.text)}
    found = []
    for row in rows:
        first, *others = row.cells
        line = cell_line(first)
        found.append(replace(line, kind=Kind.HEADING) if others else line)
        found += [cell_line(cell) for cell in others if cell.column in speaking]
    return found


def _below_its_head(rows: Sequence[Row]) -> Sequence[Row]:
    head = len(rows) > 1 < len(rows[0].cells) and all(is_a_theme(cell.text) for cell in rows[0].cells)
    return rows[1:] if head else rows


def _begins_with_a_theme(row: Row) -> bool:
    """Whether a theme stands first, and a sentence or more than a few words beside it."""
    first, *others = row.cells
    said = [cell.text for cell in others if len(cell.text) > len(first.text)]
    return is_a_theme(first.text) and any(len(text) > A_THEME or text.endswith(_ENDS) for text in said)
