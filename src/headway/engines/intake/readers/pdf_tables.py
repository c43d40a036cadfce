"""Tables of a PDF: the cells its rules draw, and the printed lines that stand in each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from headway.engines.intake.readers.numbering import marker_of
from headway.engines.intake.readers.pdf_gaps import Gathered, gathered
from headway.engines.intake.readers.pdf_lines import Line, Word
from headway.engines.intake.readers.pdf_rules import Rules, Span
from headway.engines.intake.readers.setting import Paragraph, Row

_NEAR = 4.0
_GUTTER = 7.0
_WHOLE = frozenset(
    "a all also among an and any are as at be been between but by can during for from has have i in into is it its may more "
    "must no not of on or other per shall should so such that the their these this through to under up via was were when "
    "where which who will with within".split()
)
_LETTERS = frozenset("àeouy")
_AFTER_TI = frozenset({"on", "onal"})
_VOWELS = frozenset("aeiouy")
_FEW_LETTERS = 4.0
"""Letters that are words by themselves in other languages: they are where running text has them so."""

_MANY = 12
"""A column of more lines than this has one that fills it, or nearly."""
_A_WORD = 20
"""Hardly any word is longer."""
_NUMBERS = re.compile(r"\d|[(\[]?[^\W\d_]{1,6}[ .-]{0,2}\d{1,4}\b")
"""How the first cell of a row begins where it numbers the row: "7", "R-19"."""
_A_LETTER = 1.4
"""A line that ends nearer to its limit than so many letters had no room for the next."""
Cell = list[Line]


@dataclass(slots=True)
class Table:
    """Rows of cells of printed lines; every row has a cell, perhaps empty, for each column. `edges` are the columns'."""

    page: int
    edges: tuple[float, ...]
    rows: list[list[Cell]]

    @property
    def is_frame(self) -> bool:
        """Whether text stands in no more than one column."""
        return sum(any(row[column] for row in self.rows) for column in range(len(self.edges) - 1)) < 2

    def lines(self) -> list[Line]:
        return [line for row in self.rows for cell in row for line in cell]


@dataclass(frozen=True, slots=True)
class _Grid:
    """Places of upright lines from the left, of level ones from the top, and which cell each field belongs to."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: dict[tuple[int, int], tuple[int, int]]

    def field_of(self, x: float, y: float) -> tuple[int, int] | None:
        column = next((c for c, (one, two) in enumerate(pairwise(self.xs)) if one - 1 <= x < two + 1), None)
        row = next((r for r, (one, two) in enumerate(pairwise(self.ys)) if two - 1 <= y <= one + 1), None)
        return None if row is None or column is None else self.owner[(row, column)]


def placed(lines: Sequence[Line], rules: Rules) -> list[Line | Table]:
    """The lines of a page in their order, those that stand in a table gathered in it."""
    grids = list(_grids(rules)) or list(_without_sides(lines, rules))
    if not lines:
        return []
    if not grids:
        return [
            Table(lines[0].page, one.edges, one.rows) if isinstance(one, Gathered) else one for one in gathered(lines)
        ]
    found: list[Line | Table] = []
    tables: list[Table | None] = [None] * len(grids)
    for line in lines:
        for piece, which, field in _pieces(line, grids):
            if which < 0:
                found.append(piece)
                continue
            table = tables[which]
            if table is None:
                grid = grids[which]
                empty: list[list[Cell]] = [[[] for _ in grid.xs[1:]] for _ in grid.ys[1:]]
                table = tables[which] = Table(line.page, grid.xs, empty)
                found.append(table)
            table.rows[field[0]][field[1]].append(piece)
    for table in filter(None, tables):
        table.rows = [[_in_order(cell) for cell in row] for row in table.rows if any(row)]
    return _dissolved(found)


def _dissolved(found: Sequence[Line | Table]) -> list[Line | Table]:
    """A frame around text is no table, unless it opens the page and may be the rest of one."""
    kept: list[Line | Table] = []
    for index, one in enumerate(found):
        if isinstance(one, Table) and index and one.is_frame:
            kept.extend(one.lines())
        else:
            kept.append(one)
    return kept


def _pieces(line: Line, grids: Sequence[_Grid]) -> Iterator[tuple[Line, int, tuple[int, int]]]:
    """A line cut where it goes from one cell to the next."""
    height = line.baseline + 0.3 * line.size
    fields = []
    for word in line.words:
        place = (-1, (0, 0))
        for which, grid in enumerate(grids):
            field = grid.field_of((word.left + min(word.right, word.left + 30)) / 2, height)
            if field is not None:
                place = (which, field)
        fields.append(place)
    first = 0
    for index in range(1, len(fields) + 1):
        if index == len(fields) or fields[index] != fields[first]:
            piece = line if index - first == len(fields) else line.part(first, index - 1)
            yield piece, *fields[first]
            first = index
    if not fields:
        yield line, -1, (0, 0)


def _in_order(cell: Cell) -> Cell:
    """The lines of a cell from the top, pieces at one height joined from the left."""
    ordered: Cell = []
    for line in sorted(cell, key=lambda one: (-one.baseline, one.left)):
        if ordered and abs(ordered[-1].baseline - line.baseline) < 0.3 * line.size and line.left >= ordered[-1].left:
            ordered[-1] = _side_by_side(ordered[-1], line)
        else:
            ordered.append(line)
    return ordered


def _side_by_side(one: Line, two: Line) -> Line:
    moved = len(one.text) + 1
    words = (*one.words, *(Word(w.start + moved, w.end + moved, w.left, w.right, w.bold) for w in two.words))
    return replace(one, text=f"{one.text} {two.text}", right=two.right, bold=one.bold and two.bold, words=words)


def _grids(rules: Rules) -> Iterator[_Grid]:
    """Each group of crossing lines that draws at least two columns and two fields."""
    for level, upright in _groups(rules):
        xs, ys = _places([x for _, _, x in upright]), _places([y for _, _, y in level])
        xs = _places([*xs, min(one for one, _, _ in level), max(two for _, two, _ in level)])
        ys = _places([*ys, min(one for one, _, _ in upright), max(two for _, two, _ in upright)])[::-1]
        if len(xs) < 3 or len(ys) < 2:
            continue
        grid = _Grid(tuple(xs), tuple(ys), _owners(xs, ys, level, upright))
        if len({column for _, column in grid.owner.values()}) > 1:
            yield grid


def _groups(rules: Rules) -> Iterator[tuple[list[Span], list[Span]]]:
    left, found = list(rules.upright), []
    while left:
        upright, level = [left.pop()], []
        grew = True
        while grew:
            grew = False
            for line in rules.level:
                if line not in level and any(_cross(line, other) for other in upright):
                    level.append(line)
                    grew = True
            for other in left[:]:
                if any(_cross(line, other) for line in level):
                    upright.append(other)
                    left.remove(other)
                    grew = True
        if level:
            found.append((level, upright))
    yield from found


def _cross(level: Span, upright: Span) -> bool:
    return level[0] - _NEAR <= upright[2] <= level[1] + _NEAR and upright[0] - _NEAR <= level[2] <= upright[1] + _NEAR


def _places(values: Sequence[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _owners(
    xs: Sequence[float], ys: Sequence[float], level: Sequence[Span], upright: Sequence[Span]
) -> dict[tuple[int, int], tuple[int, int]]:
    """The first field of the cell each field is part of: no line is drawn between the fields of one cell."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            own = (row, column)
            middle, across = (ys[row] + ys[row + 1]) / 2, (xs[column] + xs[column + 1]) / 2
            if column and not _is_drawn(upright, xs[column], middle):
                own = owner[(row, column - 1)]
            elif row and not _is_drawn(level, ys[row], across):
                own = owner[(row - 1, column)]
            owner[(row, column)] = own
    return owner


def _is_drawn(spans: Sequence[Span], place: float, at: float) -> bool:
    return any(abs(span[2] - place) <= _NEAR and span[0] - 1 <= at <= span[1] + 1 for span in spans)


def _without_sides(lines: Sequence[Line], rules: Rules) -> Iterator[_Grid]:
    """Tables with level lines alone: at least three of one length, and columns that no word crosses."""
    groups: list[list[Span]] = []
    for span in rules.level:
        group = next((g for g in groups if abs(g[0][0] - span[0]) < _NEAR and abs(g[0][1] - span[1]) < _NEAR), None)
        if group is None:
            groups.append([span])
        else:
            group.append(span)
    for group in groups:
        ys = sorted((span[2] for span in group), reverse=True)
        inside = [line for line in lines if ys[-1] < line.baseline < ys[0]]
        if len(ys) < 3 or len(inside) < 3:
            continue
        xs = _columns([word for line in inside for word in line.words], group[0][0], group[0][1])
        header = [line for line in inside if line.baseline > ys[1]]
        if len(xs) < 3 or not header or ys[0] - ys[1] > 70:
            continue
        if len(ys) == 3:
            ys = [*ys[:2], *_starts([line for line in inside if line.baseline < ys[1]], xs), ys[2]]
        fields = [(row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)]
        yield _Grid(tuple(xs), tuple(ys), {field: field for field in fields})


def _columns(words: Sequence[Word], left: float, right: float) -> list[float]:
    edges, reach = [left - 1], left
    for word in sorted(words, key=lambda one: one.left):
        if word.left - reach >= _GUTTER and reach > left:
            edges.append((word.left + reach) / 2)
        reach = max(reach, word.right)
    return [*edges, max(right, reach) + 1]


def _starts(lines: Sequence[Line], xs: Sequence[float]) -> list[float]:
    """Where the rows of a table begin that draws no lines between them: wherever its first column says something."""
    firsts = [line for line in lines if line.words and line.words[0].left < xs[1]]
    return [line.baseline + line.size for line in firsts[1:]]


def goes_on_with(before: Table, table: Table) -> bool:
    """Whether a table is the rest of one that began on the page before; if so its rows are taken over.

    Header rows printed again are left out; a row broken by the page becomes one row again.
    """
    last = before.rows[-1][0][-1].page if before.rows[-1][0] else max(_pages(before.rows[-1]), default=before.page)
    if table.page not in (last + 1, before.page + 1) or not _alike(before.edges, table.edges):
        return False
    rows = table.rows
    heads = 0
    while heads < min(len(rows), len(before.rows), 3) and _words(rows[heads]) == _words(before.rows[heads]):
        heads += 1
    rows = rows[heads:]
    if rows and _is_rest_of(before.rows[-1], rows[0]):
        before.rows[-1] = [one + two for one, two in zip(before.rows[-1], rows[0], strict=True)]
        rows = rows[1:]
    before.rows.extend(rows)
    return True


def _pages(row: Sequence[Cell]) -> list[int]:
    return [line.page for cell in row for line in cell]


def _alike(one: Sequence[float], two: Sequence[float]) -> bool:
    """Whether columns begin at the same places; where the last one ends is not told by a table without lines."""
    return len(one) == len(two) and all(
        abs(a - b) < 2 * _NEAR for a, b in list(zip(one, two, strict=True))[: max(2, len(one) - 1)]
    )


def _words(row: Sequence[Cell]) -> list[str]:
    return [" ".join(line.text for line in cell) for cell in row]


def _is_rest_of(row: Sequence[Cell], rest: Sequence[Cell]) -> bool:
    """The rest of a broken row has text only below text, nothing in the narrow column that numbers the rows."""
    if any(two and not one for one, two in zip(row, rest, strict=True)):
        return False
    if row[0] and not rest[0]:
        return True
    if rest[0] and _NUMBERS.match(rest[0][0].text):
        return False
    return any(
        two and two[0].text[0].islower() and one[-1].text[-1] not in ".;" for one, two in zip(row, rest, strict=True)
    )


def rows_of(table: Table, whole: frozenset[str]) -> list[Row]:
    """The rows of a table, the lines of each cell gathered into paragraphs; `whole` are the words of running text."""
    rights = [_inner_edge(table, column) for column in range(len(table.edges) - 1)]
    return [
        [list(_cell_paragraphs(_unbroken(cell, right, whole))) for cell, right in zip(row, rights, strict=True)]
        for row in table.rows
    ]


def _inner_edge(table: Table, column: int) -> float:
    """Where lines of a column must end: its right border less the space that stands at its left one, or its widest line."""
    lines = [line for row in table.rows for line in row[column]]
    left = min((line.left for line in lines), default=table.edges[column])
    border = table.edges[column + 1] - (left - table.edges[column])
    return min(border, max(line.right for line in lines)) if len(lines) > _MANY else border


def _unbroken(cell: Cell, right: float, whole: frozenset[str]) -> Cell:
    """A word too long for its column is broken without a hyphen: it fills its line alone. It gets a soft one."""
    lines = []
    for line, after in zip_longest(cell, cell[1:]):
        letter = (line.right - line.left) / max(1, len(line.text))
        alone = line.text.isalpha() and len(line.text) > 4 and line.text.lower() not in whole
        if alone and after is not None and _is_tail(line.text, after.text, whole):
            room = _FEW_LETTERS if _is_no_word(after.text) else _A_LETTER
            if right - line.right > room * letter:
                lines.append(line)
                continue
            line = replace(line, text=f"{line.text}\u00ad")
        lines.append(line)
    return lines


def _is_no_word(text: str) -> bool:
    """Whether a line begins with letters that no word is made of: "g of", "nt,"."""
    first = text.split(" ", 1)[0].rstrip(".,;:)").lower()
    return first.isalpha() and not set(first) & _VOWELS and first.isascii()


def _is_tail(head: str, text: str, whole: frozenset[str]) -> bool:
    """Whether a line begins with the end of a word: with `head` no longer than words are, and no word by itself."""
    first = text.split(" ", 1)[0].rstrip(".,;:)").lower()
    if len(head) + len(first) > _A_WORD:
        return False
    if first in _AFTER_TI and head.lower().endswith(("ti", "si")):
        return True
    return (
        text[0].islower()
        and first not in _WHOLE
        and (first not in whole or (len(first) == 1 and first not in _LETTERS))
    )


def _cell_paragraphs(cell: Cell) -> Iterator[Paragraph]:
    right = max((line.right for line in cell), default=0.0)
    steps = [a.baseline - b.baseline for a, b in pairwise(cell) if a.page == b.page]
    usual = min((step for step in steps if step > 0), default=0.0)
    current: list[Line] = []
    for line in cell:
        if current:
            before = current[-1]
            short = before.right < right - 0.15 * (right - before.left) - 12
            apart = before.page == line.page and before.baseline - line.baseline > 1.3 * usual + 0.5
            marked = marker_of(line.text) is not None and (before.text[-1] in ".;:" or short or apart)
            if marked or apart or (short and before.text[-1] in ".:"):
                yield Paragraph(current)
                current = []
        current.append(line)
    if current:
        yield Paragraph(current)
