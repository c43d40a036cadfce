"""A laid-out report as DOCX, styled by a template document that users can replace.

The body is written as XML in one piece and parsed once: looking styles up paragraph by paragraph
costs more than all the rest.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml

from headway.engines.reports.docx_marks import (
    CallForComments,
    Marks,
    cell_key,
    heading_key,
    key_at,
    record_changes,
)
from headway.engines.reports.docx_notes import add_footnotes
from headway.engines.reports.docx_xml import UNNUMBERED, W, Writer
from headway.engines.reports.files import read_data
from headway.engines.reports.layout import (
    LaidBlock,
    LaidCell,
    LaidContents,
    LaidFacts,
    LaidHeading,
    LaidList,
    LaidNote,
    LaidParagraph,
    LaidRanges,
    LaidSources,
    LaidTable,
    Layout,
    Run,
)
from headway.engines.reports.values import PageBreak, Report, RoomToWrite
from headway.engines.reports.words import say_letter

DOCX_STYLES = (
    "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "TOC Heading", "toc 1", "Numbered Paragraph",
    "List Letter", "List Bullet", "caption", "Table Text", "Table Heading", "Table Label", "Remark", "Source Entry",
    "Report Table",
    "footnote text", "footnote reference", "Source Mark", "Strong",
)  # fmt: skip
"""The styles a template should have, by name; where one is missing the template's default is used."""


class BadTemplate(ValueError):
    """The template cannot be used; the message says what to do."""


def render(
    layout: Layout, template: Path | None = None, *, at: datetime | None = None, call: CallForComments | None = None
) -> bytes:
    """The report as a DOCX file. `at` is the moment its properties give as created, when known.

    With `call` it goes out for comments: every block is marked with its key, numbers are typed so that they stay those
    of this version, and word processors record changes from the start. Raises BadTemplate.
    """
    report = layout.report
    document = _opened(template) if template else Document(io.BytesIO(read_data("template.docx")))
    styles = {(s.name or "").lower(): s.style_id for s in document.styles}
    writer = Writer(styles, rtl=report.direction == "rtl")
    body = "".join(_Body(layout, document, writer, call).parts())
    _replace_body(document, body)
    if call is not None:
        record_changes(document)
    add_footnotes(document, layout.notes, writer)
    _fill_words(document, report)
    _set_properties(document, report, at)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _opened(template: Path) -> DocumentObject:
    try:
        return Document(str(template))
    except (PackageNotFoundError, KeyError, ValueError):
        raise BadTemplate(
            _("%(name)s is no Word document: save it as DOCX in a word processor.") % {"name": template.name}
        ) from None


class _Body:
    def __init__(
        self, layout: Layout, document: DocumentObject, writer: Writer, call: CallForComments | None = None
    ) -> None:
        self.layout = layout
        self.write = writer
        self.width = _text_width(document)
        self.lists = _Lists(document)
        self.numbers_itself = _numbers_itself(document)
        self.bookmarks = 0
        self.call = call
        self.marks = Marks(writer, on=call is not None)

    def parts(self) -> Iterator[str]:
        report = self.layout.report
        title = self.write.text(report.title)
        yield self.write.paragraph("Title", self.marks.version(self.call, title))
        if report.subtitle:
            yield self.write.paragraph("Subtitle", self.marks.block("subtitle", self.write.text(report.subtitle)))
        if self.call is not None:
            yield self.write.paragraph("Remark", self.write.text(self.call.request))
        for block in self.layout.blocks:
            if isinstance(block, PageBreak | RoomToWrite):
                yield self.for_a_pen(block)
            else:
                yield from self.block(block)

    def block(self, block: LaidBlock) -> Iterator[str]:
        match block:
            case LaidHeading():
                yield self.heading(block)
            case LaidContents(headings=headings):
                yield from self.contents(headings)
            case LaidParagraph():
                yield self.paragraph(block)
            case LaidList(items=items, lettered=lettered, keys=keys):
                yield from self.list(items, lettered, keys)
            case LaidTable():
                yield from self.table(block)
            case LaidFacts(facts=facts, keys=keys):
                yield self.facts(facts, keys)
            case LaidRanges():
                yield from self.ranges(block)
            case LaidNote():
                yield from self.note(block)
            case LaidSources(entries=entries):
                for entry in entries:
                    inner = self.write.text(f"[{entry.source}]") + "<w:r><w:tab/></w:r>" + self.write.text(entry.text)
                    yield self.write.paragraph("Source Entry", inner)

    def for_a_pen(self, block: PageBreak | RoomToWrite) -> str:
        if isinstance(block, RoomToWrite):
            return self.write.ruled() * block.lines
        return self.write.paragraph("Table Text", '<w:r><w:br w:type="page"/></w:r>')

    def heading(self, heading: LaidHeading) -> str:
        self.bookmarks += 1
        if self.call is None:
            return self.write.heading(heading.level, heading.text, self.bookmarks, _anchor(self.bookmarks))
        words = self.marks.block(heading_key(heading.anchor), self.write.text(heading.text))
        return self.write.paragraph(f"heading {heading.level}", words)

    def paragraph(self, paragraph: LaidParagraph) -> str:
        words, number, typed = self.prose(paragraph.runs), paragraph.number, self.call is not None
        if not number:
            return self.write.paragraph("Normal", self.marks.block(paragraph.key, words))
        label = "" if self.numbers_itself and not typed else self.write.text(f"{number}.  ")
        marked = self.marks.block(paragraph.key, label + words)
        return self.write.paragraph("Numbered Paragraph", marked, list_id=UNNUMBERED if typed else 0)

    def note(self, note: LaidNote) -> Iterator[str]:
        opening = self.write.text(f"{note.label}. ", "Strong")
        told = [self.bracketed([run]) for run in note.runs] if note.lines else [self.bracketed(note.runs)]
        for index, words in enumerate(told):
            yield self.write.paragraph("Remark", words if index else self.marks.block(note.key, opening + words))

    def contents(self, headings: Sequence[LaidHeading]) -> Iterator[str]:
        """The headings as links, each with its page as a field.

        Word's own TOC field would be kept by LibreOffice as it stands in the file, without pages, for we know none; a
        field for each page is filled in by both.
        """
        if self.call is not None:  # its page numbers would come back as changes
            return
        yield self.write.paragraph("TOC Heading", self.write.text(_("Contents")))
        for heading, name in zip(headings, self.anchors(), strict=False):
            line = self.write.text(heading.text) + "<w:r><w:tab/></w:r>" + _page_of(name)
            link = f'<w:hyperlink w:anchor="{name}" w:history="1">{line}</w:hyperlink>'
            yield self.write.paragraph(f"toc {heading.level}", link)

    def anchors(self) -> Iterator[str]:
        """The bookmarks of the headings that the contents list, in their order."""
        headings = [block for block in self.layout.blocks if isinstance(block, LaidHeading)]
        yield from (_anchor(n) for n, heading in enumerate(headings, start=1) if heading.level <= 2)

    def list(self, items: Sequence[Sequence[Run]], lettered: bool, keys: Sequence[str]) -> Iterator[str]:
        typed = lettered and self.call is not None
        list_id = self.lists.start("list letter") if lettered and not typed else 0
        style = "List Letter" if lettered else "List Bullet"
        for index, item in enumerate(items):
            label = self.write.text(f"({say_letter(index)})  ") if lettered and not list_id else ""
            words = self.marks.block(key_at(keys, index), label + self.prose(item))
            yield self.write.paragraph(style, words, list_id=UNNUMBERED if typed else list_id)

    def table(self, table: LaidTable) -> Iterator[str]:
        yield self.write.paragraph("caption", self.write.text(table.caption))
        widths = _columns(table.widths, self.width)
        rows = (
            self.write.row(widths, (self.cell(cell, key_at(table.keys, r), c) for c, cell in enumerate(row)))
            for r, row in enumerate(table.rows)
        )
        yield self.write.table(widths, table.header, rows, table.caption) + self.gap()

    def cell(self, cell: LaidCell, key: str, column: int) -> str:
        words = self.bracketed(cell.runs)
        return self.write.paragraph("Table Text", self.marks.block(cell_key(key, column), words) if words else "")

    def facts(self, facts: Sequence[tuple[str, Sequence[Run]]], keys: Sequence[str]) -> str:
        widths = _columns((3, 8), self.width)
        rows = (
            self.write.row(widths, (self.label(label), self.text_cell(key_at(keys, n), self.bracketed(runs))))
            for n, (label, runs) in enumerate(facts)
        )
        return self.write.table(widths, (), rows, _("About this report")) + self.gap()

    def text_cell(self, key: str, words: str) -> str:
        return self.write.paragraph("Table Text", self.marks.block(key, words))

    def label(self, words: str) -> str:
        return self.write.paragraph("Table Label", self.write.text(words))

    def ranges(self, block: LaidRanges) -> Iterator[str]:
        yield self.write.paragraph("caption", self.write.text(block.caption))
        widths = _columns((4, 3, 4, 8), self.width)
        rows = (
            self.write.row(
                widths,
                (
                    *(self.write.paragraph("Table Text", self.write.text(t)) for t in (bar.label, bar.when, bar.words)),
                    self.text_cell(key_at(block.keys, n), self.bracketed([run])),
                ),
            )
            for n, (bar, run) in enumerate(block.rows)
        )
        yield (
            self.write.table(widths, (_("Figure"), _("When"), _("Range"), _("As said")), rows, block.caption)
            + self.gap()
        )

    def gap(self) -> str:
        """Two tables that touch become one in Word."""
        return self.write.paragraph("Table Text", "")

    def prose(self, runs: Sequence[Run]) -> str:
        last = len(runs) - 1
        pieces: list[str] = []
        for index, run in enumerate(runs):
            space = "" if run.shows_note or index == last else " "
            pieces.append(self.write.text(run.text + space))
            if run.shows_note:
                pieces.append(self.write.note_mark(run.note))
                if index != last:
                    pieces.append(self.write.text(" "))
        return "".join(pieces)

    def bracketed(self, runs: Iterable[Run]) -> str:
        pieces: list[str] = []
        for run in runs:
            pieces.append(self.write.text(f"{' ' if pieces else ''}{run.text}"))
            if run.marks:
                pieces.append(self.write.text("".join(f" [{mark}]" for mark in run.marks), "Source Mark"))
        return "".join(pieces)


def _anchor(number: int) -> str:
    return f"_Toc{number:08d}"


def _page_of(anchor: str) -> str:
    """The page a bookmark stands on, as a field: word processors fill it in."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF '
        f'{anchor} \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


class _Lists:
    """Each lettered list is an instance of its own of the numbering its style names, so that it begins at (a)."""

    def __init__(self, document: DocumentObject) -> None:
        self.styles = {(s.name or "").lower(): s.element for s in document.styles}
        self.numbering = document.part.numbering_part.element
        ids = self.numbering.xpath("./w:num/@w:numId")
        self.last = max((int(i) for i in ids), default=0)

    def start(self, style: str) -> int:
        """The id of a fresh list, 0 when the template has no such style or it numbers nothing."""
        element = self.styles.get(style)
        named = [] if element is None else element.xpath("./w:pPr/w:numPr/w:numId/@w:val")
        abstract = self.numbering.xpath(f"./w:num[@w:numId='{named[0]}']/w:abstractNumId/@w:val") if named else []
        if not abstract:
            return 0
        self.last += 1
        xml = (
            f'<w:num xmlns:w="{W}" w:numId="{self.last}"><w:abstractNumId w:val="{abstract[0]}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
        self.numbering.append(parse_xml(xml))
        return self.last


def _numbers_itself(document: DocumentObject) -> bool:
    return any(
        bool(s.element.xpath("./w:pPr/w:numPr/w:numId"))
        for s in document.styles
        if (s.name or "").lower() == "numbered paragraph"
    )


def _text_width(document: DocumentObject) -> int:
    """The width of the text in twentieths of a point."""
    section = document.sections[0]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    return 9070 if page is None or left is None or right is None else (page - left - right) // 635


def _columns(widths: Sequence[int], total: int) -> list[int]:
    return [width * total // sum(widths) for width in widths]


def _replace_body(document: DocumentObject, xml: str) -> None:
    """Put the XML where the template's own text was; its last section (page, header, footer) stays."""
    body = document.element.body
    section = body.sectPr
    for child in list(body):
        body.remove(child)
    body.extend(list(parse_xml(f'<w:body xmlns:w="{W}">{xml}</w:body>')))
    if section is not None:
        body.append(section)


def _fill_words(document: DocumentObject, report: Report) -> None:
    """Put the report's words where the template's headers and footers say {{title}}, {{marking}}, …"""
    status = "" if report.status == "cleared" else _("Draft")
    words = {"title": report.title, "state": report.state, "marking": report.marking, "dated": report.dated}
    rtl = report.direction == "rtl"
    for section in document.sections:
        for part in (
            section.header, section.first_page_header, section.footer, section.first_page_footer,
        ):  # fmt: skip
            for text in part._element.iter(f"{{{W}}}t"):
                for name, value in {**words, "status": status}.items():
                    text.text = (text.text or "").replace(f"{{{{{name}}}}}", value)
                text.text = (text.text or "").strip(" ·") if "·" in (text.text or "") else text.text
            for properties in part._element.iter(f"{{{W}}}pPr") if rtl else ():
                properties.append(parse_xml(f'<w:bidi xmlns:w="{W}"/>'))


def _set_properties(document: DocumentObject, report: Report, at: datetime | None) -> None:
    properties = document.core_properties
    properties.title = report.title[:255]
    properties.subject = report.state[:255]
    properties.category = report.kind[:255]
    properties.keywords = report.marking[:255]
    properties.content_status = report.status.value
    properties.language = report.language
    if at:
        properties.created = properties.modified = at
    for element in document.styles.element.xpath("./w:docDefaults//w:lang"):
        letters = "bidi" if report.direction == "rtl" else "eastAsia" if report.language.startswith("zh") else "val"
        element.set(f"{{{W}}}{letters}", report.language)
