"""Reads a DOCX with its tracked changes and comments (ECMA-376 part 1, 17.13), as Word and LibreOffice write them.

The text is put back as it was sent: what was inserted is taken out, what was deleted is kept, a paragraph that was
split is one again, two that were joined are two. Changes of format are passed over.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from headway.engines.exchange.values import Change, Piece, Range, Returned, Tracked, WordComment
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.readers.package import Package
from headway.engines.reports.docx_marks import VERSION
from headway.engines.reports.docx_xml import W

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
IN, OUT = Change.INSERTION, Change.DELETION


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


MOVES = {_w("moveFrom"), _w("moveTo")}
CHANGES = {_w("ins"): IN, _w("moveTo"): IN, _w("del"): OUT, _w("moveFrom"): OUT}
INTO = {
    _w(name)
    for name in ("hyperlink", "smartTag", "fldSimple", "sdt", "sdtContent", "customXml", "r", "dir", "bdo", "body")
}
SIGNS = {_w("tab"): "\t", _w("br"): "\n", _w("cr"): "\n", _w("noBreakHyphen"): "-"}
SKIPPED = {_w("pPr"), _w("rPr"), _w("sdtPr"), _w("instrText"), _w("delInstrText")}
MARKERS = {
    _w(name)
    for name in (
        "bookmarkStart", "commentRangeStart", "commentRangeEnd", "commentReference", "footnoteReference",
        "endnoteReference",
    )
}  # fmt: skip
BOX = _w("txbxContent")


def read_returned(data: bytes, limits: Limits | None = None) -> Returned:
    """The file with every tracked change and comment. Raises Unreadable."""
    package = Package(data, limits or Limits())
    name, tree = package.main()
    reader = _Reader()
    try:
        pieces = reader.story(tree.find(_w("body")))
        related = dict(_related(package, name))
        noted = {**_notes(reader, related.get("footnotes"), "f"), **_notes(reader, related.get("endnotes"), "e")}
        boxes = reader.boxes()
        outside = [
            piece for kind in ("header", "footer") for part in _all(package, name, kind) for piece in reader.story(part)
        ]
        comments = _comments(reader, related.get("comments"), related.get("commentsExtended"))
    except RecursionError as error:
        raise Unreadable(
            _("The Word file is nested in a way that no word processor writes: save its text anew.")
        ) from error
    return Returned(
        pieces=tuple(_with_notes(pieces, noted)),
        comments=tuple(comments),
        elsewhere=tuple(piece for piece in (*boxes, *outside) if piece.tracked or piece.ranges),
        raw=reader.raw,
        version=reader.version,
        noted={name: " ".join(piece.text for piece in note).strip() for name, note in noted.items()},
    )


@dataclass
class _Open:
    """The paragraph that is being put together."""

    text: str = ""
    tracked: list[Tracked] = field(default_factory=list)
    ranges: list[Range] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    style: str = ""
    wrote: bool = False

    def closed(self, *, cell: bool, is_new: bool = False, row: int = 0, column: int = 0) -> Piece:
        return Piece(
            self.text,
            tuple(self.tracked),
            tuple(self.ranges),
            tuple(self.marks),
            tuple(self.notes),
            self.style,
            cell,
            is_new,
            row if cell else 0,
            column if cell else 0,
        )


@dataclass(frozen=True, slots=True)
class _State:
    """In which changes the reader stands."""

    inserted: bool = False
    deleted: bool = False
    hand: int = 0
    moved: bool = False


_KEPT = _State()


class _Reader:
    def __init__(self) -> None:
        self.raw = 0
        self.version = ""
        self.hands: dict[str, int] = {}
        self.open_ranges: dict[str, int] = {}
        self.at = _Open()
        self.pieces: list[Piece] = []
        self.found_boxes: list[Element] = []
        self.rows = self.row = self.column = 0

    def story(self, element: Element | None) -> list[Piece]:
        """The pieces of the body, a note, a header: each is read by itself."""
        kept, self.pieces = self.pieces, []
        self.at, self.open_ranges = _Open(), {}
        if element is not None:
            self.blocks(element, cell=False)
        if self.at.wrote:
            self.pieces.append(self.at.closed(cell=False))
        found, self.pieces = self.pieces, kept
        return found

    def boxes(self) -> list[Piece]:
        found: list[Piece] = []
        while self.found_boxes:
            found += self.story(self.found_boxes.pop())
        return found

    def blocks(self, element: Element, *, cell: bool) -> None:
        for child in element:
            if child.tag == _w("p"):
                self.paragraph(child, cell=cell)
            elif child.tag == _w("tr"):
                self.in_row(child)
            elif child.tag == _w("tc"):
                self.column += 1
                self.blocks(child, cell=True)
                self.end_of_cell()
            elif child.tag in MARKERS:
                self.inline(child, _KEPT)
            elif child.tag not in SKIPPED:
                self.blocks(child, cell=cell)

    def in_row(self, element: Element) -> None:
        outer = self.row, self.column
        self.rows += 1
        self.row, self.column = self.rows, 0
        self.blocks(element, cell=True)
        self.row, self.column = outer

    def end_of_cell(self) -> None:
        """A paragraph does not go on into the next cell."""
        if self.at.wrote:
            self.pieces.append(self.at.closed(cell=True, row=self.row, column=self.column))
            self.at = _Open()

    def paragraph(self, element: Element, *, cell: bool) -> None:
        first = not self.at.wrote
        before = len(self.at.text), len(self.at.tracked)
        self.at.wrote = True
        properties = element.find(_w("pPr"))
        if first and properties is not None:
            style = properties.find(_w("pStyle"))
            self.at.style = style.get(_w("val"), "") if style is not None else ""
        for child in element:
            self.inline(child, _KEPT)
        mark = self.mark(properties)
        if mark is None:
            self.close(cell=cell)
        elif mark.change is OUT:
            end = len(self.at.text)
            self.at.tracked.append(Tracked(OUT, end, end, "\n", mark.hand, mark.moved))
            self.close(cell=cell)
        elif first and len(self.at.text) == before[0] and _only_inserted(self.at.tracked):
            self.at.tracked.append(Tracked(IN, 0, 0, "\n", mark.hand, mark.moved))
            self.close(cell=cell, is_new=True)
        else:
            end = len(self.at.text)
            self.at.tracked.append(Tracked(IN, end, end, "\n", mark.hand, mark.moved))

    def close(self, *, cell: bool, is_new: bool = False) -> None:
        closing, self.at = self.at, _Open()
        for comment, start in self.open_ranges.items():
            closing.ranges.append(Range(comment, start, len(closing.text)))
            self.open_ranges[comment] = 0
        self.pieces.append(closing.closed(cell=cell, is_new=is_new, row=self.row, column=self.column))

    def mark(self, properties: Element | None) -> Tracked | None:
        """The change of a paragraph's own end, if there is one."""
        run = properties.find(_w("rPr")) if properties is not None else None
        for child in run if run is not None else ():
            change = CHANGES.get(child.tag)
            if change is not None:
                self.raw += 1
                return Tracked(change, 0, 0, "\n", self.hand(child), child.tag in MOVES)
        return None

    def inline(self, element: Element, state: _State) -> None:
        tag = element.tag
        if tag in SKIPPED:
            return
        if tag in CHANGES:
            self.changed(element, state)
        elif tag in {_w("t"), _w("delText")}:
            self.write(element.text or "", state)
        elif tag in SIGNS:
            self.write(SIGNS[tag], state)
        elif tag in MARKERS:
            self.marker(tag, element)
        elif tag == BOX:
            self.found_boxes.append(element)
        elif not tag.endswith("}Fallback"):  # what newer programs draw another way is there twice
            for child in element:
                self.inline(child, state)

    def marker(self, tag: str, element: Element) -> None:
        """What stands at a point: bookmarks, the ends of a comment's range, references."""
        key = element.get(_w("id"), "")
        if tag == _w("bookmarkStart"):
            self.bookmark(element.get(_w("name"), ""))
        elif tag == _w("commentRangeStart"):
            self.open_ranges[key] = len(self.at.text)
        elif tag == _w("commentRangeEnd"):
            self.end_range(key)
        elif tag == _w("commentReference"):
            self.refer(key)
        else:
            self.at.notes.append(("f" if tag == _w("footnoteReference") else "e") + key)

    def changed(self, element: Element, state: _State) -> None:
        change = CHANGES[element.tag]
        inserted, deleted = state.inserted or change is IN, state.deleted or change is OUT
        inner = _State(inserted, deleted, self.hand(element), element.tag in MOVES)
        before = len(self.at.tracked)
        for child in element:
            self.inline(child, inner)
        self.raw += len(self.at.tracked) > before

    def write(self, text: str, state: _State) -> None:
        at = len(self.at.text)
        if not text:
            return
        if state.inserted and state.deleted:  # somebody's words, struck by somebody else: it never stood in the draft
            self.at.tracked.append(Tracked(IN, at, at, text, state.hand, state.moved))
            self.at.tracked.append(Tracked(OUT, at, at, text, state.hand, state.moved))
        elif state.inserted:
            self.at.tracked.append(Tracked(IN, at, at, text, state.hand, state.moved))
        else:
            self.at.text += text
            if state.deleted:
                self.at.tracked.append(Tracked(OUT, at, at + len(text), text, state.hand, state.moved))

    def bookmark(self, name: str) -> None:
        if name.startswith(VERSION):
            self.version = self.version or name.removeprefix(VERSION)
        elif name:
            self.at.marks.append((len(self.at.text), name))

    def end_range(self, comment: str) -> None:
        start = self.open_ranges.pop(comment, None)
        if start is not None:
            self.at.ranges.append(Range(comment, start, len(self.at.text)))

    def refer(self, comment: str) -> None:
        """A comment without a range stands at one point."""
        known = comment in self.open_ranges or any(r.comment == comment for r in self.at.ranges)
        if not known and not any(r.comment == comment for piece in self.pieces for r in piece.ranges):
            self.at.ranges.append(Range(comment, len(self.at.text), len(self.at.text)))

    def hand(self, element: Element) -> int:
        return self.hands.setdefault(element.get(_w("author"), ""), len(self.hands))


def _only_inserted(tracked: list[Tracked]) -> bool:
    return all(one.change is IN for one in tracked)


def _related(package: Package, main: str) -> Iterator[tuple[str, Element]]:
    """The parts that the document names, each by its kind."""
    for kind, target in _targets(package, main):
        part = package.part(target)
        if part is not None:
            yield kind, part


def _all(package: Package, main: str, kind: str) -> Iterator[Element]:
    for found, part in _related(package, main):
        if found == kind:
            yield part


def _targets(package: Package, main: str) -> Iterator[tuple[str, str]]:
    folder, _, name = main.rpartition("/")
    relations = package.part(f"{folder}/_rels/{name}.rels")
    for relation in relations if relations is not None else ():
        target = relation.get("Target", "")
        where = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        if relation.get("TargetMode") != "External":
            yield relation.get("Type", "").rpartition("/")[2], where


def _notes(reader: _Reader, part: Element | None, kind: str) -> dict[str, list[Piece]]:
    return {
        f"{kind}{note.get(_w('id'), '')}": reader.story(note)
        for note in (part if part is not None else ())
        if note.get(_w("type"), "normal") == "normal"
    }


def _with_notes(pieces: list[Piece], noted: dict[str, list[Piece]]) -> Iterator[Piece]:
    """Each piece, and after it those of its notes in which something was changed or remarked on.

    A note's piece is marked with the marks of the paragraph that refers to it, so that it belongs to the same block.
    """
    for piece in pieces:
        yield piece
        for name in piece.notes:
            for note in noted.get(name, ()):
                if note.tracked or note.ranges:
                    yield Piece(note.text, note.tracked, note.ranges, (), (name,), style="note", cell=piece.cell)


def _comments(reader: _Reader, part: Element | None, extended: Element | None) -> Iterator[WordComment]:
    parents, resolved = _threads(extended)
    by_paragraph: dict[str, str] = {}
    rows: list[tuple[str, str, int, str]] = []
    for comment in part if part is not None else ():
        key = comment.get(_w("id"), "")
        paragraphs = comment.findall(_w("p"))
        last = paragraphs[-1].get(f"{{{W14}}}paraId", "") if paragraphs else ""
        for paragraph in paragraphs:
            by_paragraph[paragraph.get(f"{{{W14}}}paraId", "")] = key
        text = "\n".join(_plain(paragraph) for paragraph in paragraphs).strip()
        rows.append((key, text, reader.hand(comment), last))
    for key, text, hand, last in rows:
        parent = by_paragraph.get(parents.get(last, ""), "") if last else ""
        yield WordComment(key, text, hand, parent, last in resolved)


def _threads(extended: Element | None) -> tuple[dict[str, str], set[str]]:
    """Which comment replies to which, by the ids of their last paragraphs, and which are marked as done."""
    parents: dict[str, str] = {}
    resolved: set[str] = set()
    for one in extended if extended is not None else ():
        key = one.get(f"{{{W15}}}paraId", "")
        if one.get(f"{{{W15}}}paraIdParent"):
            parents[key] = one.get(f"{{{W15}}}paraIdParent", "")
        if one.get(f"{{{W15}}}done") in {"1", "true"}:
            resolved.add(key)
    return parents, resolved


def _plain(paragraph: Element) -> str:
    """The words of a paragraph as they are now."""
    words: list[str] = []
    for element in paragraph.iter():
        if element.tag == _w("t"):
            words.append(element.text or "")
        elif element.tag in SIGNS:
            words.append(SIGNS[element.tag])
    return "".join(words)
