"""What a seat can be narrowed to, as a form offers it: one assessment, one visit, one organisation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from headway.doors.web.parts.addresses import seal
from headway.foundation.access.models import Circle
from headway.foundation.access.seats import assessments, circles
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Scope:
    """One record: its id, the file it lies in ("" for none), what people call it."""

    key: UUID
    compartment: str
    name: str


@dataclass(frozen=True, slots=True)
class Scopes:
    """The records that somebody may choose from, by kind and by the word that a form gives."""

    groups: Mapping[str, Mapping[str, Scope]]

    @classmethod
    def of(cls, actor: Actor, organisations: Iterable[Organisation]) -> "Scopes":
        visits = circles(actor).filter(purpose=Circle.Purpose.PARTNERS)
        cases = assessments(actor).order_by("compartment", "pk")
        return cls(
            {
                _("One assessment"): _by_word(Scope(row.pk, row.compartment, str(row)) for row in cases),
                _("One visit"): _by_word(Scope(row.pk, row.compartment, row.name) for row in visits),
                _("One organisation"): _by_word(Scope(row.pk, "", str(row)) for row in organisations),
            }
        )

    @property
    def choices(self) -> list[tuple[str, Any]]:
        groups = [(title, [(word, one.name) for word, one in rows.items()]) for title, rows in self.groups.items()]
        return [("", _("the whole file")), *((title, rows) for title, rows in groups if rows)]

    def meant(self, word: str) -> Scope | None:
        return next((rows[word] for rows in self.groups.values() if word in rows), None)


def _by_word(scopes: Any) -> dict[str, Scope]:
    return {seal(one.key): one for one in scopes}
