"""The zip inside a Word file: checked before anything is unpacked, and its XML parsed safely."""

import struct
import zlib
from io import BytesIO
from posixpath import normpath
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.foundation.core.numbers_said import say_count

_DAMAGED = gettext_noop(
    "The Word file is damaged: open it in a word processor, which may repair it, and save it again."
)
_SMALL = 1_000_000
BROKEN = (
    BadZipFile, zlib.error, struct.error, EOFError, LookupError, ValueError, RuntimeError, OSError, ParseError,
    AttributeError, TypeError, MemoryError,
)  # fmt: skip
"""What a damaged archive or part raises, from zip to XML."""

_OTHERS = {
    "xl/workbook.xml": gettext_noop("This is a spreadsheet: give the text as DOCX or PDF."),
    "ppt/presentation.xml": gettext_noop("This is a presentation: save it as PDF and give that."),
    "content.xml": gettext_noop("This is an OpenDocument file: save it as DOCX, a spreadsheet as XLSX, and give that."),
}


class Package:
    """The parts of a Word file. Raises Unreadable where it is none, damaged, encrypted, or too large unpacked."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        try:
            self._zip = ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except BROKEN as error:
            raise Unreadable(_(_DAMAGED)) from error
        if len(entries) > limits.max_members or len({entry.filename for entry in entries}) < len(entries):
            raise Unreadable(
                _(
                    "The Word file is packed in a way that no word processor packs: save its text in a new file and give that."
                )
            )
        self._limits = limits
        unpacked = sum(entry.file_size for entry in entries)
        too_dense = unpacked > _SMALL and unpacked > limits.max_ratio * len(data)
        if unpacked > limits.max_unpacked_bytes or too_dense:
            raise Unreadable(
                _(
                    "The Word file would unpack to %(size)s bytes, which no real document does: save its text in a new "
                    "file and give that."
                )
                % {"size": say_count(unpacked)}
            )
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unreadable(_("The file is encrypted: open it with its password, save it without one and give that."))
        self._names = {entry.filename for entry in entries}
        for name, sentence in _OTHERS.items():
            if name in self._names:
                raise Unreadable(_(sentence))

    @property
    def has_macros(self) -> bool:
        """Whether there are macros in the file; they are never read."""
        return any(name.lower().endswith("vbaproject.bin") for name in self._names)

    def places_outside(self) -> int:
        """How many parts of it lie elsewhere (a template, a picture, an object); links in the text are not counted."""
        found = set()
        for name in sorted(one for one in self._names if one.endswith(".rels")):
            relations = self.part(name)
            for relation in relations if relations is not None else ():
                if relation.get("TargetMode") == "External" and not relation.get("Type", "").endswith("/hyperlink"):
                    found.add(relation.get("Target", ""))
        return len(found)

    def links_of(self, folder: str, leaf: str) -> dict[str, str]:
        """The parts that a part in a folder points to, by the names it calls them; none for what lies outside."""
        relations = self.part(f"{folder}/_rels/{leaf}.rels" if folder else f"_rels/{leaf}.rels")
        found = {}
        for relation in relations if relations is not None else ():
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External" and target:
                inside = target.lstrip("/") if target.startswith("/") else normpath(f"{folder}/{target}")
                found[relation.get("Id", "")] = inside
        return found

    def data_of(self, name: str) -> bytes:
        """The bytes of a part. Raises Unreadable where it is none or damaged."""
        if name not in self._names:
            raise Unreadable(_(_DAMAGED))
        try:
            return self._zip.read(name)
        except BROKEN as error:
            raise Unreadable(_(_DAMAGED)) from error

    def main(self) -> tuple[str, Element]:
        """The name and the tree of the document part."""
        name = "word/document.xml"
        relations = self.part("_rels/.rels")
        for relation in relations if relations is not None else ():
            if relation.get("Type", "").endswith("/officeDocument"):
                name = relation.get("Target", name).lstrip("/")
        tree = self.part(name)
        if tree is None:
            raise Unreadable(_("This archive is no Word file: unpack it and give the documents in it singly."))
        return name, tree

    def part(self, name: str) -> Element | None:
        """The tree of a part, None where there is none. Raises Unreadable for damage and for entities or a DTD."""
        if name not in self._names:
            return None
        try:
            data = self._zip.read(name)
            if data.count(b"<") > 2 * self._limits.max_elements:
                raise Unreadable(_("The Word file has more parts in its text than can be read: give its parts singly."))
            tree: Element = fromstring(data, forbid_dtd=True)
        except DefusedXmlException as error:
            raise Unreadable(
                _(
                    "The Word file has XML entities or a document type in it, which no word processor writes: "
                    "save its text in a new file and give that."
                )
            ) from error
        except BROKEN as error:
            raise Unreadable(_(_DAMAGED)) from error
        return tree
