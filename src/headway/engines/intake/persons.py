"""Persons whom a text names, with the office that stands beside the name: never more than the text says of them."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from headway.engines.intake.attribution import LONGEST_OFFICE, Attribution
from headway.engines.intake.scene import Scene
from headway.engines.intake.values import Sentence


@dataclass(frozen=True, slots=True)
class Person:
    """`start` to `end` is the name with the office beside it, in the document; `office` is "" where none stands there.

    `further` is an office on the other side of the name, or "".
    """

    start: int
    end: int
    name: str
    office: str
    further: str = ""

    @property
    def surname(self) -> str:
        """The last word of the name, in small letters."""
        words = [w for w in _WORD.findall(self.name.casefold()) if w not in ("jr", "sr", "iii")]
        return words[-1] if words else ""

    @property
    def bare(self) -> frozenset[str]:
        """The words of the name without titles."""
        return frozenset(_WORD.findall(self.name.casefold())) - _TITLES


@dataclass(frozen=True, slots=True)
class Taken:
    """Where bodies, offices and States are named: in order, so that a stretch is looked up and not compared with all."""

    spans: list[tuple[int, int]]
    longest: int

    @classmethod
    def of(cls, scene: Scene) -> "Taken":
        spans = sorted((m.start, m.end) for named in (scene.known, scene.offices, scene.states) for m in named)
        return cls(spans, max((end - start for start, end in spans), default=0))

    def has(self, start: int, end: int) -> bool:
        """Whether anything is named within the stretch."""
        first, last = bisect_left(self.spans, (start - self.longest, 0)), bisect_left(self.spans, (end, 0))
        return any(begun < end and start < ended for begun, ended in self.spans[first:last])


def persons_in(scene: Scene, sentence: Sentence, how: Attribution, taken: Taken) -> Iterator[Person]:
    """Those named in a sentence: by an honorific, or by a name of two words that no body bears, with an office."""
    text, base = scene.text[sentence.start : sentence.end], sentence.start
    if not how.office_at_all.search(text):
        return
    for hit in how.named.finditer(text):
        start, name, office = hit.start(), _without_stop(hit["name"]), (hit["office"] or "").strip(", ")
        titled = None if how.honorific.match(name) else how.titled.fullmatch(name)
        begin, further = start, ""
        if titled:
            start, name = titled.start("name") + hit.start(), titled["name"]
            office = office or titled["office"]
        else:
            ahead = _office_ahead(text, start, how, titled=not office)
            if ahead:
                begin = ahead.start("office")
                further = "" if not office or _WHO.match(office) else ahead["office"].strip(", ")
                office = office if further else ahead["office"].strip(", ")
        if _is_a_person(taken, how, name, office, base + start, base + start + len(name)):
            end = hit.end() if hit["office"] else start + len(name)
            yield Person(base + begin, base + end, name.strip(), office, further)


def _office_ahead(text: str, start: int, how: Attribution, titled: bool) -> re.Match[str] | None:
    """The office that ends where a name begins: "the Minister, ", or with `titled` also "Team Leader "."""
    from_here = max(0, start - LONGEST_OFFICE - 60)
    if text.startswith(", ", start - 2):
        found = how.office_ahead.search(text, from_here, start)
        return found or (how.title_ahead.search(text, from_here, start) if titled else None)
    word = text[max(0, start - _LONGEST_TITLE) : start].rstrip().rpartition(" ")[2] if titled and start else ""
    return (
        how.title_ahead.search(text, max(0, start - _LONGEST_TITLE), start)
        if word and how.office.fullmatch(word)
        else None
    )


def _is_a_person(taken: Taken, how: Attribution, name: str, office: str, start: int, end: int) -> bool:
    if how.honorific.match(name):
        return True
    return " " in name and bool(office) and not taken.has(start, end) and not _NO_NAME.search(name)


def _without_stop(name: str) -> str:
    """A name without the full stop of its sentence; an initial keeps its own."""
    return name[:-1] if name.endswith(".") and len(name.split()[-1]) > 2 and not name.endswith(("Jr.", "Sr.")) else name


_TITLES = frozenset(
    "mr mrs ms dr prof professor h e his her excellency ambassador sir dame judge justice general colonel major maj gen lieutenant brigadier engineer m mme mlle monsieur madame sr sra herr frau".split()
)
_LONGEST_TITLE = 80
_WHO = re.compile(r"(?:who|which|an?|one)\b")
_WORD = re.compile(r"[\w'’-]+")
_NO_NAME = re.compile(
    r"\b(?:Committee|Council|Group|Ministry|Government|Office|Section|Department|Agency|Team|Delegation|Mission|Force|Police|State|National|International|United|Security|Counter\w*|Foreign|Affairs|General|Act|Law|Asia|Africa|Europe|Americas?|East|West|North|South|Central|Pacific|Region|Working|Convention|Constitution)\b"
)
