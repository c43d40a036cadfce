"""By which words an office as written means an institution. Letters and promises name offices, not rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from headway.foundation.actors.models import Organisation

SHORTEST = 4
"""A shorter name, or one of a single word, must be the whole of an office to be meant."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an institution, and which rows are its own."""

    rows: frozenset[UUID]
    long: tuple[str, ...]
    short: tuple[str, ...]

    @classmethod
    def of(cls, rows: list[Organisation], besides: Iterable[str]) -> "Names":
        names = {name for row in rows for name in (*row.names(), row.acronym)} | set(besides)
        words = sorted(names - {""})
        return cls(
            frozenset(row.pk for row in rows),
            tuple(name for name in words if len(name) >= SHORTEST and " " in name),
            tuple(name for name in words if len(name) < SHORTEST or " " not in name),
        )

    def in_column(self, column: str) -> Q:
        """That an office as written is this institution or belongs to it."""
        found = Q(pk__in=())
        for name in self.long:
            found |= Q(**{f"{column}__icontains": name})
        for name in self.short:
            found |= Q(**{f"{column}__iexact": name})
        return found

    def mean(self, office: str) -> bool:
        said = office.casefold()
        return any(name.casefold() in said for name in self.long) or said in {name.casefold() for name in self.short}
