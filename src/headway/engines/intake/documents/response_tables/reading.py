"""A document read as a response table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from django.utils.translation import gettext_noop

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.printed_numbers import numbers_at, plain_number, western
from headway.engines.intake.documents.replies.words import alternatives, says_nothing
from headway.engines.intake.documents.response_tables.columns import Columns, columns_of, is_head
from headway.engines.intake.documents.response_tables.levels import NONE, leading_status, level_of, says_nil
from headway.engines.intake.documents.response_tables.parts import joined
from headway.engines.intake.documents.response_tables.prose import paragraphs_by_recommendation
from headway.engines.intake.documents.response_tables.values import Recommended, Reported, ResponseTable, Silent
from headway.engines.intake.documents.tabular import Cell, Row, grids
from headway.engines.intake.layer import Document
from headway.engines.intake.tables import table
from headway.foundation.core.messages import NOTHING_SAID, Message
from headway.foundation.language.words import folded

_SAME = 0.55
_ANOTHER = 0.8
_NEVER_ISSUED = Message(gettext_noop("empty, and never issued"))
_NO_NUMBER = Message(gettext_noop("no number"))
_NOTHING_KNOWN = Message(gettext_noop("no number, and no known text"))
_CODE = re.compile(r"[A-Z]{3}-\d{4}(?:-[A-Z])?-[\w.()]+")


@dataclass(slots=True)
class Entry:
    """A row, and the rows below that go on with it."""

    numbers: list[str]
    printed: str
    recommendation: str
    response: list[Cell] = field(default_factory=list)
    status: list[Cell] = field(default_factory=list)
    responsible: str = ""
    date: str = ""
    start: int = 0
    end: int = 0
    page: int | None = None


def read_response_table(document: Document, issued: Sequence[Recommended] = ()) -> ResponseTable:
    """One reported progress for each recommendation by its printed number, in the order of the document.

    `issued` are the recommendations that a State was to answer; without them the numbers are taken as printed.
    """
    entries = list(_entries(document)) or list(_from_prose(document, issued))
    likeness = Likeness([one.text for one in issued], english=False)
    progress: list[Reported] = []
    unmatched: list[Reported] = []
    empty: dict[str, Silent] = {}
    for entry in entries:
        for row in _reported(entry, document, issued, likeness):
            if not row.text and not row.status:
                empty.setdefault(
                    row.code or row.number,
                    Silent(row.number, row.code, Message(gettext_noop("its row is empty")), row.recommendation),
                )
            elif (issued and not row.code) or not row.number:
                unmatched.append(row)
            else:
                progress.append(row)
    said = {row.code or row.number for row in progress}
    silent = [one for key, one in empty.items() if key not in said and (not issued or one.code)]
    silent += [
        Silent(one.number, one.code, Message(gettext_noop("it has no row")), one.text)
        for one in issued
        if one.code not in said and one.code not in empty
    ]
    unmatched += [
        Reported(one.number, one.number, "", "", 0.0, "", "", "", NOTHING_SAID, False, 0, 0, reason=_NEVER_ISSUED)
        for key, one in empty.items()
        if issued and not one.code
    ]
    return ResponseTable(tuple(joined(progress)), tuple(silent), tuple(unmatched))


def _entries(document: Document) -> Iterator[Entry]:
    """The rows of the response tables; a table that goes on without a head keeps the columns of the one before."""
    last: tuple[Columns, int, list[Row]] | None = None
    for grid in grids(document):
        found = columns_of(grid)
        if found:
            depth, columns = found
            last = (columns, grid.columns, list(grid.rows[:depth]))
            rows = grid.rows[depth:]
        elif (
            last is not None
            and grid.columns <= last[1]
            and grid.columns >= last[1] - 1
            and _goes_on(grid.rows, last[0])
        ):
            rows = grid.rows
        else:
            continue
        yield from _of_rows([row for row in rows if not is_head(row, last[2])], last[0], last[1])


def _goes_on(rows: Sequence[Row], columns: Columns) -> bool:
    numbered = sum(1 for row in rows if (cell := row.at(columns.number)) and _numbers(cell.text)[0])
    return columns.number is not None and numbered >= 0.5 * len(rows)


def _of_rows(rows: Sequence[Row], columns: Columns, width: int) -> Iterator[Entry]:
    entry: Entry | None = None
    for row in rows:
        numbers, printed, text = _identity(row, columns)
        response = [cell for column in columns.response if (cell := row.at(column))]
        status = row.at(columns.status)
        if len(row.cells) == 1 and width > 2 and not numbers and not response and status is None:
            continue
        if not numbers and entry is not None and not (text and response and _whole(text)):
            _go_on(entry, text, response, status, row)
            continue
        if entry is not None:
            yield entry
        entry = Entry(numbers, printed, text, response, [status] if status else [], start=row.start, end=row.end)
        entry.page = row.cells[0].page
        entry.responsible, entry.date = _text(row.at(columns.responsible)), _text(row.at(columns.date))
    if entry is not None:
        yield entry


def _whole(text: str) -> bool:
    """Whether a cell holds a recommendation of its own rather than the rest of the one above."""
    return text[:1].isupper() or not text[:1].isascii()


def _go_on(entry: Entry, text: str, response: Sequence[Cell], status: Cell | None, row: Row) -> None:
    entry.recommendation = f"{entry.recommendation} {text}".strip()
    entry.response += response
    entry.status += [status] if status else []
    entry.end = row.end


def _identity(row: Row, columns: Columns) -> tuple[list[str], str, str]:
    """The numbers of a row, as printed, and the recommendation's text where it stands there."""
    text = _text(row.at(columns.recommendation))
    if columns.number is not None:
        cell = row.at(columns.number)
        numbers, rest = _numbers(cell.text) if cell else ([], "")
        if numbers:
            return numbers, cell.text.strip() if cell else "", text or rest
    numbers, rest = _numbers(text)
    return (numbers, text[: len(text) - len(rest)].strip(), rest) if numbers else ([], "", text)


def _numbers(text: str) -> tuple[list[str], str]:
    """The numbers with which a cell begins, and what follows them."""
    codes = _CODE.match(text.strip())
    if codes:
        found = [plain_number(code) for code in _CODE.findall(text)]
        rest = _CODE.sub("", text).strip(" ,;.:–-\n&") if len(text) > 60 else ""
        return found, rest
    plain = western(folded(text))
    start = _ahead().match(plain)
    at = start.end() if start else 0
    numbers, end = numbers_at(plain, at)
    rest = text[end:].lstrip(" .:;)]–—-\n\t")
    if not numbers:
        return [], text
    alone = not re.search(r"[^\W\d_]{3,}", rest)
    parted = bool(start and start.end() > start.start() + 1) or plain[end : end + 1] in (
        ".",
        ")",
        ":",
        "]",
        "\n",
        "–",
        "-",
    )
    parted = parted or ("." in numbers[0] and text[len(text) - len(rest) :][:1].isupper())
    return (numbers, "" if alone else rest) if alone or parted else ([], text)


@cache
def _ahead() -> re.Pattern[str]:
    words = alternatives(table("response-tables")["recommendation_words"])
    return re.compile(
        rf"\W{{0,2}}(?:(?:{words}|[rs](?=[\s.]?\d))[\s.]{{0,2}})?(?:no\.?\s?|nos\.?\s?|n°\s?|№\s?|#\s?|رقم\s?)?"
    )


def _from_prose(document: Document, issued: Sequence[Recommended]) -> Iterator[Entry]:
    """Without a table: paragraphs under "Recommendation 12"."""
    for numbers, repeated, pieces in paragraphs_by_recommendation(document, issued):
        cells = [Cell(0, document.text[a:b], a, b, document.page_at(a)) for a, b in pieces]
        start = pieces[0][0] if pieces else 0
        end = pieces[-1][1] if pieces else 0
        yield Entry(list(numbers), ", ".join(numbers), repeated, cells, [], "", "", start, end, document.page_at(start))


def _reported(
    entry: Entry, document: Document, issued: Sequence[Recommended], likeness: Likeness
) -> Iterator[Reported]:
    said = [cell for cell in entry.response if not says_nothing(cell.text)]
    text = "\n".join(cell.text for cell in said)
    status = " ".join(cell.text.strip() for cell in entry.status if not says_nothing(cell.text))
    status = status or leading_status(text)
    nil = says_nil(text) or (not text and says_nil(status))
    proposed = NONE if nil else level_of(status)
    cells = sorted([*said, *entry.status], key=lambda cell: cell.start)
    row = Reported(
        number="",
        as_printed=entry.printed,
        code="",
        how="",
        confidence=0.0,
        text=text,
        status=status,
        level=proposed.level,
        level_reason=proposed.reason,
        nil_return=nil,
        start=cells[0].start if cells else entry.start,
        end=cells[-1].end if cells else entry.end,
        page=document.page_at(cells[0].start if cells else entry.start),
        responsible=entry.responsible,
        date=entry.date,
        recommendation=entry.recommendation,
    )
    for number in entry.numbers or [""]:
        also = tuple(one for one in entry.numbers if one != number)
        code, how, confidence, reason = _whose(number, entry.recommendation, issued, likeness)
        yield replace(row, number=number, code=code, how=how, confidence=confidence, reason=reason, also=also)


def _whose(
    number: str, text: str, issued: Sequence[Recommended], likeness: Likeness
) -> tuple[str, str, float, Message]:
    """Code, how, confidence and reason of the recommendation that a number and a text stand for."""
    if not issued:
        return (
            "",
            "number" if number else "",
            1.0 if number else 0.0,
            _is_numbered(number) if number else _NO_NUMBER,
        )
    like = likeness.repeats([text])[0] if text else None
    best = int(like.argmax()) if like is not None else -1
    own = _numbered(number, issued)
    if own is None:
        if like is not None and float(like[best]) >= _SAME and not number:
            return (
                issued[best].code,
                "text",
                round(float(like[best]), 2),
                Message(gettext_noop("repeats the recommendation")),
            )
        return "", "", 0.0, _no_such(number) if number else _NOTHING_KNOWN
    if like is not None and best != own and float(like[best]) >= _ANOTHER and float(like[own]) < _ANOTHER / 2:
        reason = Message(
            gettext_noop("numbered %(number)s, but repeats the text of %(other)s"),
            number=number,
            other=issued[best].number,
        )
        return issued[best].code, "text", 0.7, reason
    return issued[own].code, "number", 0.98, _is_numbered(number)


def _is_numbered(number: str) -> Message:
    return Message(gettext_noop("is numbered %(number)s"), number=number)


def _no_such(number: str) -> Message:
    return Message(gettext_noop("no recommendation is numbered %(number)s"), number=number)


def _numbered(number: str, issued: Sequence[Recommended]) -> int | None:
    for place, one in enumerate(issued):
        if number and number in (one.number, one.code):
            return place
    parent = number.split("(")[0]
    if parent != number:
        return _numbered(parent, issued)
    return None


def _text(cell: Cell | None) -> str:
    return cell.text.strip() if cell else ""
