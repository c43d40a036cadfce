"""Tables that draw no lines: cells beside each other, parted by gaps that lie below one another in row after row.

A page has its words in an order; in a table it goes from cell to cell and back to the first column, row after row. Text
set in columns goes back once at most, so it is told apart by this.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil, floor, inf
from statistics import median

from headway.engines.intake.readers.numbering import marker_of
from headway.engines.intake.readers.pdf_columns import column_of, gutter_of
from headway.engines.intake.readers.pdf_lines import Line, Word

Gap = tuple[float, float]
_GUTTER = 7.0
_NARROWEST = 6.0
"""So many points a gap between columns is wide at least: where it is found, and after all rows have narrowed it."""
_WIDE = 0.75
"""What a gap is wide at least, as a part of the size of the letters: large ones stand apart anyway."""
_WIDE_ENOUGH = 0.6
_SPACES, _WIDEST = 1.7, 1.2
"""It is wider than so many spaces; but what is wide for the letters is no space."""
_CROSSED = 0.2
"""For one height whose words cross the place between two columns there are at least five that keep it free."""
_APART = 3.4
"""A table goes on over an empty strip of at most so many times the size of its letters."""
_NEXT_ROW = 1.45
"""More than so many times the distance of lines part two rows, or a row and the next of the same column."""
_NEXT_LINE = 1.3
_BACK = 1.15
"""The same for a line further left that is not in the first column: it goes on with the row of the page before."""
_ALIKE = 2.0
_MARGIN = 5.0
_FEWEST_ROWS = 2
_ACROSS = 2
_MOST_BANDS = 400
"""A page with more heights than this is no page of a document, and would take long."""
_A_NUMBER_HAS = 2
_A_NUMBER = re.compile(
    r"[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[^\W\d_]|[ivxlIVXL]{1,6}|[^\W\d_]{1,6}[ .–-]?\d{1,3}|[•‣▪–—*·-])[.)\]:]*"
)
_PEEK = 2


@dataclass(frozen=True, slots=True)
class Gathered:
    """A table: where its columns begin and where the last one ends, and its rows of cells of lines."""

    edges: tuple[float, ...]
    rows: list[list[list[Line]]]


@dataclass(slots=True)
class _Band:
    """What is printed at one height; a gap narrower than `narrowest` parts words only."""

    baseline: float
    size: float
    narrowest: float
    words: list[Word] = field(default_factory=list)

    def gaps(self) -> list[Gap]:
        ordered = sorted(self.words, key=lambda word: word.left)
        found, reach = [], ordered[0].right
        for word in ordered[1:]:
            if word.left - reach >= max(_GUTTER, self.narrowest, _WIDE * self.size):
                found.append((reach, word.left))
            reach = max(reach, word.right)
        return found

    def left_free(self, gap: Gap) -> list[Gap]:
        """What of a gap no word of this height stands in, as far as it is wide enough."""
        free, start = [], gap[0]
        for word in sorted(self.words, key=lambda word: word.left):
            if word.right <= start or word.left >= gap[1]:
                continue
            if word.left - start >= self.narrowest:
                free.append((start, word.left))
            start = max(start, word.right)
        if gap[1] - start >= self.narrowest:
            free.append((start, gap[1]))
        return free

    def is_beside(self, gap: Gap) -> bool:
        """Whether words stand on both sides of a gap and none in it."""
        return (
            any(word.right <= gap[0] + 1 for word in self.words)
            and any(word.left >= gap[1] - 1 for word in self.words)
            and bool(self.left_free(gap))
        )


def gathered(lines: Sequence[Line]) -> list[Line | Gathered]:
    """The lines of a page in their order, those that stand in a table without lines gathered in it."""
    if len(lines) < _FEWEST_ROWS + 1 or not all(line.words and line.left <= line.ink for line in lines):
        return list(lines)
    if _is_in_columns(lines):
        return list(lines)
    found: list[Line | Gathered] = list(lines)
    bands, right, first = _bands(lines), max(line.right for line in lines), 0
    while first < len(bands) <= _MOST_BANDS:
        last = _grown(bands, first, bands[first].gaps(), narrows=True)
        last = _grown(bands, first, _gutters(bands[first : last + 1]), narrows=False)
        gutters = _gutters(bands[first : last + 1])
        inside = _between(lines, bands[_begun(bands, first, gutters)], bands[last])
        table = _table(inside, gutters, right) if last > first else None
        if table is None:
            first += 1
            continue
        at = next(place for place, one in enumerate(found) if one is inside[0])
        taken = {id(line) for line in inside}
        found[at] = table
        found = [one for one in found if id(one) not in taken]
        first = last + 1
    return found


def _is_in_columns(lines: Sequence[Line]) -> bool:
    """Whether a page is text in two columns, of which the right one comes after the left: it goes back once at most.

    Words that are spread over a narrow column have gaps below one another by chance.
    """
    gutter = gutter_of(lines)
    if gutter is None:
        return False
    sides = [side for line in lines if (side := column_of(line, gutter)) < _ACROSS]
    return sum(one > two for one, two in pairwise(sides)) <= 1


def _between(lines: Sequence[Line], top: _Band, low: _Band) -> list[Line]:
    return [line for line in lines if low.baseline - _ALIKE <= line.baseline <= top.baseline + _ALIKE]


def _bands(lines: Sequence[Line]) -> list[_Band]:
    bands: list[_Band] = []
    narrowest = max(_NARROWEST, _SPACES * _space(lines))
    for line in sorted(lines, key=lambda line: -line.baseline):
        if not bands or bands[-1].baseline - line.baseline > _ALIKE:
            bands.append(_Band(line.baseline, line.size, min(narrowest, max(_NARROWEST, _WIDEST * line.size))))
        bands[-1].words.extend(line.words)
    return bands


def _space(lines: Sequence[Line]) -> float:
    """How far words of one cell stand apart: in letters that are all as wide as each other, as far as columns elsewhere."""
    gaps = sorted(after.left - word.right for line in lines for word, after in pairwise(line.words))
    return gaps[len(gaps) // 4] if gaps else 0.0


def _grown(bands: Sequence[_Band], first: int, gutters: Sequence[Gap], *, narrows: bool) -> int:
    """How far down gaps go on; with `narrows` each height makes them as narrow as what it has beside them."""
    last = first
    for place in range(first + 1, len(bands)):
        band = bands[place]
        if not gutters or bands[place - 1].baseline - band.baseline > _APART * band.size:
            break
        left = [band.left_free(gap) for gap in gutters]
        beside = any(band.is_beside(gap) for pieces in left for gap in pieces)
        if all(left) or beside:
            if narrows:
                gutters = [piece for gap, pieces in zip(gutters, left, strict=True) for piece in pieces or [gap]]
            if beside or _goes_on_below(bands, place, last, gutters):
                last = place
        elif not any(_is_row(later, gutters) for later in bands[place + 1 : place + 1 + _PEEK]):
            break
    return last


def _begun(bands: Sequence[_Band], first: int, gutters: Sequence[Gap]) -> int:
    """Where a table begins that goes on from the page before: above its first full row stands the rest of a cell."""
    while first and gutters:
        band, low = bands[first - 1], bands[first]
        close = band.baseline - low.baseline <= _NEXT_ROW * _pitch(bands)
        inside = all(band.left_free(gap) for gap in gutters) and min(word.left for word in band.words) > gutters[0][0]
        if not (close and inside):
            break
        first -= 1
    return first


def _gutters(bands: Sequence[_Band]) -> list[Gap]:
    """The places between columns: nearly all heights that have words on both sides of them have none in them."""
    beside: Counter[int] = Counter()
    crossed: Counter[int] = Counter()
    for band in bands:
        ordered = sorted(band.words, key=lambda word: word.left)
        reach = ordered[0].left
        for word in ordered:
            is_wide = word.left - reach >= max(band.narrowest, _WIDE_ENOUGH * band.size)
            (beside if is_wide else crossed).update(range(ceil(reach), floor(word.left) + 1))
            crossed.update(range(ceil(word.left), floor(word.right) + 1))
            reach = max(reach, word.right)
    free = [x for x in sorted(beside) if beside[x] >= _FEWEST_ROWS and crossed[x] <= _CROSSED * beside[x]]
    found: list[Gap] = []
    for x in free:
        if found and x - found[-1][1] <= 1:
            found[-1] = (found[-1][0], x)
        else:
            found.append((x, x))
    wide = [gap for gap in found if gap[1] - gap[0] >= bands[0].narrowest - 1]
    return [gap for place, gap in enumerate(wide) if _begins_a_column(bands, gap, wide[place + 1 : place + 2])]


def _begins_a_column(bands: Sequence[_Band], gap: Gap, after: Sequence[Gap]) -> bool:
    """Whether what stands right of a gap begins at one place, or is short and ends at one, as numbers do.

    Words of one column that are spread over its width have gaps below each other, too; what follows these does not.
    """
    limit = after[0][1] if after else inf
    firsts = [
        min(own, key=lambda word: word.left)
        for band in bands
        if (own := [word for word in band.words if gap[1] - 1 <= word.left < limit])
        and any(word.right <= gap[0] + 1 for word in band.words)
    ]
    lefts, rights = sorted(word.left for word in firsts), sorted(word.right for word in firsts)
    return bool(firsts) and max(_alike(lefts), _alike(rights) if _are_short(firsts) else 0) >= len(firsts) / 2


def _are_short(words: Sequence[Word]) -> bool:
    return all(word.end - word.start <= _A_NUMBER_HAS for word in words)


def _alike(places: Sequence[float]) -> int:
    """How many of these are nearly the same, at most."""
    return max(bisect_right(places, place + 2) - bisect_left(places, place - 2) for place in places)


def _is_row(band: _Band, gutters: Sequence[Gap]) -> bool:
    return all(band.left_free(gap) for gap in gutters) and any(band.is_beside(gap) for gap in gutters)


def _goes_on_below(bands: Sequence[_Band], place: int, last: int, gutters: Sequence[Gap]) -> bool:
    """Whether a line of one column alone goes on with the cell above it rather than beginning text below the table."""
    band = bands[place]
    if last < place - 1:
        return False
    close = bands[place - 1].baseline - band.baseline <= _NEXT_LINE * _pitch(bands)
    return close or min(word.left for word in band.words) > gutters[0][0]


def _pitch(bands: Sequence[_Band]) -> float:
    steps = Counter(round(one.baseline - two.baseline) for one, two in pairwise(bands))
    usual = [step for step, _ in steps.most_common(4) if step >= bands[0].size * 0.9]
    return float(min(usual, default=1.2 * bands[0].size))


def _table(lines: Sequence[Line], gutters: Sequence[Gap], right: float) -> Gathered | None:
    """The rows of what stands in a region; None where it is text in columns, or a list with its numbers set apart."""
    if not gutters:
        return None
    pieces = [piece for line in lines for piece in _pieces(line, gutters)]
    rows = _rows(pieces, gutters, _pitch(_bands(lines)))
    full = [row for row in rows if sum(map(bool, row)) > 1]
    if len(full) < _FEWEST_ROWS or _is_a_list(rows):
        return None
    starts = [
        median([line.left for row in rows for line in row[column]] or [gap[1]])
        for column, gap in enumerate([(0.0, lines[0].left), *gutters])
    ]
    return Gathered((*(start - _MARGIN for start in starts), right + _MARGIN), rows)


def _pieces(line: Line, gutters: Sequence[Gap]) -> Iterator[tuple[Line, int]]:
    """A line cut where it goes from one column to the next; one that runs on across a gap stays whole."""
    columns = [sum(word.left > (gap[0] + gap[1]) / 2 for gap in gutters) for word in line.words]
    first = 0
    for index in range(1, len(columns) + 1):
        if index < len(columns) and (columns[index] == columns[first] or _runs_on(line, index)):
            columns[index] = columns[first]
            continue
        yield (line if index - first == len(columns) else line.part(first, index - 1)), columns[first]
        first = index


def _runs_on(line: Line, index: int) -> bool:
    """Whether a word stands as close to the one before it as words of one cell do."""
    return line.words[index].left - line.words[index - 1].right < _NARROWEST - 1


def _rows(pieces: Sequence[tuple[Line, int]], gutters: Sequence[Gap], pitch: float) -> list[list[list[Line]]]:
    rows: list[list[list[Line]]] = []
    before: tuple[Line, int] | None = None
    for line, column in pieces:
        if before is None or _begins_a_row(rows[-1], before, line, column, pitch) or _spans(before, column, gutters):
            if len(rows) > 2 and _is_a_paragraph_of(rows[-2], rows[-1], pitch):
                _join(rows)
            rows.append([[] for _ in range(len(gutters) + 1)])
        rows[-1][column].append(line)
        before = line, column
    if len(rows) > 2 and _is_a_paragraph_of(rows[-2], rows[-1], pitch):
        _join(rows)
    return rows


def _is_a_paragraph_of(row: Sequence[Sequence[Line]], rest: Sequence[Sequence[Line]], pitch: float) -> bool:
    """Whether what stands in one cell alone, not the first, is a further paragraph of the cell above it.

    It is not asked below the first row: under heads that are printed again a row of the page before goes on.
    """
    filled = [column for column, cell in enumerate(rest) if cell]
    if len(filled) != 1 or not filled[0] or not row[filled[0]]:
        return False
    low = min(line.baseline for cell in row for line in cell)
    return low - rest[filled[0]][0].baseline < _NEXT_ROW * pitch


def _join(rows: list[list[list[Line]]]) -> None:
    rest = rows.pop()
    rows[-1] = [one + two for one, two in zip(rows[-1], rest, strict=True)]


def _spans(before: tuple[Line, int], column: int, gutters: Sequence[Gap]) -> bool:
    """Whether the line before ran across the columns, as a heading within a table does."""
    line, where = before
    return where == column == 0 and any(
        word.left < gap[0] < gap[1] < line.right for gap in gutters[:1] for word in line.words
    )


def _begins_a_row(
    row: Sequence[Sequence[Line]], before: tuple[Line, int], line: Line, column: int, pitch: float
) -> bool:
    last, where = before
    low = min(one.baseline for cell in row for one in cell)
    if column > where:
        return low - line.baseline > _NEXT_ROW * pitch
    if column == where:
        step = last.baseline - line.baseline
        wide = _BACK if marker_of(line.text) else _NEXT_ROW
        return step < -_ALIKE or (column == 0 and step > wide * pitch)
    return line.baseline < low - _ALIKE if column == 0 else low - line.baseline > _BACK * pitch


def _is_a_list(rows: Sequence[Sequence[Sequence[Line]]]) -> bool:
    """Whether the first of two columns has hardly more than the numbers or bullets of paragraphs, set apart from them."""
    if len(rows[0]) > 2:
        return False
    firsts = [row[0][0].text for row in rows if row[0]]
    return sum(_A_NUMBER.fullmatch(text) is not None for text in firsts) > len(firsts) / 2
