"""Writing a ministry's workbook: only its questions, locked but for the answers, with drop-downs and help."""

from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from headway.casework.questionnaires.values import STATUSES
from headway.engines.exchange.every_language import Choices
from headway.engines.exchange.workbooks.values import (
    ANSWER,
    FIRST,
    HEADS,
    HIDDEN,
    KEY,
    LISTS,
    LONGEST,
    SEALED,
    SHEET,
    STATUS,
    WORDS,
    Book,
    Item,
    head_of,
    key_of,
)
from headway.engines.reports.words import quoted, term
from headway.foundation.catalogue.questions import Question

WIDTHS = (4, 13, 52, 38, 38, 24, 60, 30, 10)
WRAP = Alignment(wrap_text=True, vertical="top")
OPEN = Protection(locked=False)
SHADE = PatternFill("solid", fgColor="EEF2F7")
SEALED_OR_NOT = (("yes", "yes"), ("no", "no"))
TOO_LONG = gettext_noop("Longer than a cell holds: change it on the page.")
HELP = gettext_noop(
    "Fill in the white cells. Leave a cell as it is where you have nothing to say: silence is no answer and changes "
    "nothing. A part is welcome; the rest can come later. “Sealed: yes” keeps an answer from the focal point."
)


def write_workbook(book: Book) -> bytes:
    """The workbook as XLSX, in its language. Nothing in it is a formula, whatever people wrote."""
    with override(book.language):
        return _written(book)


def in_words(choices: Choices) -> Choices:
    """Choices with their words in the language in use."""
    return tuple((value, term(label)) for value, label in choices)


def _written(book: Book) -> bytes:
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = _(SHEET)
    sheet.sheet_view.rightToLeft = book.runs_from_the_right
    lists = workbook.create_sheet(LISTS)
    hidden = workbook.create_sheet(HIDDEN)
    lists.sheet_state = hidden.sheet_state = "hidden"
    _head(sheet, book)
    drops = _Drops(sheet, lists)
    for place, item in enumerate(book.items):
        _line(sheet, FIRST + place, item, drops)
    _stamp(hidden, book)
    _finish(sheet, hidden, lists)
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def _head(sheet: Any, book: Book) -> None:
    stamp = book.stamp
    words = _("%(case)s · version %(number)s · fingerprint %(mark)s")
    told = words % {"case": stamp.case, "number": stamp.round, "mark": book.fingerprint}
    due = f" · {_('answers by %(day)s') % {'day': book.due}}" if book.due else ""
    _put(sheet, 1, 2, f"{book.title} – {book.ministry}").font = Font(bold=True, size=14)
    _put(sheet, 2, 2, stamp.marking or _("No marking")).font = Font(bold=True)
    _put(sheet, 3, 2, f"{told}{due}")
    _put(sheet, 4, 2, _(HELP)).alignment = WRAP
    sheet.merge_cells(start_row=4, end_row=4, start_column=2, end_column=SEALED)
    sheet.row_dimensions[4].height = 32
    for column in range(KEY, len(HEADS) + KEY + 1):
        cell = _put(sheet, FIRST - 1, column, head_of(column))
        cell.font, cell.fill = Font(bold=True), SHADE


def _line(sheet: Any, row: int, item: Item, drops: "_Drops") -> None:
    base = item.base
    choices, statuses = in_words(item.choices), dict(in_words(STATUSES))
    labels = dict(choices)
    prompt = f"{item.prompt} ({item.unit})" if item.unit else item.prompt
    told = (item.key, item.number, prompt, item.help, item.known)
    for column, text in enumerate(told, start=1):
        cell = _put(sheet, row, column, text)
        cell.alignment, cell.fill = WRAP, SHADE
    words = _(TOO_LONG) if item.is_too_long else base.text
    silent = base.is_silent
    for column, text in (
        (ANSWER, labels.get(base.value, base.value)),
        (WORDS, words),
        (STATUS, "" if silent else statuses.get(base.status, "")),
        (SEALED, term("yes") if base.sealed else ""),
    ):
        cell = _put(sheet, row, column, text)
        cell.alignment = WRAP
        cell.number_format = "@"
        if not item.is_too_long:
            cell.protection = OPEN
    if choices:
        drops.offer(row, ANSWER, [label for _value, label in choices])
    drops.offer(row, STATUS, list(statuses.values()))
    drops.offer(row, SEALED, [label for _value, label in in_words(SEALED_OR_NOT)])


class _Drops:
    """Drop-downs, each set of words once on the hidden sheet of lists."""

    def __init__(self, sheet: Any, lists: Any) -> None:
        self.sheet, self.lists = sheet, lists
        self.known: dict[tuple[str, ...], DataValidation] = {}

    def offer(self, row: int, column: int, words: list[str]) -> None:
        if tuple(words) not in self.known:
            place = len(self.known) + 1
            for number, word in enumerate(words, start=1):
                _put(self.lists, number, place, word)
            letter = get_column_letter(place)
            rule = DataValidation("list", f"{LISTS}!${letter}$1:${letter}${len(words)}", allow_blank=True)
            rule.error, rule.errorTitle = _("Choose one of the words offered."), _("Not offered")
            rule.showErrorMessage = True
            self.sheet.add_data_validation(rule)
            self.known[tuple(words)] = rule
        self.known[tuple(words)].add(f"{get_column_letter(column)}{row}")


def _stamp(hidden: Any, book: Book) -> None:
    stamp = book.stamp
    rows = [
        ("form", stamp.form),
        ("case", stamp.case),
        ("assignment", stamp.assignment),
        ("ministry", stamp.ministry),
        ("section", stamp.section),
        ("round", str(stamp.round)),
        ("marking", stamp.marking),
        ("fingerprint", book.fingerprint),
        ("lines", str(len(book.items))),
    ]
    for number, (name, told) in enumerate(rows, start=1):
        _put(hidden, number, 1, name)
        _put(hidden, number, 2, told)
    for number, item in enumerate(book.items, start=len(rows) + 1):
        base = item.base
        text = "" if item.is_too_long else base.text
        told_base = (key_of(base), base.version, base.status, base.value, text, "yes" if base.sealed else "")
        for column, word in enumerate(told_base, start=1):
            _put(hidden, number, column, word)


def _finish(sheet: Any, hidden: Any, lists: Any) -> None:
    for column, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.column_dimensions["A"].hidden = True
    sheet.freeze_panes = f"D{FIRST}"
    for one in (sheet, hidden, lists):
        one.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{FIRST - 1}:{FIRST - 1}"
    sheet.oddHeader.center.text = "&A"
    sheet.oddFooter.center.text = "&P / &N"


def _put(sheet: Any, row: int, column: int, text: str) -> Any:
    """Write text, and nothing but text: what begins with = is no formula."""
    cell = sheet.cell(row=row, column=column)
    if text:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST]
        cell.data_type = "s"
    return cell


def help_of(question: Question) -> str:
    """What helps to answer: the guidance, and when the question is asked at all."""
    rule = question.follows_if
    if rule is None:
        return question.guidance
    only = _("Only if %(question)s is %(value)s.") if rule.equals else _("Only if %(question)s is not %(value)s.")
    value = quoted(rule.equals or rule.not_equals)
    return f"{only % {'question': rule.question, 'value': value}} {question.guidance}"
