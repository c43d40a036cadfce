"""Where a sheet's headings stand, in one row or in two with merged cells above, and the columns under them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from headway.engines.intake.tables import table
from headway.engines.intake.trackers.fields import headings, said_plainly
from headway.engines.intake.trackers.sheets import Cell, Sheet, is_said, letters

DEEPEST = 25
"""Rows looked at for headings: above them stand titles, dates, logos."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its number from 1 and its heading as written; of a heading in two rows "above – below"."""

    number: int
    heading: str

    @property
    def letters(self) -> str:
        return letters(self.number)

    @property
    def key(self) -> str:
        return said_plainly(self.heading)

    @property
    def last_part(self) -> str:
        """What stands directly over the cells."""
        return said_plainly(self.heading.rpartition(" – ")[2])


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with its headings: `first` is the number of the first row below them."""

    sheet: Sheet
    columns: tuple[Column, ...]
    first: int

    def rows(self) -> Iterable[tuple[int, dict[str, Cell]]]:
        """Each row below the headings that holds anything: its number and its cells by the folded heading."""
        for number in range(self.first, len(self.sheet.rows) + 1):
            cells = {column.key: self.sheet.at(number, column.number) for column in self.columns}
            if any(is_said(cell) for cell in cells.values()):
                yield number, cells

    def column(self, key: str) -> Column | None:
        return next((column for column in self.columns if column.key == key), None)


def table_of(sheet: Sheet, known: Iterable[str] = ()) -> Table | None:
    """The table of a sheet; None where no row looks like headings. `known` are headings that a recipe expects."""
    expected = frozenset(known)
    best: Table | None = None
    most = 0.0
    for top in range(1, min(DEEPEST, len(sheet.rows)) + 1):
        for depth in _depths(sheet, top):
            if depth > 1 and _still_groups(sheet, top + depth - 1):
                continue
            names = _headings(sheet, top, depth)
            columns = _told_apart(names)
            points = _points(columns, expected)
            if len(columns) > 1 and points > most:
                best, most = Table(sheet, columns, top + depth), points
    return best


def _depths(sheet: Sheet, top: int) -> list[int]:
    """How many rows the headings that begin in a row may take: two where cells are merged across, or leave gaps."""
    wide = [m for m in sheet.merged if m[0] == top and m[3] > m[1]]
    deepest = max((m[2] - m[0] + 1 for m in sheet.merged if m[0] == top), default=1)
    if wide:
        return [max(2, min(3, deepest))]
    if deepest > 1:
        return [min(3, deepest)]
    gaps = [n for n in range(1, sheet.width + 1) if not is_said(sheet.at(top, n)) and is_said(sheet.at(top + 1, n))]
    below = [sheet.at(top + 1, n) for n in range(1, sheet.width + 1)]
    words_below = all(isinstance(cell, str) for cell in below if is_said(cell))
    return [1, 2] if gaps and words_below and is_said(sheet.at(top, 1)) else [1]


def _still_groups(sheet: Sheet, row: int) -> bool:
    """Whether cells that begin in a row are merged across: then the headings themselves stand below it."""
    return any(m[0] == m[2] == row and m[3] > m[1] for m in sheet.merged)


def _headings(sheet: Sheet, top: int, depth: int) -> list[str]:
    merged = {
        (row, column): (m[0], m[1])
        for m in sheet.merged
        if top <= m[0] < top + depth and (m[2] - m[0]) < 5 and (m[3] - m[1]) < 200
        for row in range(m[0], m[2] + 1)
        for column in range(m[1], m[3] + 1)
    }
    names: list[str] = []
    above = ""
    for column in range(1, sheet.width + 1):
        parts: list[str] = []
        for row in range(top, top + depth):
            cell = sheet.at(*merged.get((row, column), (row, column)))
            text = " ".join(str(cell).split()) if is_said(cell) else ""
            if depth > 1 and row == top and not sheet.merged:
                above = text or above
                text = above if text or is_said(sheet.at(top + 1, column)) else ""
            if text and text not in parts:
                parts.append(text)
        names.append(" – ".join(parts))
    return names


def _told_apart(names: list[str]) -> tuple[Column, ...]:
    """The columns that have a heading; one that repeats gets its letters after it."""
    seen: set[str] = set()
    columns = []
    for number, name in enumerate(names, 1):
        if not name or len(name) > 200:
            continue
        heading = f"{name} ({letters(number)})" if said_plainly(name) in seen else name
        seen.add(said_plainly(heading))
        columns.append(Column(number, heading))
    return tuple(columns)


def _points(columns: tuple[Column, ...], expected: frozenset[str]) -> float:
    known = sum(1 for c in columns if c.key in _every_heading() or c.last_part in _every_heading())
    plain = sum(1 for c in columns if not c.heading[:1].isdigit())
    return 10 * sum(1 for c in columns if c.key in expected) + 3 * known + 0.1 * plain


@cache
def _every_heading() -> frozenset[str]:
    """Every word that speaks for some field."""
    return frozenset(word for name in table("trackers")["fields"] for word in headings(name))
