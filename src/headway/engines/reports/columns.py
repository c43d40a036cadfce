"""Columns of a table: as wide as asked, and wide enough for their longest words as far as the page has room."""

import re
from collections.abc import Iterable, Sequence

PAGE = 9070
"""What is between the margins of an A4 page, in twentieths of a point."""
MARGINS = 230
LETTER, HEAD_LETTER, IDEOGRAPH = 108, 122, 190
"""How wide a letter is on average at the sizes of tables; a Chinese line breaks behind any character."""
LONGEST = 24
"""A word of more letters may be broken: an address, a digest."""
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


def roomy(widths: Sequence[int], header: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[int, ...]:
    """Relative widths in which no word is broken, where the others have room to give; else those that were asked for.

    What a column is short of is taken from the others by what each has to spare.
    """
    asked = [width * PAGE // sum(widths) for width in widths]
    needed = [longest(name, HEAD_LETTER) for name in header] or [0] * len(asked)
    for row in rows:
        needed = [max(had, longest(text, LETTER)) for had, text in zip(needed, row, strict=True)]
    short = [max(0, need - width) for need, width in zip(needed, asked, strict=True)]
    spare = [max(0, width - need) for need, width in zip(needed, asked, strict=True)]
    wanted, there = sum(short), sum(spare)
    if not wanted or wanted > there:
        return tuple(widths)
    return tuple(width + more - wanted * less // there for width, more, less in zip(asked, short, spare, strict=True))


def longest(text: str, letter: int) -> int:
    """What the longest word of a text needs, with the margins of its cell."""
    words = (IDEOGRAPH if _CHINESE.search(word) else letter * _letters(word) for word in text.split())
    return max(words, default=0) + MARGINS


def _letters(word: str) -> int:
    """How many letters stand together: a long word with hyphens or strokes breaks at them."""
    together = len(word) if len(word) <= 12 else max(map(len, re.split("(?<=[-–/])", word)))
    return min(together, LONGEST)
