"""Recommendations under codes that no list has: "PS-1: …", "PS-2: …", told by their counting up and by what they ask."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headway.engines.intake.documents.earlier_reports.candidates import Candidate
from headway.engines.intake.documents.earlier_reports.numbers import kind_of_label
from headway.engines.intake.documents.earlier_reports.outline import RUNNING, Outline
from headway.engines.intake.documents.earlier_reports.parts import whole
from headway.engines.intake.documents.earlier_reports.wording import asks, is_imperative

_CODE = re.compile(r"(?P<code>(?P<letters>[A-Z]{1,5})[ .-]{0,2}(?P<digits>\d{1,3}))(?P<sign>[.:)]|\s[–—-])?\s+(?=\S)")
_FEWEST, _NEARLY_ALL = 3, 0.8


@dataclass(frozen=True, slots=True)
class _Coded:
    index: int
    code: str
    start: int
    count: int
    asked: bool


def find_coded(outline: Outline) -> Iterator[Candidate]:
    """Paragraphs under one code that counts up, of which nearly all ask or tell to do something."""
    series: dict[str, list[_Coded]] = {}
    for index, block in enumerate(outline.blocks):
        if block.kind not in RUNNING or outline.spots[index].aside:
            continue
        hit = _CODE.match(outline.text, block.start, block.end)
        if hit is None or kind_of_label(hit["code"]) is not None:
            continue
        plain = outline.plain(index)[len(hit[0]) if block.body == block.start else 0 :]
        asked = asks(plain) or is_imperative(plain, outline.language)
        series.setdefault(hit["letters"], []).append(_Coded(index, hit["code"], hit.end(), int(hit["digits"]), asked))
    for letters, own in series.items():
        counts = [one.count for one in own]
        if len(own) < _FEWEST or counts != sorted(set(counts)) or sum(o.asked for o in own) < _NEARLY_ALL * len(own):
            continue
        for one in [*own, *_run_on(outline, letters, set(range(counts[0], counts[-1])) - set(counts))]:
            end, parts = whole(outline, one.index, one.start)
            yield Candidate(
                one.start, end, one.code, "labelled", 3, ("coded", outline.spots[one.index].group), one.index,
                "recommendation", parts, (), "one of a row of codes that count up, nearly all of which ask",
            )  # fmt: skip


def _run_on(outline: Outline, letters: str, missing: set[int]) -> Iterator[_Coded]:
    """Codes of the row that print runs on behind a whole sentence, as where no space parts two paragraphs."""
    behind = re.compile(rf"(?<=[.;:])\s+(?P<code>{letters}[ .-]{{0,2}}(?P<digits>\d{{1,3}}))[.:)]\s+(?=\S)")
    for index, block in enumerate(outline.blocks):
        if missing and block.kind in RUNNING and not outline.spots[index].aside:
            for hit in behind.finditer(outline.text, block.start, block.end):
                if int(hit["digits"]) in missing:
                    yield _Coded(index, hit["code"], hit.end(), int(hit["digits"]), asked=True)
