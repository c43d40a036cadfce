"""A reply with tables and boxes, read in several ways: the one that reaches most of what was asked is kept."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.replies.lines import Line, lines_of, lines_of_a_cell
from headway.engines.intake.documents.replies.matching import match_units
from headway.engines.intake.documents.replies.repeating import COPY
from headway.engines.intake.documents.replies.segments import units_of
from headway.engines.intake.documents.replies.tables import table_units
from headway.engines.intake.documents.replies.themed_tables import cells_as_lines, themed
from headway.engines.intake.documents.replies.values import Asked, How, Unit
from headway.engines.intake.documents.replies.words import says_nothing
from headway.engines.intake.documents.tabular import Grid, grids
from headway.engines.intake.layer import Document, Kind

_FOR_EACH_LOST = 2
_FEW, _SHARE = 2, 0.15
"""How many more questions a second reading must reach, and which share of those asked."""
_MOST, _OF_ONE_COLUMN = 0.5, 0.5

Table = tuple[Grid, list[Unit]]
"""A table with the units that it gives where its rows are taken for questions and answers."""


def units_in(document: Document, asked: Sequence[Asked], likeness: Likeness) -> list[Unit]:
    """The units of a whole document, in order."""
    ids = frozenset(question.code for question in asked if question.code)
    texts, numbers = [question.text for question in asked], [question.number for question in asked]
    flowing = lines_of(document, ids, texts, numbers)
    tables = [(grid, table_units(grid, asked, likeness, ids)) for grid in grids(document)]
    flowing = _without_heads_of_tables(flowing, tables, frozenset(filter(None, numbers)))
    tables = _without_tables_within_answers(document, flowing, tables, asked, likeness)
    first = _as_tables(flowing, tables, asked, likeness)
    if not asked or not tables:
        return first
    told = [table for table in tables if _tells(table, document, asked, likeness)]
    cells = [line for table in tables if table not in told for line in _lines_of_cells(document, table[0], ids)]
    kept = [unit for _, units in told for unit in units]
    others = _together(kept, [*flowing, *cells], asked, likeness)
    reached, again = (_reached(units, document, asked, likeness) for units in (first, others))
    more, lost = len(again - reached), len(reached - again)
    return others if more > _FOR_EACH_LOST * lost and more >= max(_FEW, _SHARE * len(asked)) else first


def _without_heads_of_tables(flowing: Sequence[Line], tables: Iterable[Table], known: frozenset[str]) -> list[Line]:
    """The lines but for headings right above tables whose rows say by number what they answer: "Module 1: Policy"."""
    tops = [grid.start for grid, units in tables if units and all(known.intersection(unit.numbers) for unit in units)]
    above = {max((line.start for line in flowing if line.start < top), default=-1) for top in tops}
    return [
        line for line in flowing if not (line.start in above and line.kind is Kind.HEADING and _names_none(line, known))
    ]


def _names_none(line: Line, known: frozenset[str]) -> bool:
    return not line.ids and not known.intersection((line.number, *line.numbers))


def _without_tables_within_answers(
    document: Document, flowing: Sequence[Line], tables: Sequence[Table], asked: Sequence[Asked], likeness: Likeness
) -> list[Table]:
    """The tables, one that only counts what the running text names or repeats as a question being none of answers."""
    if not asked or not flowing or not any(units for _, units in tables):
        return list(tables)
    running = _matches(units_of(flowing, asked, likeness), document, asked, likeness)
    told = {place for _, place, how in running if how != How.MEANING}
    found = []
    for grid, units in tables:
        own = _matches(units, document, asked, likeness)
        counted = {place for _, place, how in own if how in (How.NUMBER, How.MEANING)}
        within = len(counted) == len({place for _, place, _ in own}) and len(counted & told) > _MOST * len(counted)
        found.append((grid, [] if within else units))
    return found


def _as_tables(
    flowing: Sequence[Line], tables: Iterable[Table], asked: Sequence[Asked], likeness: Likeness
) -> list[Unit]:
    """Every table that can be one of questions and answers is; running text beside them answers where it names questions."""
    lines = list(flowing)
    tabled: list[Unit] = []
    for grid, units in tables:
        tabled += units
        lines += [] if units else cells_as_lines(grid)
    if len(tabled) > 1 and not any(line.numbers or line.ids for line in lines):
        return tabled
    return _together(tabled, lines, asked, likeness)


def _lines_of_cells(document: Document, grid: Grid, ids: frozenset[str]) -> Iterator[Line]:
    """The lines within the cells that may answer something; themes are headings."""
    themes, silent = themed(grid)
    for cell in (cell for row in grid.rows for cell in row.cells if cell.start not in silent):
        for line in lines_of_a_cell(document, cell, ids, alone=grid.columns == 1):
            yield replace(line, kind=Kind.HEADING) if cell.start in themes else line


def _together(tabled: Sequence[Unit], lines: Iterable[Line], asked: Sequence[Asked], likeness: Likeness) -> list[Unit]:
    running = units_of(sorted(lines, key=lambda line: line.start), asked, likeness)
    return sorted([*tabled, *running], key=lambda unit: unit.start)


def _tells(table: Table, document: Document, asked: Sequence[Asked], likeness: Likeness) -> bool:
    """Whether most rows of a table themselves say which question they answer, and answer it or leave it empty.

    A table of one column, that may hold anything, must so answer a good share of what was asked.
    """
    grid, units = table
    matches = _matches(units, document, asked, likeness)
    told = {unit: place for unit, place, how in matches if how != How.MEANING}
    like = likeness.repeats([unit.repeated for unit in units])
    empty = {i for i, row in enumerate(like) if not units[i].pieces and float(row.max()) >= COPY}
    if grid.columns == 1 and len(told) < _OF_ONE_COLUMN * len(asked) and len(grid.rows) > len(units):
        return False
    return bool(units) and len(told.keys() | empty) > _MOST * len(units)


def _reached(units: Sequence[Unit], document: Document, asked: Sequence[Asked], likeness: Likeness) -> frozenset[int]:
    return frozenset(place for _, place, _ in _matches(units, document, asked, likeness))


def _matches(
    units: Sequence[Unit], document: Document, asked: Sequence[Asked], likeness: Likeness
) -> list[tuple[int, int, How]]:
    """The units that answer something, with the question and by what it is told."""
    texts = ["\n".join(document.text[start:end] for start, end in unit.pieces) for unit in units]
    return [
        (match.unit, match.place, match.how)
        for match in match_units(units, texts, asked, likeness)
        if match.place is not None and not says_nothing(texts[match.unit])
    ]
