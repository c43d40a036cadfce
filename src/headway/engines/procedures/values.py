"""What is known of a case's stages and gates, and what follows for its clock. Frozen, no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from headway.foundation.catalogue.practice import Gate, Stage

STATE, BODY = "state", "body"


class Outcome(StrEnum):
    """How a stage ended: with something in hand, with the word that there is nothing to say, or with no word at all."""

    DONE = "done"
    NIL = "nil return"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class Happened:
    """What is on record of one stage. `received` says by side when it came in; `set_on` is a day that people agreed."""

    started_on: date | None = None
    ended_on: date | None = None
    received: Mapping[str, date] = field(default_factory=dict)
    set_on: date | None = None
    extended_to: date | None = None
    extension_reason: str = ""
    outcome: Outcome = Outcome.DONE


class Word(StrEnum):
    """What an office or an organ says at a gate."""

    CLEARS = "clears"
    CHANGES = "clears with changes"
    HOLDS = "holds"
    DECIDES = "decides for it"
    DECLINES = "decides against it"
    PUT = "put under silence"
    EXTENDS = "extends the silence"
    OBJECTS = "objects"
    WITHDRAWS = "takes the objection back"
    AGREES = "agrees"
    REFUSES = "refuses"


@dataclass(frozen=True, slots=True)
class Said:
    """One word at a gate. `office` is an office of the line or ""; `until` the day that a silence lasts to."""

    word: Word
    on: date
    office: str = ""
    until: date | None = None
    text: str = ""


class Lock(StrEnum):
    """How a gate stands."""

    GIVEN = "given"
    WAITING = "waiting"
    RUNNING = "silence running"
    HELD = "held"
    BROKEN = "silence broken"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class GateStanding:
    """A gate as it stands: `waits_for` is the office whose turn it is, `until` the end of a silence that runs."""

    gate: Gate
    lock: Lock
    waits_for: str = ""
    until: date | None = None
    said: tuple[Said, ...] = ()

    @property
    def is_given(self) -> bool:
        return self.lock is Lock.GIVEN


@dataclass(frozen=True, slots=True)
class Due:
    """When a stage is due, and why then.

    `counted_from` is the day the clock began, `because` says of what. `foreseen`: that event has not happened, or its
    receipt is not on record, so the day may still move. `first` is the day before it was extended. `rule` is the
    deadline's; "set" where people agreed on the day.
    """

    on: date
    rule: str
    counted_from: date | None = None
    because: str = ""
    foreseen: bool = False
    first: date | None = None
    known_days: bool = True

    @property
    def is_strict(self) -> bool:
        """Whether a day later is late: "about" and "at least" bind nobody to a day."""
        return self.rule in {"at_most", "within_session", "set"}


class Standing(StrEnum):
    """How a stage stands today."""

    DONE = "done"
    NIL = "nil return"
    SILENCE = "silence"
    OVERDUE = "overdue"
    DUE = "due"
    EXPECTED = "expected by now"
    UNDER_WAY = "under way"
    WAITING = "waiting"
    LATER = "later"
    NOT_ON_RECORD = "not on record"


@dataclass(frozen=True, slots=True)
class Step:
    """One stage on the track."""

    stage: Stage
    happened: Happened
    standing: Standing
    due: Due | None = None
    gates: tuple[GateStanding, ...] = ()

    @property
    def has_ended(self) -> bool:
        return self.happened.ended_on is not None

    @property
    def waits_on(self) -> tuple[GateStanding, ...]:
        """The gates that are not given yet."""
        return tuple(row for row in self.gates if not row.is_given)


@dataclass(frozen=True, slots=True)
class Ground:
    """A track or a step that follows from what was judged, and why: a whole sentence.

    `is_open`: what has no level yet could still change it.
    """

    title: str
    because: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Track:
    """A procedure's stages in order with the one that is on now; None when the last has ended.

    `grounds` say which of several tracks the case is on, and why.
    """

    steps: tuple[Step, ...]
    now: Step | None
    grounds: tuple[Ground, ...] = ()

    @property
    def pen(self) -> str:
        """Who acts next: an organisation's id, "state", or "" when nobody has to."""
        return self.now.stage.actor if self.now else ""

    @property
    def is_adopted(self) -> bool:
        return any(row.stage.adopts and row.has_ended for row in self.steps)

    def step(self, stage: str) -> Step | None:
        return next((row for row in self.steps if row.stage.id == stage), None)
