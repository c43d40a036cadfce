"""Recommendations in the column of a table, with what the other columns say of each."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from headway.engines.intake.documents.earlier_reports.candidates import Candidate
from headway.engines.intake.documents.earlier_reports.labels import without_label
from headway.engines.intake.documents.earlier_reports.numbers import bare, is_label, kind_of_label, ordinal_of
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.parts import inline_parts
from headway.engines.intake.documents.earlier_reports.values import Part
from headway.engines.intake.documents.earlier_reports.wording import (
    asks,
    hold_together,
    is_asked_in_a_list,
    is_imperative,
    is_named,
    may_be_asked,
    pattern,
    plain_of,
    words_in,
)
from headway.engines.intake.layer import Block, Kind
from headway.engines.intake.readers.numbering import marker_of

_ROLES = ("number", "text", "addressee", "deadline", "priority", "answers", "area", "done")
_BULLET = re.compile(r"[•‣◦▪■●○–—·*\uf0b7-]\s+")
_DOT = re.compile(r"[•‣◦▪■●\uf0b7] ")
_LINE = re.compile(r"[^\n]+")
_NEARLY_ALL = 0.8
_HEAD_WORDS = 3
_TITLE_WORDS = 4
_FEW = 0.4
_ASIDE = re.compile(r"(?<=\d)\s?[(\[][^)\]]*[^\W\d_]{2}[^)\]]*[)\]]\s*:?\s*$")
"""A word in brackets behind a number: "Recommendation 7 [new]:"."""
_A_SIGN = 3
"""How many letters a sign of a number has at most: "No.", "Rec."."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the cells of a row by column, and the indexes of their blocks."""

    cells: dict[int, Block]
    indexes: dict[int, int]


def find_tabled(outline: Outline) -> Iterator[Candidate]:
    """Rows of tables whose heads name recommendations, and rows that begin with a label such as R1."""
    for index, block in enumerate(outline.blocks):
        if block.kind is Kind.TABLE and outline.spots[index].aside in ("", "state"):
            yield from _of_table(outline, index)


def rows_of(outline: Outline, table: int) -> list[Row]:
    """The rows of a table that hold anything."""
    rows: dict[int, Row] = {}
    for index in range(table + 1, len(outline.blocks)):
        block = outline.blocks[index]
        if block.kind is Kind.TABLE_ROW and block.parent == table:
            rows[index] = Row({}, {})
        elif block.kind is Kind.TABLE_CELL and block.parent in rows:
            row = outline.blocks[block.parent]
            column = outline.text.count("\t", row.start, block.start)
            rows[block.parent].cells[column] = block
            rows[block.parent].indexes[column] = index
        elif block.kind not in (Kind.TABLE_ROW, Kind.TABLE_CELL):
            break
    return [row for row in rows.values() if row.cells]


def roles_of(outline: Outline, row: Row) -> dict[int, str]:
    """What each column holds, as the cells of a head row say."""
    roles: dict[int, str] = {}
    for column, cell in row.cells.items():
        plain = plain_of(outline.document.of(cell)).strip(" :*")
        if len(plain) > 60:
            return {}
        for role in _ROLES:
            if _may_hold(role, plain, roles) and pattern("columns", role).search(plain):
                roles[column] = role
                break
    return roles if len(row.cells) > 1 else {}


def _beside_kinds(outline: Outline, rows: Sequence[Row], roles: dict[int, str]) -> dict[int, str]:
    """Of a table of which a column says what each row is ("Recommendation", "Good practice"), the longest column is the text."""
    head, below = rows[0], rows[1:]
    kinds = [column for column in head.cells if _tells_kinds(outline, below, column)]
    free = [column for column in head.cells if column not in kinds and roles.get(column) != "number"]
    if len(below) < _FEWEST_ROWS or not kinds or not free:
        return roles
    longest = max(
        free, key=lambda one: sum(row.cells[one].end - row.cells[one].start for row in below if one in row.cells)
    )
    return {**{at: role for at, role in roles.items() if at not in kinds}, longest: "text", kinds[0]: "kind"}


def _tells_kinds(outline: Outline, rows: Sequence[Row], column: int) -> bool:
    said = [plain_of(outline.document.of(row.cells[column])).strip(" .:") for row in rows if column in row.cells]
    return bool(said) and all(_KIND.fullmatch(one) for one in said)


_KIND = re.compile(
    r"(?:priority |key )?(?:recommendation|recommended action|suggestion|good practice|commendation|recommandation|bonne pratique|recomendacion|sugerencia|buena practica)"
)
_FEWEST_ROWS = 2


def _may_hold(role: str, plain: str, roles: dict[int, str]) -> bool:
    """Whether a column may hold what another one left of it does: numbers and recommendations may stand in two."""
    if role not in roles.values():
        return True
    return role == "number" or (role == "text" and pattern("headings", "recommendations").search(plain) is not None)


def _is_said_to_list(outline: Outline, table: int, head: Row) -> bool:
    """Whether the caption, the chapter or the head of the column of numbers says that recommendations follow."""
    above = outline.blocks[table - 1] if table else None
    caption = plain_of(outline.document.of(above)) if above and above.end - above.start < 120 else ""
    heads = " ".join(plain_of(outline.document.of(cell)) for cell in head.cells.values())
    return (
        outline.spots[table].lists
        or any(pattern("headings", "recommendations").search(words) for words in (caption, heads))
        or bool(_NUMBERED.search(heads))
    )


_NUMBERED = re.compile(r"\brec(?:\.|ommendation)? ?(?:no\.?|number|#|n°|id|ref)")


_OF_A_YEAR = re.compile(r"\b(?:19|20)\d\d (?:findings?|recommendations?|visit|report)\b")
_LAID_DOWN = re.compile(r"(?:basis|legal basis|criterion|standard|base legale|base juridica)\s*:")
"""A cell that says on what the one below it rests."""


def _of_a_plan(
    outline: Outline, table: int, rows: Sequence[Row], roles: dict[int, str], *, first: bool
) -> dict[int, str]:
    """A table that says by whom and by when, or what should be done, or is said to list recommendations: what it
    asks stands in its longest column. Of any other table whose `first` row it is, the column in which nearly every row asks.

    What a State plans or did for itself, and what a law or a standard asks, are no recommendations.
    """
    head, below = rows[0], rows[1:]
    told = set(roles.values())
    names = {column: plain_of(outline.document.of(cell)).strip(" :*?") for column, cell in head.cells.items()}
    asked = [column for column, name in names.items() if pattern("columns", "asked").search(name)]
    planned = bool(asked) or {"addressee", "deadline"} <= told
    free = asked or [column for column in head.cells if column not in roles]
    if not below or not free:
        return roles
    texts = {c: [plain_of(outline.document.of(row.cells[c])) for row in below if c in row.cells] for c in free}
    if planned or _is_said_to_list(outline, table, head):
        column = max(free, key=lambda one: sum(map(len, texts[one])))
        asking = sum(is_asked_in_a_list(text, outline.language) for text in texts[column])
        if asking >= _NEARLY_ALL * len(below):
            return {**roles, column: "text"}
    if not first or "done" in told or _is_laid_down(outline, table, names.values()):
        return roles
    holding = [
        c for c in free if len(texts[c]) == len(below) and hold_together(texts[c], outline.language, _NEARLY_ALL)
    ]
    if not holding:
        return roles
    return {**roles, max(holding, key=lambda one: sum(map(len, texts[one]))): "text"}


def _is_laid_down(outline: Outline, table: int, heads: Iterable[str]) -> bool:
    """Whether the heads or the chapter say that a law, a plan or a standard asks for it, and no report."""
    above = [plain_of(heading) for heading in outline.spots[table].headings[-2:]]
    return any(pattern("headings", "laid_down").search(words) for words in above) or any(
        pattern("columns", "laid_down").search(words) for words in heads
    )


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
        role = next((role for role in _ROLES if pattern("columns", role).search(plain)), "")
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
        for start, end, own, parts in _in_cell(outline, cell, bool(number)):
            yield Candidate(
                start, end, own or number, "tabled", 3, ("form", table), row.indexes[column],
                kind_of_label(number) or "recommendation", parts, tuple(columns), gettext_noop("what stands beside it says so"),
            )  # fmt: skip


def _of_table(outline: Outline, table: int) -> Iterator[Candidate]:
    rows = rows_of(outline, table)
    if rows and "done" in roles_of(outline, rows[0]).values() and _speaks_of_earlier_ones(outline, table, rows[0]):
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
            own = _beside_kinds(outline, rows[place:], own)
        planned = {}
        if not roles and not heads and "text" not in own.values():
            planned = _of_a_plan(
                outline, table, rows[place:], own, first=all(len(one.cells) == 1 for one in rows[:place])
            )
        if "text" in planned.values() or (
            "text" in own.values() and not any(asks(plain_of(outline.document.of(cell))) for cell in row.cells.values())
        ):
            roles = {} if _is_of_earlier_ones(outline, table, row, own) else planned or own
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


def _is_of_earlier_ones(outline: Outline, table: int, row: Row, roles: dict[int, str]) -> bool:
    """A table that sets what was done beside each recommendation lists those of an earlier report."""
    heads = " ".join(plain_of(outline.document.of(cell)) for cell in row.cells.values())
    earlier = _speaks_of_earlier_ones(outline, table, row)
    text = next((plain_of(outline.document.of(row.cells[at])) for at, role in roles.items() if role == "text"), "")
    planned = "done" in roles.values() and not pattern("headings", "recommendations").search(text)
    return (
        planned
        or ("done" in roles.values() and earlier)
        or bool(pattern("headings", "earlier").search(heads) and "recommend" in heads)
    )


def _speaks_of_earlier_ones(outline: Outline, table: int, row: Row) -> bool:
    """Whether the heads, the line above or the chapter name an earlier visit or report."""
    heads = " ".join(plain_of(outline.document.of(cell)) for cell in row.cells.values())
    above = outline.blocks[table - 1] if table else None
    caption = plain_of(outline.document.of(above)) if above and above.end - above.start < 300 else ""
    chapter = plain_of(outline.spots[table].chapter)
    earlier = any(pattern("headings", "earlier").search(words) for words in (heads, caption, chapter))
    return earlier or _OF_A_YEAR.search(heads) is not None


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
        number = _code_in(outline, row, column) if len(texts) == 1 else ""
        number = number or _number_beside(outline, row, roles, column, texts[place - 1] if place else -1)
        for start, end, own, parts in _in_cell(outline, row.cells[column], bool(number)):
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


def _number_beside(outline: Outline, row: Row, roles: dict[int, str], column: int, after: int) -> str:
    """The number of what stands in a column: in the column of numbers left of it, or right where there is none, else in the first of the row."""
    numbers = [at for at, role in roles.items() if role == "number" and at in row.cells]
    near = [at for at in numbers if after < at < column] or ([] if after >= 0 else numbers)
    if near:
        return _number_in(outline, row.cells[near[-1] if near[-1] < column else near[0]])
    first = min(row.cells)
    if "number" in roles.values() or first == column or after >= 0:
        return ""
    return _number_in(outline, row.cells[first])


def _code_in(outline: Outline, row: Row, column: int) -> str:
    """What a cell that is nothing but a label says, in whichever column: "R1", "GP 2"; "" for none or several."""
    codes = [
        bare(text)
        for at, cell in row.cells.items()
        if at != column and len(text := outline.document.of(cell).strip()) < 12 and is_label(text)
    ]
    return codes[0] if len(codes) == 1 else ""


def _number_in(outline: Outline, cell: Block) -> str:
    printed = _ASIDE.sub("", outline.document.of(cell))
    number = bare(printed)
    if len(number) > 12 or ordinal_of(number) is None:
        return ""
    letters = sum(letter.isalpha() for letter in printed.replace(number, "", 1))
    return number if letters <= _A_SIGN or kind_of_label(printed) else ""


def _in_cell(outline: Outline, cell: Block, numbered: bool) -> list[tuple[int, int, str, tuple[Part, ...]]]:
    """The recommendations of a cell: one, or each numbered line or bullet of it where its row bears no number."""
    lines = [(cell.start + hit.start(), cell.start + hit.end()) for hit in _LINE.finditer(outline.document.of(cell))]
    lines = [piece for start, end in lines for piece in _at_bullets(outline.text, start, end)]
    starts: list[tuple[int, int, str]] = []
    for start, end in lines:
        marker = marker_of(outline.text, start, end)
        alone = len(lines) == 1 and not inline_parts(outline.text, start, end)
        if marker is not None and (alone or marker.style not in ("letter", "roman")):
            starts.append((start, start + marker.length, bare(marker.number)))
    leads = bool(starts) and starts[0][0] == cell.start
    several = len(starts) > 1 and leads and not numbered
    if several or (len(starts) == 1 and leads):
        ends = [start for start, _, _ in starts[1:]] if several else []
        found = []
        for (_, body, number), stop in zip(starts if several else starts[:1], [*ends, cell.end], strict=True):
            end = body + len(outline.text[body:stop].rstrip())
            found.append((body, end, number, _parts_of_lines(outline, body, end)))
        return found
    return [(cell.start, cell.end, "", _parts_of_lines(outline, cell.start, cell.end))]


def _at_bullets(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A line that begins with a bullet, cut where further bullets stand in it, as where a cell was printed as one line."""
    if _DOT.match(text, start, end) is None:
        return [(start, end)]
    cuts = [start, *(hit.start() for hit in _DOT.finditer(text, start + 1, end) if text[hit.start() - 1] == " ")]
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def _parts_of_lines(outline: Outline, start: int, end: int) -> tuple[Part, ...]:
    found = []
    for hit in list(_LINE.finditer(outline.text, start, end))[1:]:
        marker = marker_of(outline.text, hit.start(), hit.end())
        if marker is not None:
            body = hit.start() + marker.length
            found.append(Part(marker.number, outline.text[body : hit.end()], body, hit.end()))
    return tuple(found or inline_parts(outline.text, start, end))


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
    parts = _parts_of_lines(outline, start, cell.end)
    yield Candidate(
        start, cell.end, number, "tabled", 3, ("tabled", outline.spots[table].group), row.indexes[at], kind, parts, (),
        gettext_noop("its row bears a label"),
    )  # fmt: skip
