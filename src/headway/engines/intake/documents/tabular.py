"""The tables of a document as rows of cells in their columns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headway.engines.intake.layer import Block, Document, Kind


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one column of a row; `text[start:end]` of the document."""

    column: int
    text: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row that hold something, in order."""

    cells: tuple[Cell, ...]

    def at(self, column: int | None) -> Cell | None:
        """The cell of a column; None where it is empty."""
        return next((cell for cell in self.cells if cell.column == column), None)

    @property
    def start(self) -> int:
        return self.cells[0].start

    @property
    def end(self) -> int:
        return self.cells[-1].end


@dataclass(frozen=True, slots=True)
class Grid:
    """One table; `columns` is how many it has, `start`:`end` its stretch of the text."""

    rows: tuple[Row, ...]
    columns: int
    start: int
    end: int


def grids(document: Document) -> Iterator[Grid]:
    """Every table in order. A cell's column is told by the tabs that part cells, empty ones included."""
    for index, block in enumerate(document.blocks):
        if block.kind is Kind.TABLE:
            rows = tuple(row for row in _rows(document, index) if row.cells)
            if rows:
                yield Grid(rows, 1 + max(cell.column for row in rows for cell in row.cells), block.start, block.end)


_LINE = re.compile(r"[^\n]+")
_BETWEEN = re.compile(r"\s*\t\s*|\s+\|\s+|\s{2,}")
_FEWEST_LINES = 2


def text_grids(document: Document) -> Iterator[Grid]:
    """What stands below each other in a plain text: lines in a row that tabs, bars or several spaces part into as many cells."""
    if document.media_type != "text/plain":
        return
    run: list[Row] = []
    for hit in _LINE.finditer(document.text):
        row = _row_of_a_line(hit.group(), hit.start())
        if run and (row is None or len(row.cells) != len(run[-1].cells)):
            yield from _as_grid(run)
            run = []
        run += [row] if row is not None else []
    yield from _as_grid(run)


def _row_of_a_line(line: str, at: int) -> Row | None:
    inner = line.strip().strip("|").strip()
    start = line.find(inner)
    cells: list[Cell] = []
    last = 0
    for cut, following in [*((hit.start(), hit.end()) for hit in _BETWEEN.finditer(inner)), (len(inner), len(inner))]:
        if cut > last:
            cells.append(Cell(len(cells), inner[last:cut], at + start + last, at + start + cut))
        last = following
    return Row(tuple(cells)) if len(cells) > 1 else None


def _as_grid(run: list[Row]) -> Iterator[Grid]:
    if len(run) >= _FEWEST_LINES:
        yield Grid(tuple(run), len(run[0].cells), run[0].start, run[-1].end)


def _rows(document: Document, table: int) -> Iterator[Row]:
    end = document.blocks[table].end
    cells: list[Block] = []
    open_row = -1
    for index in range(table + 1, len(document.blocks)):
        block = document.blocks[index]
        if block.start >= end:
            break
        if block.kind is Kind.TABLE_ROW:
            if open_row >= 0:
                yield _row(document, cells)
            open_row, cells = index, []
        elif block.kind is Kind.TABLE_CELL:
            cells.append(block)
    if open_row >= 0:
        yield _row(document, cells)


def _row(document: Document, blocks: list[Block]) -> Row:
    column, cells = 0, []
    for index, block in enumerate(blocks):
        column += max(_tabs_before(document.text, block.start), 1 if index else 0)
        cells.append(Cell(column, document.of(block), block.start, block.end, block.page))
    return Row(tuple(cells))


def _tabs_before(text: str, at: int) -> int:
    first = at
    while first and text[first - 1] == "\t":
        first -= 1
    return at - first
