"""Loading the catalogue's files into its tables: idempotent, with a diff; nothing is deleted, it ends."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import models as orm
from django.db import transaction

from headway.foundation.catalogue.contents import Catalogue
from headway.foundation.catalogue.models import Pack
from headway.foundation.catalogue.tables import Rows, rows_of
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.links import many_to_many

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Changed:
    """What a load did to one table, by id."""

    kind: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.ended)

    def as_text(self) -> str:
        told = [
            f"{len(ids)} {what} ({', '.join(ids[:SHOWN])}{', …' if len(ids) > SHOWN else ''})"
            for what, ids in (("added", self.added), ("changed", self.changed), ("ended", self.ended))
            if ids
        ]
        return f"{self.kind}: {'; '.join(told)}"


@dataclass(frozen=True, slots=True)
class Diff:
    """What a load changed; false when the tables already agreed with the files."""

    tables: tuple[Changed, ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.tables)

    def as_text(self) -> str:
        """A line for each table that changed."""
        return "\n".join(table.as_text() for table in self.tables) or "The catalogue is up to date."


def load(at: datetime, folder: Path | None = None) -> Diff:
    """Make the tables agree with the files of a folder (the packaged one by default), in one transaction.

    `at` is when: new packs are dated by it and what the files no longer name ends that day. Raises CatalogueErrors
    before anything is written.
    """
    catalogue = load_catalogue(folder)
    if _is_loaded(catalogue):
        return Diff()
    with transaction.atomic():
        changed = tuple(filter(None, (_make_agree(rows, at.date()) for rows in rows_of(catalogue))))
        _record_packs(catalogue, at)
    return Diff(changed)


def _is_loaded(catalogue: Catalogue) -> bool:
    newest = dict(Pack.objects.order_by("loaded_at", "id").values_list("pack", "sha256"))
    return newest == {pack.name: pack.sha256 for pack in catalogue.packs}


def _record_packs(catalogue: Catalogue, at: datetime) -> None:
    for pack in catalogue.packs:
        Pack.objects.update_or_create(
            pack=pack.name, sha256=pack.sha256, defaults={"version": pack.version, "loaded_at": at}
        )


def _make_agree(wanted: Rows, today: date) -> Changed:
    model = wanted.model
    names = [f.attname for f in model._meta.concrete_fields if f.attname not in {"since", "until"}]
    there: dict[Any, orm.Model] = model._default_manager.in_bulk()
    keyed = {row.pk: row for row in wanted.rows}
    added = [row for key, row in keyed.items() if key not in there]
    changed = [row for key, row in keyed.items() if key in there and _differs(row, there[key], names)]
    ended = _end([row for key, row in there.items() if key not in keyed], today)
    model._default_manager.bulk_create(added)
    if changed:
        model._default_manager.bulk_update(changed, [*names[1:], *_ending(model)], batch_size=200)
    relinked = {key for name, links in wanted.links.items() for key in _link(model, name, links)}
    told = {row.pk for row in changed} | (relinked - {row.pk for row in added})
    return Changed(str(model._meta.verbose_name_plural), _ids(added), tuple(sorted(told)), _ids(ended))


def _differs(row: orm.Model, old: orm.Model, names: Sequence[str]) -> bool:
    return any(getattr(row, name) != getattr(old, name) for name in names) or getattr(old, "until", None) is not None


def _ending(model: type[orm.Model]) -> list[str]:
    return ["until"] if any(f.name == "until" for f in model._meta.concrete_fields) else []


def _end(rows: Iterable[orm.Model], today: date) -> list[orm.Model]:
    """Entries that the files no longer name end; what cases point to stays where it is."""
    ended = [row for row in rows if getattr(row, "until", today) is None]
    for row in ended:
        row.until = today  # type: ignore[attr-defined]  # only models with `until` come this far
    if ended:
        type(ended[0])._default_manager.bulk_update(ended, ["until"])
    return ended


def _link(model: type[orm.Model], name: str, wanted: Mapping[str, Sequence[str]]) -> set[str]:
    """Make a many-to-many field agree; the ids of the rows that changed."""
    relation = many_to_many(model, name)
    through: Any = relation.remote_field.through
    own, other = f"{relation.m2m_field_name()}_id", f"{relation.m2m_reverse_field_name()}_id"
    there = set(through._default_manager.values_list(own, other))
    pairs = {(key, target) for key, targets in wanted.items() for target in targets}
    stale = {(key, target) for key, target in there - pairs if key in wanted}
    for key, target in stale:
        through._default_manager.filter(**{own: key, other: target}).delete()
    new = sorted(pairs - there)
    through._default_manager.bulk_create(through(**{own: key, other: target}) for key, target in new)
    return {key for key, _ in [*stale, *new]}


def _ids(rows: Iterable[orm.Model]) -> tuple[str, ...]:
    return tuple(str(row.pk) for row in rows)
