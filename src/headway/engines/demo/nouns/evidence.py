"""Sources, what they say, and the figures in them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from headway.engines.demo.nouns.audiences import Audience


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
    """One thing a source says. `text` is the quote, or the part of it that remains without the voice."""

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
