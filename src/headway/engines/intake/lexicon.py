"""Words that speak for or against a kind (`data/intake/lexicon.yaml`): what an assessor would look for first."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from headway.engines.intake.tables import table
from headway.engines.intake.triggers import Patterns

LEAST, MOST = -1.5, 2.0


@dataclass(frozen=True, slots=True)
class Said:
    """What the words weigh for each kind asked for, from `LEAST` to `MOST`, and the words that speak for a kind."""

    weights: tuple[float, ...]
    words: dict[str, list[str]]


def words_for(plain: str, kinds: Sequence[str]) -> Said:
    """How much the words of a folded sentence speak for each kind."""
    patterns, cues = _cues()
    sums = dict.fromkeys(kinds, 0.0)
    words: dict[str, list[str]] = {}
    for place, hit in patterns.hits(plain).items():
        kind, weight = cues[place]
        sums[kind] += weight
        if weight > 0:
            words.setdefault(kind, []).append(hit[0])
    return Said(tuple(min(MOST, max(LEAST, sums[kind])) for kind in kinds), words)


@cache
def _cues() -> tuple[Patterns, tuple[tuple[str, float], ...]]:
    """The patterns of every kind, and for each its kind and weight."""
    listed = [(kind, entry) for kind, entries in table("lexicon")["kinds"].items() for entry in entries]
    sources = [entry.get("cue") or entry["not"] for _, entry in listed]
    weights = tuple((kind, entry["weight"] if "cue" in entry else -entry["weight"]) for kind, entry in listed)
    return Patterns(sources), weights
