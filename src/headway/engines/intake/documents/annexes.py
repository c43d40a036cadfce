"""What a text promises instead of saying it: an annex it points to, information that "will be provided"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from headway.engines.intake.documents.printed_numbers import western
from headway.engines.intake.layer import Document
from headway.engines.intake.tables import table
from headway.foundation.language.sentences import sentence_spans
from headway.foundation.language.words import folded


@dataclass(frozen=True, slots=True)
class Promise:
    """Something to come: the annex's printed name ("4", "B"; "" for other information), whether it is in this document.

    `text` is the sentence that says so, which begins at `said_from`; `start`:`end` are the words that do.
    """

    start: int
    end: int
    text: str
    annex: str = ""
    here: bool = False
    said_from: int = 0

    @property
    def type(self) -> str:
        """An undertaking's kind: the side that promises commits itself."""
        return "commitment"


def find_promises(text: str, start: int, end: int, annexes: frozenset[str], language: str = "en") -> list[Promise]:
    """The promises in `text[start:end]`, each annex once; `annexes` are those that the document itself holds."""
    found: list[Promise] = []
    seen: set[str] = set()
    for first, last in sentence_spans(text[start:end], language):
        first, last = first + start, last + start
        for hit, name in _named(western(folded(text[first:last]))):
            if name not in seen:
                seen.add(name)
                said = text[first:last]
                found.append(Promise(first + hit.start(), first + hit.end(), said, name, name in annexes, first))
        if not any(first <= promise.start < last for promise in found):
            promised = _promises().search(folded(text[first:last]))
            if promised:
                found.append(
                    Promise(first + promised.start(), first + promised.end(), text[first:last], said_from=first)
                )
    return found


def annexes_in(document: Document) -> frozenset[str]:
    """The annexes a document holds: lines that are an annex's heading, such as "Annex 4. Statistics"."""
    names = set()
    for block in document.blocks:
        text = document.of(block)
        if len(text) > 160:
            continue
        hit = _heading().match(western(folded(text)))
        if hit and not re.search(r"[.;]$", text.strip()):
            names.add(_plain(hit["name"]))
    return frozenset(names)


def _named(plain: str) -> Iterator[tuple[re.Match[str], str]]:
    for hit in _annex().finditer(plain):
        if _OF_ANOTHER.match(plain, hit.end()):
            continue
        for name in re.split(r"\s?(?:,|and|et|y|&|و)\s?", hit["names"]):
            if name:
                yield hit, _plain(name)


_NAME = r"(?:\d{1,3}(?:\.\d)?|[ivx]{1,5}|[a-z](?:\.?\d{1,2})?)(?![\w])"
_OF_ANOTHER = re.compile(
    r"\s(?:to|of|of the|to the|a la|de la|du|al?)\s(?:the\s)?(?:chicago )?(?:convention|icao|resolution|protocol|convenio|convencion|convention)\b"
)
"""An annex of a convention is nothing that the State has promised."""


@cache
def _annex() -> re.Pattern[str]:
    words = _alternatives()
    return re.compile(
        rf"(?:\b|(?<=ال)|(?<=ب))(?:{words})\s?(?:no\.?\s?|n°\s?|رقم\s?)?(?P<names>{_NAME}(?:\s?(?:,|and|et|y|&|و)\s?{_NAME})*)"
    )


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(
        rf"\W{{0,3}}(?:{_alternatives()})\s?(?:no\.?\s?|n°\s?|رقم\s?)?(?P<name>{_NAME})\s?(?:[.:–—-]|$|\n)"
    )


@cache
def _promises() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in table("replies")["promises"]))


def _alternatives() -> str:
    return "|".join(
        sorted((re.escape(folded(word)) for word in table("replies")["annex_words"]), key=len, reverse=True)
    )


_ROMAN = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "x": "10",
}


def _plain(name: str) -> str:
    """ "iv" is "4", "b" is "B"."""
    name = name.strip(". ")
    return _ROMAN.get(name, name.upper())
