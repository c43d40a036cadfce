"""Runs: numbered paragraphs and items of lists of one style, in a row or counting on, that the report itself says."""

from collections.abc import Iterable, Iterator, Sequence

from headway.engines.intake.documents.earlier_reports.blocks import RUNNING
from headway.engines.intake.documents.earlier_reports.numbers import bare, kind_ahead, kind_of_label, ordinal_of
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.parts import style_of
from headway.engines.intake.documents.earlier_reports.wording import pattern, plain_of
from headway.engines.intake.layer import Kind

_STEP = 3
_A_CODE = 12


def runs_in(outline: Outline) -> Iterator[list[int]]:
    """Items of one style in a row, or that count on from one another under further headings."""
    run: list[int] = []
    for index in _items(outline):
        if run and not _goes_on(outline, run[-1], index):
            yield run
            run = []
        run.append(index)
    yield run


def _items(outline: Outline) -> Iterator[int]:
    """Numbered paragraphs and items of lists that hang under no other."""
    for index, block in enumerate(outline.blocks):
        hangs = block.parent is not None and outline.blocks[block.parent].kind in RUNNING
        if (block.number or block.kind is Kind.LIST_ITEM) and not hangs and may_hold(outline, index):
            yield index


def items_below(outline: Outline) -> dict[int, list[int]]:
    """Items by the paragraph or the item they hang under."""
    found: dict[int, list[int]] = {}
    for index, block in enumerate(outline.blocks):
        above = block.parent
        if above is not None and outline.blocks[above].kind in RUNNING and may_hold(outline, index):
            found.setdefault(above, []).append(index)
    return found


def by_heading(outline: Outline, run: Sequence[int]) -> Iterable[list[int]]:
    """The items of a run by the heading they stand under."""
    found: dict[int | None, list[int]] = {}
    for index in run:
        found.setdefault(outline.blocks[index].parent, []).append(index)
    return found.values()


def may_hold(outline: Outline, index: int, *, among_findings: bool = False) -> bool:
    """Whether a block is running text of the report itself, and under no heading of findings unless it may stand among these."""
    block = outline.blocks[index]
    return (
        block.kind in RUNNING
        and block.kind is not Kind.QUOTE
        and not outline.spots[index].aside
        and (among_findings or not _among_findings(outline, index))
        and not (block.number and kind_of_label(block.number))
        and kind_ahead(outline.of(index)[:_A_CODE]) is None
        and not pattern("answered").match(outline.plain(index))
    )


def _among_findings(outline: Outline, index: int) -> bool:
    return any(pattern("headings", "mixed").search(plain_of(text)) for text in outline.spots[index].headings)


def _goes_on(outline: Outline, last: int, index: int) -> bool:
    one, two = outline.blocks[last], outline.blocks[index]
    if style_of(one.number) != style_of(two.number):
        return False
    if two.number:
        before, after = ordinal_of(bare(one.number)), ordinal_of(bare(two.number))
        return (
            before is not None
            and after is not None
            and before.lead == after.lead
            and 0 < after.value - before.value <= _STEP
        )
    between = outline.blocks[last + 1 : index]
    return one.parent == two.parent and not any(block.kind in (Kind.HEADING, Kind.PARAGRAPH) for block in between)
