"""Spreadsheet files: XLSX by openpyxl as a stream of stored values, CSV by the standard library. Nothing in them is run."""

import csv
import re
import warnings
from collections import Counter
from datetime import datetime
from hashlib import sha256
from io import BytesIO, StringIO
from typing import Any, cast
from xml.etree.ElementTree import ParseError
from zipfile import ZipFile

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from headway.engines.intake.readers.decoding import decode
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.readers.package import BROKEN
from headway.engines.intake.trackers.archive import DAMAGED, Archive, Looked
from headway.engines.intake.trackers.sheets import Cell, NoValue, Row, Sheet, Workbook
from headway.foundation.core.numbers_said import say_count

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"
MAX_ROWS = 100_000
MAX_CELLS = 2_000_000
MAX_COLUMNS = 500
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
_NAME = re.compile(r"\.(?:xlsx|xlsm|xltx|xlsb|xls|ods|csv|tsv)$", re.IGNORECASE)
_DEFAULT = Limits()


def is_spreadsheet(data: bytes, name: str) -> bool:
    """Whether a file is a table by its content, or by its name where that leaves it open."""
    if data.startswith(b"PK\x03\x04"):
        return _holds_a_workbook(data, name)
    return _NAME.search(name) is not None


def _holds_a_workbook(data: bytes, name: str) -> bool:
    """By what the archive holds; of one too damaged to tell, by its name."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            return any(one.startswith("xl/workbook.") for one in names) or (
                "content.xml" in names and _NAME.search(name) is not None
            )
    except BROKEN:
        return _NAME.search(name) is not None


def read_workbook(data: bytes, *, name: str, limits: Limits = _DEFAULT) -> Workbook:
    """Read a spreadsheet. Raises Unreadable, and nothing else, with one sentence that says what to do."""
    if len(data) > limits.max_bytes:
        raise Unreadable(
            _("The file has %(size)s bytes and the limit is %(limit)s: give its parts singly.")
            % {"size": say_count(len(data)), "limit": say_count(limits.max_bytes)}
        )
    if not data.strip():
        raise Unreadable(_("The file is empty: check that it was saved and copied completely."))
    if data.startswith(_OLE):
        raise Unreadable(
            _("The spreadsheet is encrypted: open it with its password and save it without one.")
            if _ENCRYPTED in data
            else _("This is a workbook of the old kind (.xls): open it, save it as XLSX and give that.")
        )
    found = _xlsx(data, limits) if data.startswith(b"PK") else _csv(data, name)
    if not any(True for _ in found.filled()):
        raise Unreadable(_("There is nothing in the spreadsheet: check that it was saved and copied completely."))
    return found


def _xlsx(data: bytes, limits: Limits) -> Workbook:
    archive = Archive(data, limits)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out (pictures, validation) holds no value of a cell
            book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            sheets, looked = [], []
            left = MAX_CELLS
            for sheet in book.worksheets:
                seen = archive.look_at(sheet._worksheet_path)
                rows = _rows(sheet, seen, left)
                left -= sum(map(len, rows))
                looked.append(seen)
                sheets.append(
                    Sheet(
                        sheet.title,
                        rows,
                        sheet.sheet_state != "visible",
                        seen.hidden_rows,
                        seen.hidden_columns,
                        seen.merged,
                    )
                )
            starts_1904 = book.epoch.year == 1904
            book.close()
    except (*BROKEN, ParseError, InvalidFileException, KeyError, IndexError) as error:
        raise Unreadable(DAMAGED) from error
    return Workbook(tuple(sheets), XLSX, sha256(data).hexdigest(), _said(archive, sheets, looked), starts_1904)


def _rows(sheet: Any, seen: Looked, left: int) -> tuple[Row, ...]:
    sheet.reset_dimensions()  # openpyxl has no types; how large the file says it is is not taken
    rows: list[Row] = []
    cells = 0
    for values in sheet.iter_rows(values_only=True):
        row = _trimmed([_cell(value) for value in values])
        cells += len(row)
        if len(row) > MAX_COLUMNS or cells > left or len(rows) >= MAX_ROWS:
            raise Unreadable(_too_large())
        rows.append(row)
    for number, column in seen.without_value:
        if number <= len(rows):
            held = list(rows[number - 1])
            held += [None] * (column - len(held)) if column <= MAX_COLUMNS else []
            if column <= len(held) and held[column - 1] is None:
                held[column - 1] = NoValue(gettext_noop("a formula whose result was never stored"))
                rows[number - 1] = tuple(held)
    while rows and not rows[-1]:
        rows.pop()
    return tuple(rows)


def _too_large() -> str:
    return _(
        "The spreadsheet has more than %(rows)s rows, %(columns)s columns or %(cells)s cells: give its sheets singly."
    ) % {"rows": say_count(MAX_ROWS), "columns": say_count(MAX_COLUMNS), "cells": say_count(MAX_CELLS)}


def _cell(value: Any) -> Cell:
    """What openpyxl gives: text, numbers, moments, true and false."""
    if isinstance(value, str):
        return NoValue(value) if value in _ERRORS else value
    return cast(Cell, value)


def _trimmed(row: list[Cell]) -> Row:
    while row and (row[-1] is None or row[-1] == ""):
        row.pop()
    return tuple(row)


def _said(archive: Archive, sheets: list[Sheet], looked: list[Looked]) -> tuple[str, ...]:
    said = []
    if archive.has_macros:
        said.append(_("The workbook has macros: none was run."))
    if archive.has_links_outside:
        said.append(_("The workbook draws on other files: none was opened, what it had stored of them was read."))
    formulas = sum(seen.formulas for seen in looked)
    if formulas:
        said.append(
            ngettext(
                "%(count)s cell holds a formula: the result that was stored last was read, nothing was computed.",
                "%(count)s cells hold formulas: the results that were stored last were read, nothing was computed.",
                formulas,
            )
            % {"count": formulas}
        )
    for sheet in sheets:
        if sheet.hidden:
            said.append(_("The sheet “%(name)s” is hidden; it is read like the others.") % {"name": sheet.name})
        rows = len([n for n in sheet.hidden_rows if n <= len(sheet.rows)])
        columns = len([n for n in sheet.hidden_columns if n <= sheet.width])
        if rows or columns:
            said.append(
                _(
                    "The sheet “%(name)s” hides rows (%(rows)s) and columns (%(columns)s); they are read like the others."
                )
                % {"name": sheet.name, "rows": rows, "columns": columns}
            )
    return tuple(said)


def _csv(data: bytes, name: str) -> Workbook:
    text, _encoding = decode(data)
    lines = text.lstrip("\ufeff")
    delimiter = "\t" if name.lower().endswith(".tsv") else _delimiter(lines)
    rows: list[Row] = []
    cells = 0
    try:
        for values in csv.reader(StringIO(lines), delimiter=delimiter):
            row = _trimmed([value.strip() for value in values])
            cells += len(row)
            if len(row) > MAX_COLUMNS or cells > MAX_CELLS or len(rows) >= MAX_ROWS:
                raise Unreadable(_too_large())
            rows.append(tuple(NoValue(str(c)) if c in _ERRORS else c for c in row))
    except csv.Error as error:
        raise Unreadable(
            _("The CSV cannot be taken apart into cells: save it again from a spreadsheet program.")
        ) from error
    return Workbook((Sheet("", tuple(rows)),), CSV, sha256(data).hexdigest())


def _delimiter(text: str) -> str:
    """The sign that parts most rows into the same number of cells."""
    head = "\n".join(text.splitlines()[:30])
    best, most = ",", (0, 0)
    for sign in (",", ";", "\t", "|"):
        try:
            widths = Counter(len(row) for row in csv.reader(StringIO(head), delimiter=sign) if row)
        except csv.Error:
            continue
        width, times = max(widths.items(), key=lambda item: (item[0] > 1, item[1], item[0]), default=(1, 0))
        if width > 1 and (times, width) > most:
            best, most = sign, (times, width)
    return best


def day_of_serial(serial: float, *, starts_1904: bool) -> datetime | None:
    """The day that a spreadsheet's number stands for, within 1950 to 2100; None for other numbers."""
    base = datetime(1904, 1, 1) if starts_1904 else datetime(1899, 12, 30)  # noqa: DTZ001  # days have no zone
    days = int(serial)
    if not 16_000 <= days <= 75_000:
        return None
    return datetime.fromordinal(base.toordinal() + days)
