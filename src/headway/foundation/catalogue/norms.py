"""What States are measured against: areas, instruments, provisions, indicators. Frozen values."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Strength = Literal["decides", "calls-upon", "urges", "encourages", "reaffirms", "recognizes", "requests", "underscores"]
Force = Literal["obligation", "call", "encouragement", "restatement", "context"]
Basis = Literal["text", "summary", "unverified"]


@dataclass(frozen=True, slots=True)
class Area:
    """A chapter (no parent) or section of an assessment; `order` is unique."""

    id: str
    title: str
    description: str
    parent: str | None
    order: int


@dataclass(frozen=True, slots=True)
class Provision:
    """One paragraph of an instrument, in our own words.

    `strength` is one of eight words and shown on pages; `verb` stands where the text used another. `force` is what
    counts filter by. `id` is "unsc-2396-2017:OP12". `ref_certain` false: show "paragraph to be confirmed" instead of
    the number. `checked` is true only where the text was seen (`basis` "text"). `judged` false: background, which gets
    no judgement.
    """

    ref: str
    strength: Strength
    force: Force
    summary: str
    areas: tuple[str, ...]
    checked: bool
    basis: Basis
    judged: bool = True
    verb: str = ""
    addressee: str = "States"
    ref_certain: bool = True
    applies_from: date | None = None
    id: str = field(default="", metadata={"derived": True})
    instrument: str = field(default="", metadata={"derived": True})

    @property
    def label(self) -> str:
        """The reference as people may see it: "OP12", or a sentence where the number is not certain."""
        return self.ref if self.ref_certain else "paragraph to be confirmed"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A resolution, treaty or standard.

    Its provisions apply from `in_force` unless they name another day. `complete` false: not all paragraphs addressed to
    States are listed. `since` and `source` are those of the file.
    """

    id: str
    symbol: str
    title: str
    issuer: str
    adopted: date
    in_force: date
    complete: bool
    since: date
    source: str
    provisions: tuple[Provision, ...]
    chapter_vii: bool = False
    superseded_by: str = ""
    note: str = ""

    @property
    def number(self) -> str:
        """The resolution's number: "2396" of "S/RES/2396 (2017)"."""
        return self.symbol.rpartition("/")[2].split(" ")[0]


@dataclass(frozen=True, slots=True)
class KnownInstrument:
    """An instrument that texts name, known by its symbol alone: no provisions are kept."""

    symbol: str
    title: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a figure counts: aggregate only. `population` says of whom or of what, and may name other indicators."""

    id: str
    title: str
    unit: str
    kind: Literal["stock", "flow"]
    population: str
    area: str
    range: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FlowStage:
    """A stage of a flow. It counts an `indicator` and may be a part `of` another stage; or it is what is `left` of one
    after its parts, or those parts that `less` names, are taken away.
    """

    id: str
    title: str
    indicator: str = ""
    of: str = ""
    left: str = ""
    less: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """Stages in the order in which people pass them, counted only. `checked`: by somebody who knows the matter."""

    id: str
    title: str
    checked: bool
    stages: tuple[FlowStage, ...]


@dataclass(frozen=True, slots=True)
class Privacy:
    """What holds for every figure; counts below `threshold` are masked outside the side that reported them."""

    rule: str
    small_counts: str
    threshold: int


@dataclass(frozen=True, slots=True)
class Relation:
    """An arithmetic check between indicators of one State, population and period: sum of `left` ≤ sum of `right`."""

    id: str
    rule: str
    severity: Literal["error", "warning"]
    message: str

    @property
    def left(self) -> tuple[str, ...]:
        return _terms(self.rule.partition(" <= ")[0])

    @property
    def right(self) -> tuple[str, ...]:
        return _terms(self.rule.partition(" <= ")[2])


def _terms(side: str) -> tuple[str, ...]:
    return tuple(term.strip() for term in side.split(" + ") if term.strip())
