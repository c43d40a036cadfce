"""Recommendations that are listed: numbered paragraphs and items under a heading or a sentence that announces them."""

import re
from collections.abc import Iterator

from headway.engines.intake.documents.earlier_reports.candidates import Candidate
from headway.engines.intake.documents.earlier_reports.numbers import bare, kind_of_label, ordinal_of
from headway.engines.intake.documents.earlier_reports.outline import RUNNING, Outline
from headway.engines.intake.documents.earlier_reports.parts import whole
from headway.engines.intake.documents.earlier_reports.wording import asks, is_asked_in_a_list, pattern, recommends
from headway.engines.intake.layer import Kind


def find_listed(outline: Outline) -> Iterator[Candidate]:
    """Items of lists of recommendations; an item that is a part of the one before is not one itself."""
    taken = -1
    for index, block in enumerate(outline.blocks):
        spot = outline.spots[index]
        if block.kind not in RUNNING or spot.aside or block.end <= taken or not (spot.lists or spot.introduced):
            continue
        if block.number and kind_of_label(block.number):
            continue
        plain = outline.plain(index)
        if _only_introduces(outline, index, plain) or not is_asked_in_a_list(plain, outline.language):
            continue
        if not block.number and block.kind is not Kind.LIST_ITEM and not asks(plain):
            continue
        end, parts = whole(outline, index, block.body)
        taken = end
        number = bare(block.number) if block.number else ""
        strength = 3 if block.number or block.kind is Kind.LIST_ITEM else 2
        group = ("listed", spot.group if not spot.introduced else -2 - spot.group)
        yield Candidate(
            block.body,
            end,
            number,
            "listed",
            strength,
            group,
            index,
            "recommendation",
            parts,
            (),
            "listed among recommendations",
        )


def _only_introduces(outline: Outline, index: int, plain: str) -> bool:
    """ "The Committee makes the following recommendations:" introduces; "recommends that the State: (a) …" recommends."""
    if not plain.endswith(":"):
        return False
    if pattern("introduces").search(plain):
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
    if len(told) < 3 or len(told) < 0.5 * len(points):
        return
    for index in told:
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
            "a point that tells to do something",
        )
