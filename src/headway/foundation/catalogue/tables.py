"""The catalogue's values as rows of its tables, in the order in which they may point to one another."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import orjson
from django.db import models as orm

from headway.foundation.catalogue import models
from headway.foundation.catalogue.contents import Catalogue
from headway.foundation.catalogue.reading import as_written

M = TypeVar("M", bound=orm.Model)


@dataclass(frozen=True)
class Rows:
    """What one table should hold: `links` gives for a many-to-many field the ids by row."""

    model: type[orm.Model]
    rows: tuple[orm.Model, ...]
    links: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)


def rows_of(catalogue: Catalogue) -> Iterator[Rows]:
    """Every table, a row before the rows that point to it."""
    yield Rows(models.State, tuple(_states(catalogue)))
    yield Rows(models.Body, tuple(_bodies(catalogue)))
    yield Rows(models.Area, tuple(_areas(catalogue)))
    yield Rows(models.Instrument, tuple(_instruments(catalogue)))
    provisions = catalogue.provisions.values()
    yield Rows(models.Provision, tuple(_provisions(catalogue)), {"areas": {p.id: p.areas for p in provisions}})
    yield Rows(models.Indicator, tuple(_indicators(catalogue)))
    yield Rows(models.Scale, tuple(_scales(catalogue)))
    yield Rows(models.Level, tuple(_levels(catalogue)))
    yield Rows(models.Framework, tuple(_frameworks(catalogue)))
    yield Rows(models.Procedure, tuple(_procedures(catalogue)))
    yield Rows(models.Question, tuple(_questions(catalogue)))


def versioned(key: str, version: str) -> str:
    """How a case pins an entry that has versions: "ctc-visit@2"."""
    return f"{key}@{version}"


def _states(catalogue: Catalogue) -> Iterator[models.State]:
    for entry in catalogue.states.values():
        yield models.State(
            code=entry.code,
            alpha2=entry.alpha2,
            name=entry.name,
            official_name=entry.official_name,
            region=entry.group,
            fictional=entry.is_fictional,
        )


def _bodies(catalogue: Catalogue) -> Iterable[models.Body]:
    found = {}
    for entry in catalogue.bodies.values():
        organisation = catalogue.organisations[entry.organisation]
        found[entry.id] = models.Body(
            id=entry.id, name=organisation.name, acronym=organisation.short, acts_for_id=entry.acts_for or None
        )
    return _roots_first(found, {entry.id: entry.acts_for for entry in catalogue.bodies.values()})


def _areas(catalogue: Catalogue) -> Iterable[models.Area]:
    found = {
        entry.id: models.Area(
            id=entry.id,
            title=entry.title,
            description=entry.description,
            parent_id=entry.parent or None,
            order=entry.order,
        )
        for entry in catalogue.areas.values()
    }
    return _roots_first(found, {entry.id: entry.parent or "" for entry in catalogue.areas.values()})


def _instruments(catalogue: Catalogue) -> Iterator[models.Instrument]:
    for entry in catalogue.instruments.values():
        yield models.Instrument(
            id=entry.id,
            symbol=entry.symbol,
            title=entry.title,
            issuer=entry.issuer,
            adopted=entry.adopted,
            superseded_by=entry.superseded_by,
        )


def _provisions(catalogue: Catalogue) -> Iterator[models.Provision]:
    for entry in catalogue.provisions.values():
        yield models.Provision(
            id=entry.id,
            instrument_id=entry.instrument,
            ref=entry.ref,
            ref_certain=entry.ref_certain,
            strength=entry.strength,
            verb=entry.verb,
            force=entry.force,
            judged=entry.judged,
            applies_from=entry.applies_from or catalogue.instruments[entry.instrument].in_force,
            summary=entry.summary,
            checked=entry.checked,
            basis=entry.basis,
        )


def _indicators(catalogue: Catalogue) -> Iterator[models.Indicator]:
    for entry in catalogue.indicators.values():
        yield models.Indicator(
            id=entry.id,
            title=entry.title,
            unit=entry.unit,
            kind=entry.kind,
            population=entry.population,
            area_id=entry.area,
        )


def _scales(catalogue: Catalogue) -> Iterator[models.Scale]:
    for entry in catalogue.scales.values():
        yield models.Scale(id=entry.id, title=entry.title, axis=entry.axis, kind=entry.kind)


def _levels(catalogue: Catalogue) -> Iterator[models.Level]:
    for scale in catalogue.scales.values():
        for order, level in enumerate(scale.levels):
            yield models.Level(
                id=f"{scale.id}:{level.id}",
                scale_id=scale.id,
                level_id=level.id,
                label=level.label,
                meaning=level.meaning,
                value=level.value,
                order=order,
            )


def _frameworks(catalogue: Catalogue) -> Iterator[models.Framework]:
    for entry in catalogue.frameworks.values():
        key = versioned(entry.id, entry.version)
        yield models.Framework(id=key, version=entry.version, title=entry.title, data=_text(entry))


def _procedures(catalogue: Catalogue) -> Iterator[models.Procedure]:
    for entry in catalogue.procedures.values():
        key = versioned(entry.id, entry.version)
        yield models.Procedure(id=key, version=entry.version, title=entry.title, data=_text(entry))


def _questions(catalogue: Catalogue) -> Iterator[models.Question]:
    for entry in catalogue.questions.values():
        yield models.Question(
            id=versioned(entry.id, entry.version),
            version=entry.version,
            framework=entry.framework,
            area_id=entry.area,
            text=entry.text,
            data=_text(entry),
        )


def _text(entry: object) -> str:
    """An entry as it might stand in its file: `read` gives it back."""
    return orjson.dumps(entry, default=as_written, option=orjson.OPT_PASSTHROUGH_DATACLASS).decode()


def _roots_first(rows: Mapping[str, M], above: Mapping[str, str]) -> list[M]:
    """Rows in an order in which each comes after the one it points to."""

    def depth(key: str) -> int:
        return 1 + depth(above[key]) if above.get(key) else 0

    return [rows[key] for key in sorted(rows, key=lambda key: (depth(key), list(rows).index(key)))]
