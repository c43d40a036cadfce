"""Whether a reply as it was first read is better read as the likeliest path through its questions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.replies.counting import Target
from headway.engines.intake.documents.replies.likeliest import Path, Whole
from headway.engines.intake.documents.replies.lines import Line
from headway.engines.intake.documents.replies.matching import match_units
from headway.engines.intake.documents.replies.own_numbers import reaches_each_end
from headway.engines.intake.documents.replies.themes import is_headlike
from headway.engines.intake.documents.replies.values import Asked, Unit
from headway.engines.intake.documents.replies.words import says_nothing

_CLEARLY = 3.0
_HALF, _NEVER = 0.5, float("inf")


def reached(units: Sequence[Unit], lines: Sequence[Line], asked: Sequence[Asked], likeness: Likeness) -> list[Target]:
    """The questions that each unit answers; none where it says nothing."""
    texts = [said_by(unit, lines) for unit in units]
    matches = match_units(units, texts, asked, likeness)
    return [
        () if says_nothing(text) else tuple(one.place for one in matches if one.unit == index and one.place is not None)
        for index, text in enumerate(texts)
    ]


def likelier(
    units: Sequence[Unit],
    targets: Sequence[Target],
    lines: Sequence[Line],
    asked: Sequence[Asked],
    known: Mapping[str, int],
    likeness: Likeness,
) -> tuple[Path, float] | None:
    """The likeliest path where it is clearly likelier than `units` with their `targets`; else None.

    With it, how many questions it must reach for each that the units reach: half where most of the units speak of
    other questions than those they are set beside, and the numbers do not count section after section to its end; all
    in a letter whose paragraphs keep to the order of the questions, else more than there are. Where the units leave no
    question open and are not so doubted, none is sought.
    """
    whole = Whole(lines, asked, known, likeness)
    if whole.is_too_large:
        return None
    starts: dict[int, Target] = {}
    for unit, target in zip(units, targets, strict=True):
        starts.setdefault(max((i for i, line in enumerate(lines) if line.start <= unit.start), default=0), target)
    in_order = whole.is_a_letter and whole.keeps_order(starts)
    sure = reaches_each_end([number for unit in units for number in unit.numbers], asked)
    share = _HALF if not sure and whole.contradicts(starts) else 1.0 if in_order else _NEVER
    if share == _NEVER and len({place for target in targets for place in target}) == len(asked):
        return None
    path = whole.best()
    least = whole.weigh(starts) + (0.0 if in_order else _CLEARLY) if starts else path.score - 1
    return (path, share) if path.score > least else None


def as_named(lines: Sequence[Line], path: Path, asked: Sequence[Asked]) -> list[Line]:
    """The lines, those that begin an answer by a number of the path's families with the questions they name by it.

    A heading above what it begins is no part of the answer.
    """
    found = list(lines)
    for i, target in path.starts.items():
        numbers = tuple(asked[place].number for place in target)
        heads = is_headlike(lines[i]) and i + 1 < len(lines) and i + 1 not in path.starts
        if heads and numbers and all(numbers) and not lines[i].ids:
            found[i] = replace(lines[i], numbers=numbers, said=len(lines[i].text))
    for family in path.families:
        for i, target in family.targets.items():
            if path.starts.get(i) == target and not found[i].numbers and not found[i].ids:
                numbers = tuple(asked[place].number for place in target)
                if all(numbers):
                    found[i] = replace(lines[i], numbers=numbers, said=family.ends[i])
    return found


def said_by(unit: Unit, lines: Sequence[Line]) -> str:
    """What stands at a unit's pieces."""
    found = []
    for start, end in unit.pieces:
        for line in lines:
            if line.start < end and start < line.end:
                found.append(line.text[max(0, start - line.start) : end - line.start])
    return "\n".join(found)
