"""What can be read of sentences in other languages than English: kinds by turns of phrase, and numbers in words (`data/intake/abroad.yaml`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from headway.engines.intake.kinds import SAYS, Judged
from headway.engines.intake.tables import table

KINDS = ("recommendation", "measure", "commitment", "threat")
CONFIDENCE = 0.5
"""A turn of phrase is seldom all that a sentence says: nobody should take these without reading."""


@dataclass(frozen=True, slots=True)
class _Language:
    phrases: dict[str, re.Pattern[str]]
    against: re.Pattern[str]
    numbers: dict[str, Decimal]
    counted: re.Pattern[str] | None


def kinds_abroad(plain: str, language: str) -> tuple[Judged, ...]:
    """The first kind whose turns of phrase stand in a folded sentence, with a threat that a recommendation speaks of; () for a language
    without a table."""
    known = _languages().get(language)
    if known is None or known.against.search(plain):
        return ()
    for kind in KINDS:
        hit = known.phrases[kind].search(plain)
        if hit:
            also = known.phrases["threat"].search(plain) if kind == "recommendation" else None
            found = {kind: hit} | ({"threat": also} if also else {})
            return tuple(Judged(kind, CONFIDENCE, (SAYS % {"words": words[0]},)) for kind, words in found.items())
    return ()


def numbers_abroad(plain: str, language: str) -> Iterator[tuple[int, int, Decimal]]:
    """Numbers in words that stand before what they count, with their offsets; not those of days, months or parts of a text."""
    known = _languages().get(language)
    if known is None or known.counted is None:
        return
    for hit in known.counted.finditer(plain):
        yield hit.start("number"), hit.end("number"), known.numbers[hit["number"]]


@cache
def _languages() -> dict[str, _Language]:
    return {language: _language(entry) for language, entry in table("abroad")["languages"].items()}


def _language(entry: dict[str, Any]) -> _Language:
    numbers = {str(word): Decimal(str(value)) for word, value in dict(entry["numbers"]).items()}
    uncounted = "|".join(map(str, entry["uncounted"]))
    words = "|".join(sorted(numbers, key=len, reverse=True))
    return _Language(
        phrases={kind: re.compile(str(entry[kind])) for kind in KINDS},
        against=re.compile(str(entry["not"])),
        numbers=numbers,
        counted=re.compile(rf"\b(?P<number>{words})\s(?!(?:{uncounted})\b|\w{{1,3}}\b)(?=[^\W\d]{{4,}})")
        if numbers
        else None,
    )
