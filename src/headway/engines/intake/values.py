"""What intake proposes: frozen values with exact offsets. Nothing here is stored until a person accepts it.

Every `start`/`end` is an offset into the text of the document that was read; `text[start:end]` is the quoted text, exactly.
"""

from dataclasses import dataclass

from headway.foundation.core.dates import Period
from headway.foundation.core.intervals import Interval


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of running text; captions, headings and datelines carry their `kind` and yield no observation."""

    start: int
    end: int
    text: str
    kind: str = "sentence"
    block: int = -1
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names something; `key` is the catalogue's id, "" where no list knows it."""

    start: int
    end: int
    text: str
    key: str = ""
    name: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or range in the text, at the precision of the text."""

    start: int
    end: int
    text: str
    period: Period
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Component:
    """One part of a visit: modality "on-site" or "virtual", its dates as far as told."""

    modality: str
    starts: str | None
    ends: str | None


@dataclass(frozen=True, slots=True)
class Visit:
    """The visit the text is about. Dates are EDTF text at the text's precision; None where the text does not say."""

    kind: str | None = None
    starts: str | None = None
    ends: str | None = None
    modality: str | None = None
    components: tuple[Component, ...] = ()
    passages: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """An organisation named in the text.

    `part` is delegation, national, other or group; `name` is the canonical short name, else as said; `called` is what people read, where that
    is another.
    """

    start: int
    end: int
    text: str
    name: str
    key: str = ""
    part: str = "other"
    reason: str = ""
    called: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """To whom a statement is attributed: `name` may be "" (office only)."""

    start: int
    end: int
    name: str
    office: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Entities:
    """What the whole text is about, found before its sentences are judged.

    `mandate` is what the visit looks at, as said; `mandate_open` when it adds "other relevant resolutions".
    """

    language: str = "en"
    states: tuple[str, ...] = ()
    state_mentions: tuple[Mention, ...] = ()
    body: str | None = None
    on_behalf_of: str | None = None
    visit: Visit | None = None
    previous_visit: str | None = None
    instruments: tuple[Mention, ...] = ()
    mandate: Mention | None = None
    mandate_open: bool = False
    dates: tuple[DateMention, ...] = ()
    organisations: tuple[OrganisationMention, ...] = ()
    speakers: tuple[Speaker, ...] = ()

    def organisations_of(self, part: str) -> tuple[OrganisationMention, ...]:
        return tuple(o for o in self.organisations if o.part == part)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A hedged figure.

    `interval` is None where only vague words were used; `part_of` is the index of the figure it is a share of.
    """

    start: int
    end: int
    text: str
    subject: str
    interval: Interval | None
    hedge: str | None = None
    share: Interval | None = None
    indicator: str = ""
    said_by: str = ""
    part_of: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it and how: the verb is kept as said (considers, noted, ...), never strengthened."""

    who: str
    verb: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Part:
    """An organisation's part in what is observed: lead, partner, involved, group; unnamed ones as said."""

    name: str
    part: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A proposed area or provision, with how strongly and why."""

    key: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Observed:
    """One proposed observation with its own passage (`start`:`end`) inside its sentence."""

    kind: str
    start: int
    end: int
    text: str
    sentence: Sentence
    voice: Voice
    status: str = ""
    organisations: tuple[Part, ...] = ()
    results: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    open_list: bool = False
    areas: tuple[Link, ...] = ()
    provisions: tuple[Link, ...] = ()
    quantities: tuple[int, ...] = ()
    number: str = ""
    confidence: float = 0.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything intake proposes for one document; numbered recommendations are observations with a `number`."""

    title: str
    language: str
    media_type: str
    sha256: str
    characters: int
    entities: Entities
    sentences: tuple[Sentence, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    observations: tuple[Observed, ...] = ()
