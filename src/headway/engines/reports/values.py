"""A report as values: blocks of sentences, each with its citations, voice, hedge and audience.

Nothing here knows the database, an outline or a file format. Texts are plain: no markup is ever read from them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from headway.foundation.core.intervals import Interval


class Audience(StrEnum):
    """Who may see a sentence, a row or a citation (DESIGN, "Two sides, six audiences")."""

    OWN = "own"
    BODY = "body"
    STATE = "state"
    SHARED = "shared"
    PARTNERS = "partners"
    PUBLIC = "public"


WORDS = {
    Audience.OWN: "those who wrote it",
    Audience.BODY: "the Body",
    Audience.STATE: "the State",
    Audience.SHARED: "both sides",
    Audience.PARTNERS: "the delegation",
    Audience.PUBLIC: "everyone",
}
"""For whom a report is, or what stands in it, in words."""


class Basis(StrEnum):
    """What a sentence stands on.

    CITED needs a citation. DRAFTER is the drafter's own assessment, marked as such. COMPUTED is counted or solved from
    rows, stated by nobody. STRUCTURAL says nothing about the world (a heading, "No figure is on record."). AGREED is
    wording that both sides agreed for a public version in place of what stood there.
    """

    CITED = "cited"
    DRAFTER = "drafter"
    COMPUTED = "computed"
    STRUCTURAL = "structural"
    AGREED = "agreed"


class OpenTo(StrEnum):
    """How far a citation opens for the reader."""

    PASSAGE = "passage"
    TITLE = "title"
    ON_FILE = "on-file"


class Status(StrEnum):
    """A draft lists its uncited sentences; a cleared report has none."""

    DRAFT = "draft"
    CLEARED = "cleared"


@dataclass(frozen=True, slots=True)
class Citation:
    """One source, at one place in it.

    `key` names the passage, `source` the source it lies in (the sources list groups by it). `dated` is text for people.
    `url` is the site path of the source page at the passage, "" when it does not open. `audience` is that of the
    passage; `title_audience` that of the source's title, never narrower.
    """

    key: str
    label: str
    title: str
    issuer: str = ""
    dated: str = ""
    page: str = ""
    quote: str = ""
    url: str = ""
    open_to: OpenTo = OpenTo.PASSAGE
    source: str = ""
    audience: Audience = Audience.PUBLIC
    title_audience: Audience = Audience.PUBLIC


@dataclass(frozen=True, slots=True)
class Voice:
    """Who said it and with which verb ("considers", "noted"); `inferred` when the text does not name the speaker."""

    who: str
    verb: str
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the report. `observations` are the keys of the observations it tells."""

    text: str
    citations: tuple[Citation, ...] = ()
    basis: Basis = Basis.CITED
    hedge: str = ""
    voice: Voice | None = None
    audience: Audience = Audience.PUBLIC
    observations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is a chapter. `key` is stable, for links to it."""

    text: str
    level: int = 1
    key: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. Numbered through the whole report, as United Nations reports are, unless `numbered` is false.

    `leads`: it leads in to the list or table that follows, and goes with it. `key`, here and below, names what the
    block is about and is the same in every version of the report (`keys`); a builder gives the record it tells of.
    """

    sentences: tuple[Sentence, ...]
    numbered: bool = True
    leads: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: sentences that stand or fall together."""

    sentences: tuple[Sentence, ...]
    audience: Audience = Audience.PUBLIC
    key: str = ""


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list of items, lettered (a), (b), … when `lettered`."""

    items: tuple[Item, ...]
    lettered: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell; `heading` marks the cell that names its row."""

    sentences: tuple[Sentence, ...] = ()
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, seen or left out as a whole; a cell whose sentences were all left out stays, empty."""

    cells: tuple[Cell, ...]
    audience: Audience = Audience.PUBLIC
    key: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row. `widths` are relative, one a column; empty means equal."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands beside it in the front matter."""

    label: str
    sentences: tuple[Sentence, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """The front matter: labels and values, read down."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class RangeRow:
    """One interval to be drawn, with the words that stand beside it.

    `when` groups then and now; `computed` is drawn as an outline, because nobody stated it.
    """

    label: str
    when: str
    interval: Interval
    sentence: Sentence
    computed: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Ranges:
    """Intervals of one indicator on one common axis."""

    caption: str
    unit: str
    rows: tuple[RangeRow, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A remark set apart: what the reader should know about how the report was made."""

    sentences: tuple[Sentence, ...]
    label: str = "Note"
    key: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """Stands where the list of sources goes; it is made after filtering."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One thing withheld from this report's readers. Told to the drafter, never to them."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class LeftOutNote:
    """Stands where the drafter reads what was left out; empty for every other reader."""

    items: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page, where the format has pages."""


@dataclass(frozen=True, slots=True)
class RoomToWrite:
    """Ruled lines for a pen."""

    lines: int


Block = Heading | Paragraph | ItemList | Table | Facts | Ranges | Note | Sources | LeftOutNote | PageBreak | RoomToWrite


@dataclass(frozen=True, slots=True)
class Report:
    """A report before or after filtering. `left_out` and `uncited` are for the drafter only: renderers
    print them where a LeftOutNote block stands, which only the drafter's copy keeps.

    `audience` is who will read it; `state` is the State's name, `compartment` its file; `dated` is text for people;
    `direction` is "ltr" or "rtl"; without `contents` there is no table of contents, however many chapters.
    """

    kind: str
    title: str
    blocks: tuple[Block, ...] = ()
    subtitle: str = ""
    state: str = ""
    compartment: str = ""
    marking: str = ""
    status: Status = Status.DRAFT
    audience: Audience = Audience.OWN
    dated: str = ""
    language: str = "en"
    direction: str = "ltr"
    contents: bool = True
    left_out: tuple[LeftOut, ...] = field(default=())
    uncited: tuple[str, ...] = field(default=())


def list_sentences(block: Block) -> Iterator[Sentence]:
    """Every sentence of a block, in reading order."""
    match block:
        case Paragraph(sentences=sentences) | Note(sentences=sentences):
            yield from sentences
        case ItemList(items=items):
            for item in items:
                yield from item.sentences
        case Table(rows=rows):
            for row in rows:
                for cell in row.cells:
                    yield from cell.sentences
        case Facts(facts=facts):
            for fact in facts:
                yield from fact.sentences
        case Ranges(rows=ranges):
            for line in ranges:
                yield line.sentence
        case Heading() | Sources() | LeftOutNote() | PageBreak() | RoomToWrite():
            return
