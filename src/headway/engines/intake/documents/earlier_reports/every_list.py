"""Every list of a report, whatever it lists: columns of tables, runs of numbers and bullets, what stands under a heading or below a sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from headway.engines.intake.documents.earlier_reports.blocks import RUNNING
from headway.engines.intake.documents.earlier_reports.cells import in_cell, number_beside
from headway.engines.intake.documents.earlier_reports.columns import Row, heads_of, roles_of, rows_of
from headway.engines.intake.documents.earlier_reports.numbers import bare
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.parts import whole
from headway.engines.intake.documents.earlier_reports.runs import by_heading, items_below, runs_in
from headway.engines.intake.documents.earlier_reports.values import Part
from headway.engines.intake.documents.earlier_reports.wording import plain_of
from headway.engines.intake.layer import Kind
from headway.foundation.language.words import folded

_FEWEST = 2
_A_CAPTION = 200


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: the block it begins in, its span without its number, and its parts."""

    block: int
    start: int
    end: int
    number: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class AnyList:
    """Entries printed alike. `above` are the folded words they stand under (headings, caption, sentence, head of the
    column; outermost first), `beside` the heads of the other columns.
    """

    manner: str
    items: tuple[Item, ...]
    above: tuple[str, ...]
    beside: tuple[str, ...] = ()


def every_list(outline: Outline) -> Iterator[AnyList]:
    """All lists of two entries and more; one entry may stand in several, as in a run and under its heading."""
    for find in (_columns, _runs, _below, _under):
        for found in find(outline):
            if len(found.items) >= _FEWEST:
                yield found


def _columns(outline: Outline) -> Iterator[AnyList]:
    """Each column of all tables that have the same heads."""
    alike: dict[tuple[str, ...], list[tuple[int, list[Row]]]] = {}
    for index, block in enumerate(outline.blocks):
        if block.kind is Kind.TABLE and len(rows := rows_of(outline, index)) >= _FEWEST:
            alike.setdefault(heads_of(outline, rows), []).append((index, rows))
    for heads, tables in alike.items():
        first, rows = tables[0]
        above = (*_headings(outline, first), _caption(outline, first))
        for place, column in enumerate(rows[0].cells):
            beside = tuple(head for at, head in enumerate(heads) if at != place)
            items = [one for _, own in tables for row in own[1:] for one in _in_column(outline, row, own[0], column)]
            yield AnyList("table", tuple(items), (*above, heads[place]), beside)


def _in_column(outline: Outline, row: Row, head: Row, column: int) -> Iterator[Item]:
    cell = row.cells.get(column)
    if cell is None:
        return
    roles = {at: role for at, role in roles_of(outline, head).items() if at != column}
    number = number_beside(outline, row, roles, column, -1)
    for start, end, own, parts in in_cell(outline, cell, bool(number)):
        yield Item(row.indexes[column], start, end, number or own, parts)


def _caption(outline: Outline, table: int) -> str:
    block = outline.blocks[table - 1] if table else None
    return plain_of(outline.document.of(block)) if block and block.end - block.start < _A_CAPTION else ""


def _runs(outline: Outline) -> Iterator[AnyList]:
    """What counts on or stands in one style in a row, as a whole and under each of its headings."""
    for run in runs_in(outline):
        if run:
            yield _listed(outline, "run", run, _lead(outline, run[0]))
        under_each = list(by_heading(outline, run))
        if len(under_each) > 1:
            for items in under_each:
                yield _listed(outline, "part of a run", items, _lead(outline, items[0]))


def _below(outline: Outline) -> Iterator[AnyList]:
    """What hangs under a paragraph or an item."""
    for parent, items in items_below(outline).items():
        yield _listed(outline, "below", items, outline.plain(parent))


def _under(outline: Outline) -> Iterator[AnyList]:
    """What stands under a heading, or under headings of the same words."""
    found: dict[str, list[int]] = {}
    for index, block in enumerate(outline.blocks):
        if block.kind in RUNNING and block.parent is not None and outline.blocks[block.parent].kind is Kind.HEADING:
            found.setdefault(folded(outline.of(block.parent)), []).append(index)
    for items in found.values():
        yield _listed(outline, "under", items, "")


def _listed(outline: Outline, manner: str, indexes: Iterable[int], lead: str) -> AnyList:
    items, taken = list[Item](), -1
    for index in indexes:
        block = outline.blocks[index]
        if block.body < taken:
            continue
        taken, parts = whole(outline, index, block.body)
        items.append(Item(index, block.body, taken, bare(block.number) if block.number else "", parts))
    above = _headings(outline, items[0].block) if items else ()
    return AnyList(manner, tuple(items), (*above, lead))


def _headings(outline: Outline, index: int) -> tuple[str, ...]:
    return tuple(plain_of(heading) for heading in outline.spots[index].headings[-2:])


def _lead(outline: Outline, index: int) -> str:
    """The sentence that ends with a colon right above a list; "" for none."""
    for above in range(index - 1, -1, -1):
        block = outline.blocks[above]
        if block.kind is Kind.HEADING:
            return ""
        if block.kind in RUNNING:
            plain = outline.plain(above)
            return plain if plain.endswith(":") else ""
    return ""
