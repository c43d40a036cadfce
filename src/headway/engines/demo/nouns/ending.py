"""How the case ends where it is replayed to its end: one more round of comments, clearance, adoption, publication."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class SentDraft:
    """The draft as it goes to the State: which report, for whom, on which day, to be answered by when."""

    assessment: str
    report: str
    readers: str
    holder: str
    to: tuple[str, ...]
    at: date
    answer_by: date


@dataclass(frozen=True, slots=True)
class DraftComment:
    """What an institution says on the paragraph in which some words stand, and what the drafters decide on it."""

    holder: str
    words: str
    text: str
    matter: str
    at: date
    outcome: str
    decided: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OfficeClears:
    """An office of the line clears the report on a day, with its remark if it has one."""

    office: str
    at: date
    text: str = ""


@dataclass(frozen=True, slots=True)
class Adoption:
    """From the report that is kept to the one that is adopted by silence, and its way to the State."""

    issued: date
    kept: date
    line: tuple[OfficeClears, ...]
    proposed: date
    reason: str
    second: str
    cleared: date
    submitted: date
    silence_until: date
    adopted: date
    transmitted: date
    received: date


@dataclass(frozen=True, slots=True)
class PublicPart:
    """What becomes of the parts in which some words stand, or of a whole chapter."""

    choice: Literal["left", "replaced"]
    reason: str
    chapter: str = ""
    words: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """The public version: its terms, the parts the State chose, what was looked at, its agreement, its day."""

    holder: str
    agreed_by: str
    prepared: date
    marked: bool
    place: str
    public_from: date
    chosen: date
    parts: tuple[PublicPart, ...]
    looked_at: date
    may_stay: str
    agreed: date
    document: str
    published: date


@dataclass(frozen=True, slots=True)
class EndingFile:
    """All of it."""

    draft: SentDraft
    comments: tuple[DraftComment, ...]
    adoption: Adoption
    publication: Publication
