"""Which column of a response table holds what, by its head and by what stands in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from headway.engines.intake.documents.printed_numbers import western
from headway.engines.intake.documents.response_tables.levels import level_of
from headway.engines.intake.documents.tabular import Grid, Row
from headway.engines.intake.tables import table
from headway.foundation.language.words import folded

_ORDER = ("number", "status", "responsible", "date", "recommendation", "response")
_LONGEST_HEAD = 90
_SHORT, _MOST = 6, 0.6
_NUMBERISH = re.compile(
    r"\W{0,2}(?:rec\w*\.?\s?|recommendation\s|suggestion\s|no\.?\s?|[a-z]{3}-\d{4}-|[rs]\.?)?(?:no\.?\s?)?\d[\d.,;&/\s()a-z-]{0,24}\W{0,2}"
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns by what they hold; several may hold parts of the response, none need be there but one of these."""

    number: int | None = None
    recommendation: int | None = None
    response: tuple[int, ...] = ()
    status: int | None = None
    responsible: int | None = None
    date: int | None = None

    @property
    def tells(self) -> bool:
        """Whether the table sets something said beside something recommended."""
        return (self.number is not None or self.recommendation is not None) and bool(
            self.response or self.status is not None
        )


def columns_of(grid: Grid) -> tuple[int, Columns] | None:
    """How many rows the head takes, and the columns; None for a table that is no response table."""
    for depth, row in enumerate(grid.rows[:4], start=1):
        found = _by_head(row, grid)
        if found.tells:
            return depth, found
    return None


def is_head(row: Row, heads: Sequence[Row]) -> bool:
    """Whether a row repeats the head, as on every page of a long table."""
    said = [folded(cell.text) for cell in row.cells]
    return any(said == [folded(cell.text) for cell in head.cells] for head in heads)


def _by_head(row: Row, grid: Grid) -> Columns:
    single: dict[str, int] = {}
    response: list[int] = []
    for cell in row.cells:
        plain = " ".join(western(folded(cell.text)).split()).replace("œ", "oe").strip(" .:")
        if not plain or len(plain) > _LONGEST_HEAD:
            continue
        name = next((name for name in _ORDER if name not in single and _heads(name).fullmatch(plain)), "")
        if name == "response" or (not name and _heads("response").fullmatch(plain)):
            response.append(cell.column)
        elif name:
            single[name] = cell.column
    if "status" not in single and (stands := _statuses(grid, response)):
        single["status"] = stands
        response.remove(stands)
    number, recommendation = single.get("number"), single.get("recommendation")
    if number is None and recommendation is not None and _numbers_stand_in(grid, recommendation):
        number, recommendation = recommendation, None
    if number is None and recommendation is not None and recommendation and _numbers_stand_in(grid, recommendation - 1):
        number = recommendation - 1
    return Columns(
        number, recommendation, tuple(response), single.get("status"), single.get("responsible"), single.get("date")
    )


def _statuses(grid: Grid, response: Sequence[int]) -> int | None:
    """Of several columns of responses the one that holds nothing but how far it has come, whatever its head says."""
    for column in response if len(response) > 1 else ():
        cells = [cell.text for row in grid.rows[1:] if (cell := row.at(column)) and cell.text.strip()]
        told = [text for text in cells if len(text.split()) <= _SHORT and level_of(text).level]
        if cells and len(told) >= _MOST * len(cells):
            return column
    return None


def _numbers_stand_in(grid: Grid, column: int) -> bool:
    cells = [cell for row in grid.rows[1:] if (cell := row.at(column))]
    fitting = sum(1 for cell in cells if _NUMBERISH.fullmatch(western(folded(" ".join(cell.text.split())))))
    return bool(cells) and fitting >= 0.6 * len(cells)


@cache
def _heads(column: str) -> re.Pattern[str]:
    spelled = (
        re.escape(folded(word)).replace(r"\*", r"[^|]{0,60}").replace(r"\ ", r"\s")
        for word in table("response-tables")["columns"][column]
    )
    return re.compile("|".join(sorted(spelled, key=len, reverse=True)))
