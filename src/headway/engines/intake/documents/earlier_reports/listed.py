"""Recommendations that are listed: numbered paragraphs and items under a heading or a sentence that announces them."""

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext_noop

from headway.engines.intake.documents.earlier_reports.blocks import RUNNING
from headway.engines.intake.documents.earlier_reports.candidates import Candidate
from headway.engines.intake.documents.earlier_reports.numbers import bare, kind_of_label, ordinal_of
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.parts import style_of, whole
from headway.engines.intake.documents.earlier_reports.wording import (
    asks,
    is_asked_in_a_list,
    is_imperative,
    is_named,
    may_be_asked,
    only_addresses,
    pattern,
    recommends,
    repeats_itself,
    tells_nothing,
)
from headway.engines.intake.layer import Block, Kind
from headway.engines.intake.readers.numbering import follows
from headway.foundation.language.words import folded

_MOSTLY, _RESCUES, _NEARLY_ALL = 0.5, 0.65, 0.8
_FEWEST = 3


def find_listed(outline: Outline) -> Iterator[Candidate]:
    """Items of lists of recommendations; an item that is a part of the one before is not one itself."""
    items = list(_items(outline))
    told = {index for index in items if _is_asked(outline, index)}
    told |= _between(outline, items, told) | _named(outline, items, told)
    shares: dict[tuple[tuple[str, int], str], list[bool]] = {}
    for index in items:
        shares.setdefault(_list_of(outline, index), []).append(index in told)
    templates = _templates(outline, items)
    taken = -1
    for index in items:
        block = outline.blocks[index]
        if _list_of(outline, index) in templates:
            continue
        among = shares[_list_of(outline, index)]
        counted = outline.spots[index].series >= 0 and len(among) >= _FEWEST and tells_nothing(outline.plain(index))
        rescued = (
            sum(among) >= _RESCUES * len(among)
            and (counted or may_be_asked(outline.plain(index)))
            and not _mixed(outline, index)
        )
        if block.end <= taken or not (index in told or (rescued and _is_item(block))):
            continue
        all_ask = len(among) > 1 and all(among)
        if not _is_item(block) and not (all_ask or asks(outline.plain(index))):
            continue
        if block.kind is Kind.PARAGRAPH and pattern("follow_up").search(outline.plain(index)):
            continue
        end, parts = whole(outline, index, block.body)
        taken = end
        number = bare(block.number) if block.number else ""
        strength = 3 if _is_item(block) or all_ask else 2
        yield Candidate(
            block.body, end, number, "listed", strength, _group(outline, index), index,
            "recommendation", parts, (), gettext_noop("listed among recommendations"),
        )  # fmt: skip


def _templates(outline: Outline, items: list[int]) -> set[tuple[tuple[str, int], str]]:
    """Lists whose items name the same but for a word or a number and ask nothing: of sources, of annexes."""
    said: dict[tuple[tuple[str, int], str], list[str]] = {}
    for index in items:
        said.setdefault(_list_of(outline, index), []).append(outline.plain(index))
    return {own for own, plains in said.items() if repeats_itself(plains) and not any(map(asks, plains))}


def _between(outline: Outline, items: list[int], told: set[int]) -> set[int]:
    """What stands in a list between a number that asks and one that does, and counts from the one to the other, however it says so."""
    found = set()
    for one, two, three in zip(items, items[1:], items[2:], strict=False):
        if two in told or not {one, three} <= told or _mixed(outline, two):
            continue
        numbers = [outline.blocks[index].number for index in (one, two, three)]
        if all(numbers) and follows(numbers[0], numbers[1]) and follows(numbers[1], numbers[2]):
            found.add(two)
    return found


def _named(outline: Outline, items: list[int], told: set[int]) -> set[int]:
    """What lists name without a verb, where nearly all of the list is either asked for or named: "Adoption of a strategy;".

    A line without a number among those that have one only parts them: "Regarding law enforcement agencies".
    """
    by_list: dict[tuple[tuple[str, int], str], list[int]] = {}
    for index in items:
        if not _mixed(outline, index):
            by_list.setdefault(_list_of(outline, index), []).append(index)
    numbered = Counter(outline.spots[index].group for index in items if outline.blocks[index].number)
    found = set()
    for own in by_list.values():
        if not any(_is_item(outline.blocks[index]) or numbered[outline.spots[index].group] < _FEWEST for index in own):
            continue
        named = {index for index in own if index not in told and is_named(outline.plain(index))}
        if len(own) > 1 and len(named | (told & set(own))) >= _NEARLY_ALL * len(own):
            found |= named
    return found


def _is_asked(outline: Outline, index: int) -> bool:
    """Where findings stand among the recommendations, only what asks in so many words or tells to do is one."""
    plain = outline.plain(index)
    if index in outline.led or _asks_by_its_parts(outline, index):
        return True
    if _lists_findings(outline, index) and recommends(plain) is None:
        return False
    if _mixed(outline, index):
        return (asks(plain) or is_imperative(plain, outline.language)) and not _is_a_finding(outline, index)
    return is_asked_in_a_list(plain, outline.language)


def _asks_by_its_parts(outline: Outline, index: int) -> bool:
    """Whether a numbered paragraph only says on what its parts ask, none of which is a sentence: "72. On documents: (a) issue …"."""
    block, plain = outline.blocks[index], outline.plain(index)
    if not block.number or not plain.endswith(":") or not tells_nothing(plain) or pattern("tells_of").search(plain):
        return False
    parts = [at for at in range(index + 1, len(outline.blocks)) if outline.blocks[at].parent == index]
    said = [outline.plain(at) for at in parts]
    return len(said) > 1 and all(is_asked_in_a_list(one, outline.language) and not asks(one) for one in said)


def _lists_findings(outline: Outline, index: int) -> bool:
    """Whether an item hangs under a paragraph that tells: "The Committee is concerned about: (a) …"."""
    parent = outline.blocks[index].parent
    if parent is None or outline.blocks[parent].kind not in RUNNING:
        return False
    lead = outline.plain(parent)
    if not lead.endswith(":"):
        return False
    return bool(pattern("follow_up").search(lead)) or (bool(pattern("tells_of").search(lead)) and not asks(lead))


def _is_a_finding(outline: Outline, index: int) -> bool:
    """Whether the Body recommends, in its own voice, only in what stands below under the same heading: until then it finds."""
    if recommends(outline.plain(index)) is not None or not outline.blocks[index].number:
        return False
    own = outline.under(outline.blocks[index].parent)
    voiced = [other for other in own if recommends(outline.plain(other)) is not None]
    return bool(voiced) and index < voiced[0]


def _mixed(outline: Outline, index: int) -> bool:
    """Whether findings stand there too: "Principal subjects of concern and recommendations"."""
    return any(pattern("headings", "mixed").search(folded(text)) for text in outline.spots[index].headings)


def _is_item(block: Block) -> bool:
    return bool(block.number) or block.kind is Kind.LIST_ITEM


def _group(outline: Outline, index: int) -> tuple[str, int]:
    spot = outline.spots[index]
    if spot.series >= 0:
        return ("series", spot.series)
    return ("listed", spot.group if not spot.introduced else -2 - spot.group)


def _list_of(outline: Outline, index: int) -> tuple[tuple[str, int], str]:
    return _group(outline, index), style_of(outline.blocks[index].number)


def _items(outline: Outline) -> Iterator[int]:
    """Blocks of running text where recommendations are listed, but for those that only lead up to them."""
    for index, block in enumerate(outline.blocks):
        spot = outline.spots[index]
        if block.kind not in RUNNING or spot.aside or not (spot.lists or spot.introduced):
            continue
        if (block.number and kind_of_label(block.number)) or _only_introduces(outline, index, outline.plain(index)):
            continue
        yield index


def _only_introduces(outline: Outline, index: int, plain: str) -> bool:
    """ "The Committee makes the following recommendations:" introduces; "recommends that the State: (a) …" recommends."""
    if not plain.endswith(":"):
        return False
    if outline.leads_items(index) or (not outline.blocks[index].number and only_addresses(plain)):
        return True
    if pattern("introduces").search(plain) or (pattern("opens_a_list").search(plain) and recommends(plain) is None):
        return True
    following = outline.blocks[index + 1] if index + 1 < len(outline.blocks) else None
    if following is None or recommends(plain) is None:
        return False
    own = ordinal_of(bare(following.number)) if following.number else None
    return own is not None and own.style in ("plain", "dotted") and following.kind is Kind.PARAGRAPH


_POINT = re.compile(r"\d{2,3}\.\d{1,3}")


def find_pointed(outline: Outline) -> Iterator[Candidate]:
    """ "125.3 Ratify … (Portugal);": points of two numbers that tell to do something, wherever they stand."""
    points = [
        index
        for index, block in enumerate(outline.blocks)
        if block.kind in RUNNING and not outline.spots[index].aside and _POINT.fullmatch(bare(block.number or ""))
    ]
    told = [index for index in points if is_asked_in_a_list(outline.plain(index), outline.language)]
    if len(told) < _FEWEST or len(told) < _MOSTLY * len(points):
        return
    for index in [one for one in points if one in told or may_be_asked(outline.plain(one))]:
        block = outline.blocks[index]
        lead = bare(block.number).split(".")[0]
        end, parts = whole(outline, index, block.body)
        group = ("pointed", int(lead))
        yield Candidate(
            block.body,
            end,
            bare(block.number),
            "listed",
            3,
            group,
            index,
            "recommendation",
            parts,
            (),
            gettext_noop("a point that tells to do something"),
        )
