"""A document read for ratings, in tables that run down, tables that run across, and lists."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from headway.engines.intake.documents.printed_numbers import western
from headway.engines.intake.documents.ratings.values import MOST, Of, Rating, Ratings, Unread
from headway.engines.intake.documents.ratings.words import date_in, level_in, names_in, rated_at, round_in
from headway.engines.intake.documents.tabular import Cell, Grid, Row, grids, text_grids
from headway.engines.intake.layer import Document, Kind
from headway.foundation.language.words import folded

_ABOVE = 600
_BARE = re.compile(r"\W*(?P<number>\d{1,2})(?:[.):]|\s*$|\s[–-])\W*")
_CODE = re.compile(r"\s?(?:C|LC|PC|NC|HE|SE|ME|LE)(?=\s+[A-Z])")
"""A rating in code with the next sentence after it."""
_TABLE_OF_OUTCOMES = re.compile(r"immediate outcome|effectiveness|efficacite|efectividad|эффективност|فعالية|الفعالية")


@dataclass(frozen=True, slots=True)
class _Context:
    """What the heading above a table, or its caption, says of all of it."""

    round: str
    as_of: str
    of: Of


def read_ratings(document: Document) -> Ratings:
    """Every rating with what is rated, when and in which round, as far as the document says."""
    found: list[Rating] = []
    unread: list[Unread] = []
    default = _document_context(document)
    for grid in (*grids(document), *text_grids(document)):
        context = _context_of(document, grid, default)
        rows = list(_across(grid, context)) or list(_down(grid, context))
        found += [row for row in rows if isinstance(row, Rating)]
        unread += [row for row in rows if isinstance(row, Unread)]
    found += _listed(document, default)
    rated = {(row.of, row.number) for row in found}
    kept = [replace(row, page=document.page_at(row.start)) for row in _once(found)]
    return Ratings(
        ratings=tuple(kept),
        unread=tuple(row for row in unread if (row.of, row.number) not in rated),
        missing=tuple(_missing(rated)),
        contradictions=tuple(_contradictions(kept)),
    )


def _document_context(document: Document) -> _Context:
    head = f"{document.title}\n{document.text[:_ABOVE]}"
    return _Context(round_in(head), date_in(document.title) or date_in(document.text[:_ABOVE]), Of.RECOMMENDATION)


def _context_of(document: Document, grid: Grid, default: _Context) -> _Context:
    """The heading, caption or line right above a table says when and which, the document itself where that does not."""
    above = ""
    for block in document.blocks:
        if block.start >= grid.start:
            break
        if block.kind in (Kind.HEADING, Kind.CAPTION, Kind.PARAGRAPH, Kind.TITLE) and len(document.of(block)) < 240:
            above = document.of(block)
    first = " ".join(cell.text for row in grid.rows[:2] for cell in row.cells)
    of = Of.OUTCOME if _TABLE_OF_OUTCOMES.search(folded(f"{above} {first}")) else Of.RECOMMENDATION
    return _Context(round_in(above) or default.round, date_in(above) or default.as_of, of)


def _across(grid: Grid, context: _Context) -> Iterator[Rating | Unread]:
    """Names in one row, ratings in the row below, as in the summaries of mutual evaluation reports."""
    for names, levels in zip(grid.rows, grid.rows[1:], strict=False):
        rated = {cell.column: told for cell in names.cells if (told := rated_at(cell.text))}
        if len(rated) < 2:
            continue
        below = {cell.column: cell for cell in levels.cells}
        levelled = sum(1 for c, (of, _, _) in rated.items() if c in below and level_in(below[c].text, of))
        if levelled < 0.5 * len(rated):
            continue
        for column, (of, number, title) in rated.items():
            cell = below.get(column)
            if cell is not None:
                yield _rated(of, number, title, cell, context)


def _down(grid: Grid, context: _Context) -> Iterator[Rating | Unread]:
    """A row a Recommendation: one rating, or several with a round or date at the head of each column."""
    heads: dict[int, str] = {}
    of, columns = context.of, _rating_columns(grid, context)
    for row in grid.rows:
        told = _named(row, of, alone=bool(columns))
        if told is None:
            if not any(level_in(cell.text, of) for cell in row.cells):
                heads |= {cell.column: cell.text for cell in row.cells}
            continue
        which, number, title, place = told
        cells = [cell for cell in row.cells if cell.column in columns and cell.column != place]
        levels = [cell for cell in cells if level_in(cell.text, which)]
        if not levels:
            rest = " ".join(cell.text for cell in row.cells if cell.column != place)
            yield Unread(which, number, rest, row.start, row.end)
        for cell in levels:
            head = heads.get(cell.column, "")
            own = _Context(round_in(head) or context.round, date_in(head) or context.as_of, which)
            yield _rated(which, number, title, cell, own)


def _rating_columns(grid: Grid, context: _Context) -> frozenset[int]:
    """Columns in which at least a third of the cells are ratings."""
    counts: dict[int, list[int]] = {}
    for row in grid.rows:
        for cell in row.cells:
            rated = any(level_in(cell.text, of) for of in Of)
            counts.setdefault(cell.column, []).append(int(rated))
    return frozenset(column for column, seen in counts.items() if sum(seen) >= max(1, len(seen) / 3))


def _named(row: Row, of: Of, *, alone: bool) -> tuple[Of, int, str, int] | None:
    """What a row rates: named in words, or by a bare number in its first cell; `alone` where the row may have no other."""
    for cell in row.cells[:2]:
        told = rated_at(cell.text)
        if told:
            which, number, title = told
            following = row.at(cell.column + 1)
            if not title and following and not level_in(following.text, which) and len(following.text) < 160:
                title = following.text
            return which, number, title, cell.column
    first = row.cells[0]
    bare = _BARE.match(western(folded(first.text)))
    if bare and 1 <= int(bare["number"]) <= MOST[of] and (len(row.cells) > 1 or alone) and first.column == 0:
        title = first.text[bare.end() :].strip()
        if not title and len(row.cells) > 1 and not level_in(row.cells[1].text, of):
            title = row.cells[1].text
        return of, int(bare["number"]), title, first.column
    return None


def _rated(of: Of, number: int, title: str, cell: Cell, context: _Context) -> Rating | Unread:
    level = level_in(cell.text, of)
    if not level:
        return Unread(of, number, cell.text, cell.start, cell.end)
    title = " ".join(title.split())
    return Rating(of, number, level, cell.text.strip(), context.round, context.as_of, cell.start, cell.end, title)


def _listed(document: Document, context: _Context) -> Iterator[Rating]:
    """ "R.1: LC", "Recommendation 10 – Largely compliant", several to a line; headings above say when."""
    tables = [(block.start, block.end) for block in document.blocks if block.kind is Kind.TABLE]
    current = context
    for block in document.blocks:
        if any(start <= block.start < end for start, end in tables) or block.kind in (Kind.FOOTNOTE, Kind.BOX):
            continue
        text = document.of(block)
        if block.kind in (Kind.HEADING, Kind.CAPTION):
            current = replace(current, round=round_in(text) or context.round, as_of=date_in(text) or context.as_of)
        for hit in re.finditer(r"(?:^|(?<=[\n;,]))[^\n;,]+", text):
            cuts = sorted({0, *names_in(hit[0]), len(hit[0])})
            for first, last in pairwise(cuts):
                yield from _in_item(hit[0][first:last], block.start + hit.start() + first, current)


def _in_item(item: str, at: int, context: _Context) -> Iterator[Rating]:
    told = rated_at(item)
    if told is None:
        return
    of, number, _ = told
    for parted in re.finditer(
        r"[:–—=\t]|\s-\s|\s(?=(?:C|LC|PC|NC|HE|SE|ME|LE)\W*$)|\((?=[^()]{1,40}\)\W*$)|\sis\srated\s|\srated\s(?:as\s)?",
        item,
    ):
        said = item[parted.end() :]
        code = _CODE.match(said)
        said = code[0] if code else said
        level = level_in(said.strip().rstrip(")."), of)
        if level:
            lead = len(said) - len(said.lstrip())
            said = said.strip()
            start = at + parted.end() + lead
            title = (rated_at(item[: parted.start()]) or (of, number, ""))[2]
            yield Rating(
                of, number, level, said.rstrip("."), context.round, context.as_of, start, start + len(said), title
            )
            return


def _once(found: Sequence[Rating]) -> Iterator[Rating]:
    """A rating printed twice with the same round, date and level is one."""
    seen: set[tuple[Of, int, str, str, str]] = set()
    for row in found:
        key = (row.of, row.number, row.level, row.round.lower(), row.as_of)
        if key not in seen:
            seen.add(key)
            yield row


def _missing(rated: set[tuple[Of, int]]) -> Iterator[str]:
    """What has no rating though most of its kind have one."""
    for of, most in MOST.items():
        numbers = {number for which, number in rated if which == of}
        if len(numbers) >= most * 0.5:
            yield from (
                f"{'R' if of == Of.RECOMMENDATION else 'IO'}.{n}" for n in range(1, most + 1) if n not in numbers
            )


def _contradictions(found: Sequence[Rating]) -> Iterator[str]:
    """Two levels of one thing in one round and at one date."""
    seen: dict[tuple[str, str, str], str] = {}
    for row in found:
        key = (row.name, row.round.lower(), row.as_of)
        if seen.setdefault(key, row.level) != row.level:
            yield f"{row.name}: {seen[key]} and {row.level}"
