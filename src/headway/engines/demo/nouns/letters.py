"""The register of letters, the reminders that are written, a night's notes."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Letter:
    """What the register says of a source that is a letter; its holder is the source's."""

    source: str
    direction: str
    from_office: str
    to_office: str
    subject: str
    sent_on: date
    number: str = ""


@dataclass(frozen=True, slots=True)
class Reminder:
    """Letters to everybody who owes something, written and numbered on a day; they have not been sent."""

    assessment: str
    holder: str
    subject: str
    due_on: date
    at: date


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a meeting, named by its title; each line waits to be accepted."""

    assessment: str
    holder: str
    meeting: str
    title: str
    dated: str
    at: date
    text: str
