"""The catalogue as frozen values, read strictly from a folder of YAML files.

    load_catalogue(folder=None) -> Catalogue       the packaged folder, read once, or another; raises CatalogueErrors
    load_catalogue_with(file) -> Catalogue         the packaged folder with one file in its place
    lay_over(folder)                               read the packaged folder with an organisation's own over it
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
    catalogue.flows: Mapping[str, Flow]
    catalogue.relations: Mapping[str, Relation]    checks between indicators: .left .right
    catalogue.bodies: Mapping[str, Body]           assessing bodies: .organisation .acts_for .procedures
    catalogue.special_values, .scales, .procedures, .frameworks, .questions: by id, see practice.py and questions.py
    catalogue.organisation_named(text) -> Organisation | None  by any spelling, weak too; case, accents, hyphens folded
    catalogue.instrument_numbered("2396") -> str | None        the full symbol, known instruments included

Every mapping is read-only and keeps the order of its file.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from headway.foundation.catalogue.checks import check_references
from headway.foundation.catalogue.contents import Catalogue, fold
from headway.foundation.catalogue.files import FOLDERS, Files, by_key, place_of
from headway.foundation.catalogue.norms import (
    Area,
    Flow,
    FlowStage,
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
from headway.foundation.catalogue.reading import CatalogueErrors, Problems, read
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
    "Flow",
    "FlowStage",
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
    "lay_over",
    "load_catalogue",
    "load_catalogue_with",
]

PACKAGED = Path(__file__).resolve().parents[2] / "data" / "catalogue"


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """Raises CatalogueErrors naming everything that is wrong, one "file: entry: reason" a line."""
    return _packaged() if folder is None else _read(folder)


def load_catalogue_with(file: Path) -> Catalogue:
    """The packaged catalogue with one file put in its place, or added to it: where one's own file is checked alone.

    Its place is its name, below instruments, frameworks or questions that of its folder too. Raises CatalogueErrors.
    """
    name = place_of(file)
    if name is None:
        raise CatalogueErrors([f"{file.name}: file: belongs nowhere; {', '.join(FOLDERS)} are the folders to add to"])
    return _read(PACKAGED, {name: file})


def lay_over(own: Path | None) -> None:
    """From here on the packaged catalogue is read with an organisation's own folder over it; None: by itself."""
    _OWN[:] = [own] if own else []
    _packaged.cache_clear()


_OWN: list[Path] = []


def own_folder() -> Path | None:
    """The organisation's own folder that lies over the packaged catalogue, if there is one."""
    return next(iter(_OWN), None)


@cache
def _packaged() -> Catalogue:
    return _read(PACKAGED, own=own_folder())


def _read(folder: Path, instead: Mapping[str, Path] = MappingProxyType({}), own: Path | None = None) -> Catalogue:
    problems = Problems([])
    files = Files(folder, problems, instead, own)
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
        flows=files.entries("flows.yaml", Flow),
        relations=files.entries("indicators.yaml", Relation, "relations"),
        privacy=_privacy(files),
        special_values=files.entries("special_values.yaml", SpecialValue),
        scales=files.entries("scales.yaml", Scale),
        procedures=files.entries("procedures.yaml", Procedure),
        frameworks=files.whole("frameworks", Framework),
        questions=_questions(files),
    )
    files.note_strangers()
    problems.raise_any()
    check_references(catalogue, problems)
    problems.raise_any()
    return replace(catalogue, packs=files.packs())


def _states(
    files: Files,
) -> tuple[Mapping[str, StateEntry], Mapping[str, AmbiguousWord], Mapping[str, RegionalGroup]]:
    words = files.entries("states.yaml", AmbiguousWord, "ambiguous", key="word")
    regions = files.entries("states.yaml", RegionalGroup, "groups")
    additions: dict[str, StateAddition] = {}
    for name in files.both("states.yaml"):
        content = files.content(name)
        listed = content.get("states", {} if not content or name != "states.yaml" else None)
        if not isinstance(listed, dict):
            files.problems.add(name, "file", "states is no mapping")
            continue
        for code, item in listed.items():
            if entry := read(StateAddition, item, name, code, files.problems):
                additions[code] = entry
    return MappingProxyType(build_states(additions, words.values())), words, regions


def _privacy(files: Files) -> Privacy:
    """What the indicators' file says of small counts; a missing section is noted."""
    content = files.content("indicators.yaml").get("privacy")
    return read(Privacy, content, "indicators.yaml", "privacy", files.problems) or Privacy("", "", 0)


def _instruments(files: Files) -> Mapping[str, Instrument]:
    entries = files.whole("instruments", Instrument).values()
    return by_key(
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


def _questions(files: Files) -> Mapping[str, Question]:
    found: dict[str, Question] = {}
    for path, paper in files.whole("questions", Questionnaire).items():
        for question in paper.questions:
            if question.id in found:
                files.problems.add(f"questions/{path}.yaml", question.id, "occurs twice")
            found[question.id] = replace(
                question, questionnaire=paper.id, framework=paper.framework, version=paper.version
            )
    return MappingProxyType(found)
