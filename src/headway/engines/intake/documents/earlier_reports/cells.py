"""What stands in the cells of a row: recommendations, one or several, their numbers and their parts."""

import re

from headway.engines.intake.documents.earlier_reports.columns import Row, code_of_cell
from headway.engines.intake.documents.earlier_reports.numbers import bare, is_label, kind_of_label, ordinal_of
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.parts import inline_parts
from headway.engines.intake.documents.earlier_reports.values import Part
from headway.engines.intake.layer import Block
from headway.engines.intake.readers.numbering import marker_of

_DOT = re.compile(r"[•‣◦▪■●\uf0b7] ")
_LINE = re.compile(r"[^\n]+")
_ASIDE = re.compile(r"(?<=\d)\s?[(\[][^)\]]*[^\W\d_]{2}[^)\]]*[)\]]\s*:?\s*$")
"""A word in brackets behind a number: "Recommendation 7 [new]:"."""
_A_SIGN = 3
"""How many letters a sign of a number has at most: "No.", "Rec."."""


def number_beside(outline: Outline, row: Row, roles: dict[int, str], column: int, after: int) -> str:
    """The number of what stands in a column: in the column of numbers left of it, or right where there is none, else in the first of the row."""
    numbers = [at for at, role in roles.items() if role == "number" and at in row.cells]
    near = [at for at in numbers if after < at < column] or ([] if after >= 0 else numbers)
    if near:
        return _number_in(outline, row.cells[near[-1] if near[-1] < column else near[0]])
    first = min(row.cells)
    if "number" in roles.values() or first == column or after >= 0:
        return ""
    return _number_in(outline, row.cells[first])


def code_in(outline: Outline, row: Row, column: int) -> str:
    """What a cell that is nothing but a label says, in whichever column: "R1", "GP 2"; "" for none or several."""
    codes = [
        bare(text)
        for at, cell in row.cells.items()
        if at != column and len(text := outline.document.of(cell).strip()) < 12 and is_label(text)
    ]
    return codes[0] if len(codes) == 1 else ""


def _number_in(outline: Outline, cell: Block) -> str:
    printed = _ASIDE.sub("", outline.document.of(cell))
    number = code_of_cell(printed) or bare(printed)
    if len(number) > 12 or ordinal_of(number) is None:
        return ""
    letters = sum(letter.isalpha() for letter in printed.replace(number, "", 1))
    return number if letters <= _A_SIGN or kind_of_label(printed) else ""


def in_cell(outline: Outline, cell: Block, numbered: bool) -> list[tuple[int, int, str, tuple[Part, ...]]]:
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
            found.append((body, end, number, parts_of_lines(outline, body, end)))
        return found
    return [(cell.start, cell.end, "", parts_of_lines(outline, cell.start, cell.end))]


def _at_bullets(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A line that begins with a bullet, cut where further bullets stand in it, as where a cell was printed as one line."""
    if _DOT.match(text, start, end) is None:
        return [(start, end)]
    cuts = [start, *(hit.start() for hit in _DOT.finditer(text, start + 1, end) if text[hit.start() - 1] == " ")]
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def parts_of_lines(outline: Outline, start: int, end: int) -> tuple[Part, ...]:
    found = []
    for hit in list(_LINE.finditer(outline.text, start, end))[1:]:
        marker = marker_of(outline.text, hit.start(), hit.end())
        if marker is not None:
            body = hit.start() + marker.length
            found.append(Part(marker.number, outline.text[body : hit.end()], body, hit.end()))
    return tuple(found or inline_parts(outline.text, start, end))
