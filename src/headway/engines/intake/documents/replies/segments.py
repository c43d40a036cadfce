"""A reply cut where one answer ends and the next begins."""

import re
from collections.abc import Mapping, Sequence

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.replies import words
from headway.engines.intake.documents.replies.around import (
    before_an_annex,
    without_introductions,
    without_own_numbers,
)
from headway.engines.intake.documents.replies.lines import Line
from headway.engines.intake.documents.replies.otherwise import otherwise
from headway.engines.intake.documents.replies.recounting import recounted
from headway.engines.intake.documents.replies.repeating import (
    REPEATED,
    answer_begins,
    is_a_title,
    likest,
    lines_that_repeat,
    says_something,
)
from headway.engines.intake.documents.replies.starts import Start, labelled, starts_of
from headway.engines.intake.documents.replies.themes import theme_units
from headway.engines.intake.documents.replies.values import Asked, Unit
from headway.engines.intake.layer import Kind
from headway.foundation.language.words import folded

_MOST = 0.6
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
    if asked and not starts:
        return theme_units(lines, likeness)
    lines = without_own_numbers(lines, starts)
    found: list[Unit] = []
    ordered = sorted(starts)
    headed = sum(lines[start].kind is Kind.HEADING for start in ordered) > _MOST * len(ordered)
    for index, start in enumerate(ordered):
        end = ordered[index + 1] if index + 1 < len(ordered) else len(lines)
        end = _without_headings_below(lines, start, before_an_annex(lines, start, end))
        empty = end - start == 1 and headed and _is_only_a_heading(lines[start])
        if not empty and not _heads_parts(lines[start:end], starts[start][0], known):
            found += _units(lines[start:end], starts[start], near[start:end], asked, known, likeness)
    if not asked or set(starts) == set(labelled(lines)):
        return found
    return otherwise(found, lines, asked, known, likeness)


def _without_headings_below(lines: Sequence[Line], start: int, end: int) -> int:
    """A heading with nothing under it but the next question ("II. Ministry of Justice") is no part of an answer."""
    while end - start > 1 and end < len(lines) and lines[end - 1].kind is Kind.HEADING:
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
