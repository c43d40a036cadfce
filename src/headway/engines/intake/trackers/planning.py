"""The dry run: what every row of a tracker would do, with sheet, row, column and a sentence. Nothing is written here."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from headway.casework.recommendations.rules import SCALE
from headway.engines.intake.trackers.cells import (
    Ambiguous,
    Refused,
    amount_of,
    day_of,
    figure_of,
    list_of,
    period_of,
    state_of,
    words_of,
)
from headway.engines.intake.trackers.fields import Field, Form, said_plainly
from headway.engines.intake.trackers.headers import Table, table_of
from headway.engines.intake.trackers.recipes import Recipe
from headway.engines.intake.trackers.scope import Scope
from headway.engines.intake.trackers.sheets import Cell, Workbook, is_said
from headway.engines.intake.trackers.suggesting import level_words
from headway.engines.intake.trackers.targets.every import TARGETS
from headway.engines.intake.trackers.targets.target import Placed, Silent, Target, named
from headway.foundation.access.rules import PASSED_ON
from headway.foundation.catalogue.queries import special_labels
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.numbers_said import say_count, say_each


class Outcome(StrEnum):
    """What a row would do."""

    CREATE = "create"
    UPDATE = "update"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Planned:
    """One row with its place in the workbook. `changes`: label, before, after. `column` is where the problem is.

    Of a refused row, `once` where one answer in the recipe settles it, and `word` is the level's word nobody explained yet.
    """

    sheet: str
    row: int
    outcome: Outcome
    key: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()
    column: str = ""
    sentence: str = ""
    once: bool = False
    word: str = ""
    hidden: bool = False
    placed: Placed | None = None
    written: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a workbook would do by a recipe. `asks` are what has to be said once before rows can be read."""

    rows: tuple[Planned, ...]
    said: tuple[str, ...]
    asks: tuple[str, ...]
    target: Target

    @property
    def counts(self) -> dict[str, int]:
        found = Counter(row.outcome.value for row in self.rows)
        return {outcome.value: found.get(outcome.value, 0) for outcome in Outcome}

    @property
    def written(self) -> int:
        """How many rows would create or change something."""
        return sum(row.outcome in {Outcome.CREATE, Outcome.UPDATE} for row in self.rows)

    @property
    def writes(self) -> bool:
        return self.written > 0

    @property
    def digest(self) -> str:
        """The same as long as every row would do the same: what was shown is what is applied."""
        told = "\n".join(f"{r.sheet}|{r.row}|{r.outcome}|{r.key}|{r.changes}" for r in self.rows)
        return sha256(told.encode()).hexdigest()


def tables_of(workbook: Workbook, recipe: Recipe | None = None) -> tuple[Table, ...]:
    """The tables of a workbook: each sheet that has headings, and those a recipe needs if one is given."""
    known = tuple(recipe.columns.values()) if recipe else ()
    found = (table_of(sheet, known) for sheet in workbook.filled())
    return tuple(each for each in found if each is not None)


Tell = Callable[[int, int], None]
"""Called now and then with how many rows are done, of how many."""
EVERY = 250


def plan(workbook: Workbook, scope: Scope, tell: Tell | None = None) -> Plan:
    """What each row would do for this person. Raises Refused where the recipe does not fit the workbook at all."""
    recipe = scope.recipe
    if recipe.target not in TARGETS:
        raise Refused(_("The recipe is for a kind of rows that is not known here: map the columns again."))
    target = TARGETS[recipe.target](scope)
    required = [field.name for field in target.fields if field.required]
    unmapped = [pgettext("word", named(target.fields, name).label) for name in required if name not in recipe.columns]
    if unmapped:
        raise Refused(_("The recipe maps no column to: %(fields)s.") % {"fields": say_each(unmapped)})
    tables = [t for t in tables_of(workbook, recipe) if all(t.column(recipe.columns[name]) for name in required)]
    if not tables:
        raise Refused(
            _("No sheet has the headings of this recipe: look whether they were renamed, and map them again.")
        )
    verdict = target.may(scope.actor)
    if not verdict:
        raise Refused(verdict.because)
    rows = []
    total = sum(len(each.sheet.rows) for each in tables) if tell else 0
    for row in _rows(tables, target, scope, workbook.starts_1904):
        rows.append(row)
        if tell and len(rows) % EVERY == 0:
            tell(len(rows), total)
    return Plan(tuple(rows), (*workbook.said, *_left_out(workbook, tables)), _asks(rows), target)


def _left_out(workbook: Workbook, tables: Sequence[Table]) -> Iterator[str]:
    taken = {each.sheet.name for each in tables}
    for sheet in workbook.filled():
        if sheet.name not in taken:
            yield _("The sheet “%(name)s” has other headings and was left out.") % {"name": sheet.name}


def _asks(rows: Sequence[Planned]) -> tuple[str, ...]:
    """The sentences of refused rows that one answer in the recipe would settle, each once."""
    found = (row.sentence for row in rows if row.once)
    return tuple(dict.fromkeys(found))


def _rows(tables: Sequence[Table], target: Target, scope: Scope, starts_1904: bool) -> Iterator[Planned]:
    seen: dict[str, str] = {}
    labels = _labels()
    for each in tables:
        sheet = each.sheet
        for number, cells in each.rows():
            place: dict[str, Any] = {
                "sheet": sheet.name,
                "row": number,
                "hidden": sheet.hidden or number in sheet.hidden_rows,
            }
            given: dict[str, Any] = {}
            try:
                given = _given(cells, target, scope.recipe, labels, starts_1904)
                _require_own_file(given, scope)
                placed = target.place(given)
                known = seen.setdefault(said_plainly(placed.key), f"{sheet.name} row {number}".strip())
                if known != f"{sheet.name} row {number}".strip():
                    raise Refused(
                        _("“%(key)s” stands in %(known)s already: keep one of the two.")
                        % {"key": placed.key, "known": known}
                    )
                yield _told(placed, target, place)
            except Silent as nothing:
                yield Planned(**place, outcome=Outcome.UNCHANGED, sentence=str(nothing))
            except Refused as refused:
                column = each.column(scope.recipe.columns.get(refused.field, "")) if refused.field else None
                yield Planned(
                    **place,
                    outcome=Outcome.REFUSED,
                    column=column.letters if column else "",
                    sentence=str(refused),
                    once=refused.once,
                    word=refused.word,
                )


def _labels() -> dict[str, str]:
    """What people read for each level of progress, the values that every scale has besides included."""
    return {**special_labels(), **{level.id: level.label for level in load_catalogue().scales[SCALE].levels}}


def _given(
    cells: Mapping[str, Cell], target: Target, recipe: Recipe, labels: Mapping[str, str], starts_1904: bool
) -> dict[str, Any]:
    """The values of one row by field; what is empty is not among them. Raises Refused, naming the field."""
    given: dict[str, Any] = {}
    for field in target.fields:
        cell = cells.get(recipe.columns.get(field.name, ""))
        try:
            value = _value(field, cell, recipe, labels, starts_1904) if is_said(cell) else None
        except Ambiguous as refused:
            raise Ambiguous(str(refused), field.name, once=True) from None
        except Refused as refused:
            raise Refused(str(refused), field.name, once=refused.once, word=refused.word) from None
        if value is None or value == "":
            if field.required:
                raise Refused(
                    _("%(field)s is empty: rows cannot be told apart without it.")
                    % {"field": pgettext("word", field.label)},
                    field.name,
                )
            continue
        given[field.name] = value
    return given


def _value(field: Field, cell: Cell, recipe: Recipe, labels: Mapping[str, str], starts_1904: bool) -> Any:
    match field.form:
        case Form.NUMBER:
            words_of(cell)  # refuses what shows an error
            return cell if words_of(cell) else None
        case Form.DATE:
            return _fitting(period_of(cell, order=recipe.date_order, starts_1904=starts_1904), field)
        case Form.DAY:
            return day_of(cell, order=recipe.date_order, starts_1904=starts_1904)
        case Form.FIGURE:
            said, bounds, hedge = figure_of(cell)
            return (_fitting(said, field), bounds, hedge) if said else None
        case Form.MONEY:
            return amount_of(cell)
        case Form.STATE:
            return state_of(cell)
        case Form.LIST:
            return list_of(cell)
        case Form.LEVEL:
            return _level(words_of(cell), recipe, labels)
        case Form.CHOICE:
            return _choice(list_of(cell), field, recipe)
    return _fitting(words_of(cell), field)


def _fitting(text: str, field: Field) -> str:
    if field.most and len(text) > field.most:
        raise Refused(
            _("%(field)s has %(size)s characters; at most %(most)s fit.")
            % {"field": pgettext("word", field.label), "size": say_count(len(text)), "most": say_count(field.most)}
        )
    return text


def _level(said: str, recipe: Recipe, labels: Mapping[str, str]) -> str:
    plain = said_plainly(said)
    if not plain:
        return ""
    known = {said_plainly(word): level for level, label in labels.items() for word in (level, label)}
    level = recipe.words.get(plain) or known.get(plain)
    if not level:
        hint = level_words().get(plain, "")
        told = {"said": said, "meant": labels.get(hint, hint)}
        if hint:
            raise Refused(
                _(
                    "“%(said)s” is no level of this scale (perhaps “%(meant)s”): say once in the recipe what it stands "
                    "for."
                )
                % told,
                once=True,
                word=plain,
            )
        raise Refused(
            _("“%(said)s” is no level of this scale: say once in the recipe what it stands for.") % told,
            once=True,
            word=plain,
        )
    return level


def _choice(said: str, field: Field, recipe: Recipe) -> str:
    plain = said_plainly(said)
    known = {said_plainly(word): value for value, label in field.choices for word in (value, label)}
    value = known.get(plain) or known.get(said_plainly(recipe.words.get(plain, "")))
    if plain and not value:
        among = say_each(pgettext("word", label) for _value, label in field.choices)
        raise Refused(
            _("“%(said)s” is none of: %(among)s. Say once in the recipe what it stands for.")
            % {"said": said, "among": among},
            once=True,
        )
    return value or ""


def _require_own_file(given: dict[str, Any], scope: Scope) -> None:
    about = given.pop("state", "")
    if not scope.compartment:
        raise Refused(
            _("Nobody has said whose file this is: choose the assessment whose numbers these are."), once=True
        )
    if about and about != scope.compartment:
        raise Refused(
            _("The row is about %(about)s; this is the file of %(state)s (%(code)s).")
            % {"about": about, "state": scope.state_name, "code": scope.compartment},
            "state",
        )


def _told(placed: Placed, target: Target, place: dict[str, Any]) -> Planned:
    if placed.row is None:
        changes = tuple(
            (_label(target, name), "", _shown(value)) for name, value in placed.values.items() if _shown(value)
        )
        return Planned(**place, outcome=Outcome.CREATE, key=placed.key, changes=changes, placed=placed)
    written = {name: value for name, value in placed.values.items() if getattr(placed.row, name) != value}
    if not written:
        return Planned(**place, outcome=Outcome.UNCHANGED, key=placed.key)
    if placed.row.audience in PASSED_ON:
        raise Refused(
            _("%(key)s has been passed on already, so it is not changed from here: add a row with a later date.")
            % {"key": placed.key}
        )
    changes = tuple(
        (_label(target, name), _shown(getattr(placed.row, name)), _shown(value)) for name, value in written.items()
    )
    return Planned(**place, outcome=Outcome.UPDATE, key=placed.key, changes=changes, placed=placed, written=written)


_LABELS = {
    "state": "State of it",
    "as_said": "As said",
    "low": "At least",
    "high": "At most",
    "nil_return": "Nil return",
    "hedge": "Hedge",
    "low_open": "Lower end left out",
    "high_open": "Upper end left out",
    "recommendation_id": "Recommendation",
}


def _label(target: Target, name: str) -> str:
    return next((f.label for f in target.fields if f.name == name), _LABELS.get(name, name))


def _shown(value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    text = f"{value.normalize():f}" if hasattr(value, "normalize") else str(value)
    return text if len(text) <= 200 else f"{text[:199]}…"
