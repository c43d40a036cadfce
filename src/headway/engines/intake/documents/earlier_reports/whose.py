"""Whose words a list is: what a plan, a law, a resolution, associations or an earlier visit laid down, the report does not ask."""

import re
from collections.abc import Iterable

from headway.engines.intake.documents.earlier_reports.blocks import RUNNING
from headway.engines.intake.documents.earlier_reports.outline import Outline, tells_of_earlier_ones
from headway.engines.intake.documents.earlier_reports.runs import by_heading, items_below, runs_in
from headway.engines.intake.documents.earlier_reports.wording import (
    asks_of_items,
    is_earlier,
    only_addresses,
    pattern,
    plain_of,
    tells_nothing,
)
from headway.engines.intake.layer import Kind

_FEWEST = 2
_MOST = 0.5


def of_others(outline: Outline) -> frozenset[int]:
    """The blocks of lists that others laid down: what stands in them asks nothing of its own, in whatever words."""
    runs = [items for run in runs_in(outline) for items in by_heading(outline, run)] + list(
        items_below(outline).values()
    )
    told = [items for items in runs if len(items) >= _FEWEST and _is_of_others(outline, items)]
    return frozenset(index for items in told for index in items)


def _is_of_others(outline: Outline, items: list[int]) -> bool:
    """Whether a run is laid down by others; a heading does not tell that of the numbered paragraphs of a report."""
    if outline.blocks[items[0]].kind is Kind.LIST_ITEM:
        return is_laid_down(outline, items)
    return is_told_of(outline, items)


_STATUS = re.compile(
    r"[.;:–(-] ?(?:done|implemented|completed|under way|ongoing|pending|closed|open|achieved|not (?:begun|started|implemented|done)|(?:partly|partially|fully|largely) \w+|in progress)[.)]{0,2}$"
)
"""How an item ends that says what became of it: such a list tells of earlier recommendations."""


def is_laid_down(outline: Outline, items: Iterable[int]) -> bool:
    """Whether the headings or the sentence above say that a law, a plan, a resolution or somebody else says it."""
    items = list(items)
    told = sum(_is_laid_down_above(outline.spots[index].headings[-2:]) for index in items)
    return told > _MOST * len(items) or is_told_of(outline, items)


def _is_laid_down_above(headings: Iterable[str]) -> bool:
    return any(pattern("headings", "laid_down").search(plain_of(heading)) for heading in headings)


def is_told_of(outline: Outline, items: list[int]) -> bool:
    """Whether the sentence above tells of others or of earlier times, or the items say what became of them."""
    if sum(_STATUS.search(outline.plain(index)) is not None for index in items) >= _FEWEST:
        return True
    leads = {lead for index in items if (lead := _lead_of(outline, index)) is not None}
    told = sum(_tells_of_others(outline.plain(lead)) for lead in leads)
    return told > _MOST * len(leads)


def is_told_of_others(outline: Outline, items: list[int]) -> bool:
    """Whether the sentence above says whose else or of when the items are, or they say themselves what became of them."""
    if sum(_STATUS.search(outline.plain(index)) is not None for index in items) >= _FEWEST:
        return True
    leads = [outline.plain(lead) for lead in {_lead_of(outline, index) for index in items} if lead is not None]
    told = [
        lead
        for lead in leads
        if tells_of_earlier_ones(lead)
        or is_earlier(lead)
        or any(pattern(name).search(lead) for name in ("planned", "laid_down"))
        or not tells_nothing(lead)
    ]
    return len(told) > _MOST * len(leads)


def _tells_of_others(lead: str) -> bool:
    """Whether a sentence ahead of a list says neither that the report asks, nor that something is needed, nor only to whom it goes."""
    if tells_of_earlier_ones(lead):
        return True
    if asks_of_items(lead) or only_addresses(lead):
        return False
    told = pattern("planned").search(lead) or pattern("laid_down").search(lead) or is_earlier(lead)
    return bool(told or not tells_nothing(lead) or not pattern("needed").search(lead))


def _lead_of(outline: Outline, index: int) -> int | None:
    """The sentence that a list hangs on: what an item hangs under, or what stands above the first of its kind and ends with a colon."""
    parent = outline.blocks[index].parent
    if parent is not None and outline.blocks[parent].kind in RUNNING:
        return parent
    for above in range(index - 1, -1, -1):
        block = outline.blocks[above]
        if block.kind not in RUNNING or block.parent != parent:
            if outline.is_below(above, parent) if parent is not None else False:
                continue
            return None
        if block.kind is Kind.PARAGRAPH and (not block.number or outline.plain(above).endswith(":")):
            return above if outline.plain(above).endswith(":") else None
    return None
