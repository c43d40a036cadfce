"""The line of offices that clear a kept report, one after another, as the procedure orders them."""

from dataclasses import dataclass

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


def line_of(edition: Edition) -> list[Place]:
    """The offices that clear a report, in their order; none where the procedure names none.

    They are those of the last clearance before the report is adopted.
    """
    offices = _offices(edition.assessment.procedure)
    if not offices:
        return []
    rows = OfficeWord.objects.unscoped("the line is the Body's own, and asked of its members alone")
    last = {row.office: row for row in rows.filter(edition=edition.pk).order_by("spoken_on", "id")}
    places = [Place(office, last.get(office.id)) for office in offices]
    turn = next((place.office.id for place in places if not place.has_cleared), "")
    return [Place(place.office, place.word, place.office.id == turn) for place in places]


def waits_for(edition: Edition) -> Office | None:
    """The office whose turn it is; None when all have cleared it, or there is no line."""
    return next((place.office for place in line_of(edition) if place.is_next), None)


def _offices(name: str) -> tuple[Office, ...]:
    procedure = procedure_pinned(name)
    found: tuple[Office, ...] = ()
    for stage in procedure.stages if procedure else ():
        found = next((gate.offices for gate in stage.gates if gate.kind == CLEARANCE), found)
        if stage.adopts:
            break
    return found
