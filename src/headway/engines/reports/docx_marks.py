"""Hidden marks in a DOCX that goes out for comments: a bookmark round every block, named by the block's key.

Bookmarks are what both Word and LibreOffice keep when they save again; LibreOffice 7.4 drops the tags of content
controls. A name that begins with an underscore is not shown in Word's list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from docx.document import Document
from docx.oxml import parse_xml

from headway.engines.reports.docx_xml import W, Writer

BLOCK = "_hw_"
VERSION = "_hwv_"
FIRST = 5_000
"""Ids of these bookmarks begin here, above those of headings."""


@dataclass(frozen=True, slots=True)
class CallForComments:
    """What a draft that goes out carries: the mark of its version, and what readers are asked to do."""

    version: str
    request: str


class Marks:
    """Puts bookmarks round runs; off, it leaves them as they are."""

    def __init__(self, writer: Writer, *, on: bool) -> None:
        self.on = on
        self.count = FIRST
        self.write = writer

    def block(self, key: str, inner: str) -> str:
        """The inside of a paragraph, marked as the block of that key."""
        return self._named(f"{BLOCK}{key}", inner) if self.on and key else inner

    def version(self, call: CallForComments | None, inner: str) -> str:
        """The title, which carries the mark of the version."""
        return self._named(f"{VERSION}{call.version}", self.block("title", inner)) if call else inner

    def _named(self, name: str, inner: str) -> str:
        self.count += 1
        start = f'<w:bookmarkStart w:id="{self.count}" w:name="{name}"/>'
        return f'{start}{inner}<w:bookmarkEnd w:id="{self.count}"/>'


def heading_key(anchor: str) -> str:
    """The key of a heading: its anchor may hold what a bookmark's name cannot."""
    return sha256(f"heading|{anchor}".encode()).hexdigest()[:12]


def cell_key(row: str, column: int) -> str:
    """The key of one cell of a row, "" where the row has none."""
    return f"{row}_{column}" if row else ""


def key_at(keys: Sequence[str], index: int) -> str:
    """The key of one part of a block, "" for a block that was given none."""
    return keys[index] if keys else ""


def record_changes(document: Document) -> None:
    """Word processors record what is changed from the first letter on."""
    settings = document.settings.element
    if settings.find(f"{{{W}}}trackRevisions") is None:
        earlier = [e for name in ("view", "zoom", "mirrorMargins") for e in settings.findall(f"{{{W}}}{name}")]
        mark = parse_xml(f'<w:trackRevisions xmlns:w="{W}"/>')
        earlier[-1].addnext(mark) if earlier else settings.insert(0, mark)
