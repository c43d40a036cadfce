"""Sentences of a language that is written from right to left, put down so that a page sets them so.

A browser sets a block in the direction of its first letter. Where that is a Latin one, or a value that may have one,
a mark goes before it that nobody sees (U+200F); a value in an element of its own direction decides nothing.

A date written in numbers is set backwards behind a letter of such a language ("07-2018"), unless it stands by itself
between two marks (U+2066, U+2069).
"""

import re

MARK = "\u200f"
_APART = re.compile(r"<bdi\b.*?</bdi>|<(\w+)[^>]*\bdir=\"auto\".*?</\1>|<[^>]+>", re.DOTALL)
_FIRST = re.compile(r"%\((\w+)\)[sd]|[^\W\d_]")
_OWN = re.compile(r"[\u0600-\u06ff]")
_DATE = r"\d{4}(?:-\d\d){0,2}"
_DATES = re.compile(
    rf"\u2066?(?<![\w-])(\d{{4}}(?:-\d\d){{1,2}}(?:/(?:{_DATE}|\.\.))?|\d{{4}}/(?:{_DATE}|\.\.))\u2069?"
)
_NUMBERS = frozenset(("n", "count"))


def begun(words: str) -> str:
    """The words as they are put down: with the mark where they need one, without it where they do not."""
    bare = words.removeprefix(MARK)
    plain = _APART.sub("", bare)
    first = next((found for found in _FIRST.finditer(plain) if found[1] not in _NUMBERS), None)
    needs = first is not None and _OWN.search(plain) and not _OWN.match(first[0])
    return MARK + bare if needs else bare


def laid_out(words: str) -> str:
    """The words as they are put down: begun so, and each date in numbers by itself. Put down again they stay."""
    return begun(_DATES.sub("\u2066\\1\u2069", words) if _OWN.search(words) else words)
