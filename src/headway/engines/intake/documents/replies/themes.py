"""A reply that counts nothing and repeats no question: its paragraphs, gathered by what they speak of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.replies import words
from headway.engines.intake.documents.replies.aligning import NOTHING, align
from headway.engines.intake.documents.replies.lines import Line
from headway.engines.intake.documents.replies.mentions import named_in
from headway.engines.intake.documents.replies.values import Unit
from headway.engines.intake.layer import Kind
from headway.foundation.language.sentences import sentence_spans

_HEADING = 0.1
"""What the words of a heading add for the questions that they stand in."""
_AGAIN = 0.4
"""A question answered in two places that do not touch is answered in both only where both speak of it so clearly."""
_A_REMARK = 60
_OPENING = 6
_SECTIONS = 4
_TWO = 2
"""Among how many first sentences a reply may still be saying what it is."""


_NAMED = 1.0
"""What a question gains that a sentence names by its number."""
GOES_ON = 0.24
_GOES_ON_NUMBERED = 0.14
_GOES_ON_UNDER_A_HEADING = 0.1
_GOES_ON_WITHIN = 0.5
_GOES_ON_IN_A_LIST = 1.0
"""A paragraph is rarely more than one answer: only a sentence that speaks clearly of another question begins one."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence with the heading it stands under, and what it gains by going on with what stands before it.

    `whole` is its paragraph for the first one, which tells more of what the paragraph speaks of.
    """

    start: int
    text: str
    whole: str
    heading: str
    going_on: float
    named: tuple[str, ...] = ()

    @property
    def first(self) -> bool:
        return self.going_on == _GOES_ON_UNDER_A_HEADING


def theme_units(lines: Sequence[Line], likeness: Likeness, known: Mapping[str, int] | None = None) -> list[Unit]:
    """Units in order; `meant` is the question each speaks of, None where it speaks of none.

    With `known`, the places of questions by their numbers, a paragraph that names questions answers these.
    """
    said = _under_headings(without_a_preamble(lines), known or {})
    if not said:
        return []
    like = _likeness(said, likeness)
    for index, one in enumerate(said):
        for number in one.named:
            like[index, (known or {})[number]] += _NAMED
    places = _once(align(like, [one.going_on for one in said]), like)
    found: list[Unit] = []
    for index, (one, place) in enumerate(zip(said, places, strict=True)):
        piece = (one.start, one.start + len(one.text))
        if found and index and place == places[index - 1] and (place != NOTHING or one.going_on == _GOES_ON_WITHIN):
            found[-1] = _with(found[-1], piece, one.going_on == _GOES_ON_WITHIN, float(like[index, place]))
        elif place != NOTHING or len(one.text) > _A_REMARK:
            meant = None if place == NOTHING else (place, float(like[index, place]))
            numbers = one.named if place in [(known or {})[number] for number in one.named] else ()
            meant = None if numbers else meant
            found.append(Unit(one.start, numbers, repeated=one.heading, pieces=(piece,), meant=meant))
    return found


def without_a_preamble(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines from the first heading below the title on, where a reply answers under several of them."""
    heads = [i for i, line in enumerate(lines) if is_headlike(line)]
    below = [i for i in heads if i + 1 < len(lines) and not is_headlike(lines[i + 1])]
    if len(below) > 1 and below[0] == heads[0] and lines[below[0]].level < min(lines[i].level for i in below[1:]):
        below = below[1:]
    if len(below) < _SECTIONS or any(named_in(line) for line in lines[: below[0]]):
        return lines
    return lines[below[0] :]


def is_headlike(line: Line) -> bool:
    """A heading, or a short line in bold that ends no sentence."""
    return line.kind is Kind.HEADING or (line.bold and len(line.text) < 90 and line.text[-1] not in ".;")


def _under_headings(lines: Sequence[Line], known: Mapping[str, int]) -> list[_Said]:
    said: list[_Said] = []
    heading, first, led = "", True, False
    for line in lines:
        led = line.rest.rstrip().endswith(":") or (led and line.kind is Kind.LIST_ITEM)
        if line.kind in (Kind.TITLE, Kind.SUBTITLE, Kind.CONTACT):
            continue
        if len(said) < _OPENING and words.opens_a_reply(line.text):
            continue
        if not said and says_whose(line):
            continue
        if is_headlike(line):
            heading, first = line.rest.strip(), True
        else:
            start = line.end - len(line.rest)
            named = tuple(number for number in named_in(line) if number in known) if known else ()
            spans = sentence_spans(line.rest) if len(named) < _TWO else [(0, len(line.rest))]
            for place, (one, two) in enumerate(spans):
                going_on = _GOES_ON_WITHIN if place else _GOES_ON_UNDER_A_HEADING if first else _going_on(line, led)
                whole = line.rest[one:two] if place else line.rest
                said.append(_Said(start + one, line.rest[one:two], whole, heading, going_on, () if place else named))
            first = False
    return said


def says_whose(line: Line) -> bool:
    """ "Ministry of Finance" ahead of all that is said: a few words that end no sentence."""
    short = len(line.text) < _A_REMARK and line.text.rstrip()[-1:].isalpha()
    return short and line.kind is Kind.PARAGRAPH and not is_headlike(line) and not line.number


def _going_on(line: Line, led: bool) -> float:
    """A paragraph with a number of its own goes on with the one before it less often than one without.

    A cell of a table, and an item of a list that is `led` in ("in three ways:"), hardly ever begin an answer.
    """
    if (led and line.kind is Kind.LIST_ITEM) or line.kind is Kind.TABLE_CELL:
        return _GOES_ON_IN_A_LIST
    return _GOES_ON_NUMBERED if line.number else GOES_ON


def _likeness(said: Sequence[_Said], likeness: Likeness) -> np.ndarray:
    own = np.maximum(
        likeness.answers([one.text[:1500] for one in said]), likeness.answers([one.whole[:1500] for one in said])
    )
    headed = likeness.answers([f"{one.heading} {one.whole}"[:1500] for one in said])
    whole = np.where(np.array([one.first for one in said])[:, None], np.maximum(own, headed), own)
    columns = range(own.shape[1])
    themes = {one.heading: [likeness.within(one.heading, place) for place in columns] for one in said if one.heading}
    none = [0.0] * own.shape[1]
    return np.asarray(whole + _HEADING * np.array([themes.get(one.heading, none) for one in said]))


def _once(places: Sequence[int], like: np.ndarray) -> list[int]:
    """Of two stretches for one question that do not touch, the weaker goes unless both are clear."""
    runs: dict[int, list[list[int]]] = {}
    for index, place in enumerate(places):
        if place != NOTHING and index and places[index - 1] == place:
            runs[place][-1].append(index)
        elif place != NOTHING:
            runs.setdefault(place, []).append([index])
    found = list(places)
    for place, own in runs.items():
        best = max(own, key=lambda run: float(like[run, place].max()))
        for run in own:
            if run is not best and float(like[run, place].max()) < _AGAIN:
                for index in run:
                    found[index] = NOTHING
    return found


def _with(unit: Unit, piece: tuple[int, int], within: bool, score: float) -> Unit:
    """A unit with one piece more, or its last piece made longer."""
    meant = unit.meant and (unit.meant[0], max(unit.meant[1], score))
    pieces = (*unit.pieces[:-1], (unit.pieces[-1][0], piece[1])) if within else (*unit.pieces, piece)
    return replace(unit, pieces=pieces, meant=meant)
