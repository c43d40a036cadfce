"""A whole reply as one path through the questions: of all ways to cut it and to set it beside them, the likeliest.

Everything that a line may say of its question is weighed at once: that it names or repeats it, a number ahead of it or behind
it, whatever words stand around the number, what it speaks of, its heading, and the order of the questions. Whether numbers
of one look are the questions' own is not settled beforehand; each assumption is tried.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.replies import words
from headway.engines.intake.documents.replies.counting import Family, Target, families_of, targets_of
from headway.engines.intake.documents.replies.heads import head_of
from headway.engines.intake.documents.replies.lines import Line
from headway.engines.intake.documents.replies.repeating import COPY, REPEATED
from headway.engines.intake.documents.replies.speaking import speaking_of
from headway.engines.intake.documents.replies.themes import is_headlike
from headway.engines.intake.documents.replies.values import Asked
from headway.engines.intake.layer import Kind
from headway.foundation.language.words import folded

_REPEATS, _REPEATS_MORE = 4.0, 6.0
_PASSED_OVER, _NUMBER_PASSED_OVER, _NAME_PASSED_OVER = -1.5, -3.0, -6.0
_BEGINS_HALF, _BEGINS_AT_A_HEAD, _BEGINS_IN_A_LIST, _BEGINS_LED = -0.5, -0.3, -2.5, -4.0
_BACK, _AGAIN, _TOLD = -4.0, -1.0, -0.1
_A_PLACE, _FIRST_AT_MOST = 0.2, 1.0
_PAST_A_HEAD = -0.3
_AT_ONCE = 3
_OPENING, _FIRST_LINES, _CLEAR, _CLEARLY_LESS, _SEVERAL = 6, 2, 1.5, 1.0, 3
"""Among how many lines a reply may say what it is; by how many an answer is judged; how clearly they speak of a question, or of another one less."""
_LARGE = 20_000_000
"""Lines times pairs of questions: a reply beyond it is not read so."""


@dataclass(frozen=True, slots=True)
class _Costs:
    """What it costs to begin an answer and to step from one question to another, and what an answer gains by going on."""

    begins: float
    next: float
    later: float
    falls_silent: float
    speaks_up: float
    goes_on: float
    goes_on_at_most: float


_USUAL = _Costs(-1.0, -0.4, -1.2, -0.8, -0.4, 0.1, 1.5)
_OF_A_LETTER = _Costs(0.7, 0.8, -0.1, -1.8, -0.2, 0.05, 0.75)
"""Where nothing but words and order tell of questions, a paragraph is an answer more often than not."""
_PARAGRAPHS_EACH = 0.6
"""How many paragraphs for each question a letter has that answers them one by one."""
_HEADED, _IN_ORDER = 0.4, 0.65


@dataclass(frozen=True, slots=True)
class Path:
    """Where answers begin and what each answers (nothing: an empty target), under the assumption that families count questions."""

    score: float
    starts: Mapping[int, Target]
    families: tuple[Family, ...]


class Whole:
    """The evidence of a reply's lines. `known` are the places of the questions by their numbers."""

    def __init__(
        self, lines: Sequence[Line], asked: Sequence[Asked], known: Mapping[str, int], likeness: Likeness
    ) -> None:
        self._lines = lines
        self._families = families_of(lines, len(asked), known)
        self._heads = np.array([is_headlike(line) for line in lines])
        self._named = dict(_named(lines, asked, known))
        targets = [*self._named.values(), *(t for family in self._families for t in family.targets.values())]
        self._targets: list[Target] = [*dict.fromkeys([*((place,) for place in range(len(asked))), *targets]), ()]
        self._at = {target: state for state, target in enumerate(self._targets)}
        self._speaks = speaking_of(lines, len(asked), likeness)
        self._gain = np.stack(
            [self._speaks[:, list(t)].max(axis=1) if t else np.zeros(len(lines)) for t in self._targets], axis=1
        )
        self._repeats = _repeated(lines, likeness)
        self.is_a_letter = self._is_a_letter(len(asked))
        self._costs = _OF_A_LETTER if self.is_a_letter else _USUAL
        self._steps = np.array([[self._step(one, two) for two in self._targets] for one in self._targets])
        self._told_steps = np.maximum(self._steps, _TOLD)
        self._told_steps[:, -1] = self._steps[:, -1]
        self._begins = np.array([self._begin(i) for i in range(len(lines))])
        self._claims: dict[tuple[int, ...], tuple[np.ndarray, np.ndarray, np.ndarray]] = {}

    def _is_a_letter(self, questions: int) -> bool:
        """Whether nothing but what paragraphs speak of tells which question they answer."""
        counted = self._named or self._repeats or any(family.prior > 0 for family in self._families)
        below = sum(bool(one and not two) for one, two in pairwise(self._heads))
        said = [line for i, line in enumerate(self._lines) if line.kind is Kind.PARAGRAPH and not self._heads[i]]
        headed = sum(bool(head_of(line.text, headed=False)) for line in said)
        return (
            not counted
            and below < _SEVERAL
            and headed < _HEADED * len(said)
            and len(said) >= _PARAGRAPHS_EACH * questions
        )

    @property
    def is_too_large(self) -> bool:
        return len(self._lines) * len(self._targets) ** 2 > _LARGE

    def best(self) -> Path:
        """The likeliest path of all."""
        return max((self._path(families) for families in self._assumptions()), key=lambda path: path.score)

    def weigh(self, starts: Mapping[int, Target]) -> float:
        """How likely a given path is, under the assumption that suits it best."""
        return max(self._weigh({0: (), **starts}, families) for families in self._assumptions())

    def contradicts(self, starts: Mapping[int, Target]) -> bool:
        """Whether most answers that speak clearly of a question speak of another one than `starts` set them beside.

        Where what says whose reply it is stands beside a question, several are enough.
        """
        first = min((i for i in starts if starts[i]), default=0)
        prefaced = first < _OPENING and bool(words.prefaces().search(folded(self._lines[first].text)))
        agree = against = 0
        for target, row in self._answers(starts):
            own, best = float(row[list(target)].max()), float(row.max())
            agree += best >= _CLEAR and own >= best
            against += best >= _CLEAR and own <= best - _CLEARLY_LESS
        return against >= _SEVERAL and (prefaced or agree < against)

    def keeps_order(self, starts: Mapping[int, Target]) -> bool:
        """Whether the answers that speak clearly of their questions stand in the order of these."""
        clear = [
            min(target) for target, row in self._answers(starts) if row[list(target)].max() >= max(_CLEAR, row.max())
        ]
        up = sum(one <= two for one, two in pairwise(clear))
        return up >= _IN_ORDER * (len(clear) - 1)

    def _answers(self, starts: Mapping[int, Target]) -> Iterator[tuple[Target, np.ndarray]]:
        """What each start answers, with how clearly its first paragraphs speak of every question."""
        for one, following in pairwise([*sorted(starts), len(self._lines)]):
            said = [i for i in range(one, following) if not self._heads[i]][:_FIRST_LINES]
            if starts[one] and said:
                yield starts[one], self._speaks[said].max(axis=0)

    def _assumptions(self) -> Iterator[tuple[Family, ...]]:
        for size in range(min(_AT_ONCE, len(self._families)) + 1):
            for families in combinations(self._families, size):
                if len({family.look for family in families}) == size:
                    yield families

    def _path(self, families: tuple[Family, ...]) -> Path:
        gain, over, told = self._claimed(families)
        begins = np.where(told, 0.0, self._begins)
        best = _first(self._targets) + gain[0] + begins[0] + self._gain[0]
        best[-1] = over[0]
        back: list[np.ndarray] = []
        for i in range(1, len(self._lines)):
            moves = best[:, None] + (self._told_steps if told[i] else self._steps)
            begun = moves.max(axis=0) + gain[i] + begins[i] + self._gain[i]
            on = best + over[i] + self._going_on(i)
            back.append(np.where(on >= begun, -1, moves.argmax(axis=0)))
            best = np.maximum(on, begun)
        state = int(best.argmax())
        score = float(best[state]) + sum(min(0.0, family.prior) for family in families)
        starts: dict[int, Target] = {}
        for i in range(len(self._lines) - 1, 0, -1):
            before = int(back[i - 1][state])
            if before >= 0:
                starts[i] = self._targets[state]
                state = before
        starts[0] = self._targets[state]
        return Path(score, dict(self._once(sorted(starts.items()))), families)

    def _once(self, starts: Sequence[tuple[int, Target]]) -> Iterator[tuple[int, Target]]:
        """The starts, a heading and what it stands above being one where both answer the same."""
        before: tuple[int, Target] = (0, ())
        for i, target in starts:
            if not (self._heads[before[0]] and i == before[0] + 1 and target == before[1] and target):
                yield i, target
            before = (i, target)

    def _weigh(self, starts: Mapping[int, Target], families: tuple[Family, ...]) -> float:
        gain, over, told = self._claimed(families)
        total = sum(min(0.0, family.prior) for family in families)
        open_: Target = ()
        for i in range(len(self._lines)):
            if i not in starts:
                speaks = min(self._costs.goes_on_at_most, float(self._speaks[i, list(open_)].max())) if open_ else 0.0
                on = _PAST_A_HEAD if self._heads[i] else max(speaks, self._costs.goes_on)
                total += over[i] + (on if open_ else 0.0)
                continue
            target = starts[i]
            states = [self._at[target]] if target in self._at else [self._at[(place,)] for place in target]
            own = max(float(gain[i, state] + self._gain[i, state]) for state in states)
            step = (
                (-min(_FIRST_AT_MOST, _A_PLACE * min(target)) if target else 0.0)
                if not i
                else self._step(open_, target)
            )
            total += own + (max(step, _TOLD) if told[i] and target and i else step)
            total += over[0] if not i and not target else 0.0 if told[i] else float(self._begins[i])
            open_ = target
        return total

    def _going_on(self, i: int) -> np.ndarray:
        """What each answer gains by going on over a line; silence gains nothing."""
        on = np.full(len(self._targets), _PAST_A_HEAD)
        if not self._heads[i]:
            on = np.maximum(np.minimum(self._gain[i], self._costs.goes_on_at_most), self._costs.goes_on)
        on[-1] = 0.0
        return on

    def _claimed(self, families: tuple[Family, ...]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """What lines gain by a question they claim, what it costs to pass them over, and which lines claim any."""
        key = tuple(map(id, families))
        if key in self._claims:
            return self._claims[key]
        gain = np.zeros((len(self._lines), len(self._targets)))
        over = np.zeros(len(self._lines))
        told = np.zeros(len(self._lines), dtype=bool)
        for i, (place, near) in self._repeats.items():
            gain[i, [place in target for target in self._targets]] += near
            over[i] += _PASSED_OVER
            told[i] = True
        claims = [
            (_NAME_PASSED_OVER, 0.0, self._named),
            *((_NUMBER_PASSED_OVER, family.each, family.targets) for family in families),
        ]
        for cost, worth, targets in claims:
            for i, target in targets.items():
                if targets is self._named or i not in self._named:
                    gain[i, [other != target for other in self._targets]] += cost
                    gain[i, self._at[target]] += worth
                    over[i] += cost
                    told[i] = True
        self._claims[key] = gain, over, told
        return self._claims[key]

    def _begin(self, i: int) -> float:
        """What it costs to begin an answer at a line that claims no question."""
        line = self._lines[i]
        above = i - 1
        while above > 0 and self._lines[above].kind is line.kind:
            above -= 1
        if line.kind is Kind.LIST_ITEM and i and self._lines[above].rest.rstrip().endswith(":"):
            return _BEGINS_LED
        if self._heads[i]:
            return _BEGINS_AT_A_HEAD
        if line.kind is Kind.LIST_ITEM or (self.is_a_letter and line.kind is Kind.TABLE_CELL):
            return _BEGINS_IN_A_LIST
        return max(_BEGINS_HALF, self._costs.begins) if line.number or words.asks(line.rest) else self._costs.begins

    def _step(self, one: Target, two: Target) -> float:
        """What it costs to answer one question after another; the order of the list is the likeliest."""
        if not two:
            return self._costs.falls_silent
        if not one:
            return self._costs.speaks_up
        gap = min(two) - max(one)
        if gap > 0:
            return self._costs.next if gap == 1 else self._costs.later
        return _AGAIN if set(two) <= set(one) else _BACK


def _first(targets: Sequence[Target]) -> np.ndarray:
    """What it costs to begin with each: the first question is the likeliest."""
    return np.array([-min(_FIRST_AT_MOST, _A_PLACE * min(target)) if target else 0.0 for target in targets])


def _named(lines: Sequence[Line], asked: Sequence[Asked], known: Mapping[str, int]) -> Iterator[tuple[int, Target]]:
    """The lines that name questions by an id, or by a word that numbers questions."""
    codes = {question.code: place for place, question in enumerate(asked) if question.code}
    for i, line in enumerate(lines):
        weak = line.weak and line.kind is not Kind.HEADING and not all(number in known for number in line.numbers)
        own = [codes[one] for one in line.ids if one in codes]
        target = tuple(dict.fromkeys([*own, *targets_of(line.numbers, known)]))
        if target and not weak:
            yield i, target


def _repeated(lines: Sequence[Line], likeness: Likeness) -> dict[int, tuple[int, float]]:
    """The lines that repeat a question: which, and what that is worth."""
    found = {}
    for i, row in enumerate(likeness.repeats([line.rest for line in lines])):
        place, near = int(row.argmax()), float(row.max())
        if near >= (REPEATED if is_headlike(lines[i]) or words.asks(lines[i].rest) else COPY):
            found[i] = (place, _REPEATS + _REPEATS_MORE * (near - REPEATED))
    return found
