"""Recommendations and what became of them; judgements."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from headway.engines.demo.nouns.audiences import Audience


@dataclass(frozen=True, slots=True)
class Addressee:
    as_printed: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation exactly as printed; people cite it as assessment and number."""

    assessment: str
    number: str
    text: str
    priority: str
    areas: tuple[str, ...]
    provisions: tuple[str, ...]
    addressees: tuple[Addressee, ...]
    source: str
    at: date
    audience: Audience
    type: str = "recommendation"
    draft: bool = False

    @property
    def code(self) -> str:
        return f"{self.assessment}-{self.number}"


@dataclass(frozen=True, slots=True)
class Lineage:
    later: str
    earlier: str
    how: str
    audience: Audience
    at: date


@dataclass(frozen=True, slots=True)
class Progress:
    """What was reported or assessed. A nil return has no level."""

    recommendation: str
    side: Literal["state", "body"]
    as_of: str
    source: str
    quote: str
    at: date
    audience: Audience
    level: str = ""
    nil_return: bool = False
    basis: str = ""
    assessment: str = ""
    holder: str = ""
    observations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """`target` is an area, or a provision (it has a colon); `uncited` says why a judgement cites nothing."""

    assessment: str
    target: str
    axis: Literal["law", "practice"]
    scale: str
    level: str
    rationale: str
    observations: tuple[str, ...] = ()
    audience: Audience = "shared"
    uncited: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """How an undertaking ended, when, and what shows it."""

    state: str
    on: date
    by: str = ""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A promise or a request; its words, holder and audience are its observation's."""

    id: str
    assessment: str
    type: str
    by: str
    to: str
    observation: str
    made_on: str
    at: date
    due_on: date | None = None
    repeats: str = ""
    ended: Ending | None = None
