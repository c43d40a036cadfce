"""The tree of a web page becomes drafts: an element opens, its text gathers, it closes as a block."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from headway.engines.intake.layer import Kind
from headway.engines.intake.readers.drafts import Draft, Writing
from headway.engines.intake.readers.numbering import Marker, marker_of
from headway.engines.intake.readers.ordinals import ordinal

_DROPPED = frozenset(
    {"nav", "footer", "script", "style", "aside", "form", "noscript", "template", "iframe", "svg", "math", "object"}
    | {"embed", "audio", "video", "canvas", "button", "select", "option", "input", "textarea", "label", "dialog"}
    | {"head", "menu", "map", "link", "meta"}
)
_DROPPED_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "alert", "menu"}
)
_SURROUNDINGS = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|newsletter|breadcrumbs?|share|sharing|social|related|sidebar|navbar|navigation"
    r"|menu|skip|skip-link|comments?|advert(?:isement)?s?|promo|popup|modal|pagination|pager|visually-hidden|sr-only)(?:$|[\s_-])",
    re.IGNORECASE,
)
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"}
    | {"kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"}
    | {"wbr", "img", "ruby", "rb", "rt", "rp"}
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS = {
    "li": Kind.LIST_ITEM,
    "blockquote": Kind.QUOTE,
    "figcaption": Kind.CAPTION,
    "caption": Kind.CAPTION,
    "dd": Kind.LIST_ITEM,
}
_SPACES = re.compile(r"[ \t\r\n\f\u200b]+")


def texts(root: LexborNode) -> Iterator[str]:
    """Every piece of text below a node, without recursion, since pages can nest without end."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node.tag == "-text":
            yield node.text_content or ""
        elif node.tag not in ("script", "style"):
            stack.extend(reversed(list(node.iter(include_text=True))))


def write_markup(writing: Writing, root: LexborNode) -> None:
    """Write the blocks of an element and all below it, leaving out what surrounds the text of a page."""
    gatherer = _Gatherer(writing)
    stack = [(True, root)]
    while stack:
        entering, node = stack.pop()
        if not entering:
            gatherer.leave(node)
        elif node.tag == "-text":
            gatherer.gather(node.text_content or "")
        elif node is root or not _is_dropped(node):
            gatherer.enter(node)
            stack.append((False, node))
            stack.extend((True, child) for child in reversed(list(node.iter(include_text=True))))
    gatherer.flush()


def _is_dropped(node: LexborNode) -> bool:
    tag = node.tag or ""
    if tag in _DROPPED or tag.startswith(("-", "!")):
        return True
    if tag == "header":
        return not _in_article(node)
    attributes = node.attributes
    if not attributes:
        return False
    if (
        "hidden" in attributes
        or (attributes.get("role") or "") in _DROPPED_ROLES
        or attributes.get("aria-hidden") == "true"
    ):
        return True
    if "display:none" in (attributes.get("style") or "").replace(" ", ""):
        return True
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return tag not in ("main", "article", "body") and _SURROUNDINGS.search(named) is not None and not _is_long(node)


def _in_article(node: LexborNode) -> bool:
    above = node.parent
    while above is not None:
        if above.tag in ("article", "main"):
            return True
        above = above.parent
    return False


def _is_long(node: LexborNode) -> bool:
    """A class name such as "page with-sidebar" on what holds the text itself must not cost the text."""
    length = 0
    for text in texts(node):
        length += len(text.strip())
        if length > 2_000:
            return True
    return node.css_first("h1") is not None


@dataclass(slots=True)
class _List:
    """An ordered or unordered list being read, and the number its next item gets."""

    style: str
    value: int
    item: int | None = None


@dataclass(slots=True)
class _Gatherer:
    writing: Writing
    buffer: list[str] = field(default_factory=list)
    kinds: list[tuple[Kind, int]] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    pending: str | None = None
    table: int | None = None
    row: int | None = None
    cells: int = 0
    preformatted: int = 0

    def gather(self, text: str) -> None:
        self.buffer.append(text if self.preformatted else _SPACES.sub(" ", text))

    def enter(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _INLINE:
            return
        if tag == "br":
            self._break()
            return
        self._boundary()
        if tag in ("ol", "ul"):
            self._open_list(node, tag)
        elif tag == "li" and self.lists:
            self._open_item(node)
        elif tag == "pre":
            self.preformatted += 1
        elif tag == "table" and self.table is None and _is_data(node):
            self.table = self.writing.open(Draft(Kind.TABLE, 0, 0))
        elif tag == "tr" and self.table is not None:
            self.row, self.cells = None, 0
        if tag in _HEADINGS:
            self.kinds.append((Kind.HEADING, _HEADINGS[tag]))
        elif tag in _KINDS:
            self.kinds.append((_KINDS[tag], 0))

    def leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _INLINE or tag == "br":
            return
        if self.table is not None and tag in ("td", "th"):
            self._close_cell()
        elif self.table is not None and tag == "caption" and (text := self._taken()):
            self.writing.add(Draft(Kind.CAPTION, 0, 0, under=self.table), text)
        else:
            self._boundary()
        if tag in ("ol", "ul") and self.lists:
            self.lists.pop()
        elif tag == "pre":
            self.preformatted -= 1
        elif tag == "table" and self.table is not None and _is_data(node):
            self._close_table()
        elif tag == "tr" and self.row is not None:
            self.writing.close(self.row)
            self.row = None
        if tag in _HEADINGS or tag in _KINDS:
            self.kinds.pop()

    def flush(self) -> None:
        """Write what has gathered as one block of the kind of the innermost element."""
        text = self._taken()
        if not text:
            return
        kind, level = self.kinds[-1] if self.kinds else (Kind.PARAGRAPH, 0)
        marker: Marker | None = None
        if kind is Kind.LIST_ITEM and self.lists:
            if self.pending is None:
                kind = Kind.PARAGRAPH
            else:
                text, marker, level = self._marked(text)
        under = self.lists[-1].item if self.lists and kind is Kind.PARAGRAPH else None
        index = self.writing.add(Draft(kind, 0, 0, level, marker, under=under), text)
        if kind is Kind.LIST_ITEM and self.lists:
            self.lists[-1].item, self.pending = index, None

    def _marked(self, text: str) -> tuple[str, Marker | None, int]:
        number, level = self.pending or "", len(self.lists)
        if not number:
            return text, marker_of(text), level
        return f"{number} {text}", Marker(number, len(number) + 1, 0, "list"), level

    def _taken(self) -> str:
        text = "".join(self.buffer)
        self.buffer.clear()
        lines = (line.strip(" ") for line in text.split("\n")) if not self.preformatted else text.split("\n")
        return "\n".join(lines).strip()

    def _break(self) -> None:
        """One <br> is a new line, two are a new paragraph."""
        if self.buffer and self.buffer[-1] == "\n" and self.row is None and not self.preformatted:
            self.flush()
        elif self.buffer:
            self.buffer.append("\n")

    def _boundary(self) -> None:
        if self.table is None:
            self.flush()
        elif self.buffer and self.buffer[-1] != "\n":
            self.buffer.append("\n")

    def _open_list(self, node: LexborNode, tag: str) -> None:
        style = "bullet" if tag == "ul" else (node.attributes.get("type") or "1")
        self.lists.append(_List(style, _number(node.attributes.get("start"), 1)))

    def _open_item(self, node: LexborNode) -> None:
        current = self.lists[-1]
        current.value = _number(node.attributes.get("value"), current.value)
        printed = "" if current.style == "bullet" else ordinal(current.value, current.style)
        current.value += 1
        if self.table is not None:
            self.buffer.append(f"{printed}. " if printed else "")
            return
        self.pending, current.item = f"{printed}." if printed else "", None

    def _close_cell(self) -> None:
        text = self._taken()
        if self.row is None:
            self.row = self.writing.open(Draft(Kind.TABLE_ROW, 0, 0, under=self.table), apart="\n")
        if self.cells:
            self.writing.write("\t")
        if text:
            self.writing.add(Draft(Kind.TABLE_CELL, 0, 0, under=self.row), text, apart="")
        self.cells += 1

    def _close_table(self) -> None:
        if self.table is not None:
            self.writing.close(self.table)
        self.buffer.clear()
        self.table = self.row = None


def _is_data(node: LexborNode) -> bool:
    """A table that lays out facts, not one that lays out the page."""
    if node.css_first("table table, h1, h2, h3, form, article, p p") is not None or len(node.css("tr")) < 2:
        return False
    return any(len(row.css("td, th")) > 1 for row in node.css("tr"))


def _number(text: str | None, otherwise: int) -> int:
    text = (text or "").strip()
    return int(text) if text.isdecimal() and len(text) < 6 else otherwise
