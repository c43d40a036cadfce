"""The questionnaire: sections given to institutions, what they contributed, the three voices, what was submitted."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Assigned:
    """A section given to an institution by the focal point, with the offices that answer and validate."""

    id: str
    assessment: str
    ministry: str
    section: str
    on: date
    due_on: date
    main: str
    alternate: str = ""
    validator: str = ""


@dataclass(frozen=True, slots=True)
class Contributed:
    """An institution's contribution; on paper it is typed in by the focal point. `passed`: it let it go that day."""

    assigned: str
    question: str
    came_by: str
    at: date
    status: str = "answered"
    value: str = ""
    text: str = ""
    passed: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """A prefill, the State's answer or the agreed one; `cites`: the assignments whose contributions it uses."""

    assessment: str
    voice: str
    holder: str
    question: str
    at: date
    status: str = "answered"
    value: str = ""
    text: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Submitted:
    """A section that the State submitted."""

    assessment: str
    section: str
    holder: str
    at: date
