"""Meaning as vectors: wordllama's static ones, which lie in its wheel; an English model, so used for English alone.

The model's vector of a text is the mean of its words' vectors, so words are looked up once and kept: that is ten times faster than
asking it for each text, and gives the same directions but for punctuation, which is left out.
"""

import os
import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import wordllama
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
SIZE = 256
KEPT = 20_000
AT_ONCE = 64
"""Texts whose words' vectors are added up in one go, so that they stay near the core."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def embed(texts: Sequence[str]) -> Vectors:
    """Unit vectors, one row a folded text (n × 256); a row of zeros where a text has no words."""
    if not texts:
        return np.zeros((0, SIZE), dtype=np.float32)
    sums = _known().sums([text.split() for text in texts])
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.maximum(lengths, 1e-9), dtype=np.float32)


class _Known:
    """Words met so far, with the signs that stand at them, and the sum of their pieces' vectors; row 0 is nothing. Beyond `KEPT` words it begins anew.

    One for all threads, which take turns.
    """

    def __init__(self) -> None:
        self._turn = Lock()
        self._rows = _Rows(self._learn)
        self._vectors = np.zeros((KEPT, SIZE), dtype=np.float32)
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # words are looked up singly
        folder = Path(wordllama.__file__).parent
        self._model: Any = wordllama.WordLlama.load(cache_dir=folder, disable_download=True)

    def sums(self, texts: Sequence[Sequence[str]]) -> Vectors:
        """The sum of the words' vectors, one row a text."""
        with self._turn:
            if len(self._rows) >= KEPT:
                self._rows.clear()
                self._vectors = np.zeros((KEPT, SIZE), dtype=np.float32)
            rows = [[0, *map(self._rows.__getitem__, words)] for words in texts]
            return np.concatenate([self._added(rows[at : at + AT_ONCE]) for at in range(0, len(rows), AT_ONCE)])

    def _added(self, rows: Sequence[Sequence[int]]) -> Vectors:
        starts = np.cumsum([0, *map(len, rows[:-1])])
        return np.asarray(np.add.reduceat(self._vectors[[*chain.from_iterable(rows)]], starts, axis=0))

    def _learn(self, word: str) -> int:
        row = self._rows[word] = len(self._rows) + 1
        if row == len(self._vectors):
            self._vectors = np.vstack([self._vectors, np.zeros((KEPT, SIZE), dtype=np.float32)])
        for part in _WORD.findall(word):
            pieces = self._model.tokenizer.encode(part, add_special_tokens=False).ids
            self._vectors[row] += self._model.embedding[pieces].sum(axis=0)
        return row


class _Rows(dict[str, int]):
    """The row of each word; one not met before is learned."""

    def __init__(self, learn: Callable[[str], int]) -> None:
        self._learn = learn

    def __missing__(self, word: str) -> int:
        return self._learn(word)


@cache
def _known() -> _Known:
    return _Known()
