"""What stands around answers and is no part of them: introductions, annexes, the numbers of a reply's own paragraphs."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache

from headway.engines.intake.documents.replies import words
from headway.engines.intake.documents.replies.lines import Line
from headway.engines.intake.documents.replies.themes import is_headlike
from headway.engines.intake.layer import Kind
from headway.engines.intake.tables import table
from headway.foundation.language.words import folded

_SEVERAL = 3
_MOST = 0.8


def without_introductions(lines: Sequence[Line], repeated: Collection[int]) -> list[int]:
    """The places of the lines that do not stand under a heading such as "General remarks" or "Other matters".

    A section that names or repeats a question (`repeated` are the places of lines that do) is kept.
    """
    kept: list[int] = []
    for section in _sections(lines):
        names = any(lines[i].numbers or lines[i].ids or i in repeated for i in section)
        head = lines[section[0]]
        counted = any(lines[i].number for i in section)
        apart = _introduces(head) or (words.is_an_aside(head.rest) and not counted)
        if names or not is_headlike(head) or not apart:
            kept += section
    return kept


def _sections(lines: Sequence[Line]) -> Iterable[list[int]]:
    section: list[int] = []
    for i, line in enumerate(lines):
        if section and is_headlike(line):
            yield section
            section = []
        section.append(i)
    if section:
        yield section


def _introduces(line: Line) -> bool:
    return bool(_apart().fullmatch(" ".join(folded(line.rest).split()).strip(" .:")))


def before_a_higher_heading(lines: Sequence[Line], start: int, end: int) -> int:
    """Where an answer below a heading ends: ahead of a heading above that one."""
    own = lines[start]
    for i in range(start + 1, end):
        if own.kind is Kind.HEADING and lines[i].kind is Kind.HEADING and lines[i].level < own.level:
            return i
    return end


def before_an_annex(lines: Sequence[Line], start: int, end: int) -> int:
    """Where the stretch of an answer ends: ahead of an annex behind it. The last line of a reply may only list them."""
    for i in range(start + 1, end):
        opens = _annex().match(folded(lines[i].text))
        answered = i > start + 1 or (lines[start].rest.strip() and not words.asks(lines[start].rest))
        if opens and answered and (is_headlike(lines[i]) or (i == len(lines) - 1 and ":" in opens[0])):
            return i
    return end


def without_own_numbers(
    lines: Sequence[Line], starts: Collection[int], named: Collection[int] | None = None
) -> list[Line]:
    """The lines, those that a reply counts through from answer to answer without their numbers.

    `named` are the starts that are known by their numbers: all of them, if not given.
    """
    counted = counted_through(lines, starts, named)
    return [_without_number(line) if i in counted else line for i, line in enumerate(lines)]


def counted_through(
    lines: Sequence[Line], starts: Collection[int], named: Collection[int] | None = None
) -> frozenset[int]:
    """The places of lines that a reply counts through from answer to answer; a list within one counts anew in the next."""
    run: list[int] = []
    last = others = 0
    for i, line in enumerate(lines):
        if line.number.isdigit() and line.kind is not Kind.HEADING and not line.numbers:
            counts = i not in (starts if named is None else named) and (not run or int(line.number) == last + 1)
            if counts:
                run.append(i)
                last = int(line.number)
            else:
                others += 1
    reached = {max((start for start in starts if start < i), default=-1) for i in run}
    if len(run) < _SEVERAL or len(reached) < _SEVERAL or len(run) < _MOST * (len(run) + others):
        return frozenset()
    return frozenset(run)


def _without_number(line: Line) -> Line:
    return replace(line, start=line.body, text=line.text[line.body - line.start :], number="")


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(words.alternatives(table("replies")["introductions"]))


@cache
def _annex() -> re.Pattern[str]:
    own = words.alternatives(table("replies")["annex_words"])
    return re.compile(
        rf"\W{{0,3}}(?:list\sof\s)?(?:{own})(?:\s(?:no\.?\s?)?(?:\d{{1,3}}|[ivx]{{1,5}}|[a-z]))?\s?(?:[:.–—-]|$)"
    )
