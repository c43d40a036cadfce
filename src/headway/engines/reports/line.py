"""The line of offices that clear a kept report, one after another, as the procedure orders them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from headway.engines.reports.models import Edition, OfficeWord
from headway.foundation.catalogue.practice import Office
from headway.foundation.catalogue.queries import procedure_pinned

CLEARANCE = "clearance"


@dataclass(frozen=True, slots=True)
class Place:
    """An office of the line, with its last word on a report; `is_next` when it is its turn."""

    office: Office
    word: OfficeWord | None
    is_next: bool = False

    @property
    def has_cleared(self) -> bool:
        return self.word is not None and self.word.clears


Line = Sequence[Place]


def line_of(edition: Edition) -> Line:
    """The offices that clear a report, in their order; none where the procedure names none.

    They are those of the last clearance before the report is adopted.
    """
    return lines_of([edition])[edition.pk]


def lines_of(editions: Sequence[Edition]) -> dict[UUID, Line]:
    """The lines of several reports in one query."""
    offices = {edition.pk: _offices(edition.assessment.procedure) for edition in editions}
    asked = [key for key, found in offices.items() if found]
    words: dict[UUID, dict[str, OfficeWord]] = {}
    if asked:
        rows = OfficeWord.objects.unscoped("the line is the Body's own, and asked of its members alone")
        for row in rows.filter(edition__in=asked).order_by("spoken_on", "id"):
            words.setdefault(row.edition_id, {})[row.office] = row
    return {key: _placed(found, words.get(key, {})) for key, found in offices.items()}


def waits_for(line: Line) -> Office | None:
    """The office whose turn it is; None when all have cleared it, or there is no line."""
    return next((place.office for place in line if place.is_next), None)


def _placed(offices: Sequence[Office], words: Mapping[str, OfficeWord]) -> list[Place]:
    places = [Place(office, words.get(office.id)) for office in offices]
    turn = next((place.office.id for place in places if not place.has_cleared), "")
    return [Place(place.office, place.word, place.office.id == turn) for place in places]


def _offices(name: str) -> tuple[Office, ...]:
    procedure = procedure_pinned(name)
    found: tuple[Office, ...] = ()
    for stage in procedure.stages if procedure else ():
        found = next((gate.offices for gate in stage.gates if gate.kind == CLEARANCE), found)
        if stage.adopts:
            break
    return found
