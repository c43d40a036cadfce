"""What is read of an earlier report: frozen values with exact offsets into the text of the document."""

from dataclasses import dataclass, field

from headway.foundation.core.messages import Message

_NOTHING_SAID = Message("")


@dataclass(frozen=True, slots=True)
class Part:
    """One of the parts (a), (b) of a recommendation: its label as printed, "" for a bullet, and its text."""

    label: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """A further place that prints the same recommendation; `text` is "" where its wording is the same."""

    number: str
    start: int
    end: int
    page: int | None
    paragraph: str
    chapter: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class FoundRecommendation:
    """A recommendation as printed: `number` without the punctuation that ends it, "" where none is printed.

    `text` is `document.text[start:end]`, its parts included. `kind` is recommendation, suggestion or good practice.
    `paragraph` is the printed paragraph it stands in, `chapter` the headings above it, `area` the catalogue's id or "".
    `addressees`, `deadline` and `priority` are as printed; `instruments` are symbols; `answers` are the printed numbers
    of the paragraphs whose findings it answers. `reasons` say why it was taken for one.
    """

    number: str
    text: str
    start: int
    end: int
    parts: tuple[Part, ...] = ()
    page: int | None = None
    paragraph: str = ""
    chapter: str = ""
    kind: str = "recommendation"
    area: str = ""
    addressees: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    priority: str = ""
    deadline: str = ""
    answers: tuple[str, ...] = ()
    also_at: tuple[Place, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """A number that the numbering asks for and nothing bears; `pages` are those on which to look, none without pages."""

    number: str
    pages: tuple[int, ...] = ()
    after: str = ""


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many the report says it makes (None where it does not), how many were found, and which numbers are missing."""

    announced: int | None = None
    found: int = 0
    gaps: tuple[Gap, ...] = ()
    sentence: Message = _NOTHING_SAID


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the report that tells something else worth keeping, with the number printed before it or ""."""

    text: str
    start: int
    end: int
    page: int | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class ReadReport:
    """Everything read of an earlier report."""

    recommendations: tuple[FoundRecommendation, ...] = ()
    completeness: Completeness = field(default_factory=Completeness)
    good_practices: tuple[Passage, ...] = ()
    assistance_needs: tuple[Passage, ...] = ()
    institutions_met: tuple[str, ...] = ()
    pages_without_text: tuple[int, ...] = ()
