"""How bodies assess: scales, frameworks, procedures. Frozen values."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from headway.foundation.catalogue.durations import Duration

Axis = Literal["law", "practice", "none"]
Method = Literal["none", "count", "share", "percent", "worst-obligation-caps"]
GateKind = Literal["consent", "clearance", "decision", "silence", "publication"]
Confidentiality = Literal["internal", "state_and_body", "consent", "public"]


@dataclass(frozen=True, slots=True)
class SpecialValue:
    """A value that every scale and answer knows beside its levels; `id` begins with "special:". Never counted."""

    id: str
    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a scale. `value` orders the levels; None: not in the order and not counted."""

    id: str
    label: str
    value: int | None
    meaning: str


@dataclass(frozen=True, slots=True)
class Aggregation:
    """How levels are summed up. `success` and `ignore` name levels; `minimum_share_known` is a share from 0 to 1."""

    method: Method
    description: str
    success: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    minimum_share_known: float = 0.0


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """How levels of the scale that a body used before read on the present one.

    A level that may stand for several names them all, and one that stands for none is not listed: nothing is turned
    into one level that the body did not give.
    """

    scale: str
    levels: tuple[tuple[str, tuple[str, ...]], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Levels in the order of the file; `order` says from which end.

    `special_labels`: what the body prints for a special value. `follows`: the scale it took the place of. `explained`:
    the highest level of a follow-up that an explanation alone can reach; "": only the lowest.
    """

    id: str
    title: str
    kind: Literal["rating", "follow_up", "response", "answer", "attribute"]
    axis: Axis
    order: Literal["best_first", "worst_first"]
    checked: bool
    levels: tuple[Level, ...]
    aggregation: Aggregation | None = None
    special_labels: tuple[tuple[str, str], ...] = ()
    follows: Crosswalk | None = None
    explained: str = ""
    note: str = ""

    def level(self, level_id: str) -> Level | None:
        """The level of that id; None for special values and unknown ids."""
        return next((level for level in self.levels if level.id == level_id), None)

    @property
    def highest_explained(self) -> Level:
        """The highest level that an explanation alone can reach."""
        ranked = [level for level in self.levels if level.value is not None]
        return self.level(self.explained) or min(ranked, key=lambda level: level.value or 0)

    def is_within_explanation(self, level_id: str) -> bool:
        """Whether an explanation alone can carry a level: one outside the order it can, one that is not here never."""
        level, highest = self.level(level_id), self.highest_explained
        return level is not None and (level.value is None or level.value <= (highest.value or 0))

    def read_across(self, scale: str, level_id: str) -> tuple[str, ...]:
        """The levels that one of another scale may stand for here; none where nobody can tell."""
        if scale == self.id:
            return (level_id,) if self.level(level_id) else ()
        if self.follows is None or self.follows.scale != scale:
            return ()
        return dict(self.follows.levels).get(level_id, ())


@dataclass(frozen=True, slots=True)
class Axes:
    """The scale of each axis; "" where nothing is rated on it. `none`: a scale knows neither law nor practice."""

    law: str = ""
    practice: str = ""
    none: str = ""

    @property
    def rated(self) -> dict[str, str]:
        """The axes that have a scale, with it."""
        scales = {"law": self.law, "practice": self.practice, "none": self.none}
        return {axis: scale for axis, scale in scales.items() if scale}


@dataclass(frozen=True, slots=True)
class Example:
    """A worked case of the rule for new instruments; the loader checks it."""

    earlier_visit_ended: date
    present_visit_starts: date
    new_instruments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Framework:
    """What a body assesses in one version: instruments and scales.

    `aggregation` is one way of summing up for all its scales; without it each scale says its own. `force` explains the
    words that provisions use. `scored` "jointly": a level is what both sides agreed on in the questionnaire.
    `judged_on` names for an instrument the one axis on which its provisions are judged; those of others are judged on
    every axis that has a scale.
    """

    id: str
    version: str
    since: date
    source: str
    title: str
    issuer: str
    axes: Axes
    follow_up_scale: str
    procedure: str
    force: tuple[tuple[str, str], ...]
    rule: str
    instruments: tuple[str, ...]
    aggregation: Aggregation | None = None
    judged_on: tuple[tuple[str, Axis], ...] = ()
    scored: Literal["by the body", "jointly"] = "by the body"
    examples: tuple[Example, ...] = ()

    def axes_of(self, instrument: str) -> tuple[str, ...]:
        """The axes on which the provisions of an instrument are judged."""
        only = dict(self.judged_on).get(instrument)
        return tuple(axis for axis in self.axes.rated if only in {None, axis})


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a stage is due: `duration` after the end of the stage `relative_to`, before it where negative.

    Without a duration there is an order, but no fixed time. `counts_from`: the day that stage ended, or the day on
    which whoever acts next received what ended it. `closed`: a day on which nobody works stays as it falls, or the
    next working day is meant. Working days are those of whoever acts.
    """

    relative_to: str
    rule: Literal["at_most", "about", "at_least", "within_session"]
    duration: Duration | None = None
    days: Literal["calendar", "working"] = "calendar"
    counts_from: Literal["end", "receipt"] = "end"
    closed: Literal["stays", "next"] = "stays"


@dataclass(frozen=True, slots=True)
class Office:
    """An office in a line of clearance, which speaks after those listed before it."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Gate:
    """What must be given before a stage begins. `by` is an organisation's id or "state"; `what` says of what.

    consent: a written yes of the State; clearance: the body's own line releases it; decision: the organ decides;
    silence: taken as given when nobody objects within `after` (counted in `days`); publication: authorisation to
    publish. `offices` are those of a clearance in their order; none: one word of the body's is enough.
    `consent` is what kind of recorded consent gives it.
    """

    kind: GateKind
    by: str
    what: str
    after: Duration | None = None
    days: Literal["calendar", "working"] = "calendar"
    checked: bool = False
    offices: tuple[Office, ...] = ()
    consent: Literal["", "visit", "partners", "share", "publish"] = ""


@dataclass(frozen=True, slots=True)
class Threshold:
    """So many judgements at certain levels of a scale: of the provisions `among`, or of all that are judged on it."""

    scale: str
    levels: tuple[str, ...]
    at_least: int
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Criterion:
    """Thresholds that must all be reached. Of several criteria one is enough."""

    all: tuple[Threshold, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of a procedure. `opens`: its outcome is a new assessment of that kind instead of a step in this one.

    `adopts`: with it the report is adopted, and what was released to the delegation ends. `condition` says in words
    when the step comes, `when` what of it follows from judgements.
    """

    id: str
    title: str
    actor: str
    deadline: Deadline | None
    outputs: tuple[str, ...]
    confidentiality: Confidentiality
    checked: bool
    gates: tuple[Gate, ...] = ()
    partners: bool = False
    adopts: bool = False
    variant: str = ""
    condition: str = ""
    when: tuple[Criterion, ...] = ()
    opens: Literal["", "follow-up", "initial"] = ""
    note: str = ""

    @property
    def audience(self) -> Literal["body", "state", "shared", "public"]:
        """The audience its outputs have at first; "consent" stays shared until the consent is there."""
        if self.confidentiality == "internal":
            return "state" if self.actor == "state" else "body"
        return "public" if self.confidentiality == "public" else "shared"

    @property
    def public_on_consent(self) -> bool:
        return self.confidentiality == "consent"


@dataclass(frozen=True, slots=True)
class Positions:
    """Whether the State answers each recommendation, and with which labels; `scale` is "" where the rule is none."""

    rule: Literal["none", "optional", "required"]
    scale: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """A track within a procedure; also a report type.

    `when`: the criteria under which a case is on this track; a track without any is the one for all other cases.
    """

    id: str
    title: str
    when: tuple[Criterion, ...] = ()
    checked: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class VisitType:
    """A kind of visit and the report it ends in. On-site, virtual and hybrid are modalities, not types."""

    id: str
    title: str
    report: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Procedure:
    """Ordered stages of one body in one version."""

    id: str
    version: str
    title: str
    body: str
    secretariat: str
    legal_basis: tuple[str, ...]
    consent_of_state: bool
    positions: Positions
    stages: tuple[Stage, ...]
    cycle: Duration | None = None
    cycle_checked: bool = False
    report_types: tuple[Variant, ...] = ()
    visit_types: tuple[VisitType, ...] = ()
    modalities: tuple[Literal["on-site", "virtual", "hybrid"], ...] = ()
    variants: tuple[Variant, ...] = ()
    note: str = ""

    def stage(self, stage_id: str) -> Stage | None:
        return next((stage for stage in self.stages if stage.id == stage_id), None)
