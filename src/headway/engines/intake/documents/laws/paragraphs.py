"""The numbered paragraphs of an article: 1., (1), § 1 above (a), a) above (i)."""

import re
from collections.abc import Iterator, Sequence

from headway.engines.intake.documents.laws.values import Paragraph
from headway.engines.intake.documents.printed_numbers import western

_MARK = re.compile(
    r"(?P<digit>\((?P<d1>\d{1,2}[a-z]?)\)|(?P<d2>\d{1,2})[.)°º](?=\s)|§\s?(?P<d3>\d{1,2})\.?)"
    r"|(?P<letter>\((?P<l1>[a-z]|[أ-ي])\)|(?P<l2>[a-z]|[أ-ي])\)(?=\s)|(?P<l3>[أ-ي])\s?[-–.](?=\s))"
    r"|(?P<roman>\((?P<r1>[ivx]{2,5}|i)\)|(?P<r2>[ivx]{2,5})[.)](?=\s))"
)
_STARTS = re.compile(r"(?:^|(?<=[.;:—–\n؛])|(?<=[.;:]\sor)|(?<=[;,]\sand))\s*(?=[(§\d]|[a-z]\)|[أ-ي])")


def paragraphs_of(text: str, start: int, end: int) -> tuple[Paragraph, ...]:
    """The paragraphs in `text[start:end]` in order; each runs to the next of its own or a wider level."""
    marks = list(_marks(western(text[start:end])))
    found = []
    for index, (at, path) in enumerate(marks):
        last = next((other for other, wider in marks[index + 1 :] if len(wider) <= len(path)), end - start)
        piece = text[start + at : start + last].rstrip()
        found.append(Paragraph(path, start + at, start + at + len(piece)))
    return tuple(found)


def _marks(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    path: tuple[str, ...] = ()
    levels: list[str] = []
    for gap in _STARTS.finditer(text):
        hit = _MARK.match(text, gap.end())
        if not hit or text[hit.end() : hit.end() + 1].strip() not in ("", "("):
            continue
        style, value = _read(hit, path, levels)
        if style in levels:
            depth = levels.index(style)
        else:
            depth = len(levels)
            levels = [*levels, style]
        if not _next(path[depth] if depth < len(path) else "", value):
            continue
        path = (*path[:depth], value)
        levels = levels[: depth + 1]
        yield gap.end(), path


def _read(hit: re.Match[str], path: Sequence[str], levels: Sequence[str]) -> tuple[str, str]:
    """Whether a mark is a digit, a letter or a Roman numeral; "(i)" after "(h)" is a letter."""
    value = next(filter(None, (hit[name] for name in ("d1", "d2", "d3", "l1", "l2", "l3", "r1", "r2") if hit[name])))
    if hit["digit"]:
        return "digit", value
    if value == "i" and "letter" in levels:
        last = path[levels.index("letter")] if levels.index("letter") < len(path) else ""
        return ("letter", value) if last == "h" else ("roman", value)
    if len(value) > 1 or ("roman" in levels and value in "ivx"):
        return "roman", value
    return "letter", value


def _next(before: str, value: str) -> bool:
    """A mark counts on from the one before it, or begins at the beginning; others are references in the text."""
    if not before:
        return value.rstrip("abcdefgh") in ("1", "") or value in ("a", "i", "أ", "ا") or value == "1"
    if before.isdigit() and value.isdigit():
        return int(value) == int(before) + 1
    return value != before
