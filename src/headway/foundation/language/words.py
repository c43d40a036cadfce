"""Folding that keeps every offset: the folded text has a character for each character of the text."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

_ALIKE = {
    **dict.fromkeys(map(ord, "’‘ʼʻ`´‛′"), "'"),
    **dict.fromkeys(map(ord, "“”„«»″"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—−"), "-"),
    **dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\u3000\t\n"), " "),
}
LONG = 1_000
_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = frozenset(
    (
        "the and for with from that this these those which who whom whose has have had was were been being are its "
        "their his her they them other such including include also will would should may can could not any all both "
        "each more most some thi hi it into over under through between within"
    ).split()
)


def straightened(text: str) -> str:
    """Curly apostrophes and quotes, odd hyphens and odd spaces made plain; case and length kept."""
    if text.isascii():
        return text.replace("`", "'").replace("\t", " ").replace("\n", " ")
    return _straightened_long(text) if len(text) > LONG else text.translate(_ALIKE)


@lru_cache(maxsize=4)
def _straightened_long(text: str) -> str:
    """A whole document is asked for again by one recogniser after another."""
    return _translated(text, _ALIKE)


def folded(text: str) -> str:
    """Straightened, lower case, without accents on Latin letters; always as long as the text."""
    return _folded_long(text) if len(text) > LONG else _folded(text)


@lru_cache(maxsize=4)
def _folded_long(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    plain = straightened(text)
    lower = plain.lower()
    if len(lower) != len(plain):
        lower = "".join(_one(letter) for letter in plain)
    return lower if lower.isascii() else _translated(lower, _accents())


def is_word(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is not part of a longer word."""
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not before and not after


def longest(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of spans that overlap the longest, the earlier of two as long; in order."""
    kept: list[tuple[int, int]] = []
    last = -1
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= last:
            kept.append((start, end))
            last = end
        elif kept and end - start > kept[-1][1] - kept[-1][0]:
            kept[-1] = (start, end)
            last = end
    return kept


def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, folded, plural s dropped: enough to see that two texts speak of one thing."""
    found = (word.removesuffix("s") for word in _WORD.findall(folded(text)))
    return frozenset(word for word in found if word not in _COMMON)


def _translated(text: str, letters: dict[int, str]) -> str:
    """`text.translate(letters)`, letter by letter of those that are there: few are, so that is far quicker."""
    if len(text) <= LONG:
        return text.translate(letters)
    for letter in set(text):
        other = letters.get(ord(letter))
        if other is not None:
            text = text.replace(letter, other)
    return text


def _one(letter: str) -> str:
    lower = letter.lower()
    return lower if len(lower) == 1 else lower[0]


@cache
def _accents() -> dict[int, str]:
    """Accented Latin letters to bare ones (Latin-1 to Latin Extended Additional)."""
    table = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        bare = unicodedata.normalize("NFKD", chr(code))[0]
        if bare != chr(code) and bare.isascii():
            table[code] = bare
    return table | {ord("ı"): "i", ord("ø"): "o", ord("ł"): "l", ord("đ"): "d"}
