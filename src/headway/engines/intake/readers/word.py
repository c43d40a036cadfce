"""Word files (DOCX): headings by style, lists with the numbers they print, tables, boxes and notes."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from headway.engines.intake.layer import Document, Kind
from headway.engines.intake.readers.drafts import Draft, Writing, nest, with_markers
from headway.engines.intake.readers.layout import recognise, title_of
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.readers.numbering import Depth, Marker, marker_of
from headway.engines.intake.readers.package import BROKEN, Package
from headway.engines.intake.readers.styles import (
    Numbering,
    Style,
    child,
    children,
    local,
    number,
    read_numbering,
    read_styles,
    value,
)

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


def read_word(data: bytes, *, digest: str, limits: Limits) -> Document:
    """A Document of a DOCX file; headers and footers are left out. Raises Unreadable."""
    package = Package(data, limits)
    name, tree = package.main()
    folder = name.rpartition("/")[0]
    try:
        reader = _Reader(
            read_styles(package.part(f"{folder}/styles.xml")), read_numbering(package.part(f"{folder}/numbering.xml"))
        )
        reader.read(child(tree, "body"))
        for kind in ("footnote", "endnote"):
            reader.add_notes(kind, package.part(f"{folder}/{kind}s.xml"))
    except BROKEN as error:
        raise Unreadable("The Word file is damaged: open it in a word processor and save it again.") from error
    text, drafts = reader.writing.text, reader.writing.drafts
    told = any(draft.kind in (Kind.TITLE, Kind.HEADING) for draft in drafts)
    drafts = recognise(text, with_markers(text, drafts), titles=not told, headings=not told)
    metadata = _metadata(package.part("docProps/core.xml"))
    title = title_of(text, drafts) or metadata.pop("title", "")
    metadata.pop("title", None)
    return Document(text, nest(drafts), (), title, _MEDIA_TYPE, digest, metadata)


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


@dataclass(slots=True)
class _Inline:
    """The text of a paragraph, the notes it cites and the text boxes anchored in it."""

    text: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def read(self, element: Element) -> None:
        for one in element:
            tag = local(one.tag)
            if tag in _SKIPPED or (tag == "r" and child(child(one, "rPr"), "vanish") is not None):
                continue
            if tag == "t":
                self.text.append(one.text or "")
            elif tag in _CHARACTERS:
                self.text.append(_CHARACTERS[tag])
            elif tag in ("footnoteReference", "endnoteReference"):
                self.notes.append((tag.removesuffix("Reference"), value(one, "id") or ""))
            elif tag == "txbxContent":
                self.boxes.append(one)
            else:
                self.read(one)


def _inline(paragraph: Element) -> _Inline:
    inline = _Inline()
    inline.read(paragraph)
    return inline


class _Reader:
    def __init__(self, styles: dict[str, Style], numbering: Numbering) -> None:
        self.writing = Writing()
        self._styles = styles
        self._numbering = numbering
        self._cited: dict[tuple[str, str], int] = {}
        self._titled = False

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
            if identity in notes and (text := self._flat(notes[identity])):
                marker = Marker(str(count), len(str(count)) + 1, Depth.ARABIC, "note")
                self.writing.add(Draft(Kind.FOOTNOTE, 0, 0, marker=marker, under=index), f"{count} {text}")

    def _paragraph(self, paragraph: Element, under: int | None) -> None:
        inline, style = _inline(paragraph), self._style_of(paragraph)
        kind, level = self._kind_of(paragraph, style)
        text = "".join(inline.text).strip()
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
            for note in inline.notes:
                self._cited.setdefault(note, index)
        for box in inline.boxes:
            self._box(box)

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
        texts = [[self._flat(cell) for cell in row] for row in rows]
        if not any(any(row) for row in texts):
            return
        index = self.writing.open(Draft(Kind.TABLE, 0, 0))
        for row in texts:
            if any(row):
                self._row(row, index)
        self.writing.close(index)

    def _row(self, cells: list[str], table: int) -> None:
        row = self.writing.open(Draft(Kind.TABLE_ROW, 0, 0, under=table), apart="\n")
        while cells and not cells[-1]:
            cells.pop()
        for count, text in enumerate(cells):
            if count:
                self.writing.write("\t")
            if text:
                self.writing.add(Draft(Kind.TABLE_CELL, 0, 0, under=row), text, apart="")
        self.writing.close(row)

    def _flat(self, element: Element) -> str:
        """All paragraphs below an element, one a line."""
        lines = []
        for paragraph in element.iter():
            if local(paragraph.tag) != "p":
                continue
            text = "".join(_inline(paragraph).text).strip()
            printed = self._printed(paragraph, self._style_of(paragraph))[0] if text else None
            lines.append(f"{printed} {text}" if printed else text)
        return "\n".join(line for line in lines if line)

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
