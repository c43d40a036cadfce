"""What was done, needed and offered."""

from dataclasses import dataclass
from datetime import date

from headway.engines.demo.nouns.audiences import Audience
from headway.engines.demo.nouns.evidence import Part


@dataclass(frozen=True, slots=True)
class Strategy:
    title: str
    dates: str
    holder: str
    audience: Audience
    at: date


@dataclass(frozen=True, slots=True)
class Pillar:
    id: str
    title: str
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Done:
    due: date
    on: date
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """What is due on a day, or by a rule until `ends_on`, and what of it was done."""

    id: str
    title: str
    due_on: date
    at: date
    pillar: str = ""
    organisation: str = ""
    rule: str = ""
    ends_on: date | None = None
    done: tuple[Done, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    id: str
    title: str
    type: str
    status: str
    dates: str
    areas: tuple[str, ...]
    parts: tuple[Part, ...]
    told_by: tuple[str, ...]
    at: date
    audience: Audience
    holder: str = ""
    pillar: str = ""
    results: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    id: str
    assessment: str
    title: str
    text: str
    priority: str
    state: str
    areas: tuple[str, ...]
    holder: str
    audience: Audience
    at: date
    agreed_on: date | None = None
    proof: str = ""
    recommendation: str = ""
    source: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    id: str
    provider: str
    title: str
    text: str
    dates: str
    areas: tuple[str, ...]
    holder: str
    audience: Audience
    at: date
    budget: str = ""
    currency: str = ""
    source: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    need: str
    offer: str
    status: str
    effect: str
    holder: str
    audience: Audience
    at: date
    source: str = ""
    quote: str = ""
