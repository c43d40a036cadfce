"""Meaning as vectors: wordllama's static ones, which lie in its wheel; an English model, so used for English alone."""

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import wordllama
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
BATCH = 256


def embed(texts: Sequence[str]) -> Vectors:
    """Unit vectors, one row a text (n × 256)."""
    if not texts:
        return np.zeros((0, 256), dtype=np.float32)
    found = [_model().embed(list(texts[at : at + BATCH]), norm=True) for at in range(0, len(texts), BATCH)]
    return np.vstack(found).astype(np.float32)


@cache
def _model() -> Any:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # a document is too short to share out
    folder = Path(wordllama.__file__).parent
    return wordllama.WordLlama.load(cache_dir=folder, disable_download=True)
