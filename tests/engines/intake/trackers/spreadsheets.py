"""Spreadsheets for tests, made in memory."""

import zipfile
from io import BytesIO
from typing import Any

from openpyxl import Workbook

HEADINGS = ["No", "Status", "As of", "Action taken"]


def an_xlsx(*rows: Any, **sheets: Any) -> bytes:
    """A workbook with one sheet of these rows, or with `sheets` by name."""
    book = Workbook()
    book.remove(book.active)
    for name, each in {**({"Tracker": rows} if rows else {}), **sheets}.items():
        sheet = book.create_sheet(name)
        for row in each:
            sheet.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The same workbook with one more part in its zip."""
    stream = BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def a_csv(*rows: Any, sign: str = ",", encoding: str = "utf-8") -> bytes:
    return "\r\n".join(sign.join(str(cell) for cell in row) for row in rows).encode(encoding)
