"""From the folder to a Case: every file read strictly, every text beside its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from headway.engines.demo import values as told
from headway.engines.intake.readers.reading import read as read_document
from headway.foundation.catalogue.reading import CatalogueErrors, Problems, read, read_all, read_file

PACKAGED = Path(__file__).resolve().parents[2] / "data" / "demo"
T = TypeVar("T")


class DemoErrors(CatalogueErrors):
    """What is wrong with a demonstration's folder; `lines` holds one "file: entry: reason" each."""


@dataclass(frozen=True)
class Text:
    """A source's file: its bytes, and what intake reads from them, to which offsets refer."""

    data: bytes
    text: str

    @property
    def title(self) -> str:
        """The second paragraph; the first says that the document is fictional."""
        paragraphs = [line for line in self.text.splitlines() if line.strip()]
        return paragraphs[1] if len(paragraphs) > 1 else ""

    def find(self, quote: str) -> tuple[int, int]:
        """Where a quote stands. Raises LookupError unless it stands there exactly once."""
        times = self.text.count(quote) if quote else 0
        if times != 1:
            raise LookupError(f'the quote "{quote[:60]}" stands in the source {times} times, not once')
        start = self.text.index(quote)
        return start, start + len(quote)


@dataclass(frozen=True)
class Case:
    """Everything the files say, in their order, with the texts by source."""

    frame: told.Frame
    organisations: tuple[told.Organisation, ...]
    successions: tuple[told.Succession, ...]
    mandates: tuple[told.Mandate, ...]
    in_office: tuple[told.InOffice, ...]
    handed_over: tuple[told.HandedOver, ...]
    people: tuple[told.Person, ...]
    sources: tuple[told.Source, ...]
    observations: tuple[told.Observation, ...]
    figures: tuple[told.Figure, ...]
    assessments: tuple[told.Assessment, ...]
    consents: tuple[told.Consent, ...]
    threat_pictures: tuple[told.ThreatPicture, ...]
    recommendations: tuple[told.Recommendation, ...]
    lineage: tuple[told.Lineage, ...]
    progress: tuple[told.Progress, ...]
    judgements: tuple[told.Judgement, ...]
    strategy: told.Strategy
    pillars: tuple[told.Pillar, ...]
    milestones: tuple[told.Milestone, ...]
    measures: tuple[told.Measure, ...]
    undertakings: tuple[told.Undertaking, ...]
    needs: tuple[told.Need, ...]
    offers: tuple[told.Offer, ...]
    matches: tuple[told.Match, ...]
    letters: tuple[told.Letter, ...]
    preliminary: tuple[told.Preliminary, ...]
    reminders: tuple[told.Reminder, ...]
    notes: tuple[told.Notes, ...]
    assigned: tuple[told.Assigned, ...]
    contributed: tuple[told.Contributed, ...]
    voices: tuple[told.Voice, ...]
    submitted: tuple[told.Submitted, ...]
    agreed: tuple[told.Voice, ...]
    country: told.CountryFile
    ending: told.EndingFile
    texts: Mapping[str, Text] = field(repr=False)

    def text_of(self, source: str) -> Text:
        return self.texts[source]


@dataclass(frozen=True)
class Files:
    """The folder's files, each read once; a file may hold only the sections it is known for."""

    folder: Path
    problems: Problems
    contents: dict[str, dict[str, Any]] = field(default_factory=dict)

    def content(self, name: str) -> dict[str, Any]:
        if name not in self.contents:
            self.contents[name] = read_file(self.folder, name, self.problems)
            for key in set(self.contents[name]) - set(SECTIONS.get(name, self.contents[name])):
                self.problems.add(name, "file", f"unknown section {key!r}")
        return self.contents[name]

    def listed(self, name: str, section: str, cls: type[T], key: str = "id") -> tuple[T, ...]:
        return tuple(read_all(cls, self.content(name).get(section), name, self.problems, key))

    def whole(self, name: str, cls: type[T], section: str = "") -> T | None:
        content = self.content(name)
        return read(cls, content.get(section) if section else content, name, section or "file", self.problems)


SECTIONS = {
    "organisations.yaml": {"organisations", "successions", "mandates", "in_office", "handed_over"},
    "people.yaml": {"people"},
    "sources.yaml": {"sources"},
    "observations.yaml": {"observations"},
    "figures.yaml": {"figures"},
    "assessments.yaml": {"assessments", "consents", "preliminary", "threat_pictures"},
    "recommendations.yaml": {"recommendations", "lineage"},
    "progress.yaml": {"progress"},
    "judgements.yaml": {"judgements"},
    "measures.yaml": {"strategy", "pillars", "milestones", "measures"},
    "undertakings.yaml": {"undertakings"},
    "letters.yaml": {"letters", "reminders", "notes"},
    "questionnaire.yaml": {"assigned", "contributed", "voices", "submitted", "agreed"},
    "assistance.yaml": {"needs", "offers", "matches"},
}


def read_case(folder: Path, problems: Problems) -> Case | None:
    """The case a folder tells; None, with every reason noted, if an entry cannot be read."""
    files = Files(folder, problems)
    frame = files.whole("demo.yaml", told.Frame)
    strategy = files.whole("measures.yaml", told.Strategy, "strategy")
    country = files.whole("azerbaijan.yaml", told.CountryFile)
    ending = files.whole("ending.yaml", told.EndingFile)
    listed: dict[str, Any] = {
        "organisations": files.listed("organisations.yaml", "organisations", told.Organisation),
        "successions": files.listed("organisations.yaml", "successions", told.Succession),
        "mandates": files.listed("organisations.yaml", "mandates", told.Mandate, key="cited"),
        "in_office": files.listed("organisations.yaml", "in_office", told.InOffice),
        "handed_over": files.listed("organisations.yaml", "handed_over", told.HandedOver, key="to"),
        "people": files.listed("people.yaml", "people", told.Person, key="persona"),
        "sources": files.listed("sources.yaml", "sources", told.Source),
        "observations": files.listed("observations.yaml", "observations", told.Observation),
        "figures": files.listed("figures.yaml", "figures", told.Figure),
        "assessments": files.listed("assessments.yaml", "assessments", told.Assessment, key="code"),
        "consents": files.listed("assessments.yaml", "consents", told.Consent),
        "threat_pictures": files.listed("assessments.yaml", "threat_pictures", told.ThreatPicture),
        "recommendations": files.listed("recommendations.yaml", "recommendations", told.Recommendation),
        "lineage": files.listed("recommendations.yaml", "lineage", told.Lineage),
        "progress": files.listed("progress.yaml", "progress", told.Progress),
        "judgements": files.listed("judgements.yaml", "judgements", told.Judgement),
        "pillars": files.listed("measures.yaml", "pillars", told.Pillar),
        "milestones": files.listed("measures.yaml", "milestones", told.Milestone),
        "measures": files.listed("measures.yaml", "measures", told.Measure),
        "undertakings": files.listed("undertakings.yaml", "undertakings", told.Undertaking),
        "needs": files.listed("assistance.yaml", "needs", told.Need),
        "offers": files.listed("assistance.yaml", "offers", told.Offer),
        "matches": files.listed("assistance.yaml", "matches", told.Match),
        "letters": files.listed("letters.yaml", "letters", told.Letter, key="source"),
        "preliminary": files.listed("assessments.yaml", "preliminary", told.Preliminary),
        "reminders": files.listed("letters.yaml", "reminders", told.Reminder),
        "notes": files.listed("letters.yaml", "notes", told.Notes),
        "assigned": files.listed("questionnaire.yaml", "assigned", told.Assigned),
        "contributed": files.listed("questionnaire.yaml", "contributed", told.Contributed),
        "voices": files.listed("questionnaire.yaml", "voices", told.Voice),
        "submitted": files.listed("questionnaire.yaml", "submitted", told.Submitted),
        "agreed": files.listed("questionnaire.yaml", "agreed", told.Voice),
    }
    if problems.lines or frame is None or strategy is None or country is None or ending is None:
        return None
    texts = read_texts(folder, [*(source.id for source in listed["sources"]), country.source], problems)
    return Case(frame=frame, strategy=strategy, country=country, ending=ending, texts=texts, **listed)


def read_texts(folder: Path, wanted: list[str], problems: Problems) -> Mapping[str, Text]:
    """The texts of the sources, by their id; a missing one and one that no source names are noted."""
    there = {path.stem: path for path in sorted((folder / "sources").glob("*.txt"))}
    for name in sorted(set(wanted) - set(there)):
        problems.add(f"sources/{name}.txt", "file", "is missing")
    for name in sorted(set(there) - set(wanted)):
        problems.add(f"sources/{name}.txt", "file", "belongs to no source")
    return MappingProxyType({name: _text(there[name]) for name in wanted if name in there})


def _text(path: Path) -> Text:
    data = path.read_bytes()
    return Text(data, read_document(data, name=path.name).text)
