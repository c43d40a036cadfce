"""Which numbers of a reply may be its questions': numbers of one look that count up through many of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from headway.engines.intake.documents.printed_numbers import as_known
from headway.engines.intake.documents.replies.lines import Line
from headway.engines.intake.documents.replies.marks import Look, Mark, marks_of
from headway.engines.intake.layer import Kind

Target = tuple[int, ...]
"""The places of the questions that a stretch answers; none where it answers nothing."""

_MOST = 5
_PRIOR = 14.0
_NOT_ONCE, _NOT_KNOWN, _AT_ALL = 2.0, 2.0, 0.5
_BY_RANK, _BARE, _IN_A_SENTENCE, _HEADING = 1.5, 3.0, 0.5, 3.0
_FEW = 2


@dataclass(frozen=True, slots=True)
class Family:
    """Numbers of one look: the questions each line names by them, and how likely they are numbers of questions at all."""

    look: Look
    targets: Mapping[int, Target]
    ends: Mapping[int, int]
    prior: float

    @property
    def each(self) -> float:
        """What it is worth that one of the lines answers what its number says."""
        return max(0.0, self.prior) / len(self.targets)


def targets_of(numbers: Sequence[str], known: Mapping[str, int]) -> Target:
    """The places of printed numbers: the number, else all of its parts, else what it is a part of."""
    found: list[int] = []
    for printed in numbers:
        number = as_known(printed, known)
        parts = [place for one, place in known.items() if one.startswith(f"{number}(")]
        whole = number.split("(")[0]
        found += [known[number]] if number in known else parts or ([known[whole]] if whole in known else [])
    return tuple(dict.fromkeys(found))


def families_of(lines: Sequence[Line], questions: int, known: Mapping[str, int]) -> list[Family]:
    """The likeliest families, the best first. Numbers may be the questions' own or, where these have others, their rank."""
    looks: dict[Look, dict[int, Mark]] = defaultdict(dict)
    for i, line in enumerate(lines):
        for mark in marks_of(line.text, heading=line.kind is Kind.HEADING or line.bold):
            looks[mark.look].setdefault(i, mark)
    ranks = {str(place + 1): place for place in range(questions)}
    found = [
        family
        for look, marks in looks.items()
        for family in [*_family(look, marks, known, questions, 0.0), *_by_rank(look, marks, known, ranks)]
    ]
    found += _family(*_lettered(lines, known), known, questions, 0.0)
    return sorted(found, key=lambda family: -family.prior)[:_MOST]


def _lettered(lines: Sequence[Line], known: Mapping[str, int]) -> tuple[Look, dict[int, Mark]]:
    """ "(a)" below a line that bears the number of its question."""
    look = Look(True, "", "part", ")", False)
    found: dict[int, Mark] = {}
    above = ""
    for i, line in enumerate(lines):
        above = next(iter(line.numbers), line.number) or above
        if line.sub and f"{above}({line.sub})" in known:
            found[i] = Mark(look, (f"{above}({line.sub})",), line.body - line.start)
    return look, found


def _by_rank(
    look: Look, marks: Mapping[int, Mark], known: Mapping[str, int], ranks: Mapping[str, int]
) -> Iterator[Family]:
    if set(known) != set(ranks):
        yield from _family(look, marks, ranks, len(ranks), _BY_RANK)


def _family(
    look: Look, marks: Mapping[int, Mark], known: Mapping[str, int], questions: int, less: float
) -> Iterator[Family]:
    targets = {i: target for i, mark in marks.items() if (target := targets_of(mark.numbers, known))}
    ordered = [targets[i] for i in sorted(targets)]
    if len(set(ordered)) < _FEW:
        return
    cover = len({place for target in ordered for place in target}) / questions
    once = len(set(ordered)) / len(ordered)
    up = sum(min(two) >= max(one) for one, two in pairwise(ordered)) / (len(ordered) - 1)
    share = len(targets) / len(marks)
    prior = _PRIOR * cover * once * up * share - _NOT_ONCE * (1 - once) - _NOT_KNOWN * (1 - share) - _AT_ALL - less
    prior -= _BARE if not look.word and look.sign == " " and look.form != "dotted" else 0.0
    prior -= _IN_A_SENTENCE if look.word and look.sign == "," else 0.0
    prior += _HEADING if look.heading else 0.0
    yield Family(look, targets, {i: marks[i].end for i in targets}, prior)
