"""Tables that set answers beside, or under, questions."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.printed_numbers import ONE, as_known, numbers_at, western
from headway.engines.intake.documents.replies import words
from headway.engines.intake.documents.replies.repeating import COPY, REPEATED
from headway.engines.intake.documents.replies.subjects import Columns, bracketed, by_subject
from headway.engines.intake.documents.replies.values import Asked, Unit
from headway.engines.intake.documents.tabular import Cell, Grid, Row
from headway.engines.intake.tables import table
from headway.foundation.language.words import folded

_BARE = re.compile(rf"\W{{0,2}}(?:q(?:uestion)?s?\.?\s?)?(?:no\.?\s?)?(?P<number>{ONE})[\s.):]*$")
_SEVERAL = 2
_MOST_ROWS = 0.6
_PART = re.compile(r"\W{0,2}(?P<part>[a-z]|[ivx]{2,4})\W{0,2}")
_SAYS = 10
"""How long the answers of a column are on the whole: what is shorter is counted in it and not said."""
_A_WORD, _AT_LENGTH = 24, 30
_AHEAD = re.compile(rf"\W{{0,2}}(?:q(?:uestion)?s?\.?\s?)?(?P<number>{ONE})(?:[.):\]]\s?|\s)(?=\S)")


def table_units(grid: Grid, asked: Sequence[Asked], likeness: Likeness, ids: Collection[str]) -> list[Unit]:
    """The units of a table of questions and answers; none for a table of anything else."""
    if grid.columns == 1:
        return list(_stacked(grid, asked, likeness, ids))
    head, columns = _columns(grid, asked, likeness, ids)
    if columns is None:
        return list(_stacked(grid, asked, likeness, ids))
    found: list[Unit] = []
    known = {question.number for question in asked}
    for row in grid.rows:
        if _is_head(row, head):
            continue
        unit = _unit(row, columns, ids)
        if unit is None:
            continue
        unit = _in_part(unit, row.at(columns.number), found, known)
        if not unit.numbers and not unit.ids and not unit.repeated and found:
            found[-1] = _longer(found[-1], unit)
        else:
            found.append(unit)
    return _with_numbers_in_brackets([_as_asked(unit, asked) for unit in found], asked)


def _as_asked(unit: Unit, asked: Sequence[Asked]) -> Unit:
    """The numbers of a row as the questions spell them: "a.1" is "A.1"."""
    known = {question.number for question in asked if question.number}
    return replace(unit, numbers=tuple(as_known(number, known) for number in unit.numbers)) if known else unit


def _with_numbers_in_brackets(units: list[Unit], asked: Sequence[Asked]) -> list[Unit]:
    """ "Extradition (18)": where subjects name their questions so, the numbers ahead of the rows are the table's own."""
    known = {question.number for question in asked} - {""}
    named = [tuple(number for number in bracketed(unit.repeated) if number in known) for unit in units]
    if sum(map(bool, named)) < _SEVERAL:
        return units
    return [replace(unit, numbers=numbers) for unit, numbers in zip(units, named, strict=True)]


def _in_part(unit: Unit, number: Cell | None, above: Sequence[Unit], known: Collection[str]) -> Unit:
    """The unit; where its number is "(b)" alone, with the number of the question that it is a part of."""
    letter = _PART.fullmatch(folded(number.text)) if number and not unit.numbers else None
    last = next(iter(above[-1].numbers), "") if above else ""
    own = f"{last.split('(')[0]}({letter['part']})" if letter else ""
    return replace(unit, numbers=(own,)) if own and own in known else unit


def _longer(unit: Unit, more: Unit) -> Unit:
    """A row without number and question goes on with the one before it."""
    return Unit(unit.start, unit.numbers, unit.ids, unit.repeated, (*unit.pieces, *more.pieces))


def _is_head(row: Row, head: tuple[str, ...]) -> bool:
    return bool(head) and tuple(folded(cell.text) for cell in row.cells) == head


def _columns(
    grid: Grid, asked: Sequence[Asked], likeness: Likeness, ids: Collection[str]
) -> tuple[tuple[str, ...], Columns | None]:
    """The columns by their heads, else by what stands in them."""
    for row in grid.rows[:3]:
        number, question, answers = None, None, []
        for cell in row.cells:
            plain = " ".join(folded(cell.text).split()).strip(" .:")
            if len(plain) > 60:
                continue
            if _heads("answer").fullmatch(plain):
                answers.append(cell.column)
            elif question is None and _heads("question").fullmatch(plain):
                question = cell.column
            elif number is None and _heads("number").fullmatch(plain):
                number = cell.column
        if answers and (question is not None or number is not None):
            head = tuple(folded(cell.text) for cell in row.cells)
            return head, Columns(number, question, (*answers, *_explaining(grid, row, answers)))
    found = _by_content(grid, asked, likeness)
    if found:
        return (), found
    head, found = by_subject(grid, asked, likeness)
    return (head, found) if found else _by_numbers(grid, asked, ids)


def _explaining(grid: Grid, head: Row, answers: Sequence[int]) -> Iterator[int]:
    """The column behind answers of a word or two ("Yes", "14") that says at length what they say in short."""
    rows = [row for row in grid.rows if row.start > head.start and row.at(answers[-1])]
    own, behind = (
        [len(cell.text) if (cell := row.at(column)) else 0 for row in rows] for column in (answers[-1], answers[-1] + 1)
    )
    cell = head.at(answers[-1] + 1)
    if len(answers) > 1 or len(rows) < _SEVERAL or cell is None or _is_beside(cell):
        return
    if max(own) <= _A_WORD and sum(behind) >= _AT_LENGTH * len(rows):
        yield answers[-1] + 1


def _by_numbers(grid: Grid, asked: Sequence[Asked], ids: Collection[str]) -> tuple[tuple[str, ...], Columns | None]:
    """The column that holds the questions' numbers, wherever it stands, and the one with most to say beside it.

    A number that only a question can have ("ELE-3") tells of a row by itself.
    """
    known = {question.number.casefold() for question in asked} - {""}
    texts = {
        column: [cell.text if (cell := row.at(column)) else "" for row in grid.rows] for column in range(grid.columns)
    }
    for column, own in texts.items():
        coded = [(plain := folded(text).strip(" .:")) in ids or _is_a_code(plain, known) for text in own]
        hits = [code or bool(set(_whole(text)) & known) for code, text in zip(coded, own, strict=True)]
        several = 1 if all(coded) else _SEVERAL
        if sum(hits) < max(several, _MOST_ROWS * len(own)) or not all(hits[1:]):
            continue
        beside = {other: sum(map(len, said)) / len(said) for other, said in texts.items() if other != column}
        answer = max(beside, key=lambda other: beside[other])
        if beside[answer] >= _SAYS:
            head = () if hits[0] else tuple(folded(cell.text) for cell in grid.rows[0].cells)
            return head, Columns(column, None, (answer,))
    return (), None


def _is_a_code(plain: str, known: Collection[str]) -> bool:
    """A number that has a letter ahead, which no other thing that is counted has."""
    return plain in known and plain[0].isalpha()


def _whole(text: str) -> list[str]:
    """The numbers of a cell that holds nothing else: "Q3, Q4"."""
    numbers, rest = _numbers(text)
    return numbers if not rest else []


def _by_content(grid: Grid, asked: Sequence[Asked], likeness: Likeness) -> Columns | None:
    """Most rows hold a known question, or one that asks, with something beside it."""
    counts = dict.fromkeys(range(grid.columns), 0)
    for row in grid.rows:
        for cell in row.cells:
            if _repeats(cell.text, asked, likeness) or (not asked and words.asks(_bare(cell.text))):
                counts[cell.column] += 1
                break
    question = max(counts, key=lambda column: counts[column])
    beside = _columns_beside(grid)
    rows = len(grid.rows)
    if counts[question] >= 0.5 * rows and question + 1 < grid.columns:
        number = question - 1 if question and _is_numbers(grid, question - 1) else None
        answers = tuple(column for column in range(question + 1, grid.columns) if column not in beside)
        return Columns(number, question, answers or (question + 1,))
    numbers = {question.number for question in asked} - {""}
    if _is_numbers(grid, 0) and grid.columns == 2 and numbers:
        own = [row.at(0) for row in grid.rows]
        known = sum(1 for cell in own if cell and set(_numbers(cell.text)[0]) & numbers)
        if known >= 0.6 * rows:
            return Columns(0, None, (1,))
    return None


def _columns_beside(grid: Grid) -> frozenset[int]:
    """Columns whose heads say that they tell of the answer and are none: its source, its date, who gave it."""
    return frozenset(cell.column for cell in grid.rows[0].cells if _is_beside(cell))


def _repeats(text: str, asked: Sequence[Asked], likeness: Likeness) -> bool:
    least = REPEATED if words.asks(_bare(text)) else COPY
    return bool(asked) and len(text) > 12 and float(likeness.repeats([_bare(text)]).max()) >= least


def _is_numbers(grid: Grid, column: int) -> bool:
    cells = [cell for row in grid.rows if (cell := row.at(column))]
    return bool(cells) and sum(1 for cell in cells if _BARE.match(western(folded(cell.text)))) >= 0.6 * len(cells)


def _unit(row: Row, columns: Columns, ids: Collection[str]) -> Unit | None:
    number, question = row.at(columns.number), row.at(columns.question)
    answers = [cell for column in columns.answers if (cell := row.at(column))]
    numbers, repeated = (_numbers(number.text) if number else ([], "")) if columns.number is not None else ([], "")
    if question is not None:
        own, rest = _numbers(question.text)
        numbers, repeated = numbers or own, rest if own and not numbers else question.text
        repeated = _bare(repeated) if numbers and own else repeated
    found = tuple(token for cell in (number, question) if cell for token in _ids(cell.text, ids))
    if number is None and question is None and not answers:
        return None
    if question is not None and len(row.cells) == 1 and not numbers and not found and not words.asks(question.text):
        return None
    if columns.number is not None and number and not numbers and not found and len(row.cells) == 1:
        return None
    return Unit(row.start, tuple(numbers), found, repeated, tuple(_piece(cell) for cell in answers))


def _piece(cell: Cell) -> tuple[int, int]:
    label = words.answer_label().match(folded(cell.text))
    skipped = label.end() if label and label.end() < len(cell.text) else 0
    return cell.start + skipped, cell.end


def _numbers(text: str) -> tuple[list[str], str]:
    """The numbers a cell begins with, and what follows them."""
    plain = western(folded(text))
    hit = words.heads().match(plain)
    if hit:
        numbers, end = numbers_at(plain, hit.end())
        if numbers:
            return numbers, text[end:].lstrip(" .:)-–—\n")
    start = re.match(r"\W{0,2}(?:q(?:uestion)?s?\.?\s?)?(?:no\.?\s?)?", plain)
    numbers, end = numbers_at(plain, start.end() if start else 0)
    if numbers and (end == len(plain) or _BARE.match(plain) or re.match(r"[.):\]]|\s?\n|\s*$", plain[end:])):
        return numbers, text[end:].lstrip(" .:)-–—\n")
    ahead = _AHEAD.match(plain)
    if ahead and ("(" in ahead["number"] or plain[ahead.end("number")] in ".):]"):
        numbers, end = numbers_at(plain, ahead.start("number"))
        return numbers, text[end:].lstrip(" .:)-–—\n")
    return [], text


def _bare(text: str) -> str:
    return _numbers(text)[1]


def _ids(text: str, ids: Collection[str]) -> Iterator[str]:
    for token in re.findall(r"[a-z]{1,6}(?:[-/][a-z0-9]{1,16}){1,4}", folded(text)):
        if token in ids:
            yield token


def _stacked(grid: Grid, asked: Sequence[Asked], likeness: Likeness, ids: Collection[str]) -> Iterator[Unit]:
    """One question a table or a row, the answer in the row below it; number and labels may have cells of their own."""
    waiting: Unit | None = None
    for row in grid.rows:
        asking = [cell for cell in row.cells if _asks(cell, asked, likeness, ids)]
        if not asking and len(row.cells) > 1 and _is_beside(row.cells[0]):
            continue
        for index, cell in enumerate(row.cells):
            ahead = row.cells[index - 1] if index else None
            if cell in asking:
                if waiting is not None:
                    yield waiting
                waiting = _of(cell, ahead if ahead not in asking else None, ids)
            elif (asking and cell.end <= asking[0].start and _only_counts(cell)) or _is_a_label(cell):
                continue
            elif waiting is not None:
                waiting = replace(waiting, pieces=(*waiting.pieces, _piece(cell)))
    if waiting is not None:
        yield waiting


def _only_counts(cell: Cell) -> bool:
    """ "3" or "Question 3:" in a cell of its own."""
    return bool(_whole(cell.text)) or bool(words.question_label().fullmatch(f"{folded(cell.text).strip(' :')}: "))


def _is_a_label(cell: Cell) -> bool:
    return bool(words.answer_label().fullmatch(folded(cell.text)))


def _is_beside(cell: Cell) -> bool:
    """ "Source": what stands beside it tells of the answer and is none."""
    return bool(_heads("beside").fullmatch(" ".join(folded(cell.text).split()).strip(" .:")))


def _asks(cell: Cell, asked: Sequence[Asked], likeness: Likeness, ids: Collection[str]) -> bool:
    text = cell.text
    if any(True for _ in _ids(text[:90], ids)) or _repeats(text, asked, likeness):
        return True
    numbers, rest = _numbers(text)
    return bool(numbers) and words.asks(rest)


def _of(cell: Cell, ahead: Cell | None, ids: Collection[str]) -> Unit:
    numbers, rest = _numbers(cell.text)
    numbers = numbers or (_whole(ahead.text) if ahead else [])
    return Unit(cell.start, tuple(numbers), tuple(_ids(cell.text, ids)), rest)


@cache
def _heads(column: str) -> re.Pattern[str]:
    spelled = []
    for word in table("replies")["column_heads"][column]:
        spelled.append(re.escape(folded(word)).replace(r"\*", r"[\w'’ ]{0,40}").replace(r"\ ", r"\s"))
    return re.compile("|".join(sorted(spelled, key=len, reverse=True)))
