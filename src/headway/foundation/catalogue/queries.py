"""What applies, and what levels mean: reads of the catalogue for pages and engines."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from typing import TypeVar

import orjson
from django.db.models import Prefetch, Q
from django.db.models.functions import Coalesce

from headway.foundation.catalogue import models
from headway.foundation.catalogue.models import Area, Level, Provision
from headway.foundation.catalogue.pins import bare
from headway.foundation.catalogue.practice import Framework, Procedure, Scale
from headway.foundation.catalogue.questions import Question
from headway.foundation.catalogue.reading import Problems, read
from headway.foundation.catalogue.values import load_catalogue

T = TypeVar("T")


def provisions_since(after: date, until: date, instruments: list[str]) -> list[Provision]:
    """The instruments' judged provisions that began to apply after one day and not after another, oldest first."""
    rows = Provision.objects.filter(
        Q(until=None) | Q(until__gt=after), instrument_id__in=instruments, judged=True, applies_from__gt=after
    )
    return list(rows.filter(applies_from__lte=until).select_related("instrument"))


def chapters() -> list[Area]:
    """The areas without a parent in the order of a report, each with its `sections` at hand: two queries."""
    current = Area.objects.filter(until=None)
    return list(current.filter(parent=None).prefetch_related(Prefetch("sections", queryset=current)))


def chapter_of() -> dict[str, str]:
    """Which chapter each area belongs to; a chapter belongs to itself."""
    return chapters_among(Area.objects.all())


def chapters_among(areas: Iterable[Area]) -> dict[str, str]:
    """The same of areas that were read already."""
    parents = {area.pk: area.parent_id for area in areas}
    return {key: _top(key, parents) for key in parents}


def level_labels(scale: str) -> dict[str, str]:
    """What people read for each level of a scale, the system-wide special values included."""
    levels = dict(Level.objects.filter(scale_id=scale).values_list("level_id", "label"))
    listed = load_catalogue().scales.get(scale)
    return {**special_labels(), **dict(listed.special_labels if listed else ()), **levels}


@cache
def special_labels() -> dict[str, str]:
    """ "special:no-information" → "no information": values that every scale has beside its levels."""
    return {value.id: value.label for value in load_catalogue().special_values.values()}


def procedure_pinned(pinned: str) -> Procedure | None:
    """The procedure a case is pinned to ("ctc-visit@2018.2"), from the tables where the files have a later version.

    Without a version: the one of the files.
    """
    key, _, version = pinned.partition("@")
    found = load_catalogue().procedures.get(key)
    if found is not None and version in {"", found.version}:
        return found
    row = models.Procedure.objects.filter(pk=pinned).first()
    return stored(Procedure, row.id, row.data) if row else None


def framework_pinned(pinned: str) -> Framework | None:
    """The framework a case is pinned to ("ct-core@2026.2"), found as a procedure is."""
    key, _, version = pinned.partition("@")
    found = load_catalogue().frameworks.get(key)
    if found is not None and version in {"", found.version}:
        return found
    row = models.Framework.objects.filter(pk=pinned).first()
    return stored(Framework, row.id, row.data) if row else None


def scale_called(scale: str) -> Scale | None:
    """A scale with its levels and its own way of being summed up."""
    return load_catalogue().scales.get(scale)


def scale_after(scale: str) -> Scale | None:
    """The scale that took the place of another and says how its levels read; None where there is none."""
    known = load_catalogue().scales.values()
    return next((row for row in known if row.follows is not None and row.follows.scale == scale), None)


def questions_asked(framework: str, on: date) -> list[Question]:
    """The questions of a framework ("ct-core@2026.2", or its id alone) that are asked on a day, by chapter."""
    rows = models.Question.objects.filter(Q(until=None) | Q(until__gt=on), framework=bare(framework))
    chapter = Coalesce("area__parent__order", "area__order")
    found = (as_asked(row) for row in rows.order_by(chapter, "id"))
    newest = {question.id: question for question in found}
    return [question for question in newest.values() if question.until is None or question.until > on]


def questions_answered(answered: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Question]:
    """Questions as they were asked, by id and version, retired ones too; what was never loaded here is left out."""
    wanted = set(answered)
    rows = models.Question.objects.filter(pk__in=[f"{key}@{version}" for key, version in wanted])
    found = (as_asked(row) for row in rows)
    return {(question.id, question.version): question for question in found}


def as_asked(row: models.Question) -> Question:
    """A question as its row keeps it."""
    entry = _question(row.pk, row.data)
    return replace(entry, framework=row.framework, version=row.version)


@lru_cache(maxsize=4096)
def _question(key: str, data: str) -> Question:
    return stored(Question, key, data)


def stored(cls: type[T], key: str, data: str) -> T:
    """An entry as its row keeps it. Raises CatalogueErrors if this version of Headway reads other keys."""
    problems = Problems([])
    found = read(cls, orjson.loads(data), "database", key, problems)
    problems.raise_any()
    assert found is not None
    return found


def _top(key: str, parents: Mapping[str, str | None]) -> str:
    parent = parents.get(key)
    return _top(parent, parents) if parent else key
