"""Word files (DOCX): headings by style, lists with the numbers they print, tables, boxes and notes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from headway.engines.intake.layer import Document, Kind, Page
from headway.engines.intake.readers.drafts import Draft, Writing, nest, with_markers
from headway.engines.intake.readers.layout import recognise, title_of, with_bold_headings
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.readers.numbering import Depth, Marker, marker_of
from headway.engines.intake.readers.package import BROKEN, Package
from headway.engines.intake.readers.styles import (
    Numbering,
    Style,
    child,
    children,
    is_on,
    local,
    number,
    read_numbering,
    read_styles,
    value,
)
from headway.engines.intake.readers.word_pictures import PICTURED, PagePicture, Pictures, Said
from headway.foundation.core.numbers_said import page_ranges

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SKIPPED = frozenset(
    {"del", "moveFrom", "instrText", "delText", "rPr", "pPr", "Fallback", "sdtPr", "tblPr", "tcPr", "trPr"}
)
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_STYLE_KINDS = {
    "title": Kind.TITLE,
    "subtitle": Kind.SUBTITLE,
    "caption": Kind.CAPTION,
    "quote": Kind.QUOTE,
    "intense quote": Kind.QUOTE,
    "block text": Kind.QUOTE,
    "date": Kind.DATELINE,
    "header": Kind.FURNITURE,
    "footer": Kind.FURNITURE,
}
_HEADING = re.compile(r"heading (\d)")
_LIST = re.compile(r"list (?:bullet|number|continue|paragraph)?\s*(\d)?")
_TRANSPARENT = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice"})


def read_word(
    data: bytes, *, digest: str, limits: Limits, said: Mapping[int, Sequence[Said]] | None = None
) -> Document:
    """A Document of a DOCX file; headers and footers are left out. Raises Unreadable.

    `said` has what a machine read from pictures as large as a page, by their numbers: it is set where the pictures stand. The others are told in `metadata` under "pictures_without_text".
    """
    package = Package(data, limits)
    reader = _read(package, said or {})
    text, drafts = reader.writing.text, reader.writing.drafts
    silent = sorted({one.number for one in reader.pictures.pages} - {piece.number for piece in reader.machine})
    if not text and silent:
        raise Unreadable(
            _(
                "The Word file has no text, only pictures of pages (%(pictures)s): run text recognition (OCR) and give "
                "the result."
            )
            % {"pictures": page_ranges(silent)}
        )
    told = any(draft.kind in (Kind.TITLE, Kind.HEADING) for draft in drafts)
    drafts = recognise(text, with_markers(text, drafts), titles=not told, headings=not told)
    drafts = with_bold_headings(text, drafts, reader.bold)
    metadata = _metadata(package.part("docProps/core.xml"))
    title = title_of(text, drafts) or metadata.pop("title", "")
    metadata.pop("title", None)
    if package.has_macros:
        metadata["macros"] = "not read"
    if outside := package.places_outside():
        metadata["places_outside"] = str(outside)
    if silent:
        metadata["pictures_without_text"] = page_ranges(silent)
    return Document(
        text, nest(drafts), (), title, _MEDIA_TYPE, digest, metadata, tuple(reader.bold), tuple(reader.machine)
    )


def pages_pictured(data: bytes, limits: Limits) -> list[PagePicture]:
    """The pictures of a DOCX file that are as large as a page, in its order. Raises Unreadable."""
    return _read(Package(data, limits), {}).pictures.pages


def _read(package: Package, said: Mapping[int, Sequence[Said]]) -> "_Reader":
    name, tree = package.main()
    folder, _slash, leaf = name.rpartition("/")
    try:
        reader = _Reader(
            read_styles(package.part(f"{folder}/styles.xml")),
            read_numbering(package.part(f"{folder}/numbering.xml")),
            Pictures(package.links_of(folder, leaf), said),
        )
        reader.read(child(tree, "body"))
        for kind in ("footnote", "endnote"):
            reader.add_notes(kind, package.part(f"{folder}/{kind}s.xml"))
    except BROKEN as error:
        raise Unreadable(_("The Word file is damaged: open it in a word processor and save it again.")) from error
    return reader


def _metadata(core: Element | None) -> dict[str, str]:
    names = {
        "title": "title",
        "creator": "author",
        "created": "created",
        "modified": "modified",
        "language": "language",
    }
    found = {
        names[local(one.tag)]: one.text or "" for one in (core if core is not None else ()) if local(one.tag) in names
    }
    return {key: text.strip() for key, text in found.items() if text.strip()}


Bold = list[tuple[int, int]]


@dataclass(slots=True)
class _Inline:
    """The text of a paragraph, what of it is bold, the notes it cites and the text boxes anchored in it."""

    styles: dict[str, Style]
    text: list[str] = field(default_factory=list)
    length: int = 0
    bold: Bold = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    pictures: list[Element] = field(default_factory=list)

    def read(self, element: Element, bold: bool) -> None:
        for one in element:
            tag = local(one.tag)
            if tag in _SKIPPED or (tag == "r" and child(child(one, "rPr"), "vanish") is not None):
                continue
            if tag in PICTURED:
                self.pictures.append(one)
            if tag == "t":
                self._put(one.text or "", bold)
            elif tag in _CHARACTERS:
                self._put(_CHARACTERS[tag], bold)
            elif tag in ("footnoteReference", "endnoteReference"):
                self.notes.append((tag.removesuffix("Reference"), value(one, "id") or ""))
            elif tag == "txbxContent":
                self.boxes.append(one)
            elif tag == "r":
                self.read(one, self._is_bold(one, bold))
            else:
                self.read(one, bold)

    def _put(self, text: str, bold: bool) -> None:
        self.text.append(text)
        if bold and text:
            self.bold.append((self.length, self.length + len(text)))
        self.length += len(text)

    def _is_bold(self, run: Element, bold: bool) -> bool:
        properties = child(run, "rPr")
        style = self.styles.get(value(child(properties, "rStyle")) or "")
        return is_on(properties, "b", bold or (style is not None and style.bold))

    def stripped(self) -> tuple[str, Bold]:
        """The text without white space at its edges, and what of it is bold."""
        whole = "".join(self.text)
        text, cut = whole.strip(), len(whole) - len(whole.lstrip())
        moved = ((max(0, one - cut), min(len(text), two - cut)) for one, two in self.bold)
        return text, [(one, two) for one, two in moved if one < two]


class _Reader:
    def __init__(self, styles: dict[str, Style], numbering: Numbering, pictures: Pictures) -> None:
        self.writing = Writing()
        self._styles = styles
        self._numbering = numbering
        self._cited: dict[tuple[str, str], int] = {}
        self._titled = False
        self.bold: Bold = []
        self.pictures = pictures
        self.machine: list[Page] = []

    def read(self, body: Element | None, under: int | None = None) -> None:
        for one in body if body is not None else ():
            tag = local(one.tag)
            if tag == "p":
                self._paragraph(one, under)
            elif tag == "tbl":
                self._table(one)
            elif tag in _TRANSPARENT:
                self.read(one, under)

    def add_notes(self, kind: str, part: Element | None) -> None:
        """The notes that were cited, in the order of citing, numbered as Word prints them."""
        notes = {value(one, "id") or "": one for one in children(part, kind)}
        cited = [(identity, index) for (of, identity), index in self._cited.items() if of == kind]
        for count, (identity, index) in enumerate(cited, start=1):
            if identity in notes and (text := self._flat(notes[identity])[0]):
                marker = Marker(str(count), len(str(count)) + 1, Depth.ARABIC, "note")
                self.writing.add(Draft(Kind.FOOTNOTE, 0, 0, marker=marker, under=index), f"{count} {text}")

    def _paragraph(self, paragraph: Element, under: int | None) -> None:
        style = self._style_of(paragraph)
        inline = self._inline(paragraph, style)
        kind, level = self._kind_of(paragraph, style)
        text, bold = inline.stripped()
        length = len(text)
        if text:
            printed, depth = self._printed(paragraph, style)
            marker: Marker | None = None
            if printed:
                text = f"{printed} {text}"
                marker = marker_of(text)
                if marker is None or marker.number != printed:
                    marker = Marker(printed, len(printed) + 1, Depth.ARABIC + depth, "list")
            elif printed == "" and kind is Kind.PARAGRAPH:
                kind, level = Kind.LIST_ITEM, depth + 1
            if marker is not None and marker.depth >= Depth.LETTER and kind is Kind.PARAGRAPH:
                kind = Kind.LIST_ITEM
            index = self.writing.add(Draft(kind, 0, 0, level, marker, under=under), text)
            self._embolden(bold, self.writing.length - length)
            for note in inline.notes:
                self._cited.setdefault(note, index)
        for box in inline.boxes:
            self._box(box)
        for picture in inline.pictures:
            self._pictured(self.pictures.see(picture), under)

    def _pictured(self, page: int, under: int | None) -> None:
        """What a machine read from a picture, where it stands."""
        for said in self.pictures.said.get(page, ()):
            if isinstance(said, str):
                index = self.writing.add(Draft(Kind.PARAGRAPH, 0, 0, under=under), said)
            else:
                index = self._rows_of([[(cell, []) for cell in row] for row in said])
            self.machine.append(Page(page, self.writing.drafts[index].start, self.writing.length))

    def _box(self, content: Element) -> None:
        if any(local(one.tag) == "t" and (one.text or "").strip() for one in content.iter()):
            index = self.writing.open(Draft(Kind.BOX, 0, 0))
            self.read(content, index)
            self.writing.close(index)

    def _table(self, table: Element) -> None:
        rows = [list(_cells(row)) for row in _rows(table)]
        if len(rows) == 1 and len(rows[0]) == 1:
            self._box(rows[0][0])
            return
        texts = [[flat for cell in row for flat in self._spread(cell)] for row in rows]
        if not any(text for row in texts for text, _ in row):
            return
        self._rows_of(texts)

    def _rows_of(self, texts: Sequence[list[tuple[str, Bold]]]) -> int:
        index = self.writing.open(Draft(Kind.TABLE, 0, 0))
        for row in texts:
            if any(text for text, _ in row):
                self._row(row, index)
        self.writing.close(index)
        return index

    def _row(self, cells: list[tuple[str, Bold]], table: int) -> None:
        row = self.writing.open(Draft(Kind.TABLE_ROW, 0, 0, under=table), apart="\n")
        while cells and not cells[-1][0]:
            cells.pop()
        for count, (text, bold) in enumerate(cells):
            if count:
                self.writing.write("\t")
            if text:
                self.writing.add(Draft(Kind.TABLE_CELL, 0, 0, under=row), text, apart="")
                self._embolden(bold, self.writing.length - len(text))
        self.writing.close(row)

    def _spread(self, cell: Element) -> list[tuple[str, Bold]]:
        """A cell, and an empty one for each further column it stands over."""
        text, bold = self._flat(cell)
        span = number(child(child(cell, "tcPr"), "gridSpan"), 1)
        return [(text.replace("\t", " "), bold), *[("", [])] * (min(span, 60) - 1)]

    def _embolden(self, bold: Bold, offset: int) -> None:
        for start, end in bold:
            if self.bold and start + offset - self.bold[-1][1] <= 0:
                self.bold[-1] = (self.bold[-1][0], end + offset)
            else:
                self.bold.append((start + offset, end + offset))

    def _inline(self, paragraph: Element, style: Style) -> _Inline:
        inline = _Inline(self._styles)
        inline.read(paragraph, style.bold)
        return inline

    def _flat(self, element: Element) -> tuple[str, Bold]:
        """All paragraphs below an element, one a line, and what of them is bold."""
        lines: list[str] = []
        found: Bold = []
        length = 0
        for paragraph in element.iter():
            if local(paragraph.tag) != "p":
                continue
            style = self._style_of(paragraph)
            inline = self._inline(paragraph, style)
            for picture in inline.pictures:
                self.pictures.see(picture)
            text, bold = inline.stripped()
            if not text:
                continue
            printed = self._printed(paragraph, style)[0]
            line = f"{printed} {text}" if printed else text
            shift = length + len(line) - len(text)
            found += [(one + shift, two + shift) for one, two in bold]
            lines.append(line)
            length += len(line) + 1
        return "\n".join(lines), found

    def _style_of(self, paragraph: Element) -> Style:
        identity = value(child(child(paragraph, "pPr"), "pStyle")) or ""
        return self._styles.get(identity, Style(name=identity.lower()))

    def _kind_of(self, paragraph: Element, style: Style) -> tuple[Kind, int]:
        outline = style.outline
        if (own := child(child(paragraph, "pPr"), "outlineLvl")) is not None:
            outline = number(own, 9)
        if style.name.startswith(("toc ", "table of")):
            return Kind.FURNITURE, 0
        kind = _STYLE_KINDS.get(style.name, Kind.PARAGRAPH)
        if kind is Kind.TITLE:
            kind, self._titled = (Kind.HEADING if self._titled else Kind.TITLE), True
            return kind, int(kind is Kind.HEADING)
        if match := _HEADING.match(style.name):
            return Kind.HEADING, min(6, max(1, int(match[1])))
        if kind is Kind.PARAGRAPH and outline is not None and outline < 9:
            return Kind.HEADING, min(6, outline + 1)
        return kind, 0

    def _printed(self, paragraph: Element, style: Style) -> tuple[str | None, int]:
        """The number Word prints before a paragraph ("" for a bullet, None for none) and its depth in its list."""
        own = child(child(paragraph, "pPr"), "numPr")
        list_id, depth = style.list_id, style.depth
        if own is not None:
            list_id = value(child(own, "numId")) or list_id
            depth = number(child(own, "ilvl"), depth)
        return (self._numbering.next(list_id, depth), depth) if list_id else (None, 0)


def _rows(table: Element) -> list[Element]:
    return [row for one in table for row in ([one] if local(one.tag) == "tr" else one.iter()) if local(row.tag) == "tr"]


def _cells(row: Element) -> list[Element]:
    return [
        cell for one in row for cell in ([one] if local(one.tag) == "tc" else one.iter()) if local(cell.tag) == "tc"
    ]
