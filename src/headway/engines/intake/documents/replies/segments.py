"""A reply cut where one answer ends and the next begins."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.replies import words
from headway.engines.intake.documents.replies.aligning import NOTHING
from headway.engines.intake.documents.replies.around import (
    before_a_higher_heading,
    before_an_annex,
    without_introductions,
    without_own_numbers,
)
from headway.engines.intake.documents.replies.counting import Target
from headway.engines.intake.documents.replies.likeliest import Path
from headway.engines.intake.documents.replies.lines import Line
from headway.engines.intake.documents.replies.otherwise import otherwise
from headway.engines.intake.documents.replies.paragraphs import each_paragraph_its_own
from headway.engines.intake.documents.replies.plain_heads import with_plain_heads
from headway.engines.intake.documents.replies.recounting import recounted
from headway.engines.intake.documents.replies.repeating import (
    REPEATED,
    answer_begins,
    is_a_title,
    likest,
    lines_that_repeat,
    says_something,
)
from headway.engines.intake.documents.replies.starts import Start, after_nothing, labelled, starts_of
from headway.engines.intake.documents.replies.themes import theme_units
from headway.engines.intake.documents.replies.values import Asked, Unit
from headway.engines.intake.documents.replies.weighing import as_named, likelier, reached
from headway.engines.intake.layer import Kind
from headway.foundation.language.words import folded

_MOST, _SOME = 0.6, 0.4
_A_REMARK = 60
_FOR_EACH_LOST = 2
_PLACE, _SURE = "place ", 0.6
_DASH = re.compile(r"\s*[–—-]\s+(?=[^\W\d])")


def units_of(lines: Sequence[Line], asked: Sequence[Asked], likeness: Likeness) -> list[Unit]:
    """The units of running text, in order. `likeness` knows the questions in the order of `asked`."""
    lines = _until_the_closing(lines)
    near, nearest = likest(lines, asked, likeness)
    known = {question.number: place for place, question in enumerate(asked) if question.number}
    kept = without_introductions(lines, [i for i, like in enumerate(near) if like >= REPEATED])
    near, nearest = [near[i] for i in kept], [nearest[i] for i in kept]
    lines = recounted([lines[i] for i in kept], known)
    starts = starts_of(lines, near, nearest, asked, known, likeness)
    headed = with_plain_heads(lines)
    if asked and not starts:
        found = theme_units(headed, likeness)
    else:
        found = _cut(without_own_numbers(lines, starts), starts, near, asked, known, likeness)
        if asked and set(starts) != set(labelled(lines)):
            found = otherwise(found, lines, asked, known, likeness)
    if not asked or not lines:
        return found
    return each_paragraph_its_own(_weighed(found, headed, near, asked, known, likeness), headed, asked, likeness)


def _weighed(
    units: list[Unit],
    lines: Sequence[Line],
    near: Sequence[float],
    asked: Sequence[Asked],
    known: Mapping[str, int],
    likeness: Likeness,
) -> list[Unit]:
    """The units as first read, or those of the likeliest path where it is likelier and reaches more than it loses."""
    targets = reached(units, lines, asked, likeness)
    first = {place for target in targets for place in target}
    found = likelier(units, targets, lines, asked, known, likeness)
    if found is None:
        return units
    path, share = found
    others = _along(path, lines, near, asked, known, likeness)
    again = {place for target in reached(others, lines, asked, likeness) for place in target}
    if len(again - first) > _FOR_EACH_LOST * len(first - again):
        return others
    return others if len(again) >= share * len(first) else units


def _cut(
    lines: Sequence[Line],
    starts: Mapping[int, Start],
    near: Sequence[float],
    asked: Sequence[Asked],
    known: Mapping[str, int],
    likeness: Likeness,
) -> list[Unit]:
    """The units that begin at the starts."""
    found: list[Unit] = []
    ordered = sorted(starts)
    headings = sum(lines[start].kind is Kind.HEADING for start in ordered)
    headed, some_headed = headings > _MOST * len(ordered), headings > _SOME * len(ordered)
    for index, start in enumerate(ordered):
        end = ordered[index + 1] if index + 1 < len(ordered) else len(lines)
        end = before_an_annex(lines, start, before_a_higher_heading(lines, start, end))
        end = _without_headings_below(lines, start, end, known)
        empty = end - start == 1 and (headed or not some_headed) and _is_only_a_heading(lines[start])
        if not empty and not _heads_parts(lines[start:end], starts[start][0], known):
            found += _units(lines[start:end], starts[start], near[start:end], asked, known, likeness)
    return found


def _along(
    path: Path,
    lines: Sequence[Line],
    near: Sequence[float],
    asked: Sequence[Asked],
    known: Mapping[str, int],
    likeness: Likeness,
) -> list[Unit]:
    """The units of a path; what answers nothing is one where it is more than a remark, and a lead-in to parts is none."""
    said = {i for i, line in enumerate(lines) if line.numbers or line.ids}
    said |= {i for family in path.families for i, target in family.targets.items() if path.starts.get(i) == target}
    lines = as_named(lines, path, asked)
    starts = {i: _start(target, asked, lines[i]) for i, target in path.starts.items()}
    told_by_words = {lines[i].start for i in path.starts if i not in said}
    starts |= after_nothing(lines, starts, near, known)
    parts = {
        lines[one].start
        for one, two in pairwise(path.starts)
        if len(path.starts[one]) > 1 and set(path.starts[two]) < set(path.starts[one])
    }
    units = _cut(without_own_numbers(lines, starts, named=()), starts, near, asked, known, likeness)
    return [
        _by_place(unit, known if unit.start in told_by_words else {})
        for unit in units
        if unit.start not in parts
        and (unit.numbers or unit.ids or sum(end - start for start, end in unit.pieces) > _A_REMARK)
    ]


def _by_place(unit: Unit, known: Mapping[str, int]) -> Unit:
    """A unit whose question has neither number nor id, or whose number (of `known`) it does not print, or that answers none."""
    if not unit.numbers and not unit.ids:
        return replace(unit, meant=(NOTHING, 0.0))
    if len(unit.numbers) == 1 and unit.numbers[0] in known:
        return replace(unit, numbers=(), meant=(known[unit.numbers[0]], _SURE))
    place = next((one.removeprefix(_PLACE) for one in unit.ids if one.startswith(_PLACE)), "")
    return replace(unit, ids=(), meant=(int(place), _SURE)) if place else unit


def _start(target: Target, asked: Sequence[Asked], line: Line) -> Start:
    """The numbers of the questions, of all parts of one the number that they share; without numbers the ids that the line
    names, else their places."""
    numbers = tuple(asked[place].number for place in target if asked[place].number)
    whole = {number.split("(")[0] for number in numbers}
    ids = tuple(
        asked[p].id if asked[p].code and asked[p].code in line.ids else f"{_PLACE}{p}"
        for p in target
        if not asked[p].number
    )
    return (tuple(whole) if len(numbers) > 1 and len(whole) == 1 else numbers), ids


def _without_headings_below(lines: Sequence[Line], start: int, end: int, known: Mapping[str, int]) -> int:
    """A heading with nothing under it but the next question ("II. Ministry of Justice") is no part of an answer.

    Nor is what the next one is a part of: "5. Victims:", "(a) Who helps them?".
    """
    while end - start > 1 and end < len(lines):
        last = lines[end - 1]
        below = lines[end].sub or "(" in lines[end].number
        parts = bool(last.number and below) and any(one.startswith(f"{last.number}(") for one in known)
        if last.kind is not Kind.HEADING and not parts:
            break
        end -= 1
    return end


def _is_only_a_heading(line: Line) -> bool:
    """Whether a line repeats a question's subject and says nothing of it, in a reply that answers below headings."""
    return line.kind is Kind.HEADING and is_a_title(line)


def _until_the_closing(lines: Sequence[Line]) -> list[Line]:
    """A letter's last words answer nothing; an annex may follow them."""
    kept: list[Line] = []
    for index, line in enumerate(lines):
        if len(lines) - index <= max(4, len(lines) // 4) and words.closings().search(folded(line.text)):
            break
        kept.append(line)
    return kept


def _heads_parts(lines: Sequence[Line], numbers: Sequence[str], known: Mapping[str, int]) -> bool:
    """A heading alone above the parts of its question, each numbered by itself: "1. Watch list", "1.1 Yes."."""
    parts = bool(numbers) and any(one.startswith(f"{numbers[0]}(") for one in known)
    return len(lines) == 1 and parts and lines[0].kind is Kind.HEADING and is_a_title(lines[0])


def _units(
    lines: Sequence[Line],
    start: Start,
    near: Sequence[float],
    asked: Sequence[Asked],
    known: Mapping[str, int],
    likeness: Likeness,
) -> list[Unit]:
    """One unit, or one a sub-question where the questions have these and the reply answers them apart."""
    numbers, ids = start
    parents = [n for n in numbers if any(one.startswith(f"{n}(") for one in known)]
    cut = answer_begins(lines, near, numbers, ids, asked, known, likeness)
    if len(numbers) == 1 and parents:
        subs = [
            i for i, line in enumerate(lines) if (i or line.sub) and line.sub and f"{numbers[0]}({line.sub})" in known
        ]
        if not any(i >= cut for i in subs) and len(subs) > 1 and cut >= len(lines):
            cut = min(subs)
        subs = [i for i in subs if i >= cut] or []
        if subs:
            return _by_subs(lines, subs, numbers[0], cut, asked, known, likeness)
    return [_unit(lines, cut, numbers, ids)]


def _by_subs(
    lines: Sequence[Line],
    subs: Sequence[int],
    number: str,
    cut: int,
    asked: Sequence[Asked],
    known: Mapping[str, int],
    likeness: Likeness,
) -> list[Unit]:
    found = []
    if subs[0] > cut and any(says_something(lines[i]) for i in range(cut, subs[0])) and number in known:
        found.append(_unit(lines[: subs[0]], cut, (number,), ()))
    for index, first in enumerate(subs):
        end = subs[index + 1] if index + 1 < len(subs) else len(lines)
        own = f"{number}({lines[first].sub})"
        part = lines[first:end]
        found.append(_unit(part, lines_that_repeat(part, likeness, known[own]), (own,), ()))
    return found


def _unit(lines: Sequence[Line], cut: int, numbers: Sequence[str], ids: Sequence[str]) -> Unit:
    asked = " ".join(line.rest.strip() for line in lines[:cut]).strip()
    pieces = []
    for index, line in enumerate(lines[cut:], start=cut):
        start = line.end - len(line.rest) if index == 0 or (index == cut and line.sub) else line.start
        label = words.answer_label().match(folded(line.text[start - line.start :])) if index == cut else None
        start += label.end() if label else 0
        dash = _DASH.match(line.text, start - line.start) if index == cut else None
        start += len(dash[0]) if dash else 0
        if start < line.end:
            pieces.append((start, line.end))
    label = words.question_label().match(folded(asked))
    return Unit(lines[0].start, tuple(numbers), tuple(ids), asked[label.end() :] if label else asked, tuple(pieces))
