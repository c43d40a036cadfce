"""The blocks of a version, read from the very file that was sent."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256

from headway.engines.exchange.values import Returned, SentBlock
from headway.engines.exchange.word_reading import read_returned
from headway.engines.reports.docx_marks import BLOCK

TYPED = re.compile(r"^\s*(?:(\d{1,4})\.|\(([a-z]{1,2})\))\s+")
"""The number or letter typed before a block's words."""


@lru_cache(maxsize=16)
def blocks_of(data: bytes) -> tuple[SentBlock, ...]:
    """Every block in the order of the text. Raises Unreadable.

    What was not marked, because it says nothing of its own (heads of tables, the list of sources), is a block too, with
    a key made of its words, so that a change in it has its place.
    """
    return tuple(_blocks(read_returned(data)))


def _blocks(returned: Returned) -> Iterator[SentBlock]:
    chapter = number = ""
    again: Counter[str] = Counter()
    for piece in returned.pieces:
        key = next((name.removeprefix(BLOCK) for _, name in piece.marks if name.startswith(BLOCK)), "")
        if not key and not piece.text.strip():
            continue
        heading = piece.style.lower().startswith("heading")
        if heading:
            chapter = piece.text.strip()
        own, letter, words = typed_number(piece.text)
        number = own or number
        if not key:
            again[words] += 1
            key = "u" + sha256(f"{words}|{again[words]}".encode()).hexdigest()[:11]
        yield SentBlock(
            key,
            words,
            own or letter,
            _label(own, letter, number, key=key, heading=heading, cell=piece.cell),
            chapter,
            heading,
            piece.row,
            piece.column,
            tuple(returned.noted[name] for name in piece.notes if name in returned.noted),
        )


def typed_number(text: str) -> tuple[str, str, str]:
    """The typed number, the typed letter, and the words after them."""
    found = TYPED.match(text)
    if found is None:
        return "", "", text.strip()
    return found[1] or "", found[2] or "", text[found.end() :].strip()


def _label(own: str, letter: str, number: str, *, key: str, heading: bool, cell: bool) -> str:
    if own:
        return f"¶ {own}"
    if key == "title":
        return "title"
    if heading:
        return "heading"
    after = f" after ¶ {number}" if number else ""
    if cell:
        return f"table{after}"
    if letter:
        return f"({letter}){after}"
    return f"text{after}"
