"""A few words that name an answer's subject ahead of it in its own paragraph: "Hawala: …", "“Victims”. …"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.replies.heads import head_of
from headway.engines.intake.documents.replies.matching import Match
from headway.engines.intake.documents.replies.values import Unit

_QUOTED = re.compile(r"[\"“«„‘']\s?(?P<head>[^\"”»“’]{3,100}?)\s?[\"”»“’][\s.:,;–—-]+(?=\S)")
_SIGN = re.compile(r"\s?[:.–—-]\s+")
_SEVERAL, _MOST = 3, 0.6
_OF_ITS_QUESTION, _OF_ONE = 0.5, 0.3


def without_run_in_heads(
    units: Sequence[Unit], texts: Sequence[str], matches: Sequence[Match], likeness: Likeness
) -> list[Unit]:
    """The units, their answers without such words where most answers of the reply begin with words of their question."""
    places = {match.unit: match.place for match in matches if match.place is not None}
    ends = {index: end for index in places if (end := _end(texts[index]))}
    speak = {index: likeness.within(texts[index][:end], places[index] or 0) for index, end in ends.items()}
    if len(ends) < _SEVERAL or sum(one >= _OF_ITS_QUESTION for one in speak.values()) < _MOST * len(places):
        return list(units)
    return [
        _from(unit, ends[index]) if index in ends and speak[index] >= _OF_ONE else unit
        for index, unit in enumerate(units)
    ]


def _end(text: str) -> int:
    """Where what follows such words begins; 0 where there are none."""
    quoted = _QUOTED.match(text)
    if quoted:
        return quoted.end()
    head = head_of(text, headed=False)
    sign = _SIGN.match(text, text.find(head) + len(head)) if head else None
    return sign.end() if sign and sign.end() < len(text) else 0


def _from(unit: Unit, cut: int) -> Unit:
    start, end = unit.pieces[0]
    if start + cut >= end:
        return unit
    return replace(unit, pieces=((start + cut, end), *unit.pieces[1:]))
