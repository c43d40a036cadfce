"""The organisations and groups that a list knows: their names, their acronyms, and what a text is searched for with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick

from headway.engines.intake.lists import assessing_bodies, catalogue_organisations
from headway.engines.intake.tables import table
from headway.foundation.language.words import folded

_VARIANTS = (
    ("counter-terrorism", ("counterterrorism", "counter terrorism")),
    ("anti-terrorist", ("anti-terrorism", "antiterrorist", "antiterrorism")),
    ("organization", ("organisation",)),
    ("organisation", ("organization",)),
    ("centre", ("center",)),
    ("co-operation", ("cooperation",)),
    ("programme", ("program",)),
    ("asia/pacific", ("asia-pacific", "asia pacific")),
    ("inter-governmental", ("intergovernmental",)),
    ("money laundering", ("money-laundering",)),
    (" and ", (" & ",)),
)
_UNITED_NATIONS = ("united nations ", "un ")
_INITIALS = re.compile(r"[A-Z0-9/ -]{2,}|[A-Z][a-z]?[A-Z]\w*")


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation or group of a list: `name` is its short name; `visiting` ones send missions to States."""

    key: str
    name: str
    group: bool = False
    visiting: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """`text[start:end]` names `known`."""

    start: int
    end: int
    known: Known


@cache
def known_organisations() -> dict[str, Known]:
    """Short name to what a list knows of it."""
    return {known.name: known for known, _, _ in _entries()}


@cache
def known_names() -> frozenset[str]:
    """Every folded name, in any language, of the organisations and groups that a list knows."""
    return frozenset(folded(name) for _, names, _ in _entries() for name in names)


def _entries() -> Iterator[tuple[Known, list[str], list[str]]]:
    """Each known organisation with its names and its acronyms; the catalogue's come first."""
    data = table("bodies")
    visiting = {*data["visiting"], *assessing_bodies()}
    for entry in catalogue_organisations():
        key = entry["id"]
        if key in data["left_out"]:
            continue
        acronyms = [*entry.get("acronyms", []), *(name for name in data["missions"].get(key, []) if name.isupper())]
        group = entry["kind"] == "listed-group"
        known = Known(key, entry.get("short") or entry["name"], group, key in visiting)
        weak = [name for name in entry.get("weak", []) if not name.startswith("the ")]
        abroad = [name for names in (entry.get("in") or {}).values() for name in names]
        names = [
            entry["name"],
            entry.get("short", ""),
            *entry.get("aliases", []),
            *weak,
            *abroad,
            *data["names_of"].get(key, []),
            *data["names_abroad"].get(key, []),
        ]
        yield known, [name for name in (*names, *data["missions"].get(key, [])) if name], acronyms
    for body in data["bodies"]:
        yield Known(body["key"], body["short"], False, body["kind"] == "visiting"), body["names"], body["acronyms"]


@cache
def automata() -> tuple[ahocorasick.Automaton, ahocorasick.Automaton]:
    names, acronyms = ahocorasick.Automaton(), ahocorasick.Automaton()
    for known, called, initials in _entries():
        for name in called:
            if _INITIALS.fullmatch(name) and " " not in name:
                initials = [*initials, name]
            elif name.casefold() not in _TOO_COMMON:
                for spelling in _spellings(folded(name).removeprefix("the ")):
                    if spelling not in names:
                        names.add_word(spelling, (len(spelling), known))
        for acronym in set(initials) - _ALSO_OTHERS:
            if acronym not in acronyms:
                acronyms.add_word(acronym, (len(acronym), known))
    names.make_automaton()
    acronyms.make_automaton()
    return names, acronyms

    return names, acronyms


_ALSO_OTHERS = frozenset({"ASG", "ODA", "WB", "JI", "IBRD"})
_TOO_COMMON = frozenset({"the base", "un migration", "the commonwealth", "pathfinder"})


def _spellings(name: str) -> set[str]:
    found = {name}
    for written, others in _VARIANTS:
        found |= {spelling.replace(written, other) for spelling in found if written in spelling for other in others}
    for long, short in (_UNITED_NATIONS, _UNITED_NATIONS[::-1]):
        found |= {short + spelling.removeprefix(long) for spelling in found if spelling.startswith(long)}
    return found
