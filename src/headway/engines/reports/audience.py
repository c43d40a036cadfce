"""What each reader gets: sentences, rows and citations beyond the reader's audience go, and the drafter is told.

Visibility has been computed by the caller's queries too; this is the second lock, not the only one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.engines.reports.values import (
    WORDS,
    Audience,
    Block,
    Cell,
    Citation,
    Fact,
    Facts,
    Heading,
    Item,
    ItemList,
    LeftOut,
    LeftOutNote,
    Note,
    OpenTo,
    PageBreak,
    Paragraph,
    RangeRow,
    Ranges,
    Report,
    RoomToWrite,
    Row,
    Sentence,
    Sources,
    Table,
)
from headway.engines.reports.words import term
from headway.foundation.access.policy import READ_BY

SEEN_BY: Mapping[Audience, frozenset[Audience]] = {
    Audience(reader): frozenset(Audience(audience) for audience in seen) for reader, seen in READ_BY.items()
}
"""For the readers of a report, the audiences whose rows they may read. `own` is the holder's own working copy."""

ON_FILE = gettext_noop("On file with the assessing Body")


def may_see(reader: Audience, audience: Audience) -> bool:
    """Whether readers of that audience may see a row of this one."""
    return audience in SEEN_BY[reader]


def narrowest(audiences: Iterable[Audience]) -> Audience:
    """The widest audience all of whose members may see every one of these; `own` where no other will do."""
    seen = list(audiences)
    wide_first = sorted(Audience, key=lambda a: len(SEEN_BY[a]))
    return next(a for a in wide_first if all(may_see(a, other) for other in seen))


def for_audience(report: Report, audience: Audience, *, drafter: bool = False) -> Report:
    """The report as these readers may have it, before any number is given.

    With `drafter`, what was left out also fills the LeftOutNote block; otherwise that block goes.
    """
    sieve = _Sieve(audience)
    sieved = [b for block in report.blocks for b in sieve.block(block)]
    told = [_told(block, sieve.left_out) for block in sieved if drafter or not isinstance(block, LeftOutNote)]
    return replace(
        report,
        blocks=tuple(without_empty_headings(told)),
        audience=audience,
        left_out=report.left_out + tuple(sieve.left_out),
    )


def open_for(citation: Citation, reader: Audience) -> Citation:
    """The citation as far as it opens to this reader: passage, title, or only that it is on file."""
    if may_see(reader, citation.audience) and citation.open_to is OpenTo.PASSAGE:
        return citation
    if may_see(reader, citation.title_audience) and citation.open_to is not OpenTo.ON_FILE:
        return replace(citation, page="", quote="", url="", open_to=OpenTo.TITLE)
    return Citation(key="on-file", label=ON_FILE, title=_(ON_FILE), open_to=OpenTo.ON_FILE, source="on-file")


@dataclass
class _Sieve:
    reader: Audience
    left_out: list[LeftOut] = field(default_factory=list)

    def block(self, block: Block) -> list[Block]:
        match block:
            case Paragraph(sentences=sentences) | Note(sentences=sentences):
                kept = self.sentences(sentences)
                return [replace(block, sentences=kept)] if kept else []
            case ItemList(items=items):
                listed = tuple(i for item in items for i in self.item(item))
                return [replace(block, items=listed)] if listed else []
            case Table(rows=rows):
                lines = tuple(r for row in rows for r in self.row(row))
                return [_without_empty_columns(replace(block, rows=lines))] if lines else []
            case Facts(facts=facts):
                told = tuple(f for fact in facts for f in self.fact(fact))
                return [replace(block, facts=told)] if told else []
            case Ranges(rows=ranges):
                drawn = tuple(r for line in ranges for r in self.range_row(line))
                return [replace(block, rows=drawn)] if drawn else []
            case Heading() | Sources() | LeftOutNote() | PageBreak() | RoomToWrite():
                return [block]

    def sentences(self, sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
        return tuple(s for sentence in sentences for s in self.sentence(sentence))

    def sentence(self, sentence: Sentence) -> list[Sentence]:
        if not self.may_keep(sentence.audience, sentence.text):
            return []
        opened = tuple(dict.fromkeys(open_for(c, self.reader) for c in sentence.citations))
        return [sentence if opened == sentence.citations else replace(sentence, citations=opened)]

    def item(self, item: Item) -> list[Item]:
        if not self.may_keep(item.audience, _first_words(item.sentences)):
            return []
        kept = self.sentences(item.sentences)
        return [replace(item, sentences=kept)] if kept else []

    def row(self, row: Row) -> list[Row]:
        words = _first_words(s for cell in row.cells for s in cell.sentences)
        if not self.may_keep(row.audience, words):
            return []
        cells = tuple(replace(cell, sentences=self.sentences(cell.sentences)) for cell in row.cells)
        return [replace(row, cells=cells)] if _says_something(cells) else []

    def fact(self, fact: Fact) -> list[Fact]:
        kept = self.sentences(fact.sentences)
        return [replace(fact, sentences=kept)] if kept else []

    def range_row(self, line: RangeRow) -> list[RangeRow]:
        return [replace(line, sentence=s) for s in self.sentence(line.sentence)]

    def may_keep(self, audience: Audience, what: str) -> bool:
        if may_see(self.reader, audience):
            return True
        told = {"audience": term(WORDS[audience]), "readers": term(WORDS[self.reader])}
        why = _("Open to: %(audience)s. Readers of this report: %(readers)s.") % told
        self.left_out.append(LeftOut(what, why))
        return False


def _without_empty_columns(table: Table) -> Table:
    """A column in which nothing is left goes with its head."""
    kept = [n for n in range(len(table.header)) if any(row.cells[n].sentences for row in table.rows)]
    return replace(
        table,
        header=tuple(table.header[n] for n in kept),
        rows=tuple(replace(row, cells=tuple(row.cells[n] for n in kept)) for row in table.rows),
        widths=tuple(table.widths[n] for n in kept) if table.widths else (),
    )


def _says_something(cells: tuple[Cell, ...]) -> bool:
    return any(cell.sentences and not cell.heading for cell in cells)


def _first_words(sentences: Iterable[Sentence]) -> str:
    return " ".join(sentence.text for sentence in sentences)[:300]


def _told(block: Block, left_out: list[LeftOut]) -> Block:
    return replace(block, items=tuple(left_out)) if isinstance(block, LeftOutNote) else block


def without_empty_headings(blocks: list[Block]) -> list[Block]:
    """A heading under which nothing is left is dropped, as is one that only has headings below it, or words that lead
    in to a list or table that is gone.
    """
    kept: list[Block] = []
    below = 0  # the highest level of heading that has content or a deeper kept heading after it, 0: none
    for block in reversed(blocks):
        if isinstance(block, Paragraph) and block.leads and not (kept and isinstance(kept[-1], ItemList | Table)):
            continue
        if not isinstance(block, Heading):
            kept.append(block)
            below = 99
        elif below > block.level:
            kept.append(block)
            below = block.level
    return kept[::-1]
