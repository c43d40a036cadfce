"""What a follow-up looks at: one assessment, those before it, and every row its reader may see. Frozen; no database.

Dates are Periods; texts are as stored. Each row carries its audience and what it cites, so that whatever is said of it
can open to its source and be filtered.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from headway.foundation.core.dates import Period
from headway.foundation.core.intervals import Interval


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage: what it says and the source it stands in; `follows` is the word before it there.

    `by_machine` says that a machine read some of its words from a picture, and nobody has compared them.
    """

    passage: UUID
    source: UUID
    quote: str
    title: str
    originator: str
    dated: str
    page: int
    audience: str
    title_audience: str
    follows: str = ""
    by_machine: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """What every row has: its id, who may see it, and what it rests on."""

    id: UUID
    audience: str
    cites: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Case(Seen):
    """An assessment. `mandate_provisions` are those its terms of reference name, by instrument or singly."""

    code: str = ""
    state: str = ""
    state_name: str = ""
    fictional: bool = False
    body: str = ""
    body_short: str = ""
    on_behalf_of: str = ""
    type: str = ""
    dates: Period | None = None
    cut_off: date | None = None
    previous: UUID | None = None
    framework: str = ""
    mandate_instruments: tuple[str, ...] = ()
    mandate_provisions: tuple[str, ...] = ()
    mandate_open: bool = False
    mandate_as_said: str = ""
    marking: str = ""


@dataclass(frozen=True, slots=True)
class Norm:
    """A provision as the follow-up needs it. `label` is how people cite it: "S/RES/2178 (2014), OP6"."""

    key: str
    label: str
    summary: str
    instrument: str
    strength: str
    force: str
    applies_from: date
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """A scale: the value of each level (None outside the order), what people read for it, which count as done."""

    values: Mapping[str, int | None]
    labels: Mapping[str, str]
    done: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Observed(Seen):
    """An observation: its voice and hedges are kept wherever it is told."""

    kind: str = ""
    text: str = ""
    who: str = ""
    verb: str = ""
    inferred: bool = False
    status: str = ""
    results: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    assessment: UUID | None = None
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recommended(Seen):
    """A recommendation with its exact text and addressees as printed."""

    assessment: UUID | None = None
    code: str = ""
    number: str = ""
    text: str = ""
    kind: str = ""
    priority: str = ""
    areas: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Taken(Seen):
    """The State's position on a recommendation."""

    recommendation: UUID | None = None
    value: str = ""
    text: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Progressed(Seen):
    """Progress as one side saw it. `side` is "state" (reported) or "body" (assessed); a nil return is a value."""

    recommendation: UUID | None = None
    side: str = ""
    scale: str = ""
    level: str = ""
    nil_return: bool = False
    basis: str = ""
    as_of: Period | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Descent:
    """How a later recommendation comes from an earlier one; `audience` is that of the link itself."""

    later: UUID
    earlier: UUID
    how: str
    audience: str = "public"


@dataclass(frozen=True, slots=True)
class Judged(Seen):
    """A level on one axis for a provision or an area, its reasons, or both: `subject` is "provision:…" or "area:…"."""

    assessment: UUID | None = None
    subject: str = ""
    axis: str = ""
    scale: str = ""
    level: str = ""
    rationale: str = ""
    as_of: Period | None = None


@dataclass(frozen=True, slots=True)
class Counted(Seen):
    """A figure: `interval` None where only a share or a vague word was given."""

    indicator: str = ""
    subject: str = ""
    interval: Interval | None = None
    share: Interval | None = None
    part_of: UUID | None = None
    hedge: str = ""
    as_said: str = ""
    said_by: str = ""
    as_of: Period | None = None
    assessment: UUID | None = None


@dataclass(frozen=True, slots=True)
class Measured(Seen):
    """A measure of the State with who takes part and what it answers."""

    title: str = ""
    kind: str = ""
    status: str = ""
    dates: Period | None = None
    results: tuple[str, ...] = ()
    results_as_told: str = ""
    areas: tuple[str, ...] = ()
    organisations: tuple[tuple[str, str], ...] = ()
    answers: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Threat(Seen):
    """The threat as pictured in one assessment."""

    assessment: UUID | None = None
    as_of: Period | None = None
    level_as_said: str = ""
    drivers: str = ""
    trend: str = ""
    areas: tuple[str, ...] = ()
    observations: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Promised(Seen):
    """Information asked for or a commitment made. `settled` is when what ended it was said, where that is known."""

    assessment: UUID | None = None
    kind: str = ""
    by: str = ""
    to: str = ""
    as_said: str = ""
    made: Period | None = None
    due: date | None = None
    state: str = ""
    repeats: UUID | None = None
    settled: Period | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """An offer set against a need. `made` is the date of the document that makes it, where one does.

    `id` is the offer's, `match` that of the row which sets it against the need and tells its effect.
    """

    provider: str
    title: str
    status: str
    effect: str = ""
    made: Period | None = None
    id: UUID | None = None
    match: UUID | None = None


@dataclass(frozen=True, slots=True)
class Needed(Seen):
    """A need for assistance with the offers set against it."""

    assessment: UUID | None = None
    title: str = ""
    text: str = ""
    priority: str = ""
    agreed_on: date | None = None
    state: str = ""
    areas: tuple[str, ...] = ()
    offers: tuple[Offered, ...] = ()


@dataclass(frozen=True, slots=True)
class Present:
    """An organisation in an assessment: met there, or in its delegation. `audience` is that of the row that says so."""

    assessment: UUID
    name: str
    audience: str = "public"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything one reader may see of a State's file, as a follow-up of one assessment needs it.

    `cases` are the assessment and all earlier ones, oldest first. `drafts` are recommendations proposed and not issued.
    `norms` are the framework's provisions by id, `areas` titles by id, `chapters` the chapter of each area, `levels`
    scales by id, `indicators` titles and `units` units by id; `sums` say which indicators are parts of which whole
    without overlapping. `engaged` and `delegations` name organisations by assessment, `formerly` what an organisation
    came out of.
    """

    case: Case
    previous: Case | None = None
    cases: tuple[Case, ...] = ()
    norms: Mapping[str, Norm] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    chapters: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, Ladder] = field(default_factory=dict)
    indicators: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    sums: tuple[tuple[str, tuple[str, ...]], ...] = ()
    recommendations: tuple[Recommended, ...] = ()
    drafts: tuple[Recommended, ...] = ()
    positions: tuple[Taken, ...] = ()
    progress: tuple[Progressed, ...] = ()
    descents: tuple[Descent, ...] = ()
    judgements: tuple[Judged, ...] = ()
    figures: tuple[Counted, ...] = ()
    measures: tuple[Measured, ...] = ()
    threats: tuple[Threat, ...] = ()
    promises: tuple[Promised, ...] = ()
    needs: tuple[Needed, ...] = ()
    observations: tuple[Observed, ...] = ()
    engaged: tuple[Present, ...] = ()
    formerly: tuple[tuple[str, str], ...] = ()
    delegations: tuple[Present, ...] = ()
