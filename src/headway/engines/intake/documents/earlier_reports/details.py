"""What is said of a recommendation beside its words: to whom it goes, how urgent it is, which findings it answers."""

import re
from collections.abc import Iterable

from headway.engines.intake.documents.earlier_reports.blocks import RUNNING
from headway.engines.intake.documents.earlier_reports.candidates import Candidate
from headway.engines.intake.documents.earlier_reports.numbers import bare
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.wording import pattern
from headway.engines.intake.layer import Kind
from headway.engines.intake.national import find_offices
from headway.foundation.language.words import folded

_CITED = re.compile(
    r"(?:\b(?:paragraphs?|paras?\.?|paragraphes?|par(?:s|r)?\.|parrafos?)|§§?)\s?(?P<list>\d{1,3}(?:\s?(?:,|-|to|and|et|y|a|;)\s?\d{1,3})*)(?!\d)(?! of (?!the (?:present )?report|this report))(?! de la resolu)"
)
_STEP = re.compile(r"(\d{1,3})(?:\s?(?:-|to|a)\s?(\d{1,3}))?")
_BRACKETED = re.compile(r"\d{1,3}(?:\s?(?:,|-|to|and)\s?\d{1,3})*")
_WIDEST = 25
_FARTHEST = 8
_STATE = re.compile(
    r"\b(?:the )?(?:state party|state|government(?: of \w+)?|competent authorities|national authorities|authorities|parliament|etat partie|gouvernement|autorites|estado parte|gobierno|autoridades|orsania(?:n authorities)?|vellia(?:n authorities)?)\b"
)


def priority_of(outline: Outline, one: Candidate) -> str:
    """The word on priority as printed: in its column, in its label or in its text; "" for none."""
    for role, text in one.columns:
        if role == "priority":
            return text
    text = outline.text[one.start : one.end]
    hit = pattern("priority").search(folded(text))
    if hit is not None:
        return text[hit.start() : hit.end()]
    chapter = outline.spots[one.block].headings
    heading = chapter[-1] if chapter else ""
    found = re.search(r"\bpriority recommendations?\b", folded(heading))
    return heading[found.start() : found.end()] if found else ""


def addressees_of(outline: Outline, one: Candidate) -> tuple[str, ...]:
    """To whom it is addressed, as printed: the column, or whoever is named ahead of "should"."""
    for role, text in one.columns:
        if role == "addressee":
            return tuple(part.strip() for part in re.split(r"[;/\n]|, (?=the |[A-Z])", text) if part.strip())
    text = outline.text[one.start : one.end]
    plain = folded(text)
    modal = pattern("modal").search(plain[:300])
    if modal is None:
        return ()
    offices = [office.name for office in find_offices(text[: modal.start()])]
    if offices:
        return tuple(dict.fromkeys(offices))
    hits = [text[hit.start() : hit.end()] for hit in _STATE.finditer(plain, 0, modal.start() + 60)]
    return tuple(dict.fromkeys(hits[:1]))


def answers_of(outline: Outline, one: Candidate, paragraph: str, taken: set[int]) -> tuple[str, ...]:
    """The printed paragraphs whose findings it answers: those it cites, else its own, else those right before it.

    `taken` are the blocks in which recommendations begin: findings before another recommendation are that one's.
    """
    for role, text in one.columns:
        if role == "answers" and (found := _listed(_BRACKETED.findall(folded(text)))):
            return found
    cited = _listed(hit["list"] for hit in _CITED.finditer(folded(outline.text[one.start : one.end])))
    if cited:
        return cited
    block = outline.blocks[one.block]
    if paragraph and one.start > block.body:
        return (paragraph,)
    found_before: list[str] = []
    for index in range(one.block - 1, max(-1, one.block - 60), -1):
        before = outline.blocks[index]
        if before.kind is Kind.HEADING or index in taken or len(found_before) >= _FARTHEST:
            break
        if before.kind in RUNNING and (number := outline.paragraph_of(index)) and number not in found_before:
            found_before.append(number)
    return tuple(number for number in reversed(found_before) if number != bare(block.number or ""))


def _listed(lists: Iterable[str]) -> tuple[str, ...]:
    numbers: list[str] = []
    for one in lists:
        for first, last in _STEP.findall(one):
            low, high = int(first), int(last or first)
            numbers += [str(value) for value in range(low, min(high, low + _WIDEST) + 1)] or [first]
    return tuple(dict.fromkeys(numbers))
