"""Words that speak for or against a kind (`data/intake/lexicon.yaml`): what an assessor would look for first."""

from collections.abc import Sequence
from functools import cache

from headway.engines.intake.tables import table
from headway.engines.intake.triggers import Patterns

MOST = 1.6
OF_THE_STATE = {"threat": 0.25, "measure": 0.25, "commitment": 0.25, "gap": 0.25}
"""What a sentence that names the State begins with."""


def words_for(plain: str, about_the_state: bool, kinds: Sequence[str]) -> list[float]:
    """How much the words of a folded sentence speak for each kind, at most `MOST`; nothing where only words against it stand."""
    patterns, cues = _cues()
    weights = dict.fromkeys(kinds, 0.0)
    spoken: set[str] = set()
    for place in patterns.hits(plain):
        kind, weight = cues[place]
        weights[kind] += weight
        if weight > 0:
            spoken.add(kind)
    start = OF_THE_STATE if about_the_state else {}
    return [
        min(MOST, weights[kind] + start.get(kind, 0.0)) if kind in spoken else min(weights[kind], 0.0) for kind in kinds
    ]


@cache
def _cues() -> tuple[Patterns, tuple[tuple[str, float], ...]]:
    """The patterns of every kind, and for each its kind and weight."""
    listed = [(kind, entry) for kind, entries in table("lexicon")["kinds"].items() for entry in entries]
    sources = [entry.get("cue") or entry["not"] for _, entry in listed]
    weights = tuple((kind, entry["weight"] if "cue" in entry else -entry["weight"]) for kind, entry in listed)
    return Patterns(sources), weights
