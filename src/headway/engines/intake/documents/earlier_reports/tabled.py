"""Recommendations in the column of a table, with what the other columns say of each."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_noop

from headway.engines.intake.documents.earlier_reports.candidates import Candidate
from headway.engines.intake.documents.earlier_reports.cells import code_in, in_cell, number_beside, parts_of_lines
from headway.engines.intake.documents.earlier_reports.columns import (
    ROLES,
    Row,
    beside_kinds,
    heads_of,
    heads_what_it_recommends,
    is_of_earlier_ones,
    of_a_plan,
    roles_of,
    rows_of,
    speaks_of_earlier_ones,
    with_numbers,
)
from headway.engines.intake.documents.earlier_reports.labels import without_label
from headway.engines.intake.documents.earlier_reports.numbers import bare, kind_of_label, ordinal_of
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.wording import (
    asks,
    is_asked_in_a_list,
    is_imperative,
    is_named,
    may_be_asked,
    pattern,
    plain_of,
    words_in,
)
from headway.engines.intake.layer import Kind
from headway.engines.intake.readers.numbering import marker_of

_HEAD_WORDS = 3
_TITLE_WORDS = 4
_FEW, _NEARLY_ALL = 0.4, 0.8
_LAID_DOWN = re.compile(r"(?:basis|legal basis|criterion|standard|base legale|base juridica)\s*:")
"""A cell that says on what the one below it rests."""


def find_tabled(outline: Outline) -> Iterator[Candidate]:
    """Rows of tables whose heads name recommendations, and rows that begin with a label such as R1; and those of tables with
    the same heads as one of them."""
    passed: list[tuple[int, list[Row]]] = []
    known: dict[tuple[str, ...], int] = {}
    for index, block in enumerate(outline.blocks):
        if block.kind is not Kind.TABLE or outline.spots[index].aside not in ("", "state"):
            continue
        rows, found = rows_of(outline, index), list(_of_table(outline, index))
        yield from found
        if not found and len(rows) > 1:
            passed.append((index, rows))
        elif (
            len(columns := {_column_of(rows, one.block) for one in found}) == 1
            and (column := columns.pop()) is not None
        ):
            known[heads_of(outline, rows)] = column
    for table, rows in passed:
        at = known.get(heads_of(outline, rows))
        if at is not None and at in rows[0].cells:
            roles = {column: role for column, role in roles_of(outline, rows[0]).items() if column != at} | {at: "text"}
            for row in rows[1:]:
                yield from of_row(outline, table, row, with_numbers(outline, rows[1:], roles))


def _column_of(rows: list[Row], block: int) -> int | None:
    """The column in which a block stands."""
    return next((column for row in rows for column, index in row.indexes.items() if index == block), None)


def _of_form(outline: Outline, table: int, rows: list[Row]) -> Iterator[Candidate]:
    """A table whose first column says what stands beside it: "Finding | …", "Recommendation | …", "Deadline | …"."""
    number, columns, asked = "", list[tuple[str, str]](), list[tuple[Row, int]]()
    for row in rows:
        if len(row.cells) != 2:
            return
        (_, name), (column, cell) = sorted(row.cells.items())
        plain, said = plain_of(outline.document.of(name)).strip(" :*"), " ".join(outline.document.of(cell).split())
        if len(plain) > 60:
            return
        role = next((role for role in ROLES if pattern("columns", role).search(plain)), "")
        role = "text" if pattern("columns", "asked").search(plain) else role
        if role == "text" and is_asked_in_a_list(plain_of(said), outline.language):
            asked.append((row, column))
        elif (
            not number
            and len(said) <= 12
            and any(letter.isdigit() for letter in said)
            and role in ("number", "answers")
        ):
            number = bare(said)
        elif role and role not in ("number", "text", "answers"):
            columns.append((role, said))
    for row, column in asked:
        cell = row.cells[column]
        for start, end, own, parts in in_cell(outline, cell, bool(number)):
            yield Candidate(
                start, end, own or number, "tabled", 3, ("form", table), row.indexes[column],
                kind_of_label(number) or "recommendation", parts, tuple(columns), gettext_noop("what stands beside it says so"),
            )  # fmt: skip


def _of_table(outline: Outline, table: int) -> Iterator[Candidate]:
    rows = rows_of(outline, table)
    if rows and "done" in roles_of(outline, rows[0]).values() and speaks_of_earlier_ones(outline, table, rows[0]):
        return
    if form := list(_of_form(outline, table, rows)):
        yield from form
        return
    found = list(_of_columns(outline, table, rows))
    said = [outline.said(one.start, one.end) for one in found]
    asked = sum(is_asked_in_a_list(plain, outline.language) for plain in said)
    named = sum(is_named(plain) and words_in(plain) > _TITLE_WORDS for plain in said)
    if asked >= _FEW * len(found) or asked + named >= _NEARLY_ALL * len(found):
        yield from found


def _of_columns(outline: Outline, table: int, rows: list[Row]) -> Iterator[Candidate]:
    roles: dict[int, str] = {}
    heads: list[list[str]] = []
    chapter = ""
    for place, row in enumerate(rows):
        own = roles_of(outline, row) if "kind" not in roles.values() else {}
        if not roles and not heads and "text" not in own.values():
            own = beside_kinds(outline, rows[place:], own)
        planned = {}
        if not roles and not heads and "text" not in own.values():
            planned = of_a_plan(
                outline, table, rows[place:], own, first=all(len(one.cells) == 1 for one in rows[:place])
            )
        if "text" in planned.values() or (
            "text" in own.values()
            and not any(
                asks(plain) and not heads_what_it_recommends(plain)
                for plain in (plain_of(outline.document.of(cell)) for cell in row.cells.values())
            )
        ):
            roles = {} if is_of_earlier_ones(outline, table, row, own) else planned or own
            roles = with_numbers(outline, rows[place + 1 :], roles)
            if not _is_no_head(outline, row, planned):
                heads.append([plain_of(outline.document.of(cell)) for cell in row.cells.values()])
                continue
        if [plain_of(outline.document.of(cell)) for cell in row.cells.values()] in heads:
            continue
        if len(row.cells) == 1 and not _asks_alone(outline, row, roles):
            chapter = " ".join(outline.document.of(next(iter(row.cells.values()))).split())
            continue
        found = list(of_row(outline, table, row, roles)) if roles else []
        if not found and (not heads or roles):
            found = list(_of_label(outline, table, row))
        for one in found:
            yield one if not chapter or _has_area(one) else _with_area(one, chapter)


def _is_no_head(outline: Outline, row: Row, planned: dict[int, str]) -> bool:
    """Whether the first row of a table without heads asks already, as those below it."""
    asked = [row.cells[column] for column, role in planned.items() if role == "text" and column in row.cells]
    return any(
        words_in(plain) > _HEAD_WORDS
        and not pattern("columns", "asked").search(plain)
        and (asks(plain) or is_imperative(plain, outline.language))
        for plain in (plain_of(outline.document.of(cell)) for cell in asked)
    )


def _has_area(one: Candidate) -> bool:
    return any(role == "area" for role, _ in one.columns)


def _with_area(one: Candidate, chapter: str) -> Candidate:
    return Candidate(
        one.start, one.end, one.number, one.form, one.strength, one.group, one.block, one.kind, one.parts,
        (*one.columns, ("area", chapter)), one.reason,
    )  # fmt: skip


def _asks_alone(outline: Outline, row: Row, roles: dict[int, str]) -> bool:
    column, cell = next(iter(row.cells.items()))
    plain = plain_of(outline.document.of(cell))
    return roles.get(column) == "text" and (asks(plain) or is_imperative(plain, outline.language))


def of_row(outline: Outline, table: int, row: Row, roles: dict[int, str]) -> Iterator[Candidate]:
    """What stands in the columns of a row that hold recommendations."""
    texts = [column for column, role in roles.items() if role == "text" and column in row.cells]
    columns = tuple(
        (role, " ".join(outline.document.of(row.cells[at]).split()))
        for at, role in roles.items()
        if role not in ("text", "number", "kind") and at in row.cells
    )
    named = next(
        (
            kind_of_label(outline.document.of(row.cells[at]))
            for at, role in roles.items()
            if role == "kind" and at in row.cells
        ),
        "",
    )
    for place, column in enumerate(texts):
        number = code_in(outline, row, column) if len(texts) == 1 and "number" not in roles.values() else ""
        number = number or number_beside(outline, row, roles, column, texts[place - 1] if place else -1)
        for start, end, own, parts in in_cell(outline, row.cells[column], bool(number)):
            start, told, kind = without_label(outline.text, start, end)
            plain = outline.said(start, end)
            bears = number or own or told
            if (
                words_in(plain) < 3
                or _LAID_DOWN.match(plain)
                or not (bears or is_asked_in_a_list(plain, outline.language) or may_be_asked(plain) or is_named(plain))
            ):
                continue
            yield Candidate(
                start, end, number or own or told, "tabled", 3, ("tabled", table), row.indexes[column],
                named or kind or kind_of_label(number or own) or "recommendation", parts, columns, gettext_noop("the head of its column says so"),
            )  # fmt: skip


def _of_label(outline: Outline, table: int, row: Row) -> Iterator[Candidate]:
    """A row without a telling head: "R1 | Recommendation: …"; the label may stand in the same cell as the words."""
    columns = sorted(row.cells)
    first = row.cells[columns[0]]
    label = outline.document.of(first)
    kind = kind_of_label(label) if len(label) <= 40 else None
    if kind is not None and len(columns) > 1 and ordinal_of(bare(label)):
        cell, at = row.cells[columns[1]], columns[1]
        start, number = cell.start, bare(label)
    else:
        cell, at = first, columns[0]
        marker = marker_of(outline.text, cell.start, cell.end)
        kind = kind_of_label(marker.number) if marker else None
        number = bare(marker.number) if marker and kind else ""
        start = cell.start + (marker.length if marker and kind else 0)
    start, told, named = without_label(outline.text, start, cell.end)
    kind, number = named or kind or "", number or told
    plain = outline.said(start, cell.end)
    bears = number and (pattern("label").match(plain_of(label)) or kind == "good practice")
    if not kind or words_in(plain) < 4 or not (bears or told or is_asked_in_a_list(plain, outline.language)):
        return
    parts = parts_of_lines(outline, start, cell.end)
    yield Candidate(
        start, cell.end, number, "tabled", 3, ("tabled", outline.spots[table].group), row.indexes[at], kind, parts, (),
        gettext_noop("its row bears a label"),
    )  # fmt: skip
