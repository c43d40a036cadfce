"""Which rows have texts that are in a language, in which columns, and which rows stand beside them.

The nouns of casework are here; a context above registers its own (`register`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from headway.casework.assessments.models import Answer, Judgement
from headway.casework.assistance.models import Match, Need, Offer
from headway.casework.evidence.models import Observation
from headway.casework.plans.models import Measure, Milestone, Pillar, Strategy
from headway.casework.recommendations.models import Position, Progress, Recommendation, Undertaking
from headway.casework.translations.models import BesideText, RecordLanguage, Translation, Words
from headway.casework.visits.models import Meeting
from headway.foundation.access.models import CaseRecord


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one kind of row: `columns`, the first text first, and the two kinds of rows beside them."""

    columns: tuple[str, ...]
    translation: type[Words] = Translation
    language: type[BesideText] = RecordLanguage


_KNOWN: dict[type[CaseRecord], Texts] = {
    Recommendation: Texts(("text",)),
    Progress: Texts(("reason",)),
    Position: Texts(("text",)),
    Undertaking: Texts(("as_said",)),
    Judgement: Texts(("rationale",)),
    Answer: Texts(("text",)),
    Observation: Texts(("text",)),
    Measure: Texts(("title", "results")),
    Milestone: Texts(("title", "outcome")),
    Strategy: Texts(("title",)),
    Pillar: Texts(("title",)),
    Need: Texts(("title", "text")),
    Offer: Texts(("title", "text")),
    Match: Texts(("effect",)),
    Meeting: Texts(("title",)),
}


def register(model: type[CaseRecord], texts: Texts) -> None:
    """A kind of row of a context above, with what stands beside its texts."""
    _KNOWN[model] = texts


def kinds() -> Mapping[type[CaseRecord], Texts]:
    """Every kind of row that has texts."""
    return _KNOWN


def model_called(kind: str) -> type[CaseRecord] | None:
    """The kind of row of that name, None where it has no texts."""
    return next((model for model in _KNOWN if model.kind == kind), None)


def parts_of(row: CaseRecord) -> Iterator[tuple[str, str]]:
    """The texts of record of a row that are not empty, each with its part: "" for the first, else its column."""
    for place, column in enumerate(_KNOWN[type(row)].columns):
        text = str(getattr(row, column))
        if text.strip():
            yield (column if place else "", text)


def text_of(row: CaseRecord, part: str = "") -> str:
    """The text of record of a row; "" where it has no such part."""
    columns = _KNOWN[type(row)].columns
    return str(getattr(row, part or columns[0])) if not part or part in columns[1:] else ""
