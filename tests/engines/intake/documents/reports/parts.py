"""The pieces that a composed report is made of, before it is written as DOCX or PDF, and what is to be found in it."""

from dataclasses import dataclass, field


@dataclass
class Heading:
    level: int
    text: str


@dataclass
class Para:
    """Running text, `**bold**` within; `number` is printed before it, by Word itself where `auto`."""

    text: str
    number: str = ""
    note: str = ""
    auto: bool = True


@dataclass
class Item:
    """An item of a list: `number` as printed, "•" for a bullet; `depth` from 0."""

    text: str
    number: str
    depth: int = 0
    auto: bool = True


@dataclass
class Table:
    """Rows of cells; the first is the head where `headed`. A cell is text, its paragraphs parted by line ends."""

    rows: list[list[str]]
    widths: list[int]
    headed: bool = True


@dataclass
class Contents:
    entries: list[tuple[str, int]]


@dataclass
class Scanned:
    """What stands on pages that are pictures: nothing of it can be read."""

    pages: list[list[object]]


@dataclass
class Gold:
    """A recommendation that is to be found. `parts` are labels."""

    number: str
    text: str
    parts: list[str] = field(default_factory=list)
    paragraph: str = ""


@dataclass
class Report:
    name: str
    layout: str
    title: str
    running: str
    language: str = "en"
    columns: int = 1
    scanned: bool = False
    blocks: list[object] = field(default_factory=list)
    gold: list[Gold] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    announced: int | None = None
    look: dict = field(default_factory=dict)
