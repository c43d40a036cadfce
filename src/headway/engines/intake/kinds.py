"""What kind of thing a sentence tells: learned from examples (`examples.yaml`, `examples-public.yaml`) over its events (`cues.yaml`), its words
(`lexicon.yaml`, `wording.py`) and its meaning.

For each kind a ridge regression is fitted when the examples are first read (a tenth of a second); adding an example is editing a table.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

import numpy as np
from django.utils.translation import gettext_noop
from numpy.typing import NDArray

from headway.engines.intake.events import THE_STATE, UNNAMED, Told, told_in
from headway.engines.intake.lexicon import Said, words_for
from headway.engines.intake.states import find_states
from headway.engines.intake.tables import table
from headway.engines.intake.triggers import Patterns
from headway.engines.intake.vectors import Vectors, embed
from headway.engines.intake.wording import Wordings, alike, by_wording, summed, wording_of
from headway.foundation.language.words import folded

SAYS = gettext_noop("says “%(words)s”")
"""Why a kind, an area or a level is proposed: kept in English, said again in the reader's language."""

LEARNED = ("threat", "measure", "gap", "commitment", "recommendation")
ENOUGH = {"threat": -0.1, "measure": -0.1, "gap": -0.1, "commitment": -0.05, "recommendation": -0.1}
"""Scores lie about 1 and -1; found with texts left out of the learning, sentences of no kind counting two and a half times: news has so
many more of them than the examples."""
CLOSE = 0.2
"""A sentence is of a second kind only if that scores nearly as far above what is enough as the first."""
TOGETHER = {"threat", "measure"}
"""What is often told in one breath ("dismantled groups that planned attacks") does not compete."""
AGAINST, SURE = -0.75, 1.0
"""How far from what is enough a score says that no turn of phrase makes a sentence of a kind, and that none keeps it from being one."""
MEANING = 0.65
WORDS = 0.4
PENALTY = 1.0
SEEN = 5
SEEN_SO = 2
"""In how many sentences an event, or a wording, must stand to be learned from."""
REASONS = 3

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """A kind a sentence may be of, how surely (0 to 1), and the words that say so."""

    kind: str
    confidence: float
    reasons: tuple[str, ...]


def naming_the_state(plain: str, start: int, mentions: Sequence[tuple[int, int]]) -> str:
    """A folded sentence in which every mention (offsets of the document; the sentence starts at `start`) is `THE_STATE`."""
    parts, last = list[str](), 0
    for begin, end in mentions:
        parts += [plain[last : begin - start], THE_STATE]
        last = end - start
    return "".join([*parts, plain[last:]])


def kinds_of(
    passages: Sequence[Sequence[str]], leaning: float = 0.0, model: "Model | None" = None
) -> list[list[tuple[Judged, ...]]]:
    """For each sentence of each passage, in their order, its kinds, the surest first; () where nothing is told.

    Sentences are folded and name the State as `THE_STATE`; a pronoun may stand for who was named before in its passage. `leaning` is added
    to every score (below 0: be slower to believe). `model` is what was learned from all examples unless another is given.
    """
    plains = [plain for passage in passages for plain in passage]
    if not plains:
        return [[] for _ in passages]
    model = model or _model()
    told = [one for passage in passages for one in _read_in_order(passage)]
    said = [words_for(plain, LEARNED) for plain in plains]
    scores = _features(told, said, embed(plains), model.places) @ model.weights + leaning
    scores += summed([model.wording.places_in(one.words) for one in told], model.of_wording)
    above: list[list[float]] = (scores - _enough()).tolist()
    judged = iter(
        tuple(
            sorted(
                _without_never(
                    plain, [*(_learned(model, t, words, row) if max(row) > 0 else ()), *_by_phrase(plain, row)], row
                ),
                key=lambda judged: -judged.confidence,
            )
        )
        for plain, t, words, row in zip(plains, told, said, above, strict=True)
    )
    return [list(islice(judged, len(passage))) for passage in passages]


def status_of(plain: str) -> str:
    """Where a measure stands as the words have it: planned, in development, ongoing, in place, or "" where they do not say."""
    patterns, statuses = _statuses()
    return next((statuses[place] for place in patterns.hits(plain)), "")


def _read_in_order(plains: Sequence[str]) -> Iterator[Told]:
    before = UNNAMED
    for plain in plains:
        told = told_in(plain, before)
        before = told.first
        yield told


def _learned(model: "Model", told: Told, said: Said, above: Sequence[float]) -> Iterator[Judged]:
    for place, kind in enumerate(LEARNED):
        if above[place] <= 0:
            continue
        rivals = (far for far, other in zip(above, LEARNED, strict=True) if not TOGETHER.issuperset({kind, other}))
        if above[place] >= max(rivals, default=0.0) - CLOSE:
            words = dict.fromkeys([*said.words.get(kind, ()), *model.words_for(told, place)])
            reasons = tuple(SAYS % {"words": word} for word in list(words)[:REASONS])
            yield Judged(
                kind, min(0.99, 0.5 + above[place] / 2), reasons or (gettext_noop("near in meaning to examples"),)
            )


@cache
def _enough() -> Matrix:
    return np.array([ENOUGH[kind] for kind in LEARNED])


def _by_phrase(plain: str, above: Sequence[float]) -> Iterator[Judged]:
    """Kinds told by a turn of phrase, unless all else in the sentence speaks against them."""
    patterns, entries = _phrases()
    for place, hit in patterns.hits(plain).items():
        kind, confidence = entries[place]
        if kind not in LEARNED or above[LEARNED.index(kind)] > AGAINST:
            yield Judged(kind, confidence, (SAYS % {"words": hit[0]},))


def _without_never(plain: str, judged: list[Judged], above: Sequence[float]) -> list[Judged]:
    """Those of a sentence's kinds that nothing it says rules out (a learned one that is sure is not), and for which what they need is said."""
    if not judged:
        return judged
    patterns, kinds = _never()
    sure = {kind for kind, far in zip(LEARNED, above, strict=True) if far > SURE}
    ruled_out = {kinds[place] for place in patterns.hits(plain)} - sure
    told = {one.kind for one in judged}
    ruled_out |= {kind for kind, needed in _needs() if kind in told and not needed.search(plain)}
    return [one for one in judged if one.kind not in ruled_out]


@cache
def _never() -> tuple[Patterns, tuple[str, ...]]:
    entries = table("kinds")["never"]
    return Patterns([e["says"] for e in entries]), tuple(e["kind"] for e in entries)


@cache
def _needs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((entry["kind"], re.compile(entry["says"])) for entry in table("kinds")["needs"])


@cache
def _phrases() -> tuple[Patterns, tuple[tuple[str, float], ...]]:
    """The patterns of kinds told by their words alone, and for each its kind and confidence."""
    entries = table("kinds")["phrases"]
    return Patterns([e["says"] for e in entries]), tuple((e["kind"], e["confidence"]) for e in entries)


@cache
def _statuses() -> tuple[Patterns, tuple[str, ...]]:
    listed = table("kinds")["status"]
    return Patterns(tuple(listed.values())), tuple(listed)


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned, a column of weights a kind: events first, then meaning, then the words of the lexicon, then a constant.

    What each event weighs stands again as plain numbers, and what each wording weighs by itself.
    """

    places: dict[str, int]
    weights: Matrix
    of_events: list[list[float]]
    wording: Wordings
    of_wording: Matrix

    def words_for(self, told: Told, kind: int) -> list[str]:
        """The words that spoke for a kind, the weightiest first."""
        known = [
            (self.of_events[self.places[event]][kind], word)
            for event, word in told.events.items()
            if event in self.places
        ]
        return [word for weight, word in sorted(known, reverse=True) if weight > 0]


def _features(told: Sequence[Told], said: Sequence[Said], meanings: Vectors, places: dict[str, int]) -> Matrix:
    """Events weigh less in a sentence that has many, so that long sentences are not all of every kind."""
    found = np.zeros((len(told), len(places) + meanings.shape[1] + len(LEARNED) + 1))
    for row, one in enumerate(told):
        known = [places[event] for event in one.events if event in places]
        found[row, known] = 1 / np.sqrt(max(4, len(known)))
    found[:, len(places) : -len(LEARNED) - 1] = MEANING * meanings
    found[:, -len(LEARNED) - 1 : -1] = WORDS * np.array([one.weights for one in said])
    found[:, -1] = 1
    return found


@cache
def _model() -> Model:
    return learned_from(example_texts())


def example_texts() -> Iterator[Mapping[str, Any]]:
    """The texts that kinds are learned from: our own, then those of public items, whose annotators told no gaps."""
    yield from table("examples")["texts"]
    public = table("examples-public")
    for text in public["texts"]:
        yield {**text, "without": public["without"]}


def learned_from(texts: Iterable[Mapping[str, Any]]) -> Model:
    """What kinds can be told by after reading these texts, which have the form of those in `examples.yaml`.

    Kinds that a text is `without` were not looked for in it: its sentences teach nothing of them.
    """
    told: list[Told] = []
    plains: list[str] = []
    labels: list[str] = []
    for text in texts:
        told += _read_in_order(own := [as_example(sentence) for _, sentence in text["told"]])
        plains += own
        unasked = "".join(f" {kind}-" for kind in text.get("without", ()))
        labels += [label + unasked for label, _ in text["told"]]
    places = _often((one.events for one in told), SEEN)
    wording = Wordings(_often((wording_of(one.words) for one in told), SEEN_SO))
    features = _features(told, [words_for(plain, LEARNED) for plain in plains], embed(plains), places)
    found = [wording.places_in(one.words) for one in told]
    weights, of_wording = _fitted(features, found, len(wording), [label.split() for label in labels])
    return Model(places, weights, weights[: len(places)].tolist(), wording, of_wording)


def _often(found: Iterable[Iterable[str]], least: int) -> dict[str, int]:
    """What stands in at least so many sentences, in a fixed order, with its place."""
    counts: dict[str, int] = {}
    for each in found:
        for one in each:
            counts[one] = counts.get(one, 0) + 1
    return {one: place for place, one in enumerate(sorted(one for one, count in counts.items() if count >= least))}


def as_example(sentence: str) -> str:
    """A sentence as `kinds_of` wants it."""
    mentions = find_states(sentence, folded(sentence))
    return naming_the_state(folded(sentence), 0, [(mention.start, mention.end) for mention in mentions])


def _fitted(
    features: Matrix, found: Sequence[list[int]], width: int, labels: Sequence[Sequence[str]]
) -> tuple[Matrix, Matrix]:
    """A column a kind: weights, of the features and of the wordings `found` in each example (their places under `width`), that come nearest to
    1 for its examples and to -1 for the others. The last feature is a constant.

    Examples over which readers differ ("measure?") are left out, as are for a kind those in which it was not looked for ("gap-").
    """
    seen = features[:, :-1]
    shared = alike(found, width)
    shared += seen @ seen.T
    weights, of_wording = np.zeros((features.shape[1], len(LEARNED))), np.zeros((width, len(LEARNED)))
    for places in ([place for place, kind in enumerate(LEARNED) if kind != "gap"], [LEARNED.index("gap")]):
        kinds = [LEARNED[place] for place in places]
        sure = [row for row, one in enumerate(labels) if _teaches(one, kinds)]
        wanted = np.array([[1.0 if kind in labels[row] else -1.0 for kind in kinds] for row in sure])
        around = shared[np.ix_(sure, sure)]
        middle = around.mean(axis=0)
        around -= middle
        around -= (middle - middle.mean())[:, None]
        around[np.diag_indices_from(around)] += PENALTY
        leaning = np.linalg.solve(around, wanted - wanted.mean(axis=0))
        leaning -= leaning.mean(axis=0)
        weights[:-1, places] = seen[sure].T @ leaning
        of_wording[:, places] = by_wording([found[row] for row in sure], width, leaning)
        weights[-1, places] = (
            wanted - _said(seen[sure], [found[row] for row in sure], weights, of_wording, places)
        ).mean(axis=0)
    return weights, of_wording


def _said(
    seen: Matrix, found: Sequence[list[int]], weights: Matrix, of_wording: Matrix, places: Sequence[int]
) -> Matrix:
    """What weights without a constant give for examples."""
    given: Matrix = seen @ weights[:-1, places] + summed(found, of_wording[:, places])
    return given


def _teaches(labels: Sequence[str], kinds: Sequence[str]) -> bool:
    """Whether an example counts for these kinds."""
    return not any(label.endswith("?") or (label[:-1] in kinds and label.endswith("-")) for label in labels)
