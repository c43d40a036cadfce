"""Numbers that a reply prints in its own spelling, as the questions' own: "II" is 2, "1." below "Section B" is B1."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from headway.engines.intake.documents.printed_numbers import as_known, western
from headway.engines.intake.documents.replies.lines import Line
from headway.engines.intake.documents.replies.own_numbers import count_anew
from headway.engines.intake.layer import Kind
from headway.engines.intake.readers.ordinals import ordinal, roman_value
from headway.foundation.language.words import folded

_SECTION = re.compile(
    r"\W{0,2}(?:(?P<word>section|part|partie|parte|seccion|chapter|chapitre|capitulo|teil|block|раздел|часть)\s)?"
    r"(?P<label>[ivx]{1,5}|[a-z]|\d{1,2})(?=\W|$)"
)
_PART = re.compile(
    r"\W{0,3}(?:[^\W\d]{1,12}\W{0,2}\s?)?(?P<number>\d{1,3})\s?[.:/–-]?\s?\(?(?P<part>[a-z]|[ivx]{1,4})[).:]+(?:\s+|$)"
)
_LETTERS = 26
_SEVERAL = 3
_SHARE = 0.5
"""Of the questions: letters or words that count fewer of them count something else, as a list within an answer does."""


def recounted(lines: Sequence[Line], known: Mapping[str, int]) -> list[Line]:
    """The lines with their numbers as the questions have them. `known` are the numbers of the questions."""
    lines = _with_parts(_below_sections(lines, known), known)
    if known and not (all(map(str.isdigit, known)) and count_anew([line.number for line in lines])):
        lines = [
            replace(line, number=as_known(line.number, known), numbers=tuple(as_known(n, known) for n in line.numbers))
            for line in lines
        ]
    if any(line.numbers or line.ids or line.number in known for line in lines):
        return list(lines)
    values = [(i, line.ordinal[0]) for i, line in enumerate(lines) if line.ordinal[0]]
    if _counts(values, known):
        said = dict(values)
        return [
            replace(line, numbers=(said[i],), said=line.ordinal[1]) if i in said else line
            for i, line in enumerate(lines)
        ]
    lettered = [(i, line.sub) for i, line in enumerate(lines) if line.sub]
    for value in (roman_value, _letter):
        values = [(i, str(value(sub))) for i, sub in lettered]
        if _counts(values, known):
            said = dict(values)
            return [replace(line, number=said[i], sub="") if i in said else line for i, line in enumerate(lines)]
    return list(lines)


def _with_parts(lines: Sequence[Line], known: Mapping[str, int]) -> list[Line]:
    """The lines, those numbered with a part of a question, and "(b)" alone below "1. (a)", with its number."""
    found: list[Line] = []
    above = ""
    for line in lines:
        own = f"{above}({line.sub})" if above and line.sub and not line.number and not line.numbers else ""
        one = replace(line, number=own, sub="") if own in known else _with_part(line, known)
        if one is not line:
            above = next(iter(one.numbers), one.number).split("(")[0]
        elif line.number or line.numbers:
            above = ""
        found.append(one)
    return found


def _with_part(line: Line, known: Mapping[str, int]) -> Line:
    """ "1. (a) …", "1 a. …", "1(i) …" begin the part (a) of question 1, where the questions have it."""
    hit = _PART.match(western(folded(line.text)))
    first = next(iter(line.numbers), line.number)
    if hit is None or len(line.numbers) > 1 or first in known:
        return line
    letters = [hit["part"], *([chr(96 + value)] if 0 < (value := roman_value(hit["part"])) <= _LETTERS else [])]
    own = next((one for letter in letters if (one := f"{hit['number']}({letter})") in known), "")
    if own and line.numbers:
        return replace(line, numbers=(own,), said=hit.end(), sub="", weak=False)
    return replace(line, number=own, body=line.start + hit.end(), sub="") if own else line


def _letter(sub: str) -> int:
    return ord(sub) - 96 if len(sub) == 1 else 0


def _counts(values: Sequence[tuple[int, str]], known: Mapping[str, int]) -> bool:
    """Whether all are numbers of questions, each later than the one before it, and count enough of them."""
    places = [known.get(number, -1) for _, number in values]
    up = all(one < two for one, two in pairwise(places))
    return len(places) >= max(_SEVERAL, _SHARE * len(known)) and min(places) >= 0 and up


def _below_sections(lines: Sequence[Line], known: Mapping[str, int]) -> list[Line]:
    """ "1." below the heading "Section B" is "B1", where the questions have that number and not the other."""
    spelled = {re.sub(r"[.\-\s/]", "", number).casefold(): number for number in known}
    found: list[Line] = []
    labels: list[str] = []
    for line in lines:
        if line.kind is Kind.HEADING or line.bold:
            hit = _SECTION.match(folded(line.text))
            labels = _labels(hit["label"]) if hit and (hit["word"] or not hit["label"].isdigit()) else labels
        number = _in_section(line.number, labels, known, spelled)
        numbers = tuple(_in_section(one, labels, known, spelled) for one in line.numbers)
        found.append(replace(line, number=number, numbers=numbers))
    return found


def _in_section(number: str, labels: Sequence[str], known: Mapping[str, int], spelled: Mapping[str, str]) -> str:
    """A number as the questions have it, with the section that it stands in."""
    if not number or number in known:
        return number
    return next((spelled[f"{label}{number}"] for label in labels if f"{label}{number}" in spelled), number)


def _labels(label: str) -> list[str]:
    """A section's letter or number, and the same as a Roman numeral or as a digit."""
    value = roman_value(label) or (int(label) if label.isdigit() else 0)
    return list(dict.fromkeys([label, *([ordinal(value, "lowerRoman"), str(value)] if value else [])]))
