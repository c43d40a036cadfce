"""What a spreadsheet reader gives: sheets of rows of cells, each with the place that people find it by."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class NoValue:
    """A cell that shows no value of its own: an error such as #REF!, or a formula whose result was never stored."""

    why: str

    def __str__(self) -> str:
        return self.why


Cell = str | int | float | bool | datetime | date | time | NoValue | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `rows[0]` is row 1. `merged` holds (first row, first column, last row, last column), from 1."""

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def at(self, row: int, column: int) -> Cell:
        """The cell in a row and column counted from 1; None beyond the edge."""
        cells = self.rows[row - 1] if 0 < row <= len(self.rows) else ()
        return cells[column - 1] if 0 < column <= len(cells) else None


@dataclass(frozen=True, slots=True)
class Workbook:
    """A spreadsheet file: its sheets, and what whoever gave it should be told (macros, formulas, hidden rows)."""

    sheets: tuple[Sheet, ...]
    media_type: str
    sha256: str
    said: tuple[str, ...] = ()
    starts_1904: bool = False

    def filled(self) -> Iterator[Sheet]:
        """The sheets that hold anything."""
        return (sheet for sheet in self.sheets if any(is_said(cell) for row in sheet.rows for cell in row))


def is_said(cell: Cell) -> bool:
    """Whether a cell holds anything."""
    return cell is not None and not (isinstance(cell, str) and not cell.strip())


def letters(column: int) -> str:
    """The letters of a column counted from 1: A, B, … Z, AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def number_of(name: str) -> int:
    """The number of a column, from 1, by its letters."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number
