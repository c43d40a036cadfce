"""What each block is, told from its look and its neighbours, where the format itself does not say."""

import re
from collections.abc import Sequence
from dataclasses import replace

from headway.engines.intake.layer import Kind
from headway.engines.intake.readers import cues
from headway.engines.intake.readers.drafts import Draft

_LONGEST_TITLE = 300
_FEWEST_OF_A_SENTENCE = 5
_LAST_CHAPTER = 40
"""A short line numbered higher than any chapter ("125.3 Ratify the Convention") is a point, not a heading."""

_BEFORE_A_TITLE = frozenset({Kind.DATELINE, Kind.FURNITURE, Kind.BYLINE, Kind.CAPTION, Kind.CONTACT})


def recognise(text: str, drafts: Sequence[Draft], *, titles: bool = True, headings: bool = True) -> list[Draft]:
    """Tell titles, headings, captions, datelines, bylines, contacts and furniture among paragraphs.

    Without `titles` or `headings` none is guessed, because the format has told them itself. A paragraph that opens
    with a dateline becomes two blocks.
    """
    found = [_lone(text, drafts, index) for index in range(len(drafts))]
    if titles:
        _find_title(text, found)
    if headings:
        _find_headings(text, found)
    return _split_datelines(text, found)


def title_of(text: str, drafts: Sequence[Draft]) -> str:
    """The title, or the first heading, or the first line that is neither date nor furniture, cut at 300 characters.

    Before a numbered paragraph a line that names something and ends with a date ("Report on the visit to Orsania, 12 to
    16 March 2018") comes first.
    """
    for kind, reach in ((Kind.TITLE, 40), (Kind.HEADING, 5)):
        for draft in drafts[:reach]:
            if draft.kind is kind:
                return " ".join(text[draft.start : draft.end].split())[:_LONGEST_TITLE]
    dated = ""
    for draft in drafts:
        line = text[draft.start : draft.end].split("\n", 1)[0][:_LONGEST_TITLE]
        if draft.kind not in _BEFORE_A_TITLE:
            return dated if dated and draft.marker is not None else line
        if draft.kind is Kind.DATELINE and not dated and cues.names_more_than_a_place(line):
            dated = line
    return ""


def _lone(text: str, drafts: Sequence[Draft], index: int) -> Draft:
    draft = drafts[index]
    block = text[draft.start : draft.end]
    if draft.kind in (Kind.LIST_ITEM, Kind.HEADING) and cues.is_leader(block):
        return replace(draft, kind=Kind.FURNITURE, marker=None, level=0)
    if draft.kind is not Kind.PARAGRAPH or draft.end - draft.start > 500:
        return draft
    if cues.is_date(block):
        return replace(draft, kind=Kind.DATELINE, marker=None)
    if cues.is_leader(block):
        return replace(draft, kind=Kind.FURNITURE, marker=None)
    if draft.marker is not None:
        return draft
    kind = Kind.PARAGRAPH
    if cues.is_furniture(block):
        kind = Kind.FURNITURE
    elif cues.is_contact(block):
        kind = Kind.CONTACT
    elif cues.is_caption(block, alone=0 < index < len(drafts) - 1):
        kind = Kind.CAPTION
    elif cues.is_byline(block):
        kind = Kind.BYLINE
    return draft if kind is Kind.PARAGRAPH else replace(draft, kind=kind)


def _find_title(text: str, drafts: list[Draft]) -> None:
    """The first line is the title unless it reads as a paragraph; so does a line below it, as the subtitle."""
    for index, draft in enumerate(drafts[:8]):
        if draft.kind in _BEFORE_A_TITLE:
            continue
        if _may_be_title(text, draft) and _body_after(drafts, index):
            drafts[index] = replace(draft, kind=Kind.TITLE)
            if _may_be_subtitle(text, drafts, index + 1):
                drafts[index + 1] = replace(drafts[index + 1], kind=Kind.SUBTITLE)
        return


def _may_be_subtitle(text: str, drafts: Sequence[Draft], index: int) -> bool:
    if index >= len(drafts) or not _body_after(drafts, index):
        return False
    draft = drafts[index]
    return _may_be_title(text, draft) and draft.end - draft.start > 60 and not text[draft.start : draft.end].isupper()


def _may_be_title(text: str, draft: Draft) -> bool:
    block = text[draft.start : draft.end]
    if draft.kind is not Kind.PARAGRAPH or draft.marker is not None or len(block) > _LONGEST_TITLE or "\n\n" in block:
        return False
    return block[-1] not in ".;,:" and any(map(str.isalpha, block))


def _body_after(drafts: Sequence[Draft], index: int) -> bool:
    return any(draft.kind in (Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.TABLE) for draft in drafts[index + 1 :][:6])


def _find_headings(text: str, drafts: list[Draft]) -> None:
    shaped = [draft.kind is Kind.PARAGRAPH and _shaped(text, draft) for draft in drafts]
    for index, draft in enumerate(drafts):
        if not shaped[index] or index + 1 == len(drafts) or not _leads(drafts, shaped, index):
            continue
        if text[draft.end - 1] == ":" and drafts[index + 1].kind is Kind.LIST_ITEM:
            continue
        drafts[index] = replace(draft, kind=Kind.HEADING, level=heading_level(text, draft))


def _shaped(text: str, draft: Draft) -> bool:
    if draft.marker is None:
        return cues.is_headline(text[draft.start : draft.end])
    if draft.marker.style == "code" or _first_number(draft.marker.number) > _LAST_CHAPTER:
        return False
    return cues.is_headline(text[draft.start + draft.marker.length : draft.end])


def _first_number(number: str) -> int:
    digits = number.strip("([§¶ ").split(".")[0].rstrip(")]")
    return int(digits) if digits.isdecimal() else 0


def _leads(drafts: Sequence[Draft], shaped: Sequence[bool], index: int) -> bool:
    """A heading leads to body text; numbered short lines in a row are a list, not headings."""
    after = index + 1
    while after < len(drafts) and (shaped[after] or drafts[after].kind in _BEFORE_A_TITLE) and after - index <= 3:
        if drafts[index].marker is not None and drafts[after].marker is not None and _siblings(drafts, index, after):
            return False
        after += 1
    if after == len(drafts) or shaped[after] or drafts[after].kind not in (Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.TABLE):
        return False
    return not _continues_list(drafts, shaped, index)


def _siblings(drafts: Sequence[Draft], one: int, two: int) -> bool:
    first, second = drafts[one].marker, drafts[two].marker
    return first is not None and second is not None and heading_depth(first.number) == heading_depth(second.number)


def _continues_list(drafts: Sequence[Draft], shaped: Sequence[bool], index: int) -> bool:
    """The last of several short numbered lines: its sibling stands right before it and is no heading."""
    before = index - 1
    marked = drafts[index].marker is not None and before >= 0 and drafts[before].marker is not None
    return marked and shaped[before] and drafts[before].kind is Kind.PARAGRAPH and _siblings(drafts, before, index)


_STATES = re.compile(
    r"\b(?:should|shall|must|ought|recommends?|urges?|invites?|requests?|calls? (?:up)?on|encourages?|recommande(?:nt)?|recomiendan?|insta|exhorta|devrai(?:t|ent)|debe(?:n|ria|rian|rá|rán)?)\b"
)


def with_bold_headings(text: str, drafts: Sequence[Draft], bold: Sequence[tuple[int, int]]) -> list[Draft]:
    """Lines set in bold as a whole and shaped like a heading are headings one below the last that a style told."""
    wholly = set(bold)
    level = 0
    marked = []
    for index, draft in enumerate(drafts):
        if draft.kind is Kind.HEADING:
            level = draft.level
        elif draft.kind is Kind.PARAGRAPH and draft.under is None and _is_bold_heading(text, drafts, index, wholly):
            draft = replace(draft, kind=Kind.HEADING, level=min(6, level + 1))
        marked.append(draft)
    return marked


def _is_bold_heading(text: str, drafts: Sequence[Draft], index: int, bold: set[tuple[int, int]]) -> bool:
    draft = drafts[index]
    words = draft.start + (draft.marker.length if draft.marker else 0)
    if not {(draft.start, draft.end), (words, draft.end)} & bold or not cues.is_headline(text[words : draft.end]):
        return False
    after = drafts[index + 1] if index + 1 < len(drafts) else None
    return (
        after is not None
        and after.kind not in (Kind.FOOTNOTE, Kind.FURNITURE)
        and not _STATES.search(text[words : draft.end])
        and not (after.kind is Kind.LIST_ITEM and opens_a_list(text[words : draft.end]))
    )


def opens_a_list(line: str) -> bool:
    """A line that ends with a colon and has the words of a sentence goes on in the items below it."""
    return line.endswith(":") and len(line.split()) >= _FEWEST_OF_A_SENTENCE


def heading_level(text: str, draft: Draft) -> int:
    """1 for capitals, "I." and "1.", one deeper for every further number; 2 for other lines."""
    if draft.marker is not None:
        return min(6, heading_depth(draft.marker.number))
    return 1 if text[draft.start : draft.end].isupper() else 2


def heading_depth(number: str) -> int:
    """How many numbers a printed number has: "1." 1, "1.2" 2; letters stand one below Roman numerals."""
    inner = number.strip("().[]")
    if inner.replace(".", "").isdigit():
        return 1 + inner.count(".")
    return 2 if len(inner) == 1 and inner not in "IVX" else 1


def _split_datelines(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    split: list[Draft] = []
    for draft in drafts:
        length = 0
        if draft.kind is Kind.PARAGRAPH and draft.marker is None:
            length = cues.dateline_length(text[draft.start : min(draft.end, draft.start + 160)])
        if length:
            shown = len(text[draft.start : draft.start + length].rstrip())
            split.append(replace(draft, kind=Kind.DATELINE, end=draft.start + shown))
            draft = replace(draft, start=draft.start + length)
        split.append(draft)
    return split
