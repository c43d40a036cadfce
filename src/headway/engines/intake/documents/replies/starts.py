"""The lines with which answers begin, by the surest way that a reply has of saying so."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.printed_numbers import is_part
from headway.engines.intake.documents.replies import words
from headway.engines.intake.documents.replies.around import counted_through
from headway.engines.intake.documents.replies.heads import head_of, mostly_about_others
from headway.engines.intake.documents.replies.lines import Line
from headway.engines.intake.documents.replies.own_numbers import counts_its_own
from headway.engines.intake.documents.replies.repeating import REPEATED, says_something
from headway.engines.intake.documents.replies.values import Asked
from headway.engines.intake.layer import Kind
from headway.foundation.language.words import folded

Start = tuple[tuple[str, ...], tuple[str, ...]]
"""Numbers and ids that a unit's first line names."""

_FEW = 2
_SHORT = 400
_A_REMARK = 60


def starts_of(
    lines: Sequence[Line],
    near: Sequence[float],
    nearest: Sequence[int],
    asked: Sequence[Asked],
    known: Mapping[str, int],
    likeness: Likeness,
) -> dict[int, Start]:
    """The places of lines with which an answer begins, and what each names.

    `near` and `nearest` tell of each line how like a question it is, and which; `known` the place of each number.
    """
    found = _without_parts(_surest(lines, near, nearest, asked, known, likeness), lines, known)
    return found | after_nothing(lines, found, near, known)


def _without_parts(found: Mapping[int, Start], lines: Sequence[Line], known: Mapping[str, int]) -> dict[int, Start]:
    """The starts but for "(b)" below the number of its question, which begins with that: all its parts are told alike."""
    kept: dict[int, Start] = {}
    above = ""
    for i in sorted(found):
        numbers, ids = found[i]
        if above and not numbers and not ids and f"{above}({lines[i].sub})" in known:
            continue
        kept[i] = found[i]
        above = numbers[0] if len(numbers) == 1 else ""
    return kept


def _surest(
    lines: Sequence[Line],
    near: Sequence[float],
    nearest: Sequence[int],
    asked: Sequence[Asked],
    known: Mapping[str, int],
    likeness: Likeness,
) -> dict[int, Start]:
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
        named |= _below(named, lines)
        beside = {i: start for i, start in repeated.items() if _beside(i, named, lines, asked, nearest)}
        return {**beside, **named}
    if len(pairs := labelled(lines)) >= max(_FEW, len(named)):
        return {i: ((lines[i].number,) if lines[i].number else (), ()) for i in pairs}
    phrased: dict[int, Start] = {i: (line.phrase, ()) for i, line in enumerate(lines) if line.phrase}
    if len(phrased) >= _FEW and len(phrased) > len(repeated):
        return phrased
    asking = [i for i in repeated if lines[i].bold or lines[i].kind is Kind.HEADING or words.asks(lines[i].rest)]
    numbered = _numbered(lines, near, nearest, asked, known)
    if len(asking) >= max(_FEW, len(numbered) * 0.5):
        return (
            {**numbered, **repeated} if _one_run(repeated, lines) else {**_that_look_alike(repeated, lines), **repeated}
        )
    if numbered and asked and not asking and _are_its_own(lines, asked, known, likeness):
        return {}
    if len(numbered) >= _FEW or (numbered and not repeated):
        return numbered
    if len(asking) > 0.5 * len(repeated) or len(asked) < _FEW:
        return repeated
    if phrased:
        return phrased
    return _asking(lines, themes=not asked)


def _below(named: Mapping[int, Start], lines: Sequence[Line]) -> dict[int, Start]:
    """Lines with a number ahead that is one of several which the line above them names: "[Questions 11-13]", "[12] …"."""
    found: dict[int, Start] = {}
    own = counted_through(lines, named)
    for first, following in pairwise([*sorted(named), len(lines)]):
        numbers = named[first][0]
        for i in range(first + 1, following):
            if len(numbers) > 1 and lines[i].number in numbers and i not in own:
                found[i] = ((lines[i].number,), ())
    return found


def _that_look_alike(repeated: Mapping[int, Start], lines: Sequence[Line]) -> dict[int, Start]:
    """Headings like those that repeat questions, with something below them, where nearly all of those are headings."""
    looks = {(lines[i].kind, lines[i].level, lines[i].bold) for i in repeated if lines[i].kind is not Kind.TITLE}
    if len(looks) != 1 or sum(_stands_out(lines[i]) for i in repeated) < len(repeated):
        return {}
    return {
        i: ((lines[i].number,) if lines[i].number else (), ())
        for i in range(min(repeated), len(lines) - 1)
        if (lines[i].kind, lines[i].level, lines[i].bold) in looks
        and not _stands_out(lines[i + 1])
        and any(map(str.isalpha, lines[i].text))
    }


def labelled(lines: Sequence[Line]) -> list[int]:
    """Lines that are labelled as a question ("Q: …"), with one that is labelled as its answer before the next of them."""
    asking = [i for i, line in enumerate(lines) if words.question_label().match(folded(line.text))]
    return [
        i
        for i, following in pairwise([*asking, len(lines)])
        if any(words.answer_label().match(folded(line.text)) for line in lines[i + 1 : following])
    ]


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
    if question.number in numbers or question.code in ids or any(question.number.startswith(f"{n}(") for n in numbers):
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
    printed = {line.number for line in lines}
    whole = {one.number for one in lines if one.number and _stands_for_parts(one.number, known, printed)}
    candidates = [
        i
        for i, line in enumerate(lines)
        if line.number and (not known or line.number in whole or _is_known(line.number, known))
    ]
    if not candidates:
        return {}
    usual = Counter(
        lines[i].style
        for i in candidates
        if (lines[i].level <= 1 or lines[i].kind is Kind.HEADING) and "(" not in lines[i].number
    )
    style = usual.most_common(1)[0][0] if usual else ""
    found: dict[int, Start] = {}
    seen: set[str] = set()
    last = 0
    for place, i in enumerate(candidates):
        line = lines[i]
        sure = near[i] >= REPEATED and (not asked or asked[nearest[i]].number in ("", line.number))
        if not sure:
            if line.number in seen or (line.style.strip(".") != style.strip(".") and "(" not in line.number):
                continue
            if _restarts(line, last, seen) or _better_later(lines, candidates[place + 1 :], line, near, last):
                continue
        found[i] = (line.several or (line.number,), ())
        seen.add(line.number)
        last = _lead(line.number) or last
    return found


def after_nothing(
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
        while at < len(lines) and at not in starts and not lines[at].number and not says_something(lines[at]):
            at += 1
        beyond = at < len(lines) and at not in starts and lines[at].style == lines[start].style
        if beyond and lines[at].number and not _is_known(lines[at].number, known) and _lead(lines[at].number) > 1:
            found[at] = ((lines[at].number,), ())
    return found if len(found) == 1 else {}


def _are_its_own(lines: Sequence[Line], asked: Sequence[Asked], known: Mapping[str, int], likeness: Likeness) -> bool:
    """Whether numbers are the reply's own: of its chapters where no question has one, else of its paragraphs."""
    heads = [(line.number, head_of(line.rest, headed=_stands_out(line))) for line in lines if line.number]
    return (
        not known
        or counts_its_own(_numbered_texts(lines), asked, likeness)
        or mostly_about_others(heads, asked, likeness)
    )


def _stands_out(line: Line) -> bool:
    return line.bold or line.kind is Kind.HEADING


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


def _stands_for_parts(number: str, known: Mapping[str, int], printed: Collection[str]) -> bool:
    """Whether the questions have "6.1" and "6.2", and the reply "6" and none of these."""
    parts = {one for one in known if is_part(one, number)}
    return number not in known and bool(parts) and not parts & set(printed)


def _restarts(line: Line, last: int, seen: set[str]) -> bool:
    """A list in an answer counts from one again."""
    return _lead(line.number) == 1 and "1" in seen and last >= 1 and "(" not in line.number


def _better_later(lines: Sequence[Line], later: Sequence[int], line: Line, near: Sequence[float], last: int) -> bool:
    """Whether a number next in order comes again, of the same look, where it repeats its question or stands out more."""
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


def _one_run(repeated: Mapping[int, Start], lines: Sequence[Line]) -> bool:
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
