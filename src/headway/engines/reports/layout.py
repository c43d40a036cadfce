"""A report laid out: paragraphs, notes and sources numbered, for any renderer. Numbers exist only after filtering.

Running text carries notes; tables carry the numbers of the sources in brackets, because a note in each of three hundred
rows helps nobody. A Laid… value holds plain text and numbers only.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import override

from headway.engines.reports.columns import roomy
from headway.engines.reports.marks import RangeBar, lay_ranges
from headway.engines.reports.values import (
    Basis,
    Block,
    Citation,
    Facts,
    Heading,
    ItemList,
    LeftOutNote,
    Note,
    OpenTo,
    PageBreak,
    Paragraph,
    Ranges,
    Report,
    RoomToWrite,
    Sentence,
    Sources,
    Table,
)
from headway.engines.reports.words import quoted
from headway.foundation.core.numbers_said import say_apart, say_parts

QUOTE_LENGTH = 220


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation in words, with the number of its source in the list and where it opens ("" nowhere)."""

    source: int
    text: str
    place: str
    url: str


_STOPS = (".", ".”", ".»", ". »", "。", "。”", "。」")


@dataclass(frozen=True, slots=True)
class Footnote:
    """One note: an opening remark (for a computed sentence or the drafter's own) and its references."""

    number: int
    remark: str
    references: tuple[Reference, ...]

    @property
    def text(self) -> str:
        return f"{self._words}{self.stop}"

    @property
    def stop(self) -> str:
        """The full stop at its end, "" where its words bring one."""
        return "" if self._words.endswith(_STOPS) else "."

    @property
    def _words(self) -> str:
        told = say_apart(r.text for r in self.references if r.text)
        return " ".join(part for part in (self.remark, told) if part)


@dataclass(frozen=True, slots=True)
class Run:
    """One sentence. `note` is its note, 0 for none; `shows_note` on the last of a run of sentences that share it."""

    text: str
    basis: str
    note: int = 0
    shows_note: bool = False
    references: tuple[Reference, ...] = ()

    @property
    def marks(self) -> tuple[str, ...]:
        """The run's sources by number and place, each once: "3, p. 12"."""
        return tuple(dict.fromkeys(f"{r.source}, {r.place}" if r.place else str(r.source) for r in self.references))


@dataclass(frozen=True, slots=True)
class LaidHeading:
    text: str
    level: int
    anchor: str


@dataclass(frozen=True, slots=True)
class LaidContents:
    """Where the table of contents stands: before the first chapter of a report that has several."""

    headings: tuple[LaidHeading, ...]


@dataclass(frozen=True, slots=True)
class LaidParagraph:
    """`number` is 0 for a paragraph without one. `key`, and `keys` for the parts of a block, are those of `values`."""

    number: int
    runs: tuple[Run, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class LaidList:
    items: tuple[tuple[Run, ...], ...]
    lettered: bool
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LaidCell:
    runs: tuple[Run, ...]
    heading: bool


@dataclass(frozen=True, slots=True)
class LaidTable:
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[LaidCell, ...], ...]
    widths: tuple[int, ...]
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LaidFacts:
    facts: tuple[tuple[str, tuple[Run, ...]], ...]
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LaidRanges:
    """Bars on one axis from `low` to `high` (words), each with its sentence."""

    caption: str
    unit: str
    low: str
    high: str
    rows: tuple[tuple[RangeBar, Run], ...]
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LaidNote:
    """A remark set apart; with `lines`, each run stands on a line of its own."""

    label: str
    runs: tuple[Run, ...]
    lines: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class LaidSources:
    """The list of sources, filled when all of the report has been laid out."""

    entries: tuple[Reference, ...]


LaidBlock = (
    LaidHeading
    | LaidContents
    | LaidParagraph
    | LaidList
    | LaidTable
    | LaidFacts
    | LaidRanges
    | LaidNote
    | LaidSources
    | PageBreak
    | RoomToWrite
)


@dataclass(frozen=True, slots=True)
class Layout:
    """What renderers read: the report's own fields, its laid blocks and its notes in order."""

    report: Report
    blocks: tuple[LaidBlock, ...]
    notes: tuple[Footnote, ...]


def lay_out(report: Report) -> Layout:
    """Number paragraphs, notes and sources of a report that has been filtered for its readers, in its language."""
    with override(report.language):
        return _laid_out(report)


def _laid_out(report: Report) -> Layout:
    desk = _Desk()
    laid = [desk.block(block, index) for index, block in enumerate(report.blocks)]
    if any(isinstance(block, LeftOutNote) for block in report.blocks):
        laid.append(_plain_note(_("Sentences without a source, for the drafter only"), report.uncited))
    entries = tuple(_entry(number, c) for number, c in desk.sources.values())
    blocks = tuple(LaidSources(entries) if isinstance(b, LaidSources) else b for b in laid if b is not None)
    return Layout(report, _with_contents(blocks) if report.contents else blocks, tuple(desk.notes))


def _with_contents(blocks: tuple[LaidBlock, ...]) -> tuple[LaidBlock, ...]:
    chapters = [i for i, b in enumerate(blocks) if isinstance(b, LaidHeading) and b.level == 1]
    if len(chapters) < 3:
        return blocks
    headings = tuple(b for b in blocks if isinstance(b, LaidHeading) and b.level <= 2)
    return *blocks[: chapters[0]], LaidContents(headings), *blocks[chapters[0] :]


@dataclass
class _Desk:
    """The counters of one report."""

    paragraph: int = 0
    notes: list[Footnote] = field(default_factory=list)
    sources: dict[tuple[str, ...], tuple[int, Citation]] = field(default_factory=dict)
    told: set[int] = field(default_factory=set)

    def block(self, block: Block, index: int) -> LaidBlock | None:
        match block:
            case Heading(text=text, level=level, key=key):
                return LaidHeading(text, level, key or f"section-{index}")
            case Paragraph(sentences=sentences, numbered=numbered, key=key):
                self.paragraph += numbered
                return LaidParagraph(self.paragraph if numbered else 0, self.prose(sentences), key)
            case ItemList(items=items, lettered=lettered):
                return LaidList(tuple(self.prose(item.sentences) for item in items), lettered, _keys(items))
            case Table():
                return self.table(block)
            case Facts(facts=facts):
                told_facts = tuple((f.label, tuple(self.bracketed(s) for s in f.sentences)) for f in facts)
                return LaidFacts(told_facts, _keys(facts))
            case Ranges():
                bars, low, high = lay_ranges(block)
                told = (self.bracketed(row.sentence) for row in block.rows)
                drawn = tuple(zip(bars, told, strict=True))
                return LaidRanges(block.caption, block.unit, low, high, drawn, _keys(block.rows))
            case Note(sentences=sentences, label=label, key=key):
                return LaidNote(label, tuple(self.bracketed(s) for s in sentences), key=key)
            case Sources():
                return LaidSources(())
            case PageBreak() | RoomToWrite():
                return block
            case LeftOutNote(items=items):
                words = [f"{item.what} — {item.why}" for item in items]
                return _plain_note(_("Left out of this report, for the drafter only"), words)

    def table(self, block: Table) -> LaidTable:
        rows = tuple(
            tuple(LaidCell(tuple(self.bracketed(s) for s in cell.sentences), cell.heading) for cell in row.cells)
            for row in block.rows
        )
        told = ([" ".join(run.text for run in cell.runs) for cell in row] for row in rows)
        widths = roomy(block.widths or (1,) * len(block.header), block.header, told)
        return LaidTable(block.caption, block.header, rows, widths, _keys(block.rows))

    def prose(self, sentences: Sequence[Sentence]) -> tuple[Run, ...]:
        """Sentences with notes; neighbours that rest on the very same passages share one."""
        runs: list[Run] = []
        for index, sentence in enumerate(sentences):
            if index and _same_grounds(sentences[index - 1], sentence):
                number, previous = runs[-1].note, runs[-1]
                runs[-1] = Run(previous.text, previous.basis, number, False, previous.references)
                runs.append(Run(sentence.text, sentence.basis.value, number, bool(number), previous.references))
            else:
                runs.append(self.noted(sentence))
        return tuple(runs)

    def noted(self, sentence: Sentence) -> Run:
        remark = _remark(sentence)
        references: tuple[Reference, ...] = ()
        for citation in sentence.citations:
            references += (self.refer(citation, after=references[-1].source if references else 0),)
        if not (references or remark):
            return Run(sentence.text, sentence.basis.value)
        number = len(self.notes) + 1
        self.notes.append(Footnote(number, remark, references))
        return Run(sentence.text, sentence.basis.value, number, True, references)

    def bracketed(self, sentence: Sentence) -> Run:
        references = tuple(self.refer(c, in_full=False) for c in sentence.citations)
        return Run(sentence.text, sentence.basis.value, references=references)

    def refer(self, citation: Citation, *, in_full: bool = True, after: int = 0) -> Reference:
        """The reference in full the first time a source is named in a note, by its number in the list afterwards.

        `after` is the source named just before in the same note: a second passage of it needs no name.
        """
        grouped = (citation.source,) if citation.source else (citation.title, citation.issuer, citation.dated)
        number, _citation = self.sources.setdefault(grouped, (len(self.sources) + 1, citation))
        first = in_full and number not in self.told
        if first:
            self.told.add(number)
        name = _full_name(citation) if first else "" if number == after else _("Source %(number)s") % {"number": number}
        return Reference(number, _words(citation, name), _place(citation.page), citation.url)


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


def _keys(parts: Sequence[_Keyed]) -> tuple[str, ...]:
    return tuple(part.key for part in parts)


def _plain_note(label: str, texts: Sequence[str]) -> LaidNote | None:
    return LaidNote(label, tuple(Run(text, Basis.STRUCTURAL.value) for text in texts), lines=True) if texts else None


def _same_grounds(one: Sentence, other: Sentence) -> bool:
    says_something = bool(one.citations) or bool(_remark(one))
    return one.citations == other.citations and one.basis == other.basis and says_something


def _remark(sentence: Sentence) -> str:
    if sentence.basis is Basis.DRAFTER:
        return _("The drafter's assessment, drawing on:") if sentence.citations else _("The drafter's assessment.")
    if sentence.basis is Basis.AGREED:
        return _("Wording agreed by both sides for the public version.")
    if sentence.basis is Basis.COMPUTED:
        return _("Computed, stated by nobody; from:") if sentence.citations else _("Computed, stated by nobody.")
    return ""


def _place(page: str) -> str:
    return _("p. %(number)s") % {"number": page} if page and page[0].isdigit() else page


def _words(citation: Citation, name: str) -> str:
    if citation.open_to is OpenTo.ON_FILE:
        return citation.title
    named = say_parts(filter(None, (name, _place(citation.page))))
    quote = quoted(_shortened(citation.quote)) if citation.quote else ""
    return ": ".join(part for part in (named, quote) if part)


def _full_name(citation: Citation) -> str:
    """Issuer, title and date; the date only where the title does not give it itself."""
    dated = "" if citation.dated in citation.title else citation.dated
    return say_parts(filter(None, (citation.issuer, citation.title, dated)))


def _shortened(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= QUOTE_LENGTH else words[:QUOTE_LENGTH].rsplit(" ", 1)[0] + " …"


def _entry(number: int, citation: Citation) -> Reference:
    name = citation.title if citation.open_to is OpenTo.ON_FILE else _full_name(citation)
    return Reference(number, f"{name}.", "", citation.url.partition("#")[0].partition("?")[0])
