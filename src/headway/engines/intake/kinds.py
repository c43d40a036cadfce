"""What kind of thing a sentence tells: learned from examples (`examples.yaml`) over its events and its meaning.

For each kind a ridge regression is fitted when the examples are first read (some 20 ms); adding an example is editing a table.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from headway.engines.intake.events import THE_STATE, UNNAMED, Told, told_in
from headway.engines.intake.lexicon import words_for
from headway.engines.intake.states import find_states
from headway.engines.intake.tables import table
from headway.engines.intake.vectors import Vectors, embed
from headway.foundation.language.words import folded

LEARNED = ("threat", "measure", "gap", "commitment", "recommendation")
ENOUGH = -0.1
BY_WORDS = 0.5
USUAL = 0.4
"""Words that speak for a kind are added at half their weight, less what sentences usually have; both were chosen on the
examples, eight texts left out at a time."""
MEANING = 0.5
PENALTY = 0.5
SEEN = 3
REASONS = 3

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """A kind a sentence may be of, how surely (0 to 1), and the words that say so."""

    kind: str
    confidence: float
    reasons: tuple[str, ...]


def naming_the_state(text: str, start: int, mentions: Sequence[tuple[int, int]]) -> str:
    """A folded sentence in which every mention (offsets of the document; the sentence starts at `start`) is `THE_STATE`."""
    plain, parts, last = folded(text), [], 0
    for begin, end in mentions:
        parts += [plain[last : begin - start], THE_STATE]
        last = end - start
    return "".join([*parts, plain[last:]])


def kinds_of(plains: Sequence[str], leaning: float = 0.0) -> list[tuple[Judged, ...]]:
    """For each sentence of a text, in its order, its kinds, the surest first; () where nothing is told.

    `plains` are folded and name the State as `THE_STATE`; `leaning` is added to every score (below 0: be slower to believe).
    """
    if not plains:
        return []
    model = _model()
    told = list(_read_in_order(plains))
    scores = model.scores(told, embed(plains)) + BY_WORDS * (_words(plains) - USUAL) + leaning
    return [
        tuple(sorted([*_learned(model, t, row), *_by_phrase(plain)], key=lambda judged: -judged.confidence))
        for plain, t, row in zip(plains, told, scores, strict=True)
    ]


def status_of(plain: str) -> str:
    """Where a measure stands as the words have it: planned, in development, ongoing, in place, or "" where they do not say."""
    return next((status for status, pattern in _patterns("status") if pattern.search(plain)), "")


def _read_in_order(plains: Sequence[str]) -> Iterator[Told]:
    before = UNNAMED
    for plain in plains:
        told = told_in(plain, before)
        before = told.first
        yield told


def _words(plains: Sequence[str]) -> Matrix:
    said = [plain.replace(THE_STATE, "the country") for plain in plains]
    return np.array([words_for(s, THE_STATE in plain, LEARNED) for s, plain in zip(said, plains, strict=True)])


def _learned(model: "_Model", told: Told, row: Matrix) -> Iterator[Judged]:
    for place, kind in enumerate(LEARNED):
        score = float(row[place])
        if score > ENOUGH:
            yield Judged(kind, min(0.99, 0.5 + (score - ENOUGH) / 2), model.reasons(told, place))


def _by_phrase(plain: str) -> Iterator[Judged]:
    for kind, pattern in _patterns("phrases"):
        hit = pattern.search(plain)
        if hit:
            yield Judged(kind, 0.7, (f"says “{hit[0]}”",))


@cache
def _patterns(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((key, re.compile(pattern)) for key, pattern in table("kinds")[name].items())


@dataclass(frozen=True, slots=True)
class _Model:
    """A column of weights a kind: events first, then meaning, then a constant."""

    places: dict[str, int]
    weights: Matrix

    def scores(self, told: Sequence[Told], meanings: Vectors) -> Matrix:
        return np.asarray(_features(told, meanings, self.places) @ self.weights)

    def reasons(self, told: Told, kind: int) -> tuple[str, ...]:
        """The words that spoke most for a kind."""
        weighed = sorted(
            (
                (self.weights[self.places[event], kind], word)
                for event, word in told.events.items()
                if event in self.places
            ),
            reverse=True,
        )
        words = dict.fromkeys(word for weight, word in weighed if weight > 0)
        return tuple(f"says “{word}”" for word in list(words)[:REASONS]) or ("means something near to examples",)


def _features(told: Sequence[Told], meanings: Vectors, places: dict[str, int]) -> Matrix:
    """Events weigh less in a sentence that has many, so that long sentences are not all of every kind."""
    found = np.zeros((len(told), len(places) + meanings.shape[1] + 1))
    for row, one in enumerate(told):
        known = [places[event] for event in one.events if event in places]
        found[row, known] = 1 / np.sqrt(max(4, len(one.events)))
    found[:, len(places) : -1] = MEANING * meanings
    found[:, -1] = 1
    return found


@cache
def _model() -> _Model:
    told: list[Told] = []
    plains: list[str] = []
    labels: list[str] = []
    for text in table("examples")["texts"]:
        told += _read_in_order(own := [_example(sentence) for _, sentence in text["told"]])
        plains += own
        labels += [label for label, _ in text["told"]]
    counts: dict[str, int] = {}
    for one in told:
        for event in one.events:
            counts[event] = counts.get(event, 0) + 1
    places = {event: place for place, event in enumerate(e for e, n in sorted(counts.items()) if n >= SEEN)}
    features = _features(told, embed(plains), places)
    columns = [_fitted(features, [label.split() for label in labels], kind) for kind in LEARNED]
    return _Model(places, np.stack(columns, axis=1))


def _example(sentence: str) -> str:
    mentions = find_states(sentence, folded(sentence))
    return naming_the_state(sentence, 0, [(mention.start, mention.end) for mention in mentions])


def _fitted(features: Matrix, labels: Sequence[Sequence[str]], kind: str) -> Matrix:
    """Weights that come nearest to 1 for examples of the kind and -1 for the others; a kind with "?" counts neither way."""
    counted = np.array([f"{kind}?" not in label for label in labels])
    wanted = np.array([1.0 if kind in label else -1.0 for label in labels])[counted]
    seen = features[counted]
    shrink = PENALTY * np.eye(seen.shape[1])
    shrink[-1, -1] = 0
    return np.asarray(np.linalg.solve(seen.T @ seen + shrink, seen.T @ wanted))
