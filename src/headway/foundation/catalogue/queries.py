"""What applies, and what levels mean: reads of the catalogue for pages and engines."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from django.db.models import Q

from headway.foundation.catalogue.models import Area, Level, Provision
from headway.foundation.catalogue.practice import Procedure
from headway.foundation.catalogue.values import load_catalogue


def provisions_since(after: date, until: date, instruments: list[str]) -> list[Provision]:
    """The instruments' judged provisions that began to apply after one day and not after another, oldest first."""
    rows = Provision.objects.filter(
        Q(until=None) | Q(until__gt=after), instrument_id__in=instruments, judged=True, applies_from__gt=after
    )
    return list(rows.filter(applies_from__lte=until).select_related("instrument"))


def chapters() -> list[Area]:
    """The areas without a parent, in the order of a report."""
    return list(Area.objects.filter(parent=None, until=None))


def chapter_of() -> dict[str, str]:
    """Which chapter each area belongs to; a chapter belongs to itself."""
    parents = dict(Area.objects.values_list("pk", "parent_id"))
    return {key: _top(key, parents) for key in parents}


def level_labels(scale: str) -> dict[str, str]:
    """What people read for each level of a scale, the system-wide special values included."""
    levels = dict(Level.objects.filter(scale_id=scale).values_list("level_id", "label"))
    return {**special_labels(), **levels}


@cache
def special_labels() -> dict[str, str]:
    """ "special:no-information" → "no information": values that every scale has beside its levels."""
    return {value.id: value.label for value in load_catalogue().special_values.values()}


def procedure_pinned(pinned: str) -> Procedure | None:
    """The procedure a case is pinned to ("ctc-visit@2018.2"), where the shipped files still have that version."""
    key, _, version = pinned.partition("@")
    found = load_catalogue().procedures.get(key)
    return found if found is not None and version in {"", found.version} else None


def _top(key: str, parents: Mapping[str, str | None]) -> str:
    parent = parents.get(key)
    return _top(parent, parents) if parent else key
