"""What stands at the top and bottom of page after page: running heads and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from headway.engines.intake.readers.pdf_lines import Line

_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|pág\.|стр\.)?\W{0,3}(\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|sur|de|из)\s*\d{1,4})?\W{0,3}", re.IGNORECASE
)


def without_running_heads(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[str]]:
    """Leave out what stands apart at the top or bottom of page after page, and page numbers.

    The other value has the words of those heads, each once. A line is none where every page on which it stands would be
    left with nothing: then it is what these pages say.
    """
    edges = [_edges(lines) for lines in pages]
    seen = Counter(key for lines in edges for key in {key for line in lines for key in _keys(line)})
    needed = 3 if len(pages) > 2 else 2
    heads = [{id(line) for line in edge if any(seen[key] >= needed for key in _keys(line))} for edge in edges]
    numbers = [{id(line) for line in edge if _is_page_number(line)} for edge in edges]
    beside_words = Counter(
        key
        for lines, own, counted in zip(pages, heads, numbers, strict=True)
        if any(id(line) not in own | counted for line in lines)
        for line in lines
        if id(line) in own
        for key in _keys(line)
    )
    kept, left_out = [], dict[str, None]()
    for lines, own, counted in zip(pages, heads, numbers, strict=True):
        stays = []
        for line in lines:
            if id(line) in counted:
                continue
            if id(line) in own and any(seen[key] >= needed and beside_words[key] for key in _keys(line)):
                left_out[line.text] = None
            else:
                stays.append(line)
        kept.append(stays)
    return kept, list(left_out)


def _edges(lines: Sequence[Line]) -> list[Line]:
    """Up to three lines at the top and at the bottom that a gap sets apart; in the file they may come in any order."""
    ordered = sorted(lines, key=lambda line: line.baseline)
    return [*_apart(ordered), *_apart(ordered[::-1])] if len(lines) > 2 else list(lines)


def _apart(lines: Sequence[Line]) -> list[Line]:
    heights = 1
    for index in range(1, len(lines)):
        step = abs(lines[index].baseline - lines[index - 1].baseline)
        if step > 1.5 * max(lines[index].size, lines[index - 1].size):
            return list(lines[:index])
        heights += step > 1
        if heights > 3:
            break
    return []


def _keys(line: Line) -> list[tuple[str, int]]:
    """What makes the line the same on another page: its text, or its text with one number counting as the pages do."""
    height = round(line.baseline / 6)
    keys = [(line.text, height)]
    for match in _NUMBERS.finditer(line.text[:200]):
        offset = f"<{int(match.group()) - line.page}>" if len(match.group()) < 6 else "<>"
        keys.append((line.text[: match.start()] + offset + line.text[match.end() :], height))
    return keys


def _is_page_number(line: Line) -> bool:
    match = _PAGE_NUMBER.fullmatch(line.text)
    return match is not None and match[1].isdigit() and int(match[1]) == line.page
