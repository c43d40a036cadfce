"""Whole lists told by what they ask, whatever stands above them: items of one manner, nearly all of which ask, that nobody else is said to have laid down.

No word has to announce such a list. What makes one is that its items are printed alike (one run of numbers or bullets, one
sign, paragraphs under one heading or under headings of the same words) and hold together: nearly all of them ask.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from headway.engines.intake.documents.earlier_reports.candidates import Candidate
from headway.engines.intake.documents.earlier_reports.numbers import bare, kind_ahead, kind_of_label, ordinal_of
from headway.engines.intake.documents.earlier_reports.outline import RUNNING, Outline, tells_of_earlier_ones
from headway.engines.intake.documents.earlier_reports.parts import style_of, whole
from headway.engines.intake.documents.earlier_reports.wording import (
    asks,
    asks_of_items,
    hold_together,
    is_asked_in_a_list,
    is_earlier,
    is_imperative,
    is_wanted,
    pattern,
    plain_of,
    tells_nothing,
)
from headway.engines.intake.layer import Kind
from headway.foundation.language.words import folded

_FEWEST = 2
_FEW, _MOSTLY, _NEARLY_ALL, _ALL = 0.25, 0.5, 0.75, 1.0
_STEP = 3
_A_CODE = 12


@dataclass(frozen=True, slots=True)
class _List:
    """Items of one manner: the blocks, and where in each the words begin; how many must ask, and how many in so many words."""

    manner: str
    items: tuple[tuple[int, int], ...]
    share: float = _NEARLY_ALL
    surely: float = _MOSTLY


def find_gathered(outline: Outline) -> Iterator[Candidate]:
    """The items of every list that holds together, by the manner in which it is printed."""
    for find in (_runs, _signed, _under_like_headings, _under_one_heading):
        for number, found in enumerate(find(outline)):
            if _holds_together(outline, found):
                yield from _candidates(outline, found, number)


def of_others(outline: Outline) -> frozenset[int]:
    """The blocks of lists that others laid down: what stands in them asks nothing of its own, in whatever words."""
    runs = [items for run in _rows(outline) for items in _by_heading(outline, run)] + list(_below(outline).values())
    told = [items for items in runs if len(items) >= _FEWEST and _is_of_others(outline, items)]
    return frozenset(index for items in told for index in items)


def _is_of_others(outline: Outline, items: Sequence[int]) -> bool:
    """Whether a run is laid down by others; a heading does not tell that of the numbered paragraphs of a report."""
    run = _run(items, outline)
    if outline.blocks[items[0]].kind is Kind.LIST_ITEM:
        return _laid_down_by_others(outline, run)
    return _is_told_of(outline, run)


def _candidates(outline: Outline, found: _List, number: int) -> Iterator[Candidate]:
    taken = -1
    for index, start in found.items:
        plain = outline.said(start, outline.blocks[index].end)
        asked = is_asked_in_a_list(plain, outline.language) or tells_nothing(plain)
        if outline.blocks[index].end <= taken or not asked or pattern("follow_up").search(plain):
            continue
        end, parts = whole(outline, index, start)
        taken = end
        yield Candidate(
            start, end, bare(outline.blocks[index].number), "gathered", 3, (found.manner, number), index,
            "recommendation", parts, (), gettext_noop("one of a list of which nearly everything asks"),
        )  # fmt: skip


def _holds_together(outline: Outline, found: _List) -> bool:
    """Whether most of a list asks in so many words or tells to do, nearly all may, and nobody else is said to have laid it down."""
    if len(found.items) < _FEWEST or _laid_down_by_others(outline, found):
        return False
    said = [outline.said(start, outline.blocks[index].end) for index, start in found.items]
    return hold_together(said, outline.language, found.share, found.surely)


_STATUS = re.compile(
    r"[.;:–(-] ?(?:done|implemented|completed|under way|ongoing|pending|closed|open|achieved|not (?:begun|started|implemented|done)|(?:partly|partially|fully|largely) \w+|in progress)[.)]{0,2}$"
)
"""How an item ends that says what became of it: such a list tells of earlier recommendations."""


def _laid_down_by_others(outline: Outline, found: _List) -> bool:
    """Whether the headings or the sentence above say that a law, a plan, a resolution or somebody else says it."""
    headings = {plain_of(text) for index, _ in found.items for text in outline.spots[index].headings[-2:]}
    return any(pattern("headings", "laid_down").search(heading) for heading in headings) or _is_told_of(outline, found)


def _is_told_of(outline: Outline, found: _List) -> bool:
    """Whether the sentence above tells of others or of earlier times, or the items say what became of them."""
    if sum(_STATUS.search(outline.plain(index)) is not None for index, _ in found.items) >= _FEWEST:
        return True
    leads = {lead for index, _ in found.items if (lead := _lead_of(outline, index)) is not None}
    return any(_tells_of_others(outline.plain(lead)) for lead in leads)


def _tells_of_others(lead: str) -> bool:
    """Whether a sentence ahead of a list says neither that the report asks, nor that something is needed, nor only to whom it goes."""
    if tells_of_earlier_ones(lead):
        return True
    if asks_of_items(lead) or _ADDRESSES.fullmatch(lead):
        return False
    told = pattern("planned").search(lead) or pattern("laid_down").search(lead) or is_earlier(lead)
    return bool(told or not tells_nothing(lead) or not pattern("needed").search(lead))


_ADDRESSES = re.compile(
    r"(?:(?:for|to|of|as regards|regarding|concerning|on|in|at|pour|a|au|aux|para|al|a la|для) (?:[^\W\d_][\w'-]*,? ){0,9}?[\w'-]+(?<! to)|(?:[\w'-]+ ){0,2}[\w'-]+):"
)
"""A sentence above a list that says no more than to whom it goes, or on what: "For the Government:"."""


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


def _may_hold(outline: Outline, index: int) -> bool:
    """Whether a block is running text of the report itself."""
    block = outline.blocks[index]
    return (
        block.kind in RUNNING
        and block.kind is not Kind.QUOTE
        and not outline.spots[index].aside
        and not any(pattern("headings", "mixed").search(plain_of(text)) for text in outline.spots[index].headings)
        and not (block.number and kind_of_label(block.number))
        and kind_ahead(outline.of(index)[:_A_CODE]) is None
        and not pattern("answered").match(outline.plain(index))
    )


def _runs(outline: Outline) -> Iterator[_List]:
    """Items of one style in a row, or that count on from one another under further headings; and what hangs under an item."""
    for run in _rows(outline):
        yield from _whole_or_by_heading(outline, run)
    for parent, items in _below(outline).items():
        lead = outline.plain(parent)
        if not asks_of_items(lead) and not is_asked_in_a_list(lead, outline.language):
            yield _run(items, outline)


def _rows(outline: Outline) -> Iterator[list[int]]:
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
        if (block.number or block.kind is Kind.LIST_ITEM) and not hangs and _may_hold(outline, index):
            yield index


def _below(outline: Outline) -> dict[int, list[int]]:
    """Items by the paragraph or the item they hang under."""
    found: dict[int, list[int]] = {}
    for index, block in enumerate(outline.blocks):
        above = block.parent
        if above is not None and outline.blocks[above].kind in RUNNING and _may_hold(outline, index):
            found.setdefault(above, []).append(index)
    return found


def _by_heading(outline: Outline, run: Sequence[int]) -> Iterable[list[int]]:
    found: dict[int | None, list[int]] = {}
    for index in run:
        found.setdefault(outline.blocks[index].parent, []).append(index)
    return found.values()


def _whole_or_by_heading(outline: Outline, run: Sequence[int]) -> Iterator[_List]:
    """A run that counts on under several headings, as one list if it holds together, else what stands under each."""
    under_each = list(_by_heading(outline, run))
    whole_run = _run(run, outline)
    if all(_mostly_may_ask(outline, items) for items in under_each) and _holds_together(outline, whole_run):
        yield whole_run
        return
    for items in under_each:
        if outline.blocks[items[0]].kind is Kind.LIST_ITEM:
            yield _run(items, outline)
        elif _concludes(outline, items[0]):
            asking = [index for index in items if _asks_or_needs(outline, index)]
            yield _run(asking, outline, _ALL, _FEW if len(asking) > _FEWEST else _MOSTLY)


def _mostly_may_ask(outline: Outline, items: Sequence[int]) -> bool:
    return sum(is_asked_in_a_list(outline.plain(index), outline.language) for index in items) > _MOSTLY * len(items)


def _concludes(outline: Outline, index: int) -> bool:
    return any(pattern("headings", "concluding").search(plain_of(text)) for text in outline.spots[index].headings[-1:])


def _asks_or_needs(outline: Outline, index: int) -> bool:
    plain = outline.plain(index)
    return asks(plain) or is_wanted(plain) or is_imperative(plain, outline.language)


def _run(run: Sequence[int], outline: Outline, share: float = _NEARLY_ALL, surely: float = _MOSTLY) -> _List:
    return _List("run", tuple((index, outline.blocks[index].body) for index in run), share, surely)


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


_SIGN = re.compile(r"(?P<sign>[^\w\s\"'“‘«(\[•‣◦▪■●○–—·*§¶$€£-]{1,2}) ?(?=\S)")


def _signed(outline: Outline) -> Iterator[_List]:
    """Paragraphs that open with the same sign: "→ Test the siren."."""
    by_sign: dict[str, list[tuple[int, int]]] = {}
    for index, block in enumerate(outline.blocks):
        hit = _SIGN.match(outline.text, block.body, block.end) if _may_hold(outline, index) else None
        if hit is not None:
            by_sign.setdefault(hit["sign"], []).append((index, hit.end()))
    for sign, items in by_sign.items():
        yield _List(f"sign {sign}", tuple(items))


def _under(outline: Outline, key: Callable[[int], str]) -> dict[str, list[tuple[int, int]]]:
    """Paragraphs right under headings, by what `key` makes of the heading."""
    found: dict[str, list[tuple[int, int]]] = {}
    for index, block in enumerate(outline.blocks):
        above = block.parent
        if above is None or outline.blocks[above].kind is not Kind.HEADING or not _may_hold(outline, index):
            continue
        if not block.number and not outline.plain(index).endswith(":"):
            found.setdefault(key(above), []).append((index, block.body))
    return found


def _under_like_headings(outline: Outline) -> Iterator[_List]:
    """Paragraphs under headings of the same words: "What we propose" in each chapter."""
    heads: dict[str, set[int]] = {}
    for index, block in enumerate(outline.blocks):
        if block.kind is Kind.HEADING:
            heads.setdefault(folded(outline.of(index)), set()).add(index)
    for words, items in _under(outline, lambda above: folded(outline.of(above))).items():
        if len(heads[words]) >= _FEWEST:
            yield _List(f"under {words}", tuple(items), _ALL)


def _under_one_heading(outline: Outline) -> Iterator[_List]:
    """Paragraphs of no number that are all that stands under a heading."""
    for above, items in _under(outline, str).items():
        if all(outline.blocks[index].kind is Kind.PARAGRAPH for index, _ in items):
            yield _List(f"under {above}", tuple(items), _ALL)
