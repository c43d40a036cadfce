"""Which indicator a figure counts, by the words around it (`data/intake/indicators.yaml`)."""

import re
from functools import cache

from headway.engines.intake.tables import table
from headway.foundation.catalogue.values import load_catalogue


def indicator_for(after: str, before: str = "") -> str:
    """The id of the first indicator whose words stand behind the number, or around it; "" where none do. Folded text."""
    for key, behind, around in _cues():
        if behind.search(after) or (around is not None and around.search(f"{before} {after}")):
            return key
    return ""


@cache
def wholes_of(indicator: str) -> frozenset[str]:
    """The indicators whose figures hold this one's, as the catalogue's relations say."""
    relations = load_catalogue().relations.values()
    return frozenset(r.right[0] for r in relations if len(r.right) == 1 and indicator in r.left)


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple(
        (entry["id"], re.compile(entry["after"]), re.compile(entry["around"]) if entry.get("around") else None)
        for entry in table("indicators")["indicators"]
    )
