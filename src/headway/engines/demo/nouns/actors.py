"""Who takes part: organisations, people, the circle, and what was opened to whom."""

from dataclasses import dataclass
from datetime import date

from headway.engines.demo.nouns.audiences import Audience


@dataclass(frozen=True, slots=True)
class Organisation:
    """An institution; with `entry` it is the catalogue's and the rest is taken from there."""

    id: str
    entry: str = ""
    name: str = ""
    acronym: str = ""
    aliases: tuple[str, ...] = ()
    type: str = ""
    parent: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Succession:
    before: str
    after: str
    how: str
    on: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Mandate:
    """What an institution is charged with, as its State told it."""

    organisation: str
    text: str
    cited: str
    since: str
    at: date
    until: str = ""


@dataclass(frozen=True, slots=True)
class InOffice:
    """An office and since when it was held; `persona` is whoever holds it now. Entered by the focal point."""

    id: str
    organisation: str
    office: str
    part: str
    since: str
    at: date
    until: str = ""
    persona: str = ""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """An office handed over: `office` is the id under which it was entered, and stays the successor's."""

    office: str
    to: str
    on: date
    reason: str
    persona: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """An office in the demonstration, with its one seat."""

    persona: str
    name: str
    office: str
    email: str
    organisation: str
    role: str
    side: str
    compartment: str
    since: date


@dataclass(frozen=True, slots=True)
class Circle:
    name: str
    opened: date
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """Recommendations opened to a wider audience by a document that quotes them."""

    on: date
    audience: Audience
    source: str
    reason: str
    recommendations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Masked:
    """Figures that the focal point shared with both sides, small numbers masked."""

    on: date
    reason: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grant:
    recommendation: str
    to: str
    on: date
    why: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What the case is, who writes for each side, and to whom it is open."""

    marker: str
    compartment: str
    title: str
    notice: str
    body: str
    focal_point: str
    circle: Circle
    grants: tuple[Grant, ...]
    releases: tuple[Release, ...]
    masked: tuple[Masked, ...]
