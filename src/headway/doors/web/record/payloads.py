"""What a payload's columns are called and what stands in them, in words, as far as the reader may know it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from headway.doors.web.parts.said import say, say_title
from headway.doors.web.parts.statuses import known_levels
from headway.foundation.access.at_once import at_once
from headway.foundation.access.models import Audience, CaseRecord
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.languages import say_level
from headway.foundation.catalogue.models import Area, Indicator
from headway.foundation.core.actors import Actor
from headway.foundation.core.days_said import say_when
from headway.foundation.ledger.models import Record, StoredFile
from headway.foundation.ledger.models.record import kinds

if TYPE_CHECKING:
    Field = models.Field[Any, Any]
else:
    Field = models.Field
UNSAID = frozenset({"compartment", "circle", "protected"})
"""Columns that say nothing to a reader by themselves; who may see the row is told by its audience."""

NAMES = {
    "audience": "open to",
    "holder_id": "held by",
    "type": "kind",
    "dates": "on",
    "marking": "marked",
    "as_of": "as of",
    "voice_who": "who says it",
    "voice_verb": "in which word",
    "file_id": "file",
    "reading_id": "text read from it",
}
"""Columns that people call otherwise than their table does."""

DATES = frozenset({"dated", "dates", "as_of", "made_on", "about", "period"})


def columns_said() -> set[str]:
    """What every column of every kind of row is called, in English: all of them are among the words."""
    models = [model for model in kinds().values() if issubclass(model, CaseRecord | Organisation)]
    fields = [field for model in models for field in (*model._meta.concrete_fields, *model._meta.many_to_many)]
    return {*NAMES.values(), *(str(field.verbose_name) for field in fields if field.name not in {*UNSAID, "id"})}


class Words:
    """The words for the columns of one model; the rows that payloads point to are read in one go for each table."""

    def __init__(self, model: type[Record], payloads: Iterable[Mapping[str, Any]], actor: Actor) -> None:
        self.fields: dict[str, Field] = {
            getattr(f, "attname", f.name): f for f in (*model._meta.concrete_fields, *model._meta.many_to_many)
        }
        self.rows = _rows_named(self.fields, payloads, actor)
        self.levels = known_levels() if "level" in self.fields and "scale" in self.fields else None

    def name(self, column: str) -> str:
        """What a column is called."""
        field = self.fields.get(column)
        return say(NAMES.get(column) or (str(field.verbose_name) if field is not None else column.replace("_", " ")))

    def value(self, column: str, payload: Mapping[str, Any]) -> str:
        """What stands in a column, "" for nothing."""
        value, field = payload.get(column), self.fields.get(column)
        if value is None or value == "" or value is False:
            return ""
        if value is True:
            return say("yes")
        if column == "level" and self.levels is not None:
            scale = str(payload.get("scale", ""))
            return say_level(scale, str(value), self.levels.status(scale, str(value)).word)
        if column == "audience":
            return say(str(Audience(str(value)).label))
        if field is not None and _target(field) is not None:
            return self._row(field, value)
        return _printed(column, field, str(value))

    def values(self, column: str, payload: Mapping[str, Any]) -> list[str]:
        """What stands in a column that holds a list."""
        field, value = self.fields.get(column), payload.get(column) or []
        if field is None or not field.is_relation:
            return [str(each) for each in value]
        return [self._row(field, each) for each in value]

    def _row(self, field: Field, key: object) -> str:
        found = self.rows.get((_target(field), str(key)))
        return found or _("one that is not open to you")


def _printed(column: str, field: Field | None, value: str) -> str:
    if field is not None and field.choices:
        return say(str(dict(field.flatchoices).get(value, value)))
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        return say_when(date.fromisoformat(value).isoformat())
    if isinstance(field, models.DecimalField) and "." in value:
        return value.rstrip("0").rstrip(".")
    if column in DATES:
        return say_when(value)
    return value


def _target(field: Field) -> type[models.Model] | None:
    """Where a column points: along its link, or, for a plain id called as a kind is, to the rows of that kind."""
    if field.is_relation:
        return field.related_model if isinstance(field.related_model, type) else None
    return kinds().get(field.name) if isinstance(field, models.UUIDField) else None


def _rows_named(
    fields: Mapping[str, Field], payloads: Iterable[Mapping[str, Any]], actor: Actor
) -> dict[tuple[type[models.Model] | None, str], str]:
    targets = {column: target for column, field in fields.items() if (target := _target(field)) is not None}
    wanted: dict[type[models.Model], set[str]] = defaultdict(set)
    for payload in payloads:
        for column, target in targets.items():
            value = payload.get(column)
            if value:
                wanted[target].update(map(str, value) if isinstance(value, list) else [str(value)])
    asked = [_keyed(target, keys, actor) for target, keys in wanted.items()]
    found = at_once(*asked) if asked else ()
    return {(type(row), str(row.pk)): _title(row) for row in chain.from_iterable(found)}


def _keyed(target: type[models.Model], keys: set[str], actor: Actor) -> "models.QuerySet[Any]":
    if issubclass(target, CaseRecord):
        return target.objects.visible_to(actor).filter(pk__in=[UUID(key) for key in keys])
    return target._default_manager.filter(pk__in=keys)


def _title(row: models.Model) -> str:
    match row:
        case StoredFile():
            text = row.name or _("a file")
        case Area() | Indicator():
            text = say_title(row)
        case _:
            text = str(row)
    return text if len(text) <= 160 else text[:159] + "…"
