"""What a follow-up answers. Frozen; rows are those of the snapshot, so that each can be cited and filtered."""

from dataclasses import dataclass
from enum import StrEnum

from headway.engines.followup.snapshot import (
    Case,
    Counted,
    Judged,
    Measured,
    Needed,
    Observed,
    Offered,
    Progressed,
    Promised,
    Recommended,
    Taken,
    Threat,
)
from headway.foundation.core.intervals import Interval


class Why(StrEnum):
    """What puts an item in scope."""

    OPEN = "open recommendation"
    NEW = "applies since the earlier visit"
    MANDATE = "named in the mandate"
    NEVER_JUDGED = "never judged"
    THREAT_MOVED = "the threat in its area moved"
    UNDECIDED = "cannot be decided: the earlier visit is dated too loosely"


COMPUTED = frozenset({Why.OPEN, Why.NEW, Why.NEVER_JUDGED, Why.THREAT_MOVED})


@dataclass(frozen=True, slots=True)
class InScope:
    """One thing a follow-up must look at. `kind` is recommendation, provision or area; `key` is its code or id."""

    kind: str
    key: str
    title: str
    reasons: tuple[Why, ...]
    areas: tuple[str, ...] = ()

    @property
    def is_declared(self) -> bool:
        return Why.MANDATE in self.reasons

    @property
    def is_new(self) -> bool:
        return Why.NEW in self.reasons

    @property
    def is_undecided(self) -> bool:
        return Why.UNDECIDED in self.reasons


@dataclass(frozen=True, slots=True)
class Scope:
    """What must be looked at, with the reasons. Declared and computed are shown apart."""

    items: tuple[InScope, ...] = ()

    @property
    def declared_though_not_new(self) -> tuple[InScope, ...]:
        """Named in the mandate, however old."""
        return tuple(item for item in self.items if item.is_declared and not item.is_new)

    @property
    def declared_and_new(self) -> tuple[InScope, ...]:
        """Named in the mandate, and applies since the earlier visit."""
        return tuple(item for item in self.items if item.is_declared and item.is_new)

    @property
    def new_though_not_declared(self) -> tuple[InScope, ...]:
        """Applies since the earlier visit, and the mandate does not name it."""
        return tuple(item for item in self.items if item.is_new and not item.is_declared)

    @property
    def undecided(self) -> tuple[InScope, ...]:
        return tuple(item for item in self.items if item.is_undecided)

    def of(self, kind: str) -> tuple[InScope, ...]:
        return tuple(item for item in self.items if item.kind == kind)


class Standing(StrEnum):
    """How a recommendation stands by the Body's assessment; what is only reported stays apart."""

    DONE = "implemented"
    PARTLY = "partly implemented"
    BEGUN = "planned or under way"
    NOT = "not started"
    OVERTAKEN = "overtaken by events"
    NOT_ASSESSED = "not assessed"


@dataclass(frozen=True, slots=True)
class Path:
    """One recommendation through time. `is_confirmed` only where the assessment rests on a document or a site visit."""

    recommendation: Recommended
    standing: Standing
    is_confirmed: bool
    reported: Progressed | None
    assessed: Progressed | None
    history: tuple[Progressed, ...] = ()
    positions: tuple[Taken, ...] = ()
    earlier: tuple[tuple[str, str], ...] = ()
    later: tuple[tuple[str, str], ...] = ()
    measures: tuple[Measured, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the Body still has to look: reported is not assessed."""
        return self.standing not in {Standing.DONE, Standing.OVERTAKEN}


class Movement(StrEnum):
    """From then to now."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    NOT_COMPARABLE = "not comparable"
    FIRST = "judged for the first time"
    NOT_REPEATED = "not judged again"


@dataclass(frozen=True, slots=True)
class JudgementPair:
    """A provision or area on one axis, then and now; `reasons` is `now`, or a row of its own where others read it."""

    subject: str
    title: str
    axis: str
    then: Judged | None
    now: Judged | None
    movement: Movement
    reasons: Judged | None = None


class Change(StrEnum):
    """A figure from then to now, as far as its bounds can tell."""

    HIGHER = "higher"
    LOWER = "lower"
    EQUAL = "the same"
    UNDECIDED = "cannot be decided: the intervals overlap"
    NO_BOUNDS = "cannot be compared: no bounds were given"
    ONLY_THEN = "no figure now"
    ONLY_NOW = "no figure then"


@dataclass(frozen=True, slots=True)
class FigurePair:
    """What was counted, then and now."""

    indicator: str
    title: str
    then: Counted | None
    now: Counted | None
    change: Change


@dataclass(frozen=True, slots=True)
class Derived:
    """A bound computed from related figures, stated by nobody: the whole less its parts.

    `unnumbered` are parts of which no number was given; they may be anything, so the bound reaches down to none.
    """

    title: str
    interval: Interval
    whole: Counted
    parts: tuple[Counted, ...]
    unnumbered: tuple[Counted, ...] = ()


class Kept(StrEnum):
    """What became of a commitment."""

    KEPT = "kept"
    PARTLY = "partly kept"
    REPEATED = "repeated"
    OPEN = "open"
    OVERDUE = "overdue"
    DECLINED = "declined"
    LAPSED = "lapsed"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment or request on record, and what became of it."""

    promise: Promised
    kept: Kept
    repeated_in: tuple[Promised, ...] = ()


@dataclass(frozen=True, slots=True)
class Later:
    """What happened after the cut-off; never mixed into the comparison.

    `settled` are promises made before it and ended after it; `offers` those made after it, with the need.
    """

    progress: tuple[Progressed, ...] = ()
    measures: tuple[Measured, ...] = ()
    figures: tuple[Counted, ...] = ()
    promises: tuple[Promised, ...] = ()
    settled: tuple[Promised, ...] = ()
    offers: tuple[tuple[Needed, Offered], ...] = ()

    def __bool__(self) -> bool:
        told = (self.progress, self.measures, self.figures, self.promises, self.settled, self.offers)
        return any(told)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The follow-up of one assessment."""

    case: Case
    previous: Case | None
    scope: Scope
    paths: tuple[Path, ...]
    issued_now: tuple[Recommended, ...]
    proposed_now: tuple[Recommended, ...]
    judgements: tuple[JudgementPair, ...]
    figures: tuple[FigurePair, ...]
    derived: tuple[Derived, ...]
    measures_since: tuple[Measured, ...]
    threat_then: tuple[Threat, ...]
    threat_now: tuple[Threat, ...]
    observations: tuple[Observed, ...]
    engaged_then: tuple[str, ...]
    engaged_now: tuple[str, ...]
    engaged_anew: tuple[str, ...]
    delegation: tuple[str, ...]
    needs_met: tuple[Needed, ...]
    needs_open: tuple[Needed, ...]
    commitments: tuple[Commitment, ...]
    later: Later

    def count(self, standing: Standing) -> int:
        return sum(path.standing is standing for path in self.paths)
