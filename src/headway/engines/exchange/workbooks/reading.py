"""Reading a workbook that came back, saved again by whatever program: its stamp, and each line by its hidden id."""

from datetime import date, datetime, time

from django.utils.translation import gettext as _

from headway.casework.questionnaires.values import Given
from headway.engines.exchange.every_language import in_every_language
from headway.engines.exchange.workbooks.values import (
    ANSWER,
    FORMAT,
    HIDDEN,
    ID,
    KEY,
    SEALED,
    SHEET,
    STATUS,
    WORDS,
    Filled,
    ReadBook,
    Stamp,
    fingerprint,
    head_of,
)
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.trackers.sheets import Cell, NoValue, Sheet, is_said
from headway.engines.intake.trackers.workbooks import read_workbook

STAMPED = ("form", "case", "assignment", "ministry", "section", "round", "marking", "fingerprint", "lines")


class NotOurs(Unreadable):
    """The file is no workbook that was written here; the message says what to give."""


def read_book(data: bytes, *, name: str, limits: Limits) -> ReadBook:
    """A workbook as it came back. Raises Unreadable."""
    workbook = read_workbook(data, name=name, limits=limits)
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    sheet = next((sheets[name] for name in sheets if name in in_every_language(SHEET)), None)
    if HIDDEN not in sheets or sheet is None:
        raise NotOurs(
            _("This is no workbook that was taken from here: take one from your section's page and fill it in.")
        )
    hidden = sheets[HIDDEN]
    told = {text_of(hidden.at(row, 1)): text_of(hidden.at(row, 2)) for row in range(1, len(STAMPED) + 1)}
    if tuple(told) != STAMPED or told["form"] != FORMAT or not told["round"].isdigit() or not told["lines"].isdigit():
        raise NotOurs(_("The hidden part of this workbook is damaged: take a new one and copy the answers over."))
    stamp = Stamp(
        told["case"], told["assignment"], told["ministry"], told["section"], int(told["round"]), told["marking"]
    )
    bases = tuple(_base(hidden, len(STAMPED) + place) for place in range(1, int(told["lines"]) + 1))
    filled, loose = _lines(sheet)
    return ReadBook(stamp, bases, tuple(filled), tuple(loose), fingerprint(stamp, bases) == told["fingerprint"])


def _base(hidden: Sheet, row: int) -> Given:
    key, version, status, value, text, sealed = (text_of(hidden.at(row, column)) for column in range(1, 7))
    question, _, part = key.partition("/")
    return Given(question, part, version, status, value, text, sealed == "yes")


def _lines(sheet: Sheet) -> tuple[list[Filled], list[int]]:
    """Lines by their ids, wherever they stand by now; and the rows that hold an answer and no id."""
    filled, loose, begun = [], [], False
    for row in range(1, len(sheet.rows) + 1):
        key = text_of(sheet.at(row, KEY))
        if not begun:
            begun = key == ID
            continue
        said = [text_of(sheet.at(row, column)) for column in (ANSWER, WORDS, STATUS, SEALED)]
        if key:
            answer, words, status, sealed = said
            filled.append(Filled(key, row, answer, words, status, sealed, _unread(sheet, row)))
        elif any(said) and is_said(sheet.at(row, ANSWER)) | is_said(sheet.at(row, WORDS)):
            loose.append(row)
    return filled, loose


def _unread(sheet: Sheet, row: int) -> str:
    """The head of the first answering column that holds an error, or a formula without a result."""
    wrong = (column for column in (ANSWER, WORDS, STATUS, SEALED) if isinstance(sheet.at(row, column), NoValue))
    return next((head_of(column) for column in wrong), "")


def text_of(cell: Cell) -> str:
    """A cell as text: a figure without decimals it does not have, a day as year, month, day."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime() | date() | time():
            return cell.isoformat()
        case NoValue():
            return f"({cell.why})"
    lines = str(cell).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    return lines.strip()
