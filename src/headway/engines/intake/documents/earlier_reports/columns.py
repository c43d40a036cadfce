"""What the columns of a table hold: as their heads say, as a plan has them, or as nearly every row shows."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from headway.engines.intake.documents.earlier_reports.numbers import bare, ordinal_of
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.wording import (
    hold_together,
    is_asked_in_a_list,
    pattern,
    plain_of,
    recommends,
)
from headway.engines.intake.layer import Block, Kind

ROLES = ("number", "text", "addressee", "deadline", "priority", "answers", "area", "done")
"""What a column may hold; the first whose words stand in its head is it."""
_NEARLY_ALL = 0.8
_FEWEST_ROWS = 2
_PAIR = 2
_AT_FIRST = 2
"""The highest number at which a count begins anew: the first may be missing."""
_BY_CHANCE = 3
_STEPPED = frozenset({"code", "dotted"})
_KIND = re.compile(
    r"(?:priority |key )?(?:recommendation|recommended action|suggestion|good practice|commendation|recommandation|bonne pratique|recomendacion|sugerencia|buena practica)"
)
_NUMBERED = re.compile(r"\brec(?:\.|ommendation)? ?(?:no\.?|number|#|n°|id|ref)")
_OF_A_YEAR = re.compile(r"\b(?:19|20)\d\d (?:findings?|recommendations?|visit|report)\b")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the cells of a row by column, and the indexes of their blocks."""

    cells: dict[int, Block]
    indexes: dict[int, int]


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


def heads_of(outline: Outline, rows: Sequence[Row]) -> tuple[str, ...]:
    """The folded words of the first row, by which tables of one form are known."""
    return tuple(plain_of(outline.document.of(cell)) for cell in rows[0].cells.values()) if rows else ()


def roles_of(outline: Outline, row: Row) -> dict[int, str]:
    """What each column holds, as the cells of a head row say."""
    roles: dict[int, str] = {}
    for column, cell in row.cells.items():
        said = plain_of(outline.document.of(cell))
        plain = said.strip(" :*")
        if len(plain) > 60:
            return {}
        if heads_what_it_recommends(said):
            roles[column] = "text"
            continue
        for role in ROLES:
            if _may_hold(role, plain, roles) and pattern("columns", role).search(plain):
                roles[column] = role
                break
    return roles if len(row.cells) > 1 else {}


def heads_what_it_recommends(plain: str) -> bool:
    """Whether the head of a column is the sentence that its cells end: "The Committee recommends that Orsania:"."""
    return plain.endswith(":") and recommends(plain) is not None


def _may_hold(role: str, plain: str, roles: dict[int, str]) -> bool:
    """Whether a column may hold what another one left of it does: numbers and recommendations may stand in two."""
    if role not in roles.values():
        return True
    return role == "number" or (role == "text" and pattern("headings", "recommendations").search(plain) is not None)


def beside_kinds(outline: Outline, rows: Sequence[Row], roles: dict[int, str]) -> dict[int, str]:
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


def of_a_plan(
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


def _is_laid_down(outline: Outline, table: int, heads: Iterable[str]) -> bool:
    """Whether the heads or the chapter say that a law, a plan or a standard asks for it, and no report."""
    above = [plain_of(heading) for heading in outline.spots[table].headings[-2:]]
    return any(pattern("headings", "laid_down").search(words) for words in above) or any(
        pattern("columns", "laid_down").search(words) for words in heads
    )


def is_of_earlier_ones(outline: Outline, table: int, row: Row, roles: dict[int, str]) -> bool:
    """A table that sets what was done beside each recommendation lists those of an earlier report."""
    heads = " ".join(plain_of(outline.document.of(cell)) for cell in row.cells.values())
    earlier = speaks_of_earlier_ones(outline, table, row)
    text = next((plain_of(outline.document.of(row.cells[at])) for at, role in roles.items() if role == "text"), "")
    planned = "done" in roles.values() and not pattern("headings", "recommendations").search(text)
    return (
        planned
        or ("done" in roles.values() and earlier)
        or bool(pattern("headings", "earlier").search(heads) and "recommend" in heads)
    )


def speaks_of_earlier_ones(outline: Outline, table: int, row: Row) -> bool:
    """Whether the heads, the line above or the chapter name an earlier visit or report."""
    heads = " ".join(plain_of(outline.document.of(cell)) for cell in row.cells.values())
    above = outline.blocks[table - 1] if table else None
    caption = plain_of(outline.document.of(above)) if above and above.end - above.start < 300 else ""
    chapter = plain_of(outline.spots[table].chapter)
    earlier = any(pattern("headings", "earlier").search(words) for words in (heads, caption, chapter))
    return earlier or _OF_A_YEAR.search(heads) is not None


_LONGEST_NUMBER = 14


def with_numbers(outline: Outline, below: Sequence[Row], roles: dict[int, str]) -> dict[int, str]:
    """The same roles, with that column as the one of numbers in which nearly every row bears one of its own and these count
    up, where no head names such a column.
    """
    if "text" not in roles.values() or len(below) < _FEWEST_ROWS:
        return roles
    free = sorted({at for row in below for at in row.cells if roles.get(at) != "text"})
    counting = [at for at in free if _counts_up(outline, below, at)]
    named = [at for at in counting if roles.get(at) == "number"]
    if named or not counting:
        return roles
    return {**{at: role for at, role in roles.items() if role != "number"}, counting[0]: "number"}


def _counts_up(outline: Outline, below: Sequence[Row], column: int) -> bool:
    """Whether nearly all cells of a column hold a number each, none twice, of which most follow the one above or begin anew."""
    printed = [outline.document.of(row.cells[column]).strip() for row in below if column in row.cells]
    numbers = [code_of_cell(text) for text in printed]
    told = [(number, ordinal) for number in numbers if number and (ordinal := ordinal_of(number)) is not None]
    if len(told) < _NEARLY_ALL * len(below) or len({number for number, _ in told}) < len(told):
        return False
    steps = [
        two.value > one.value if (one.style, one.lead) == (two.style, two.lead) else two.value <= _AT_FIRST
        for (_, one), (_, two) in pairwise(told)
    ]
    first = told[0][1]
    return all(steps) and (first.style in _STEPPED or first.value == 1 or len(told) > _BY_CHANCE)


def code_of_cell(printed: str) -> str:
    """The number in a cell that holds no more, or of two the one that begins with letters: "1.015 LEG/01"; "" for none."""
    tokens = printed.split()
    if len(tokens) == _PAIR and all(any(letter.isdigit() for letter in token) for token in tokens):
        printed = next((token for token in tokens if token[0].isalpha()), tokens[0])
    number = bare(printed)
    return number if len(number) <= _LONGEST_NUMBER and " " not in number and ordinal_of(number) is not None else ""
