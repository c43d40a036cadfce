"""What the files of a demonstration say: one frozen entry each, read strictly. The format is docs/reference/demo-case.md.

Ids name entries within the demonstration. `at` is the day an act is said to have happened; `holder` is the organisation
that wrote the row; `audience` one of the six. Empty ones follow the source.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Audience = Literal["", "own", "body", "state", "shared", "partners", "public"]


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
class CircleEntry:
    organisation: str
    on: date
    why: str


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
    admitted: tuple[CircleEntry, ...]
    grants: tuple[Grant, ...]
    releases: tuple[Release, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document; its text lies in sources/<id>.txt."""

    id: str
    type: str
    originator: str
    dated: str
    holder: str
    audience: Audience
    at: date | None = None
    origin: str = "official"
    custody: str = "held"
    handling: str = "on-record"
    published: bool = False
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """An organisation's part; without `organisation` it is only as said."""

    as_said: str
    part: Literal["lead", "partner", "involved", "group"]
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing a source says. `text` is the quote unless it is given."""

    id: str
    type: str
    who: str
    verb: str
    source: str
    quote: str
    areas: tuple[str, ...]
    text: str = ""
    inferred: bool = False
    status: str = ""
    results: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    open_list: bool = False
    trend: str = ""
    about: str = ""
    method: str = "document"
    assessment: str = ""
    provisions: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as said, with its interval; `share_*` are fractions of `part_of`, as text."""

    id: str
    indicator: str
    subject: str
    as_said: str
    hedge: str
    said_by: str
    as_of: str
    source: str
    quote: str
    low: int | None = None
    high: int | None = None
    low_open: bool = False
    high_open: bool = False
    share_low: str = ""
    share_high: str = ""
    share_low_open: bool = False
    share_high_open: bool = False
    attributed_to: str = ""
    part_of: str = ""
    observation: str = ""
    assessment: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    slot: str
    title: str
    held_on: date
    attended: tuple[str, ...]
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Component:
    modality: str
    dates: str
    place: str
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class Delegate:
    organisation: str
    role: str
    agreed_on: date


@dataclass(frozen=True, slots=True)
class Stage:
    stage: str
    done_on: date
    due_on: date | None = None
    extended_to: date | None = None
    extension_reason: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    code: str
    title: str
    type: str
    body: str
    on_behalf_of: str
    dates: str
    cut_off: date
    opened: date
    judged: date
    holder: str
    framework: str
    procedure: str
    reason: str
    mandate_as_said: str
    mandate_instruments: tuple[str, ...]
    components: tuple[Component, ...]
    delegates: tuple[Delegate, ...]
    stages: tuple[Stage, ...]
    mandate_open: bool = False
    previous: str = ""


@dataclass(frozen=True, slots=True)
class Consent:
    what: str
    assessment: str
    covers: str
    recipients: str
    document: str
    given_on: date
    source: str


@dataclass(frozen=True, slots=True)
class ThreatPicture:
    assessment: str
    as_of: str
    level_as_said: str
    drivers: str
    trend: str
    areas: tuple[str, ...]
    observations: tuple[str, ...]
    audience: Audience
    at: date


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
    """`target` is an area, or a provision (it has a colon)."""

    assessment: str
    target: str
    axis: Literal["law", "practice"]
    scale: str
    level: str
    rationale: str
    observations: tuple[str, ...] = ()
    audience: Audience = "shared"


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
    recommendation: str = ""


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


@dataclass(frozen=True, slots=True)
class Match:
    need: str
    offer: str
    status: str
    effect: str
    holder: str
    audience: Audience
    at: date


@dataclass(frozen=True, slots=True)
class CountryFile:
    """A real State's file: one digest of something public, and nothing else."""

    source: str
    compartment: str
    code: str
    title: str
    originator: str
    dated: str
    at: date
    kind: str
