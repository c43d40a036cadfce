"""Whole lists told by what they ask, whatever stands above them: items of one manner, nearly all of which ask, that nobody else is said to have laid down.

No word has to announce such a list. What makes one is that its items are printed alike (one run of numbers or bullets, one
sign, paragraphs under one heading or under headings of the same words) and hold together: nearly all of them ask.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from headway.engines.intake.documents.earlier_reports.candidates import Candidate
from headway.engines.intake.documents.earlier_reports.completeness import announced_in
from headway.engines.intake.documents.earlier_reports.numbers import bare, is_label, ordinal_of
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.parts import whole
from headway.engines.intake.documents.earlier_reports.runs import by_heading, items_below, may_hold, runs_in
from headway.engines.intake.documents.earlier_reports.whose import is_laid_down, is_told_of
from headway.engines.intake.documents.earlier_reports.wording import (
    asks,
    asks_of_items,
    hold_together,
    is_asked_in_a_list,
    is_imperative,
    is_named,
    is_wanted,
    pattern,
    plain_of,
    repeats_itself,
    tells_nothing,
)
from headway.engines.intake.layer import Kind
from headway.foundation.language.words import folded

_FEWEST = 2
_FEW, _MOSTLY, _NEARLY_ALL, _ALL = 0.25, 0.5, 0.75, 1.0


@dataclass(frozen=True, slots=True)
class _List:
    """Items of one manner: the blocks, and where in each the words begin; how many must ask, and how many in so many words;
    or whether it may only name what is wanted, and whether it is as long as the report says."""

    manner: str
    items: tuple[tuple[int, int], ...]
    share: float = _NEARLY_ALL
    surely: float = _MOSTLY
    names: bool = False
    counted_out: bool = False


def find_gathered(outline: Outline) -> Iterator[Candidate]:
    """The items of every list that holds together, by the manner in which it is printed."""
    for find in (_counted_out, _runs, _named, _signed, _under_like_headings, _under_one_heading):
        for number, found in enumerate(find(outline)):
            if _holds_together(outline, found):
                yield from _candidates(outline, found, number)


def _candidates(outline: Outline, found: _List, number: int) -> Iterator[Candidate]:
    taken = -1
    for index, start in found.items:
        plain = outline.said(start, outline.blocks[index].end)
        asked = is_asked_in_a_list(plain, outline.language) or tells_nothing(plain) or (found.names and is_named(plain))
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
    indexes = [index for index, _ in found.items]
    of_others = is_told_of if found.counted_out or found.manner.startswith("sign ") else is_laid_down
    if len(found.items) < _FEWEST or of_others(outline, indexes) or outline.goes_into(indexes[0]):
        return False
    said = [outline.said(start, outline.blocks[index].end) for index, start in found.items]
    if found.manner.startswith("under ") and repeats_itself(said):
        return False
    if found.names:
        return all(is_asked_in_a_list(plain, outline.language) or is_named(plain) for plain in said)
    return hold_together(said, outline.language, found.share, found.surely)


def _runs(outline: Outline) -> Iterator[_List]:
    """Items of one style in a row, or that count on from one another under further headings; and what hangs under an item."""
    for run in runs_in(outline):
        yield from _whole_or_by_heading(outline, run)
    for parent, items in items_below(outline).items():
        lead = outline.plain(parent)
        if not asks_of_items(lead) and not is_asked_in_a_list(lead, outline.language):
            yield _run(items, outline)


def _whole_or_by_heading(outline: Outline, run: Sequence[int]) -> Iterator[_List]:
    """A run that counts on under several headings, as one list if it holds together, else what stands under each."""
    under_each = list(by_heading(outline, run))
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
    said = [outline.plain(index) for index in items]
    return sum(is_asked_in_a_list(plain, outline.language) or is_named(plain) for plain in said) > _MOSTLY * len(items)


def _concludes(outline: Outline, index: int) -> bool:
    return any(pattern("headings", "concluding").search(plain_of(text)) for text in outline.spots[index].headings[-1:])


def _asks_or_needs(outline: Outline, index: int) -> bool:
    plain = outline.plain(index)
    return asks(plain) or is_wanted(plain) or is_imperative(plain, outline.language)


def _run(run: Sequence[int], outline: Outline, share: float = _NEARLY_ALL, surely: float = _MOSTLY) -> _List:
    return _List("run", tuple((index, outline.blocks[index].body) for index in run), share, surely)


def _counted_out(outline: Outline) -> Iterator[_List]:
    """A list that counts from 1 to as many as the report says it makes."""
    announced = announced_in(outline)
    if announced is None or announced <= _FEWEST:
        return
    for run in runs_in(outline):
        numbers = [ordinal_of(bare(outline.blocks[index].number)) for index in run]
        values = [number.value for number in numbers if number is not None]
        if values and (values[0], values[-1]) == (1, announced) and len(values) >= _NEARLY_ALL * announced:
            yield _List("counted out", tuple((index, outline.blocks[index].body) for index in run), counted_out=True)


def _named(outline: Outline) -> Iterator[_List]:
    """Lists below a heading that asks, of which some or all only name what is wanted."""
    for run in runs_in(outline):
        for items in by_heading(outline, run):
            heading = plain_of(outline.spots[items[0]].headings[-1]) if outline.spots[items[0]].headings else ""
            if pattern("headings", "asking").search(heading) and not pattern("headings", "done").search(heading):
                yield _List("named", tuple((index, outline.blocks[index].body) for index in items), names=True)


_SIGN = re.compile(r"(?P<sign>[^\w\s\"'“‘«(\[•‣◦▪■●○–—·*§¶$€£-]{1,2}) ?(?=\S)")


def _signed(outline: Outline) -> Iterator[_List]:
    """Paragraphs that open with the same sign: "→ Test the siren."."""
    by_sign: dict[str, list[tuple[int, int]]] = {}
    for index, block in enumerate(outline.blocks):
        hit = (
            _SIGN.match(outline.text, block.body, block.end) if may_hold(outline, index, among_findings=True) else None
        )
        if hit is not None:
            by_sign.setdefault(hit["sign"], []).append((index, hit.end()))
    for sign, items in by_sign.items():
        yield _List(f"sign {sign}", tuple(items))


def _under(outline: Outline, key: Callable[[int], str]) -> dict[str, list[tuple[int, int]]]:
    """Paragraphs right under headings, by what `key` makes of the heading."""
    found: dict[str, list[tuple[int, int]]] = {}
    for index, block in enumerate(outline.blocks):
        above = block.parent
        if above is None or outline.blocks[above].kind is not Kind.HEADING or not may_hold(outline, index):
            continue
        if is_label(outline.document.of(outline.blocks[above])):
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
