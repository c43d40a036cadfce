"""Which States lie in the regions that activities name (`data/assistance/regions.yaml`). Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.yaml import read_yaml


@dataclass(frozen=True, slots=True)
class Region:
    """A region by its code, with every State that lies in it."""

    code: str
    title: str
    states: frozenset[str]


@cache
def regions() -> Mapping[str, Region]:
    """Every region that is listed, by its code. A State of no real place (a fictional one) lies in none."""
    content = read_yaml((files("headway") / "data" / "assistance" / "regions.yaml").read_text())
    rows = {str(row["code"]): row for row in content["regions"]}
    groups: dict[str, set[str]] = {}
    for state in load_catalogue().states.values():
        groups.setdefault(state.group, set()).add(state.code)

    def states_of(code: str) -> frozenset[str]:
        row = rows[code]
        found = set(row.get("states", ()))
        for part in row.get("in", ()):
            found |= states_of(str(part))
        for group in row.get("groups", ()):
            found |= groups[group]
        return frozenset(found)

    return {code: Region(code, row["title"], states_of(code)) for code, row in rows.items()}


def lies_somewhere(state: str) -> bool:
    """Whether it is on record here where a State lies at all."""
    return any(state in region.states for region in regions().values())
