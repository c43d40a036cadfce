"""The zip inside an XLSX: looked at before anything is unpacked, and for what a reader must not follow."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.readers.package import BROKEN
from headway.engines.intake.trackers.sheets import number_of
from headway.foundation.core.numbers_said import say_count

DAMAGED = gettext_noop(
    "The spreadsheet is damaged: open it in a spreadsheet program, which may repair it, and save it again."
)
_SMALL = 1_000_000
_HEAD = 4_096
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ROW = re.compile(rb"<row\b[^>]*>")
_COLUMN = re.compile(rb"<col\b[^>]*>")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_MERGED = re.compile(rb'<mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_FORMULA = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]+)(\d+)"[^>]*>\s*<f\b(?:[^>]*/>|.*?</f>)\s*(<v>[^<]+</v>|<is>)?', re.DOTALL
)
Merged = tuple[tuple[int, int, int, int], ...]


class Archive:
    """The parts of a workbook. Raises Unreadable where it is none, damaged, encrypted or too large unpacked."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        try:
            self._zip = ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except BROKEN as error:
            raise Unreadable(_(DAMAGED)) from error
        self.names = {entry.filename for entry in entries}
        if len(entries) > limits.max_members or len(self.names) < len(entries):
            raise Unreadable(_("The spreadsheet is packed as no program packs one: copy its sheets into a new file."))
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unreadable(_("The spreadsheet is encrypted: open it with its password and save it without one."))
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > limits.max_unpacked_bytes or (unpacked > _SMALL and unpacked > limits.max_ratio * len(data)):
            raise Unreadable(
                _("The spreadsheet would unpack to %(size)s bytes, which is too much: give its sheets singly.")
                % {"size": say_count(unpacked)}
            )
        if "xl/workbook.xml" not in self.names:
            raise Unreadable(_other(self.names))
        for name in self.names:
            if name.endswith((".xml", ".rels")):
                self._refuse_declarations(name)

    @property
    def has_macros(self) -> bool:
        return any("vbaproject" in name.lower() or "macrosheets/" in name for name in self.names)

    @property
    def has_links_outside(self) -> bool:
        return any(name.startswith("xl/externalLinks/") for name in self.names)

    def look_at(self, part: str) -> "Looked":
        """What the values of a sheet do not tell. Raises Unreadable for damage."""
        try:
            xml = self._zip.read(part)
        except BROKEN as error:
            raise Unreadable(_(DAMAGED)) from error
        rows = [_attribute(tag, b"r") for tag in _ROW.findall(xml) if _HIDDEN.search(tag)]
        columns = [_span(tag) for tag in _COLUMN.findall(xml) if _HIDDEN.search(tag)]
        formulas = [(int(row), number_of(column.decode()), bool(value)) for column, row, value in _FORMULA.findall(xml)]
        return Looked(
            hidden_rows=frozenset(rows),
            hidden_columns=frozenset(n for first, last in columns for n in range(first, min(last, 16_384) + 1)),
            merged=tuple(
                (int(r1), number_of(c1.decode()), int(r2), number_of(c2.decode()))
                for c1, r1, c2, r2 in _MERGED.findall(xml)
            ),
            formulas=len(formulas),
            without_value=frozenset((row, column) for row, column, value in formulas if not value),
        )

    def _refuse_declarations(self, name: str) -> None:
        try:
            with self._zip.open(name) as stream:
                head = stream.read(_HEAD)
        except (*BROKEN, BadZipFile) as error:
            raise Unreadable(_(DAMAGED)) from error
        if _DECLARES.search(head.replace(b"\0", b"")):
            raise Unreadable(
                _(
                    "The spreadsheet has XML entities or a document type in it, which no program writes: "
                    "copy its sheets into a new file."
                )
            )


class Looked:
    """What was seen in the XML of one sheet."""

    def __init__(
        self,
        *,
        hidden_rows: frozenset[int],
        hidden_columns: frozenset[int],
        merged: Merged,
        formulas: int,
        without_value: frozenset[tuple[int, int]],
    ) -> None:
        self.hidden_rows, self.hidden_columns, self.merged = hidden_rows, hidden_columns, merged
        self.formulas, self.without_value = formulas, without_value


def _attribute(tag: bytes, name: bytes) -> int:
    found = re.search(rb"\b" + name + rb'="(\d+)"', tag)
    return int(found[1]) if found else 0


def _span(tag: bytes) -> tuple[int, int]:
    return _attribute(tag, b"min"), _attribute(tag, b"max")


def _other(names: set[str]) -> str:
    if "word/document.xml" in names:
        return _("This is a Word file, not a spreadsheet: leave the choice of its kind to Headway, or choose another.")
    if "content.xml" in names:
        return _("This is an OpenDocument file: save it as XLSX and give that.")
    if "xl/workbook.bin" in names:
        return _("This is a binary workbook (XLSB): save it as XLSX and give that.")
    return _("This archive is no spreadsheet: unpack it and give the files in it singly.")
