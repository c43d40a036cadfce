"""What kind of thing a sentence tells, by weighed words (`data/intake/kinds.yaml`)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from headway.engines.intake.tables import table

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
    found = []
    for kind, cues in _cues().items():
        score, words = 0.25 if about_the_state and kind in _OF_THE_STATE else 0.0, []
        for cue in cues:
            hit = cue.pattern.search(plain)
            if hit:
                score += cue.weight
                if cue.weight > 0:
                    words.append(hit[0])
        if score >= ENOUGH and words:
            found.append(Judged(kind, min(1.0, score / SURE), tuple(f"says “{w}”" for w in words[:3])))
    return tuple(sorted(found, key=lambda judged: -judged.confidence))


def status_of(plain: str) -> str:
    """Where a measure stands as the words have it: planned, in development, ongoing, in place, or "" where they do not say."""
    for status, pattern in _statuses():
        if pattern.search(plain):
            return status
    return ""


_OF_THE_STATE = frozenset({"threat", "measure", "commitment", "gap"})


@dataclass(frozen=True, slots=True)
class _Cue:
    pattern: re.Pattern[str]
    weight: float


@cache
def _cues() -> dict[str, Sequence[_Cue]]:
    return {
        kind: [
            _Cue(re.compile(entry.get("cue") or entry["not"]), entry["weight"] if "cue" in entry else -entry["weight"])
            for entry in entries
        ]
        for kind, entries in table("kinds")["kinds"].items()
    }


@cache
def _statuses() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((status, re.compile(pattern)) for status, pattern in table("kinds")["status"].items())
