"""Catalogue: everything the files say, as read-only mappings by id."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

from headway.foundation.catalogue.norms import (
    Area,
    Flow,
    Indicator,
    Instrument,
    KnownInstrument,
    Privacy,
    Provision,
    Relation,
)
from headway.foundation.catalogue.practice import Framework, Procedure, Scale, SpecialValue
from headway.foundation.catalogue.questions import Question
from headway.foundation.catalogue.world import AmbiguousWord, Body, Group, Organisation, RegionalGroup, StateEntry


@dataclass(frozen=True)
class Pack:
    """One file as it was read: its name within the folder, its version, and the SHA-256 of its bytes."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True)
class Catalogue:
    """Everything the files say; `values` tells what each mapping holds."""

    packs: tuple[Pack, ...]
    states: Mapping[str, StateEntry]
    ambiguous_words: Mapping[str, AmbiguousWord]
    regional_groups: Mapping[str, RegionalGroup]
    organisations: Mapping[str, Organisation]
    groups: Mapping[str, Group]
    bodies: Mapping[str, Body]
    areas: Mapping[str, Area]
    instruments: Mapping[str, Instrument]
    known_instruments: Mapping[str, KnownInstrument]
    indicators: Mapping[str, Indicator]
    flows: Mapping[str, Flow]
    relations: Mapping[str, Relation]
    privacy: Privacy
    special_values: Mapping[str, SpecialValue]
    scales: Mapping[str, Scale]
    procedures: Mapping[str, Procedure]
    frameworks: Mapping[str, Framework]
    questions: Mapping[str, Question]

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

    def new_instruments(self, framework: Framework, after: date, until: date) -> tuple[str, ...]:
        """Ids of the framework's instruments that came into force after one day and not after another, oldest first."""
        entries = (self.instruments[key] for key in framework.instruments)
        new = [entry for entry in entries if after < entry.in_force <= until]
        return tuple(entry.id for entry in sorted(new, key=lambda entry: (entry.in_force, entry.id)))


def fold(text: str) -> str:
    """Text for comparing names: no case, accents, hyphens, punctuation or leading article; apostrophes alike."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))
    plain = re.sub(r"[^\w\s'/]", " ", plain.replace("’", "'"))
    return re.sub(r"^(the|a|an) ", "", " ".join(plain.split()))
