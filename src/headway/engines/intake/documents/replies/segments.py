"""A reply cut where one answer ends and the next begins."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.printed_numbers import as_known
from headway.engines.intake.documents.replies import words
from headway.engines.intake.documents.replies.lines import Line
from headway.engines.intake.documents.replies.otherwise import otherwise
from headway.engines.intake.documents.replies.own_numbers import count_anew, counts_its_own
from headway.engines.intake.documents.replies.themes import theme_units
from headway.engines.intake.documents.replies.values import Asked, Unit
from headway.engines.intake.layer import Kind
from headway.foundation.language.words import folded

REPEATED = 0.6
"""How like a known question a line must be to count as that question repeated."""
COPY = 0.82
PART_OF_IT = 0.75
_DASH = re.compile(r"\s*[–—-]\s+(?=[^\W\d])")
_FEW = 2
_SHORT = 400
_A_REMARK = 60
_FEW_WORDS = 6
_A_TITLE = 10


def units_of(lines: Sequence[Line], asked: Sequence[Asked], likeness: Likeness) -> list[Unit]:
    """The units of running text, in order. `likeness` knows the questions in the order of `asked`."""
    lines = _until_the_closing(lines)
    like = likeness.repeats([line.rest for line in lines]) if asked and lines else None
    nearest = [int(row.argmax()) for row in like] if like is not None else [-1] * len(lines)
    near = (
        [_as_question(line, float(row.max())) for line, row in zip(lines, like, strict=True)]
        if like is not None
        else []
    )
    near = near or [0.0] * len(lines)
    known = {question.number: place for place, question in enumerate(asked) if question.number}
    if known and not (all(map(str.isdigit, known)) and count_anew([line.number for line in lines])):
        lines = [replace(line, number=as_known(line.number, known)) for line in lines]
    starts = _starts(lines, near, nearest, asked, known, likeness)
    starts |= _after_nothing(lines, starts, near, known)
    if asked and not starts:
        return theme_units(lines, likeness)
    found: list[Unit] = []
    ordered = sorted(starts)
    for index, start in enumerate(ordered):
        end = ordered[index + 1] if index + 1 < len(ordered) else len(lines)
        end = _without_headings_below(lines, start, end)
        if not _heads_parts(lines[start:end], starts[start][0], known):
            found += _units(lines[start:end], starts[start], near[start:end], asked, known, likeness)
    return otherwise(found, lines, asked, known, likeness) if asked else found


def _without_headings_below(lines: Sequence[Line], start: int, end: int) -> int:
    """A heading with nothing under it but the next question ("II. Ministry of Justice") is no part of an answer."""
    while end - start > 1 and end < len(lines) and lines[end - 1].kind is Kind.HEADING:
        end -= 1
    return end


def _as_question(line: Line, near: float) -> float:
    """An answer takes up the question's words too: unless it asks, or stands out, only a close copy repeats it."""
    stands_out = line.bold or line.kind is Kind.HEADING or words.asks(line.rest)
    return near if stands_out or near >= COPY else min(near, REPEATED - 0.01)


def _until_the_closing(lines: Sequence[Line]) -> list[Line]:
    """A letter's last words answer nothing; an annex may follow them."""
    kept: list[Line] = []
    for index, line in enumerate(lines):
        if len(lines) - index <= max(4, len(lines) // 4) and words.closings().search(folded(line.text)):
            break
        kept.append(line)
    return kept


Start = tuple[tuple[str, ...], tuple[str, ...]]
"""Numbers and ids that a unit's first line names."""


def _starts(
    lines: Sequence[Line],
    near: Sequence[float],
    nearest: Sequence[int],
    asked: Sequence[Asked],
    known: Mapping[str, int],
    likeness: Likeness,
) -> dict[int, Start]:
    """The lines with which an answer begins, by the surest way this reply has of saying so."""
    named: dict[int, Start] = {
        i: (line.numbers, line.ids)
        for i, line in enumerate(lines)
        if line.ids
        or (line.numbers and not (line.weak and line.kind is not Kind.HEADING and not _all_known(line, known)))
    }
    repeated: dict[int, Start] = {
        i: ((lines[i].number,) if lines[i].number else (), ()) for i in range(len(lines)) if near[i] >= REPEATED
    }
    if len(named) >= _FEW or (named and not repeated):
        beside = {i: start for i, start in repeated.items() if _beside(i, named, lines, asked, nearest)}
        return {**beside, **named}
    phrased: dict[int, Start] = {i: (line.phrase, ()) for i, line in enumerate(lines) if line.phrase}
    if len(phrased) >= _FEW and len(phrased) > len(repeated):
        return phrased
    asking = [i for i in repeated if lines[i].bold or lines[i].kind is Kind.HEADING or words.asks(lines[i].rest)]
    numbered = _numbered(lines, near, nearest, asked, known)
    if len(asking) >= max(_FEW, len(numbered) * 0.5):
        return {**numbered, **repeated} if _one_run(numbered, repeated, lines) else repeated
    if numbered and asked and not asking and _are_its_own(lines, asked, known, likeness):
        return {}
    if len(numbered) >= _FEW or (numbered and not repeated):
        return numbered
    if len(asking) > 0.5 * len(repeated) or len(asked) < _FEW:
        return repeated
    if phrased:
        return phrased
    return _asking(lines, themes=not asked)


def _all_known(line: Line, known: Mapping[str, int]) -> bool:
    return all(number in known for number in line.numbers)


def _beside(
    at: int, named: Mapping[int, Start], lines: Sequence[Line], asked: Sequence[Asked], nearest: Sequence[int]
) -> bool:
    """Whether a repeated question stands for itself: not below the line that has just named it."""
    before = max((i for i in named if i <= at), default=None)
    if before is None:
        return True
    numbers, ids = named[before]
    question = asked[nearest[at]]
    if question.number in numbers or question.id in ids or any(question.number.startswith(f"{n}(") for n in numbers):
        return False
    return at - before > 1 and not any(n and question.number.startswith(n) for n in numbers)


def _numbered(
    lines: Sequence[Line],
    near: Sequence[float],
    nearest: Sequence[int],
    asked: Sequence[Asked],
    known: Mapping[str, int],
) -> dict[int, Start]:
    """Lines with a question's number ahead; numbers of lists within an answer are left out."""
    candidates = [i for i, line in enumerate(lines) if line.number and (not known or _is_known(line.number, known))]
    if not candidates:
        return {}
    usual = Counter(lines[i].style for i in candidates if lines[i].level <= 1 or lines[i].kind is Kind.HEADING)
    style = usual.most_common(1)[0][0] if usual else ""
    found: dict[int, Start] = {}
    seen: set[str] = set()
    last = 0
    for place, i in enumerate(candidates):
        line = lines[i]
        sure = near[i] >= REPEATED and (not asked or asked[nearest[i]].number in ("", line.number))
        if not sure:
            if line.number in seen or (line.style != style and "(" not in line.number):
                continue
            if _restarts(line, last, seen) or _better_later(lines, candidates[place + 1 :], line, near, last):
                continue
        found[i] = ((line.number,), ())
        seen.add(line.number)
        last = _lead(line.number) or last
    return found


def _after_nothing(
    lines: Sequence[Line], starts: Mapping[int, Start], near: Sequence[float], known: Mapping[str, int]
) -> dict[int, Start]:
    """Lines with a number that no question has, where all that stands below a repeated question says nothing.

    "3. How many? –" and then "9. The office will move": what is counted as 9 does not answer question 3. Where that
    happens more than once, the reply counts its paragraphs.
    """
    found: dict[int, Start] = {}
    for start in starts:
        if near[start] < REPEATED or not lines[start].number:
            continue
        at = start + 1
        while at < len(lines) and at not in starts and not lines[at].number and not _says(lines[at]):
            at += 1
        beyond = at < len(lines) and at not in starts and lines[at].style == lines[start].style
        if beyond and lines[at].number and not _is_known(lines[at].number, known) and _lead(lines[at].number) > 1:
            found[at] = ((lines[at].number,), ())
    return found if len(found) == 1 else {}


def _are_its_own(lines: Sequence[Line], asked: Sequence[Asked], known: Mapping[str, int], likeness: Likeness) -> bool:
    """Whether numbers are the reply's own: of its chapters where no question has one, else of its paragraphs."""
    return not known or counts_its_own(_numbered_texts(lines), asked, likeness)


def _numbered_texts(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Whatever stands behind a number, with the lines below it."""
    found: list[tuple[str, str]] = []
    for line in lines:
        if line.number:
            found.append((line.number, line.rest))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.text}")
    return found


def _is_known(number: str, known: Mapping[str, int]) -> bool:
    return number in known or any(one.startswith(f"{number}(") for one in known) or number.split("(")[0] in known


def _restarts(line: Line, last: int, seen: set[str]) -> bool:
    """A list in an answer counts from one again."""
    return _lead(line.number) == 1 and "1" in seen and last >= 1 and "(" not in line.number


def _better_later(lines: Sequence[Line], later: Sequence[int], line: Line, near: Sequence[float], last: int) -> bool:
    """A jump ahead in the count is a list's own number where the next in order still comes, of the same look."""
    lead = _lead(line.number)
    if not lead or not last or lead == last + 1:
        same = [i for i in later if lines[i].number == line.number and lines[i].style == line.style]
        return bool(same) and any(near[i] >= REPEATED or _heavier(lines[i], line) for i in same)
    return False


def _heavier(one: Line, two: Line) -> bool:
    """A heading or a bold line outweighs a plain one of the same number; a shallower one a deeper."""
    return (one.kind is Kind.HEADING, one.bold, -one.level) > (two.kind is Kind.HEADING, two.bold, -two.level)


def _lead(number: str) -> int:
    digits = number.split("(")[0]
    return int(digits) if digits.isdigit() else 0


def _one_run(numbered: Mapping[int, Start], repeated: Mapping[int, Start], lines: Sequence[Line]) -> bool:
    """Whether what is numbered and what is repeated is one list: most repeated questions carry a number."""
    with_number = sum(1 for i in repeated if lines[i].number)
    return with_number >= 0.6 * len(repeated)


def _asking(lines: Sequence[Line], *, themes: bool) -> dict[int, Start]:
    """Without numbers and without known questions: lines that ask, followed by one that does not.

    `themes`: else its headings, or its paragraphs.
    """
    bold = [i for i, line in enumerate(lines) if (line.bold or line.kind is Kind.HEADING) and words.asks(line.text)]
    plain = [i for i, line in enumerate(lines) if words.asks(line.text) and len(line.text) < _SHORT]
    least = plain if len(plain) >= _FEW else (_themes(lines) or plain) if themes else []
    chosen = bold if len(bold) >= _FEW else least
    return {i: ((lines[i].number,) if lines[i].number else (), ()) for i in chosen}


def _themes(lines: Sequence[Line]) -> list[int]:
    """A reply that asks and counts nothing: its headings, or each of its paragraphs where it has none."""
    below = [
        i for i, line in enumerate(lines[:-1]) if line.kind is Kind.HEADING and lines[i + 1].kind is not Kind.HEADING
    ]
    if len(below) >= _FEW:
        return below
    return [i for i, line in enumerate(lines) if line.kind is Kind.PARAGRAPH and len(line.text) > _A_REMARK]


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
    cut = _answer_begins(lines, near, numbers, ids, asked, known, likeness)
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
    if subs[0] > cut and any(_says(lines[i]) for i in range(cut, subs[0])) and number in known:
        found.append(_unit(lines[: subs[0]], cut, (number,), ()))
    for index, first in enumerate(subs):
        end = subs[index + 1] if index + 1 < len(subs) else len(lines)
        own = f"{number}({lines[first].sub})"
        part = lines[first:end]
        found.append(_unit(part, _repeats_first(part, likeness, known[own]), (own,), ()))
    return found


def _repeats_first(part: Sequence[Line], likeness: Likeness, place: int) -> int:
    """How many lines of a sub-question's part repeat it: its first, or in a table its letter and the cell beside it."""
    first = 1 if part[0].kind is Kind.TABLE_CELL and not part[0].rest.strip() else 0
    if first >= len(part):
        return 0
    likely = likeness.within(part[first].rest, place) >= PART_OF_IT
    follows = len(part) > first + 1 or bool(first) or words.asks(part[first].rest)
    return first + 1 if likely and follows else 0


def _says(line: Line) -> bool:
    return not words.says_nothing(line.rest) and not words.answer_label().fullmatch(folded(line.rest))


def _answer_begins(
    lines: Sequence[Line],
    near: Sequence[float],
    numbers: Sequence[str],
    ids: Sequence[str],
    asked: Sequence[Asked],
    known: Mapping[str, int],
    likeness: Likeness,
) -> int:
    """The first line that belongs to the answer and not to the question repeated ahead of it."""
    labelled = next((i for i, line in enumerate(lines) if i and words.answer_label().match(folded(line.text))), None)
    if labelled is not None and labelled <= 12:
        return labelled
    own = [known[n] for n in numbers if n in known] + [p for p, q in enumerate(asked) if q.id and q.id in ids]
    own += [place for number, place in known.items() if any(number.startswith(f"{n}(") for n in numbers)]
    at = 0
    while at < len(lines):
        rest = lines[at].rest or (lines[at].text if at else "")
        if at and _answered_below(lines, at, numbers, known):
            break
        if (
            not rest.strip()
            or (own and max(likeness.within(rest, place) for place in own) >= PART_OF_IT and len(rest) > 12)
            or (at == 0 and (near[0] >= REPEATED or (not own and _is_question(lines))))
            or (at == 0 and len(lines) > 1 and _is_a_title(lines[0]))
            or (at and at <= 3 and lines[at].bold and lines[at - 1].bold and words.asks(rest))
            or (at and at <= 3 and _is_a_byline(lines, at))
        ):
            at += 1
        else:
            break
    return at


def _answered_below(lines: Sequence[Line], at: int, numbers: Sequence[str], known: Mapping[str, int]) -> bool:
    """Whether a line is the first sub-question of its question, repeated with its own answer below it."""
    own = len(numbers) == 1 and f"{numbers[0]}({lines[at].sub})" in known
    return own and not lines[at - 1].sub and at + 1 < len(lines) and not lines[at + 1].sub


def _is_a_byline(lines: Sequence[Line], at: int) -> bool:
    """ "Ministry of Health" in bold between the question and what that ministry answers."""
    text = lines[at].text.strip()
    below = lines[at + 1] if at + 1 < len(lines) else None
    return bool(below and not below.bold and lines[at].bold and len(text) < _A_REMARK and text[-1] not in ".;?!")


def _heads_parts(lines: Sequence[Line], numbers: Sequence[str], known: Mapping[str, int]) -> bool:
    """A heading alone above the parts of its question, each numbered by itself: "1. Watch list", "1.1 Yes."."""
    parts = bool(numbers) and any(one.startswith(f"{numbers[0]}(") for one in known)
    return len(lines) == 1 and parts and lines[0].kind is Kind.HEADING and _is_a_title(lines[0])


def _is_a_title(line: Line) -> bool:
    """ "Question 3 – Statistics", "3. Statistics" as a heading: a few words after the number that say no sentence."""
    rest = line.rest.strip()
    if line.kind is Kind.HEADING and line.number:
        return len(rest.split()) <= _A_TITLE and rest[-1:] not in ".;!"
    parted = line.text[: line.said].rstrip()[-1:] in "-–—:"
    return bool(line.numbers) and parted and len(rest.split()) <= _FEW_WORDS and rest[-1:] not in ".;!"


def _is_question(lines: Sequence[Line]) -> bool:
    """Whether the first line asks: others follow that do not, or it does nothing else."""
    return words.asks(lines[0].rest) or (
        lines[0].kind is Kind.HEADING and len(lines) > 1 and not words.says_nothing(lines[0].rest)
    )


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
