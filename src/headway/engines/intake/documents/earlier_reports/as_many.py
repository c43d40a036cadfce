"""Which list is meant, told by how many recommendations the report says it makes, where no form has found them.

A report that announces 26 of which none is found has them somewhere: in the one or two columns of a table, in the run
of numbers, or under the headings of the same words that hold just as many texts, most of which may ask.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from django.utils.translation import gettext_noop

from headway.engines.intake.documents.earlier_reports.candidates import Candidate
from headway.engines.intake.documents.earlier_reports.columns import Row, roles_of, rows_of
from headway.engines.intake.documents.earlier_reports.completeness import announced_in
from headway.engines.intake.documents.earlier_reports.numbers import bare
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.parts import style_of, whole
from headway.engines.intake.documents.earlier_reports.runs import runs_in
from headway.engines.intake.documents.earlier_reports.tabled import of_row
from headway.engines.intake.documents.earlier_reports.whose import is_laid_down
from headway.engines.intake.documents.earlier_reports.wording import (
    is_asked_in_a_list,
    is_named,
    may_be_asked,
    plain_of,
)
from headway.engines.intake.layer import Kind

_FEWEST = 4
_MUCH = 0.2
"""What share of those announced must be missing before anything is looked for by its number."""
_MOSTLY = 0.6
_GOOD_PRACTICE, _SUGGESTION = "good practice", "suggestion"


def find_as_many(outline: Outline, found: int, known: Sequence[Candidate]) -> list[Candidate]:
    """The list of just as many items as are missing of those announced; none where no list, or more than one, is so long."""
    announced = announced_in(outline) or 0
    missing = announced - found
    if missing < max(_FEWEST, _MUCH * announced):
        return []
    lists = [_new(one, known) for one in (*_of_tables(outline), *_of_runs(outline))]
    fitting = [one for one in lists if len(one) == missing and _may_ask(outline, one)]
    return max(fitting, key=lambda one: _asking(outline, one), default=[])


def without_too_many(outline: Outline, joined: Sequence[Sequence[Candidate]]) -> list[Sequence[Candidate]]:
    """Without the one list that is as long as there are more than the report announces, if the rest bears numbers.

    Such is a summary that says in other words what stands with its number below, or a plan of the State in an annex.
    """
    more = len(joined) - (announced_in(outline) or len(joined))
    groups = Counter(_list_of(places) for places in joined if places[0].kind != _SUGGESTION)
    too_many = [group for group, count in groups.items() if count == more]
    if more < _FEWEST or len(too_many) != 1:
        return list(joined)
    rest = [places for places in joined if _list_of(places) != too_many[0]]
    return rest if all(places[0].number for places in rest) else list(joined)


def _list_of(places: Sequence[Candidate]) -> tuple[str, bool]:
    """The manner in which one is numbered, or that it is not: "R", "A", "12"."""
    number = places[0].number
    return number.rstrip("0123456789.,/-() "), bool(number)


def _new(items: Iterable[Candidate], known: Sequence[Candidate]) -> list[Candidate]:
    return [
        one
        for one in items
        if one.kind != _GOOD_PRACTICE and not any(one.start < other.end and other.start < one.end for other in known)
    ]


def _may_ask(outline: Outline, items: Sequence[Candidate]) -> bool:
    return _asking(outline, items) >= _MOSTLY * len(items) and not is_laid_down(outline, [one.block for one in items])


def _asking(outline: Outline, items: Sequence[Candidate]) -> int:
    said = [outline.said(one.start, one.end) for one in items]
    return sum(is_asked_in_a_list(p, outline.language) or is_named(p) or may_be_asked(p) for p in said)


def _of_tables(outline: Outline) -> Iterator[list[Candidate]]:
    """What stands in a column, or in two, of all tables that have the same heads."""
    alike: dict[tuple[str, ...], list[tuple[int, list[Row]]]] = {}
    for index, block in enumerate(outline.blocks):
        if (
            block.kind is Kind.TABLE
            and outline.spots[index].aside in ("", "state")
            and (rows := rows_of(outline, index))
        ):
            heads = tuple(plain_of(outline.document.of(cell)) for cell in rows[0].cells.values())
            alike.setdefault(heads, []).append((index, rows))
    for tables in alike.values():
        columns = sorted(tables[0][1][0].cells)
        beside = {at: role for at, role in roles_of(outline, tables[0][1][0]).items() if role != "text"}
        for count in (1, 2):
            for chosen in combinations(columns, count):
                roles = {at: role for at, role in beside.items() if at not in chosen} | dict.fromkeys(chosen, "text")
                yield [one for table, rows in tables for row in rows[1:] for one in of_row(outline, table, row, roles)]


def _of_runs(outline: Outline) -> Iterator[list[Candidate]]:
    """Numbered paragraphs and items of one style: a run of them, and all runs of that style."""
    by_style: dict[str, list[Candidate]] = {}
    for number, run in enumerate(runs_in(outline)):
        items = [_item(outline, index, number) for index in run]
        yield items
        if run:
            by_style.setdefault(style_of(outline.blocks[run[0]].number), []).extend(items)
    yield from by_style.values()


def _item(outline: Outline, index: int, run: int) -> Candidate:
    block = outline.blocks[index]
    end, parts = whole(outline, index, block.body)
    return Candidate(
        block.body, end, bare(block.number), "gathered", 3, ("as many", run), index, "recommendation", parts, (),
        gettext_noop("one of just as many as the report says it makes"),
    )  # fmt: skip
