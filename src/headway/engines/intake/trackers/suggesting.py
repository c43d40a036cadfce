"""Which column is probably which field: by the words above it and the values below. Only proposed; a person keeps it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext_noop

from headway.engines.intake.tables import table
from headway.engines.intake.trackers.cells import Refused, figure_of, order_shown_by, period_of, state_of, words_of
from headway.engines.intake.trackers.fields import Field, Form, nil_words, said_plainly
from headway.engines.intake.trackers.headers import Column, Table
from headway.engines.intake.trackers.recipes import Recipe
from headway.engines.intake.trackers.scope import Scope
from headway.engines.intake.trackers.sheets import Cell, NoValue, is_said
from headway.engines.intake.trackers.targets.every import TARGETS
from headway.engines.intake.trackers.targets.target import Target

LOOKED_AT = 60
ENOUGH = 0.55
LONG = 40


@dataclass(frozen=True, slots=True)
class Mapped:
    """A column and the field it is proposed for ("" for none), with the reason in a few words."""

    column: Column
    field: str
    reason: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A recipe as proposed, and every column with its reason."""

    recipe: Recipe
    columns: tuple[Mapped, ...]
    missing: tuple[str, ...]
    """Labels of fields that rows cannot do without and that no column was found for."""


def suggest(tables: Sequence[Table], scope: Scope, target: str = "") -> Suggestion:
    """The best recipe for a workbook's tables; the target is guessed where none is named."""
    wanted = [TARGETS[target]] if target else list(TARGETS.values())
    numbers = frozenset(scope.recommendations)
    found = [_suggest(tables, kind, scope, numbers) for kind in wanted]
    return max(found, key=lambda pair: pair[0])[1]


def _suggest(
    tables: Sequence[Table], target: type[Target], scope: Scope, numbers: frozenset[str]
) -> tuple[float, Suggestion]:
    columns = _every_column(tables)
    samples = {column.key: _samples(tables, column.key) for column in columns}
    scored = sorted(
        (
            (*_score(field, column, samples[column.key], numbers), place, field.name, column)
            for place, field in enumerate(target.fields)
            for column in columns
        ),
        key=lambda item: (-item[0], item[2], item[4].number),
    )
    chosen: dict[str, tuple[Column, str, float]] = {}
    for points, reason, _, name, column in scored:
        if points >= ENOUGH and name not in chosen and column.key not in {c.key for c, _, _ in chosen.values()}:
            chosen[name] = (column, reason, points)
    required = [field for field in target.fields if field.required]
    missing = tuple(field.label for field in required if field.name not in chosen)
    total = sum(points for _, _, points in chosen.values()) + _by_name(tables, target) - 2.0 * len(missing)
    by_column = {column.key: (name, reason) for name, (column, reason, _) in chosen.items()}
    mapped = tuple(Mapped(c, *by_column.get(c.key, ("", "")), samples=tuple(_shown(samples[c.key]))) for c in columns)
    recipe = Recipe(
        target=target.id,
        columns={name: column.key for name, (column, _, _) in chosen.items()},
        date_order=_order(tables, target, {n: c for n, (c, _, _) in chosen.items()}),
        assessment=scope.recipe.assessment,
        as_of=scope.recipe.as_of,
        basis=scope.recipe.basis,
    )
    return total, Suggestion(_with_words(recipe, target, samples), mapped, missing)


def _every_column(tables: Sequence[Table]) -> list[Column]:
    """The columns of all sheets, one for each heading."""
    return list({column.key: column for table in reversed(tables) for column in table.columns}.values())


def _samples(tables: Sequence[Table], key: str) -> list[Cell]:
    found: list[Cell] = []
    for each in tables:
        column = each.column(key)
        if column is None:
            continue
        for row in range(each.first, min(len(each.sheet.rows), each.first + LOOKED_AT) + 1):
            cell = each.sheet.at(row, column.number)
            if is_said(cell) and not isinstance(cell, NoValue):
                found.append(cell)
    return found[:LOOKED_AT]


def _shown(cells: Iterable[Cell]) -> list[str]:
    return list(dict.fromkeys(str(cell)[:60] for cell in cells))[:3]


def _score(field: Field, column: Column, samples: Sequence[Cell], numbers: frozenset[str]) -> tuple[float, str]:
    points, reason = _by_heading(field, column)
    share = _share(field, samples, numbers)
    if share is None or not samples:
        return points, reason
    if share >= 0.6:
        said = gettext_noop("%(share)s per cent of its cells fit") % {"share": round(share * 100)}
        return points + (0.45 if points or field.form in {Form.LEVEL, Form.NUMBER} else 0.1), (
            gettext_noop("%(reason)s; %(share)s per cent of its cells fit")
            % {"reason": reason, "share": round(share * 100)}
            if reason
            else said
        )
    return points - (0.3 if share < 0.3 else 0.1), reason


def _by_heading(field: Field, column: Column) -> tuple[float, str]:
    if column.key in field.headings:
        return 0.9, gettext_noop("its heading says so")
    if column.last_part in field.headings:
        return 0.8, gettext_noop("the lower line of its heading says so")
    held = [word for word in field.headings if len(word) > 2 and f" {word} " in f" {column.key} "]
    return (0.6, gettext_noop("its heading holds “%(word)s”") % {"word": max(held, key=len)}) if held else (0.0, "")


def _share(field: Field, samples: Sequence[Cell], numbers: frozenset[str]) -> float | None:
    """How many of a column's values fit a field; None where any text would."""
    if not samples:
        return None
    checks: dict[Form, Callable[[Cell], bool]] = {
        Form.NUMBER: lambda cell: len(words_of(cell)) <= 20 and (not numbers or _is_number(cell, numbers)),
        Form.DATE: _is_period,
        Form.DAY: _is_period,
        Form.LEVEL: lambda cell: said_plainly(words_of(cell)) in level_words(),
        Form.FIGURE: lambda cell: _reads(figure_of, cell),
        Form.MONEY: lambda cell: _reads(figure_of, cell),
        Form.STATE: lambda cell: _reads(state_of, cell),
    }
    check = checks.get(field.form)
    if field.form is Form.LONG:
        return None
    if check is None:
        return _share_of_choices(field, samples) if field.form is Form.CHOICE else None
    return sum(map(check, samples)) / len(samples)


def _share_of_choices(field: Field, samples: Sequence[Cell]) -> float:
    known = {said_plainly(word) for choice in field.choices for word in choice}
    return max(0.3, sum(said_plainly(words_of(cell)) in known for cell in samples) / len(samples))


def _is_number(cell: Cell, numbers: frozenset[str]) -> bool:
    said = said_plainly(words_of(cell))
    return (
        said in numbers
        or any(said.endswith(number) for number in numbers if len(number) > 2)
        or said.strip("r.() ") in numbers
    )


def _is_period(cell: Cell) -> bool:
    return _reads(lambda value: period_of(value, order="dmy"), cell) or _reads(
        lambda v: period_of(v, order="mdy"), cell
    )


def _reads(convert: Callable[[Cell], object], cell: Cell) -> bool:
    try:
        return bool(convert(cell))
    except Refused:
        return False


def level_words() -> Mapping[str, str]:
    """Folded words → the level that they are proposed for."""
    found = {said_plainly(word): level for level, words in table("trackers")["levels"].items() for word in words}
    return (
        found
        | {said_plainly(level): level for level in table("trackers")["levels"]}
        | dict.fromkeys(nil_words(), "nil")
    )


def _with_words(recipe: Recipe, target: type[Target], samples: Mapping[str, Sequence[Cell]]) -> Recipe:
    """The words of the level column with what they are proposed to stand for."""
    level = next((field.name for field in target.fields if field.form is Form.LEVEL), "")
    key = recipe.columns.get(level, "")
    said = {said_plainly(words_of(cell)) for cell in samples.get(key, ())}
    return replace(recipe, words={word: level_words()[word] for word in sorted(said & level_words().keys())})


def _order(tables: Sequence[Table], target: type[Target], chosen: Mapping[str, Column]) -> str:
    """The order of day and month that the workbook's own dates show, if all that show one agree."""
    dates = [f.name for f in target.fields if f.form in {Form.DATE, Form.DAY} and f.name in chosen]
    shown: Counter[str] = Counter()
    for each in tables:
        for name in dates:
            column = each.column(chosen[name].key)
            if column is not None:
                cells = (each.sheet.at(row, column.number) for row in range(each.first, len(each.sheet.rows) + 1))
                shown.update(order_shown_by(cell) for cell in cells if isinstance(cell, str))
    shown.pop("", None)
    return next(iter(shown)) if len(shown) == 1 else ""


def _by_name(tables: Sequence[Table], target: type[Target]) -> float:
    names = said_plainly(" ".join(each.sheet.name for each in tables))
    return 0.5 if target.id.removesuffix("s") in names else 0.0
