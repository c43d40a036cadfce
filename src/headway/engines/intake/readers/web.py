"""HTML: the main text of a page, without what surrounds it."""

import re
from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _
from selectolax.lexbor import LexborHTMLParser, LexborNode

from headway.engines.intake.layer import Document, Kind
from headway.engines.intake.readers.decoding import decode
from headway.engines.intake.readers.drafts import Draft, Writing, nest, with_markers
from headway.engines.intake.readers.layout import recognise, title_of
from headway.engines.intake.readers.limits import Unreadable
from headway.engines.intake.readers.markup import texts, write_markup

_NESTING = re.compile(r"<(/)?(?!(?:p|li|dt|dd|tr|td|th|br|hr|img|input|link|meta|option|source|wbr|col)\b)[a-zA-Z]")
_DEEPEST = 3_000
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_CHARSETS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "windows-1252": "cp1252"}
_KNOWN_CHARSETS = re.compile(
    r"utf-?8|(?:windows-|cp)125\d|iso-8859-\d{1,2}|koi8-[ru]|gb(?:2312|k|18030)|big5|shift_jis|euc-(?:jp|kr)"
)


def read_web(data: bytes, *, digest: str) -> Document:
    """A Document of an HTML page. Raises Unreadable where it has no text of its own."""
    source, encoding = _decoded(data)
    if sum(-1 if match[1] else 1 for match in _NESTING.finditer(source)) > _DEEPEST:
        raise Unreadable(
            _("This web page is nested too deeply: open it in a browser and save it as a PDF, then give that.")
        )
    tree = LexborHTMLParser(source)
    root = _main(tree)
    if root is None:
        raise Unreadable(
            _("There is no text in this web page: open it in a browser and save it as a PDF, then give that.")
        )
    writing = Writing()
    if (heading := _title_outside(tree, root)) is not None:
        write_markup(writing, heading)
    write_markup(writing, root)
    text, drafts = writing.text, _titled(writing.drafts)
    told = {draft.kind for draft in drafts} & {Kind.TITLE, Kind.HEADING}
    drafts = recognise(text, with_markers(text, drafts), titles=not told, headings=Kind.HEADING not in told)
    title = (_head_title(tree) if not told else "") or title_of(text, drafts)
    return Document(text, nest(drafts), (), title, "text/html", digest, {**_metadata(tree), "encoding": encoding})


def _decoded(data: bytes) -> tuple[str, str]:
    declared = _CHARSET.search(data, 0, 4096)
    name = declared[1].decode("ascii", "replace").lower() if declared else ""
    name = _CHARSETS.get(name, name)
    if _KNOWN_CHARSETS.fullmatch(name):
        try:
            return data.decode(name).replace("\0", ""), name
        except UnicodeDecodeError:
            return decode(data)
    return decode(data)


def _main(tree: LexborHTMLParser) -> LexborNode | None:
    """The one main part of the page, otherwise the whole body."""
    body = tree.body
    for selector in ("main", "[role=main]", "article"):
        found = tree.css(selector)
        if len(found) == 1 and sum(len(text) for text in texts(found[0])) > 200:
            return found[0]
    return body


def _titled(drafts: list[Draft]) -> list[Draft]:
    """A page's only first-level heading is its title."""
    first = [index for index, draft in enumerate(drafts) if draft.kind is Kind.HEADING and draft.level == 1]
    if len(first) == 1:
        drafts[first[0]] = replace(drafts[first[0]], kind=Kind.TITLE, level=0)
    return drafts


def _title_outside(tree: LexborHTMLParser, root: LexborNode) -> LexborNode | None:
    """The page's only first-level heading where the main part does not have it."""
    found = tree.css("h1")
    return found[0] if len(found) == 1 and root.css_first("h1, header") is None else None


def _head_title(tree: LexborHTMLParser) -> str:
    node = tree.css_first("title")
    title = " ".join("".join(texts(node)).split()) if node else ""
    return re.split(r"\s[|–—»]\s", title)[0]


def _metadata(tree: LexborHTMLParser) -> Mapping[str, str]:
    found: dict[str, str] = {}
    html = tree.css_first("html")
    if html is not None and html.attributes.get("lang"):
        found["language"] = html.attributes["lang"] or ""
    for key, names in (("author", ("author",)), ("created", ("date", "dc.date", "article:published_time"))):
        for name in names:
            node = tree.css_first(f'meta[name="{name}"], meta[property="{name}"]')
            if node is not None and node.attributes.get("content"):
                found.setdefault(key, node.attributes["content"] or "")
    return found
