"""The catalogue as frozen values, read strictly from a folder of YAML files.

    load_catalogue(folder=None) -> Catalogue       the packaged folder, read once, or another; raises CatalogueErrors
    catalogue.states: Mapping[str, StateEntry]     alpha-3; .names .adjectives .people .parts .ambiguous .names_in("fr")
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
    catalogue.bodies: Mapping[str, Body]           assessing bodies: .organisation .acts_for .procedures
    catalogue.special_values, .scales, .procedures, .frameworks, .questions: by id, see practice.py and questions.py
    catalogue.organisation_named(text) -> Organisation | None  by any spelling, weak too; case, accents, hyphens folded
    catalogue.instrument_numbered("2396") -> str | None        the full symbol, known instruments included

Every mapping is read-only and keeps the order of its file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from headway.foundation.catalogue.checks import check_references
from headway.foundation.catalogue.contents import Catalogue, Pack, fold
from headway.foundation.catalogue.norms import (
    Area,
    Indicator,
    Instrument,
    KnownInstrument,
    Privacy,
    Provision,
    Relation,
)
from headway.foundation.catalogue.practice import (
    Framework,
    Level,
    Procedure,
    Scale,
    SpecialValue,
    Stage,
)
from headway.foundation.catalogue.questions import Question, Questionnaire
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
    "Framework",
    "Group",
    "Indicator",
    "Instrument",
    "KnownInstrument",
    "Level",
    "Organisation",
    "Privacy",
    "Procedure",
    "Provision",
    "Question",
    "RegionalGroup",
    "Relation",
    "Scale",
    "SpecialValue",
    "Stage",
    "StateEntry",
    "fold",
    "load_catalogue",
]

PACKAGED = Path(__file__).resolve().parents[2] / "data" / "catalogue"
SECTIONS = {
    "states.yaml": ("states", "groups", "ambiguous"),
    "organisations.yaml": ("organisations", "groups"),
    "indicators.yaml": ("indicators", "relations", "privacy", "disaggregation"),
}
T = TypeVar("T")


@dataclass(frozen=True)
class Head:
    """What every file with sections begins with."""

    version: int
    since: date
    source: str


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """Raises CatalogueErrors naming everything that is wrong, one "file: entry: reason" a line."""
    return _packaged() if folder is None else _read(folder)


@cache
def _packaged() -> Catalogue:
    return _read(PACKAGED)


def _read(folder: Path) -> Catalogue:
    problems = Problems([])
    files = _Files(folder, problems)
    states, words, regions = _states(files)
    catalogue = Catalogue(
        packs=(),
        states=states,
        ambiguous_words=words,
        regional_groups=regions,
        organisations=files.entries("organisations.yaml", Organisation),
        groups=files.entries("organisations.yaml", Group, "groups"),
        bodies=files.entries("bodies.yaml", Body),
        areas=files.entries("areas.yaml", Area),
        instruments=_instruments(files),
        known_instruments=files.entries("known_instruments.yaml", KnownInstrument, key="symbol"),
        indicators=files.entries("indicators.yaml", Indicator),
        relations=files.entries("indicators.yaml", Relation, "relations"),
        privacy=_privacy(files),
        special_values=files.entries("special_values.yaml", SpecialValue),
        scales=files.entries("scales.yaml", Scale),
        procedures=files.entries("procedures.yaml", Procedure),
        frameworks=files.whole("frameworks", Framework),
        questions=_questions(files),
    )
    problems.raise_any()
    check_references(catalogue, problems)
    problems.raise_any()
    return replace(catalogue, packs=files.packs())


@dataclass(frozen=True)
class _Files:
    """The folder's files, each read once; what is wrong goes to `problems`."""

    folder: Path
    problems: Problems
    contents: dict[str, dict[str, Any]] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)

    def content(self, name: str) -> dict[str, Any]:
        """A file with a head (version, since, source) and sections."""
        if name not in self.contents:
            content = read_file(self.folder, name, self.problems)
            sections = SECTIONS.get(name, (name.removesuffix(".yaml"),))
            head = {key: value for key, value in content.items() if key not in sections}
            if content:
                read(Head, head, name, "head", self.problems)
            self.contents[name] = content
            self.versions[name] = str(content.get("version", ""))
        return self.contents[name]

    def entries(self, name: str, cls: type[T], section: str = "", key: str = "id") -> Mapping[str, T]:
        """The entries of the section named like the file, or of another."""
        content = self.content(name)
        if not content:  # noted when it was read
            return {}
        listed = content.get(section or name.removesuffix(".yaml"))
        return _by(read_all(cls, listed, name, self.problems, key), key)

    def whole(self, below: str, cls: type[T]) -> Mapping[str, T]:
        """One entry a file in a folder below; its id is the file's name."""
        found: dict[str, T] = {}
        for path in sorted((self.folder / below).glob("*.yaml")):
            name = f"{below}/{path.name}"
            entry = read(cls, read_file(self.folder, name, self.problems), name, path.stem, self.problems)
            if entry is not None:
                found[path.stem] = entry
                self.versions[name] = str(getattr(entry, "version", getattr(entry, "since", "")))
                if getattr(entry, "id", path.stem) != path.stem:
                    self.problems.add(name, path.stem, "the file's name and its id differ")
        return MappingProxyType(found)

    def packs(self) -> tuple[Pack, ...]:
        """Every file of the folder, read or not."""
        names = [path.relative_to(self.folder).as_posix() for path in sorted(self.folder.rglob("*.yaml"))]
        return tuple(Pack(name, self.versions.get(name, ""), _digest(self.folder / name)) for name in names)


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _by(entries: Iterable[T], key: str = "id") -> Mapping[str, T]:
    return MappingProxyType({getattr(entry, key): entry for entry in entries})


def _states(
    files: _Files,
) -> tuple[Mapping[str, StateEntry], Mapping[str, AmbiguousWord], Mapping[str, RegionalGroup]]:
    words = files.entries("states.yaml", AmbiguousWord, "ambiguous", key="word")
    regions = files.entries("states.yaml", RegionalGroup, "groups")
    listed = files.content("states.yaml").get("states")
    if not isinstance(listed, dict):
        files.problems.add("states.yaml", "file", "states is no mapping")
        listed = {}
    additions = {
        code: entry
        for code, item in listed.items()
        if (entry := read(StateAddition, item, "states.yaml", code, files.problems))
    }
    return MappingProxyType(build_states(additions, words.values())), words, regions


def _privacy(files: _Files) -> Privacy:
    """What the indicators' file says of small counts; a missing section is noted."""
    content = files.content("indicators.yaml").get("privacy")
    return read(Privacy, content, "indicators.yaml", "privacy", files.problems) or Privacy("", "", 0)


def _instruments(files: _Files) -> Mapping[str, Instrument]:
    entries = files.whole("instruments", Instrument).values()
    return _by(
        replace(
            entry,
            provisions=tuple(
                replace(
                    provision,
                    id=f"{entry.id}:{provision.ref}",
                    instrument=entry.id,
                    applies_from=provision.applies_from or entry.in_force,
                )
                for provision in entry.provisions
            ),
        )
        for entry in entries
    )


def _questions(files: _Files) -> Mapping[str, Question]:
    found: dict[str, Question] = {}
    for path, paper in files.whole("questions", Questionnaire).items():
        for question in paper.questions:
            if question.id in found:
                files.problems.add(f"questions/{path}.yaml", question.id, "occurs twice")
            found[question.id] = replace(question, framework=paper.framework)
    return MappingProxyType(found)
