"""What must move together: a row opened takes along what it points to, a row closed what points to it."""

from collections.abc import Iterator
from copy import copy
from functools import cache
from uuid import UUID

from django.apps import apps

from headway.foundation.access.models import Audience, CaseRecord
from headway.foundation.access.sight import may_point, pointers


def with_audience(record: CaseRecord, audience: str, circle: UUID | None) -> CaseRecord:
    """The row as it would be; nothing is written."""
    would_be = copy(record)
    would_be.audience, would_be.circle = audience, circle
    return would_be


def to_widen_along(record: CaseRecord, audience: str, circle: UUID | None) -> list[CaseRecord]:
    """The rows it points to, directly or through others, that some of its new readers could not see; furthest first."""
    found: dict[UUID, CaseRecord] = {}
    _collect(with_audience(record, audience, circle), audience, circle, found)
    return list(found.values())


def _collect(row: CaseRecord, audience: str, circle: UUID | None, found: dict[UUID, CaseRecord]) -> None:
    for name in pointers(type(row)):
        target = getattr(row, name)
        if target is None or target.pk in found or may_point(row, target):
            continue
        _collect(with_audience(target, audience, circle), audience, circle, found)
        found[target.pk] = target


def to_narrow_along(record: CaseRecord, audience: str, circle: UUID | None) -> list[CaseRecord]:
    """The rows that point to it, directly or through others, and could then be seen by more people; furthest first."""
    found: dict[UUID, CaseRecord] = {}
    _collect_back(with_audience(record, audience, circle), audience, circle, found)
    return list(found.values())


def _collect_back(target: CaseRecord, audience: str, circle: UUID | None, found: dict[UUID, CaseRecord]) -> None:
    for row in _pointing_to(target):
        if row.pk in found or row.pk == target.pk or may_point(row, target):
            continue
        _collect_back(with_audience(row, audience, circle), audience, circle, found)
        found[row.pk] = row


def to_release_along(record: CaseRecord) -> list[CaseRecord]:
    """The rows it points to, directly or through others, that are not public anyway; furthest first."""
    found: dict[UUID, CaseRecord] = {}
    _collect_released(record, found)
    return list(found.values())


def _collect_released(row: CaseRecord, found: dict[UUID, CaseRecord]) -> None:
    for name in pointers(type(row)):
        target = getattr(row, name)
        if target is None or target.pk in found or target.audience == Audience.PUBLIC:
            continue
        _collect_released(target, found)
        found[target.pk] = target


def opened_along(record: CaseRecord) -> list[CaseRecord]:
    """The rows that only say more of this one, of the same holder and for the same readers: they stay with it."""
    return [
        row
        for row in _pointing_to(record, said_of_it=True)
        if (row.holder_id, row.audience, row.circle) == (record.holder_id, record.audience, record.circle)
    ]


def _pointing_to(target: CaseRecord, *, said_of_it: bool = False) -> Iterator[CaseRecord]:
    for model, name in _pointing_models(type(target)):
        if said_of_it and not model.opened_along:
            continue
        yield from model.objects.unscoped("what points to a row moves with it").filter(**{name: target.pk})


@cache
def _pointing_models(target: type[CaseRecord]) -> tuple[tuple[type[CaseRecord], str], ...]:
    return tuple(
        (model, name)
        for model in apps.get_models()
        if issubclass(model, CaseRecord)
        for name in pointers(model)
        if model._meta.get_field(name).related_model is target
    )
