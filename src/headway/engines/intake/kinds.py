"""What kind of thing a sentence tells, by weighed words (`data/intake/kinds.yaml`)."""

import re
from dataclasses import dataclass
from functools import cache

from headway.engines.intake.tables import table
from headway.engines.intake.triggers import Patterns

ENOUGH = 1.0
SURE = 2.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A kind a sentence may be of, how surely (0 to 1), and the words that say so."""

    kind: str
    confidence: float
    reasons: tuple[str, ...]


def kinds_of(plain: str, about_the_state: bool) -> tuple[Judged, ...]:
    """Kinds of a folded sentence, the surest first; () where nothing is told. `about_the_state`: it names the State."""
    patterns, cues = _cues()
    scores: dict[str, float] = dict.fromkeys(_OF_THE_STATE, 0.25) if about_the_state else {}
    words: dict[str, list[str]] = {}
    for place, hit in patterns.hits(plain).items():
        kind, weight = cues[place]
        scores[kind] = scores.get(kind, 0.0) + weight
        if weight > 0:
            words.setdefault(kind, []).append(hit[0])
    found = [
        Judged(kind, min(1.0, scores[kind] / SURE), tuple(f"says “{w}”" for w in said[:3]))
        for kind, said in words.items()
        if scores[kind] >= ENOUGH
    ]
    return tuple(sorted(found, key=lambda judged: -judged.confidence))


def status_of(plain: str) -> str:
    """Where a measure stands as the words have it: planned, in development, ongoing, in place, or "" where they do not say."""
    for status, pattern in _statuses():
        if pattern.search(plain):
            return status
    return ""


_OF_THE_STATE = frozenset({"threat", "measure", "commitment", "gap"})


@cache
def _cues() -> tuple[Patterns, tuple[tuple[str, float], ...]]:
    """The patterns of every kind, and for each its kind and weight."""
    listed = [(kind, entry) for kind, entries in table("kinds")["kinds"].items() for entry in entries]
    sources = [entry.get("cue") or entry["not"] for _, entry in listed]
    weights = tuple((kind, entry["weight"] if "cue" in entry else -entry["weight"]) for kind, entry in listed)
    return Patterns(sources), weights


@cache
def _statuses() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((status, re.compile(pattern)) for status, pattern in table("kinds")["status"].items())
