"""Which unit answers which question: by id, then by printed number, then by the question repeated, then by meaning."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext_noop

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.printed_numbers import is_part
from headway.engines.intake.documents.replies.aligning import NOTHING, align, in_order
from headway.engines.intake.documents.replies.heads import counts_past, head_of
from headway.engines.intake.documents.replies.own_numbers import counts_its_own
from headway.engines.intake.documents.replies.themes import GOES_ON
from headway.engines.intake.documents.replies.values import Asked, How, Unit
from headway.foundation.core.messages import Message

REPEATS = 0.6
"""A question repeated is at least so like the one that was put."""
CONTRADICTS = 0.72
"""A repeated question so like another one than its number says goes with its words."""
MEANS = 0.4
AHEAD = 0.06
_SEVERAL = 4
_LEAST = 0.25
_HARDLY = 0.08
_BETWEEN = 3
_SILENT = Message(gettext_noop("answers none of the questions, as the whole is likeliest read"))
_NO_LIST = Message(gettext_noop("no list of questions to match with"))
_NOT_BY_ITS_NUMBER = Message(gettext_noop("speaks of what was asked; its number is its own"))
_REPEATS_IT = Message(gettext_noop("repeats the question"))
_SPEAKS = Message(gettext_noop("speaks of what was asked"))
_NONE = Message(gettext_noop("no question is clearly the one it answers"))
_NEVER = -1.0
"""How far the likeliest must lie ahead of the next where words and meaning alone decide."""


@dataclass(frozen=True, slots=True)
class Match:
    """A unit with one of the questions it answers; `place` is None where none was found."""

    unit: int
    place: int | None
    how: How
    confidence: float
    reason: Message


def match_units(
    units: Sequence[Unit], texts: Sequence[str], asked: Sequence[Asked], likeness: Likeness, *, called: bool = False
) -> list[Match]:
    """A match for every question of every unit, in the order of the units. `texts` are the answers' own words.

    `called` says that the document calls its numbers those of questions, which then nothing outweighs.
    """
    if not units:
        return []
    if not asked:
        return [Match(index, None, How.NONE, 0.0, _NO_LIST) for index in range(len(units))]
    like = likeness.repeats([unit.repeated for unit in units])
    found: dict[int, list[Match]] = {}
    own = [] if called else _with_numbers_of_its_own(units, texts, asked, likeness)
    own = own or _that_count_on(units, texts, asked, likeness)
    for index, unit in enumerate(units):
        found[index] = list(_told(index, unit, like[index], asked, counts=index not in own))
    for index, place, near in _set_beside(own, units, texts, likeness):
        found[index] = found[index] or [Match(index, place, How.MEANING, near, _NOT_BY_ITS_NUMBER)]
    taken = {match.place for matches in found.values() for match in matches}
    rest = [index for index in found if not found[index]]
    for match in _by_meaning(rest, units, texts, asked, likeness, taken):
        found[match.unit] = [match]
    whole = [f"{unit.repeated} {text}"[:1500] for unit, text in zip(units, texts, strict=True)]
    heads = Counter(unit.repeated for unit in units)
    headed = [bool(unit.repeated) and heads[unit.repeated] == 1 for unit in units]
    for match in list(_in_between(found, whole, headed, likeness, len(asked))):
        found[match.unit] = [match]
    return [match for index in sorted(found) for match in found[index]]


def _in_between(
    found: dict[int, list[Match]], texts: Sequence[str], headed: Sequence[bool], likeness: Likeness, questions: int
) -> Iterator[Match]:
    """Units without a question that stand between the answers to two, and speak of those in between that are open.

    Where just as many are open there, rows or sections of their own need not speak of them in the questions' words.
    """
    taken = {match.place for matches in found.values() for match in matches}
    for run, first, last in _without_a_question(found, questions):
        between = [place for place in range(first + 1, last) if place not in taken]
        if not 0 < len(between) <= _BETWEEN + len(run) - 1:
            continue
        said = likeness.answers([texts[index] for index in run])
        sure = len(between) == len(run) and all(headed[index] for index in run)
        for row, own in enumerate(in_order(said[:, between])):
            if own == NOTHING:
                continue
            near = float(said[row, between[own]])
            free = [float(said[row, other]) for other in range(questions) if other not in taken]
            if (sure or near >= _HARDLY) and (near >= max(free) - AHEAD or len(run) > 1):
                reason = Message(gettext_noop("stands between the answers before and after"))
                yield Match(run[row], between[own], How.MEANING, round(near, 2), reason)


def _without_a_question(found: dict[int, list[Match]], questions: int) -> Iterator[tuple[list[int], int, int]]:
    """Units in a row that have no question, with the places of the questions before and after them."""
    run: list[int] = []
    first = -1
    for index in sorted(found):
        place = found[index][0].place
        if found[index][0].reason == _SILENT:
            continue
        if place is None:
            run.append(index)
            continue
        if run:
            yield run, first, place
        run, first = [], found[index][-1].place or 0
    if run:
        yield run, first, questions


def _with_numbers_of_its_own(
    units: Sequence[Unit], texts: Sequence[str], asked: Sequence[Asked], likeness: Likeness
) -> list[int]:
    """The numbered units of a reply that counts its rows or paragraphs and not the questions."""
    own = [index for index, unit in enumerate(units) if len(unit.numbers) == 1 and not unit.ids]
    numbered = [(units[index].numbers[0], f"{units[index].repeated} {texts[index]}") for index in own]
    return own if counts_its_own(numbered, asked, likeness) else []


def _that_count_on(
    units: Sequence[Unit], texts: Sequence[str], asked: Sequence[Asked], likeness: Likeness
) -> list[int]:
    """The units behind a question that the reply leaves out, counting on: their headings speak of later questions.

    One that prints the last question's number has left out none.
    """
    places = {question.number: place for place, question in enumerate(asked) if question.number}
    if places and any(list(places)[-1] in unit.numbers for unit in units):
        return []
    own = [
        (index, places[unit.numbers[0]])
        for index, unit in enumerate(units)
        if len(unit.numbers) == 1 and not unit.ids and unit.numbers[0] in places
    ]
    heads = [
        (place, head_of(units[index].repeated or texts[index], headed=bool(units[index].repeated)))
        for index, place in own
    ]
    return [own[row][0] for row in counts_past(heads, likeness)]


def _set_beside(
    own: Sequence[int], units: Sequence[Unit], texts: Sequence[str], likeness: Likeness
) -> Iterator[tuple[int, int, float]]:
    """Units with numbers of their own, each with the question it speaks of."""
    if own:
        said = likeness.answers([f"{units[index].repeated} {texts[index]}"[:1500] for index in own])
        for row, place in enumerate(align(said, [GOES_ON] * len(own))):
            if place != NOTHING:
                yield own[row], place, round(min(0.85, float(said[row, place])), 2)


def _told(index: int, unit: Unit, like: np.ndarray, asked: Sequence[Asked], *, counts: bool) -> Iterator[Match]:
    """What the reply itself says: an id, a number that `counts`, the question repeated."""
    by_id = {question.code: place for place, question in enumerate(asked) if question.code}
    if unit.ids:
        for one in unit.ids:
            yield Match(index, by_id[one], How.ID, 1.0, Message(gettext_noop("names %(id)s"), id=one))
        return
    if unit.meant is not None:
        place, near = unit.meant
        if place == NOTHING:
            yield Match(index, None, How.NONE, 0.0, _SILENT)
            return
        if unit.repeated and float(like[place]) >= REPEATS:
            yield Match(index, place, How.TEXT, round(min(0.98, float(like[place])), 2), _REPEATS_IT)
            return
        yield Match(index, place, How.MEANING, round(min(0.85, near), 2), _SPEAKS)
        return
    best = int(like.argmax())
    sure = float(like[best]) if unit.repeated else 0.0
    numbered = list(_by_number(unit, asked)) if counts else []
    if numbered and len(unit.numbers) == 1 and sure >= CONTRADICTS:
        own = max(float(like[place]) for place, _ in numbered)
        if best not in {place for place, _ in numbered} and sure > own + 0.2:
            reason = Message(gettext_noop("repeats the question, though numbered %(number)s"), number=unit.numbers[0])
            yield Match(index, best, How.TEXT, min(0.9, sure), reason)
            return
    if numbered:
        for place, number in numbered:
            exact = asked[place].number == number
            yield Match(
                index,
                place,
                How.NUMBER,
                0.97 if exact else 0.85,
                Message(gettext_noop("is numbered %(number)s"), number=number),
            )
        return
    if sure >= REPEATS:
        yield Match(index, best, How.TEXT, min(0.98, sure), _REPEATS_IT)


def _all_together(rest: Sequence[int], free: Sequence[int], said: np.ndarray) -> Iterator[Match]:
    """Units of a reply that tells by meaning alone which question is meant, each question once."""
    likely = said[:, list(free)]
    places = align(likely, [_NEVER] * len(rest))
    best = {
        place: max((r for r, p in enumerate(places) if p == place), key=lambda r: likely[r, place]) for place in places
    }
    for row, (index, place) in enumerate(zip(rest, places, strict=True)):
        near = round(min(0.85, float(likely[row, place] if place != NOTHING else likely[row].max())), 2)
        if place != NOTHING and best[place] == row and near >= _LEAST:
            yield Match(index, free[place], How.MEANING, near, _SPEAKS)
        else:
            yield Match(index, None, How.NONE, near, _NONE)


def _by_number(unit: Unit, asked: Sequence[Asked]) -> Iterator[tuple[int, str]]:
    """Questions of a unit's numbers: the same number, else all of its sub-questions, else the one it is a part of."""
    seen: set[int] = set()
    for number in unit.numbers:
        places = [p for p, q in enumerate(asked) if q.number == number]
        places = places or [p for p, q in enumerate(asked) if is_part(q.number, number)]
        while not places and "(" in number:
            number = number.rpartition("(")[0]
            places = [p for p, q in enumerate(asked) if q.number == number]
        for place in places:
            if place not in seen:
                seen.add(place)
                yield place, number


def _by_meaning(
    rest: Sequence[int],
    units: Sequence[Unit],
    texts: Sequence[str],
    asked: Sequence[Asked],
    likeness: Likeness,
    taken: set[int | None],
) -> Iterator[Match]:
    """What is left, the surest pair first, each question once; a unit without a clear question stays unmatched."""
    if not rest:
        return
    free = [place for place in range(len(asked)) if place not in taken]
    said = likeness.answers([f"{units[index].repeated} {texts[index]}"[:1500] for index in rest])
    if len(rest) >= max(_SEVERAL, len(units) / 2) and free:
        yield from _all_together(rest, free, said)
        return
    pairs = sorted(
        ((float(said[row, place]), row, place) for row in range(len(rest)) for place in free), key=lambda p: -p[0]
    )
    used: set[int] = set()
    done: set[int] = set()
    for score, row, place in pairs:
        if score < MEANS or row in done or place in used:
            continue
        others = [float(said[row, p]) for p in free if p != place and p not in used]
        lead = score - max(others, default=0.0)
        if lead < AHEAD:
            continue
        done.add(row)
        used.add(place)
        yield Match(rest[row], place, How.MEANING, round(min(0.85, score), 2), _SPEAKS)
    for row, index in enumerate(rest):
        if row not in done:
            near = float(said[row].max()) if said.shape[1] else 0.0
            yield Match(index, None, How.NONE, round(near, 2), _NONE)
