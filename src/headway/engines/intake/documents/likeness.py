"""How alike two texts are: by rare words, by meaning where both are English, and by meaning in any language where it is asked for."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np

from headway.engines.intake.meanings import Meanings, asking, known, saying
from headway.engines.intake.tables import table
from headway.engines.intake.vectors import Vectors, embed
from headway.foundation.language.words import folded

_WORD = re.compile(r"[^\W_]{2,}")
_SHORTEST, _STEM = 3, 6
_ARABIC = re.compile(r"[\u0621-\u064a]")
_ARABIC_HEAD = re.compile(r"^(?:وال|بال|كال|فال|لل|ال)(?=.{3})|^[وفبل](?=.{4})")
_MEANING, _WORDS_BESIDE_IT = 0.5, 0.15


def stems(text: str) -> frozenset[str]:
    """The words of a text cut to their beginnings, so that endings of most languages fall away."""
    return frozenset(_same().get(stem, stem) for stem in map(_stem, _words(folded(text))))


@cache
def _same() -> dict[str, str]:
    """The stems of words for one thing, each with that of the first of its group."""
    groups = table("same-words")["groups"]
    return {_stem(word): _stem(folded(group[0])) for group in groups for own in group for word in _words(folded(own))}


@cache
def _little() -> frozenset[str]:
    """Words that tell nothing of what a text is about, as stems."""
    return frozenset(_stem(word) for line in table("same-words")["little"] for word in _words(folded(line)))


def _words(plain: str) -> list[str]:
    return [word for word in _WORD.findall(plain) if len(word) >= _SHORTEST or word.isdigit()]


def _stem(word: str) -> str:
    if _ARABIC.match(word):
        return _ARABIC_HEAD.sub("", word)[:4]
    return word[:_STEM]


class Likeness:
    """Holds a set of texts (questions) and says how like each of them others are.

    A word counts by how few of the set have it. `english` adds the meaning of English words. `among`, texts of the document that
    the others are taken from, lets `speaks` tell by meaning in any language: what each is about beyond what all are about.
    """

    def __init__(self, texts: Sequence[str], *, english: bool, among: Sequence[str] = ()) -> None:
        self._stems = [stems(text) for text in texts]
        self._seen = Counter(stem for own in self._stems for stem in own)
        total = len(texts) + 1
        self._weight = {stem: math.log(1 + total / count) for stem, count in self._seen.items()}
        self._rare = math.log(1 + total)
        self._vectors: Vectors | None = embed([folded(text) for text in texts]) if english and texts else None
        self._asks: Meanings | None = None
        if among and len(texts) > 1 and known():
            asks = asking(texts)
            self._asks = _apart(asks, asks.mean(axis=0))
            self._all = saying(among).mean(axis=0)

    @property
    def knows_meaning(self) -> bool:
        """Whether `speaks` tells by meaning."""
        return self._asks is not None

    def repeats(self, texts: Sequence[str]) -> np.ndarray:
        """How far each text repeats each of the set, both ways: an exact copy is 1. Shape (texts, set)."""
        found = np.zeros((len(texts), len(self._stems)), dtype=np.float32)
        for row, text in enumerate(texts):
            own = stems(text)
            for column, theirs in enumerate(self._stems):
                found[row, column] = self._dice(own, theirs)
        return found

    def speaks(self, texts: Sequence[str]) -> np.ndarray:
        """How likely each text speaks of each of the set, by meaning above all: 0 as one of them does, on average. Shape (texts, set).

        Without meaning it is the share of words met.
        """
        words = self._met(texts)
        if self._asks is None or not texts:
            return words
        return np.asarray(_apart(saying(texts), self._all) @ self._asks.T + _WORDS_BESIDE_IT * words, dtype=np.float32)

    def answers(self, texts: Sequence[str]) -> np.ndarray:
        """How likely each text speaks of each of the set: its words met, and its meaning. Shape (texts, set)."""
        found = self._met(texts)
        if self._vectors is not None and texts:
            near = np.clip(embed([folded(text) for text in texts]) @ self._vectors.T, 0.0, 1.0)
            return np.asarray((1 - _MEANING) * found + _MEANING * near, dtype=np.float32)
        return found

    def _met(self, texts: Sequence[str]) -> np.ndarray:
        """Which share of the words of each of the set each text has, by how rare they are."""
        found = np.zeros((len(texts), len(self._stems)), dtype=np.float32)
        for row, text in enumerate(texts):
            own = stems(text)
            for column, theirs in enumerate(self._stems):
                whole = self._sum(theirs)
                found[row, column] = self._sum(own & theirs) / whole if whole else 0.0
        return found

    def told_by(self, text: str) -> frozenset[int]:
        """The places of the set of which a text has a word that no other of them has; little words do not count."""
        own = {stem for stem in stems(text) if stem not in _little()}
        return frozenset(
            place for place, theirs in enumerate(self._stems) if any(self._seen[stem] == 1 for stem in own & theirs)
        )

    def shared(self, text: str) -> list[float]:
        """How much a text has in common with each of the set, little words aside: the weights of its words, added."""
        own = stems(text) - _little()
        return [self._sum(own & theirs) for theirs in self._stems]

    def within(self, text: str, place: int) -> float:
        """Which share of a text's words stand in one of the set: 1 for a part of the question repeated."""
        own = stems(text)
        whole = self._sum(own)
        return self._sum(own & self._stems[place]) / whole if whole else 0.0

    def _dice(self, one: frozenset[str], two: frozenset[str]) -> float:
        both = self._sum(one) + self._sum(two)
        return 2 * self._sum(one & two) / both if both else 0.0

    def _sum(self, words: frozenset[str]) -> float:
        return sum(self._weight.get(word, self._rare) for word in words)


def _apart(meanings: Meanings, all_of_them: Meanings) -> Meanings:
    """What each means beyond what all mean together, as unit vectors."""
    beyond = meanings - all_of_them
    return np.asarray(beyond / np.maximum(np.linalg.norm(beyond, axis=1, keepdims=True), 1e-9), dtype=np.float32)
