"""Which indicator a figure counts, by the words around it (`data/intake/indicators.yaml`)."""

from functools import cache

from headway.engines.intake.tables import table
from headway.engines.intake.triggers import Patterns
from headway.foundation.catalogue.values import load_catalogue


def indicator_for(after: str, before: str = "") -> str:
    """The id of the first indicator whose words stand behind the number, or around it; "" where none do. Folded text."""
    behind, around = _cues()
    keys, wider = _keys()
    places = [*behind.hits(after), *(wider[place] for place in around.hits(f"{before} {after}"))]
    return keys[min(places)] if places else ""


@cache
def wholes_of(indicator: str) -> frozenset[str]:
    """The indicators whose figures hold this one's, as the catalogue's relations say."""
    relations = load_catalogue().relations.values()
    return frozenset(r.right[0] for r in relations if len(r.right) == 1 and indicator in r.left)


@cache
def _cues() -> tuple[Patterns, Patterns]:
    """What stands behind a number, an entry each, and what stands on either side, for the entries that have such words."""
    entries = table("indicators")["indicators"]
    return Patterns([e["after"] for e in entries]), Patterns([e["around"] for e in entries if "around" in e])


@cache
def _keys() -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The indicator of each entry, and the places of the entries that have words for either side."""
    entries = table("indicators")["indicators"]
    return tuple(e["id"] for e in entries), tuple(place for place, e in enumerate(entries) if "around" in e)
