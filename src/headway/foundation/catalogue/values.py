"""The catalogue as frozen values, read strictly from a folder of YAML files.

    load_catalogue(folder=None) -> Catalogue       the packaged folder, read once, or another; raises CatalogueErrors
    catalogue.states: Mapping[str, StateEntry]     by alpha-3; .names .adjectives .people .parts .ambiguous .names_in("fr")
    catalogue.ambiguous_words: Mapping[str, AmbiguousWord]     "Georgia" → which States, what else it may mean
    catalogue.regional_groups: Mapping[str, RegionalGroup]
    catalogue.organisations: Mapping[str, Organisation]        .short .spellings (safe anywhere, all languages) .weak
    catalogue.groups: Mapping[str, Group]          listed groups: .name .aliases
    catalogue.areas: Mapping[str, Area]            in the order of a report
    catalogue.instruments: Mapping[str, Instrument]            "unsc-2396-2017"; .symbol .number .provisions
    catalogue.provisions: Mapping[str, Provision]  "unsc-2396-2017:OP12"; .force .areas .label
    catalogue.known_instruments: Mapping[str, KnownInstrument] by symbol: named in texts, no provisions kept
    catalogue.indicators: Mapping[str, Indicator]
    catalogue.relations: Mapping[str, Relation]    checks between indicators: .left .right
    catalogue.organisation_named(text) -> Organisation | None  by any spelling, weak too; case, accents, hyphens folded
    catalogue.instrument_numbered("2396") -> str | None        the full symbol, known instruments included

Every mapping is read-only and keeps the order of its file.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from headway.foundation.catalogue.norms import Area, Indicator, Instrument, KnownInstrument, Provision, Relation
from headway.foundation.catalogue.reading import CatalogueErrors, Problems, read, read_all, read_file
from headway.foundation.catalogue.states import build_states
from headway.foundation.catalogue.world import (
    AmbiguousWord,
    Body,
    Group,
    Organisation,
    RegionalGroup,
    StateAddition,
    StateEntry,
)

__all__ = [
    "AmbiguousWord",
    "Area",
    "Body",
    "Catalogue",
    "CatalogueErrors",
    "Group",
    "Indicator",
    "Instrument",
    "KnownInstrument",
    "Organisation",
    "Provision",
    "RegionalGroup",
    "Relation",
    "StateEntry",
    "fold",
    "load_catalogue",
]

PACKAGED = Path(__file__).resolve().parents[2] / "data" / "catalogue"
T = TypeVar("T")


@dataclass(frozen=True)
class Catalogue:
    """Everything the files say; see the top of this module."""

    states: Mapping[str, StateEntry]
    ambiguous_words: Mapping[str, AmbiguousWord]
    regional_groups: Mapping[str, RegionalGroup]
    organisations: Mapping[str, Organisation]
    groups: Mapping[str, Group]
    areas: Mapping[str, Area]
    instruments: Mapping[str, Instrument]
    known_instruments: Mapping[str, KnownInstrument]
    indicators: Mapping[str, Indicator]
    relations: Mapping[str, Relation]

    @cached_property
    def provisions(self) -> Mapping[str, Provision]:
        return MappingProxyType({p.id: p for i in self.instruments.values() for p in i.provisions})

    @cached_property
    def _organisations_by_name(self) -> Mapping[str, Organisation]:
        found: dict[str, Organisation] = {}
        for organisation in self.organisations.values():
            for spelling in (*organisation.spellings, *organisation.weak):
                found.setdefault(fold(spelling), organisation)
        return found

    @cached_property
    def _symbols(self) -> Mapping[str, str]:
        symbols = [*(i.symbol for i in self.instruments.values()), *self.known_instruments]
        return {s.rpartition("/")[2].split(" ")[0]: s for s in reversed(symbols) if s.startswith("S/RES/")}

    def organisation_named(self, text: str) -> Organisation | None:
        """The organisation that any of its spellings, weak ones included, names."""
        return self._organisations_by_name.get(fold(text))

    def instrument_numbered(self, number: str) -> str | None:
        """ "1373" → "S/RES/1373 (2001)"; None for a Council resolution we do not know."""
        return self._symbols.get(number)


def fold(text: str) -> str:
    """Text for comparing names: no case, accents, hyphens, punctuation or leading article; apostrophes alike."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))
    plain = re.sub(r"[^\w\s'/]", " ", plain.replace("’", "'"))
    return re.sub(r"^(the|a|an) ", "", " ".join(plain.split()))


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """Raises CatalogueErrors naming everything that is wrong, one "file: entry: reason" a line."""
    return _load(PACKAGED) if folder is None else _read(folder)


@cache
def _load(folder: Path) -> Catalogue:
    return _read(folder)


def _read(folder: Path) -> Catalogue:
    problems = Problems([])
    states, words, regions = _states(folder, problems)
    organisations = read_file(folder, "organisations.yaml", problems)
    indicators = read_file(folder, "indicators.yaml", problems)
    known = read_file(folder, "known_instruments.yaml", problems)
    catalogue = Catalogue(
        states=states,
        ambiguous_words=words,
        regional_groups=regions,
        organisations=_by(read_all(Organisation, organisations.get("organisations"), "organisations.yaml", problems)),
        groups=_by(read_all(Group, organisations.get("groups"), "organisations.yaml", problems)),
        areas=_by(read_all(Area, read_file(folder, "areas.yaml", problems).get("areas"), "areas.yaml", problems)),
        instruments=_by(_instruments(folder, problems)),
        known_instruments=_by(
            read_all(KnownInstrument, known.get("known_instruments"), "known_instruments.yaml", problems), "symbol"
        ),
        indicators=_by(read_all(Indicator, indicators.get("indicators"), "indicators.yaml", problems)),
        relations=_by(read_all(Relation, indicators.get("relations"), "indicators.yaml", problems)),
    )
    problems.raise_any()
    return catalogue


def _by(entries: Iterable[T], key: str = "id") -> Mapping[str, T]:
    return MappingProxyType({getattr(entry, key): entry for entry in entries})


def _states(
    folder: Path, problems: Problems
) -> tuple[Mapping[str, StateEntry], Mapping[str, AmbiguousWord], Mapping[str, RegionalGroup]]:
    content = read_file(folder, "states.yaml", problems)
    listed = content.get("states")
    items = listed.items() if isinstance(listed, dict) else ()
    additions = {
        code: entry for code, item in items if (entry := read(StateAddition, item, "states.yaml", code, problems))
    }
    words = read_all(AmbiguousWord, content.get("ambiguous"), "states.yaml", problems)
    regions = read_all(RegionalGroup, content.get("groups"), "states.yaml", problems)
    return MappingProxyType(build_states(additions, words)), _by(words, "word"), _by(regions)


def _instruments(folder: Path, problems: Problems) -> list[Instrument]:
    found = []
    for path in sorted((folder / "instruments").glob("*.yaml")):
        name = f"instruments/{path.name}"
        content = read_file(folder, name, problems)
        entry = read(Instrument, content, name, path.stem, problems)
        if entry:
            provisions = (replace(p, id=f"{entry.id}:{p.ref}", instrument=entry.id) for p in entry.provisions)
            found.append(replace(entry, provisions=tuple(provisions)))
    return found
