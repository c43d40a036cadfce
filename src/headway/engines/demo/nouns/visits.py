"""The assessments with their visits, the State's consents, the threat pictures, a country file."""

from dataclasses import dataclass
from datetime import date

from headway.engines.demo.nouns.audiences import Audience


@dataclass(frozen=True, slots=True)
class Before:
    """How a slot stood before it was changed on a day; with `moved` it ended there and stands again."""

    on: date
    planned_on: date
    starts: str
    ends: str
    place: str = ""
    moved: bool = False
    because: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """`covers` are recommendations, `missed` those of them that were not covered, `points` words of one's own."""

    slot: str
    title: str
    held_on: date
    attended: tuple[str, ...]
    areas: tuple[str, ...]
    starts: str = ""
    ends: str = ""
    track: str = ""
    place: str = ""
    languages: str = ""
    interpretation: str = ""
    outcome: str = "held"
    because: str = ""
    covers: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    was: Before | None = None


@dataclass(frozen=True, slots=True)
class Component:
    """`programme` is the day on which its programme was passed on to those it is `open_to`."""

    modality: str
    dates: str
    place: str
    meetings: tuple[Meeting, ...]
    zone: str = ""
    programme: date | None = None
    open_to: Audience = "shared"


@dataclass(frozen=True, slots=True)
class Preliminary:
    """A preliminary observation, put to the State in `meeting` (its title), and how its discussion ended."""

    assessment: str
    holder: str
    text: str
    meeting: str
    at: date
    outcome: str = ""
    words: str = ""
    present: tuple[str, ...] = ()
    area: str = ""
    observations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Delegate:
    organisation: str
    role: str
    agreed_on: date


@dataclass(frozen=True, slots=True)
class Said:
    """What an office said at a gate of a stage."""

    gate: str
    office: str
    word: str
    on: date
    text: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """`state_received` and `body_received`: when each side says that it received what ended the stage."""

    stage: str
    done_on: date
    due_on: date | None = None
    extended_to: date | None = None
    extension_reason: str = ""
    letter: str = ""
    state_received: date | None = None
    body_received: date | None = None
    said: tuple[Said, ...] = ()


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
