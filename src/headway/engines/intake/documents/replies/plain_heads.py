"""Headings that look like paragraphs: a few words, again and again, above a paragraph that says something."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from headway.engines.intake.documents.replies.lines import Line
from headway.engines.intake.layer import Kind

A_THEME = 60
"""How many characters a theme has at most."""
_FEWEST, _NEARLY_ALL = 4, 0.7
"""How many there are at least, and which share of what might be headings stands above a longer paragraph."""
_LONGER = 1.5
_LOWEST = 9


def with_plain_heads(lines: Sequence[Line]) -> list[Line]:
    """The lines; where a reply sets headings as paragraphs throughout, these are headings, the lowest of all."""
    short = [i for i, line in enumerate(lines) if _may_head(line)]
    often = Counter(lines[i].text for i in short)
    short = [i for i in short if often[lines[i].text] == 1]  # "Yes" is said more than once
    heads = {i for i in short if i + 1 < len(lines) and _stands_over(lines[i], lines[i + 1])}
    if len(heads) < max(_FEWEST, _NEARLY_ALL * len(short)):
        return list(lines)
    return [replace(line, kind=Kind.HEADING, level=_LOWEST) if i in heads else line for i, line in enumerate(lines)]


def is_a_theme(text: str) -> bool:
    """A few words that end no sentence and number nothing."""
    return len(text) <= A_THEME and text[-1:].isalnum() and not any(map(str.isdigit, text))


def _may_head(line: Line) -> bool:
    marked = line.number or line.numbers or line.ids or line.sub
    return line.kind is Kind.PARAGRAPH and is_a_theme(line.text) and not marked and not line.text[0].islower()


def _stands_over(head: Line, below: Line) -> bool:
    longer = len(below.text) > max(A_THEME, _LONGER * len(head.text))
    return below.kind in (Kind.PARAGRAPH, Kind.LIST_ITEM) and longer and not below.text[-1:].isalnum()
