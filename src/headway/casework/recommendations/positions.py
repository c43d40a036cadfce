"""What a procedure asks of the State: a position on each recommendation, on none, and in which words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from headway.casework.recommendations.models import Position, Recommendation
from headway.foundation.catalogue.languages import say_level
from headway.foundation.catalogue.pins import bare
from headway.foundation.catalogue.queries import procedure_pinned
from headway.foundation.catalogue.values import load_catalogue

REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class Asked:
    """`choices` are the values and their labels, as the procedure's scale words them in the reader's language;
    `is_required` if all need one.
    """

    procedure: str
    is_required: bool
    choices: tuple[tuple[str, str], ...]

    def label(self, value: str) -> str:
        return dict(self.choices).get(value, value.capitalize())


def positions_asked(procedure: str) -> Asked | None:
    """What a pinned procedure ("upr-cycle@1") asks; None where it has no positions, or there is no procedure."""
    found = procedure_pinned(procedure) if procedure else None
    if found is None or found.positions.rule == "none":
        return None
    scale = load_catalogue().scales[found.positions.scale]
    choices = tuple((level.id, say_level(scale.id, level.id, level.label)) for level in scale.levels)
    return Asked(found.title, found.positions.rule == REQUIRED, choices)


def asked_of(recommendations: Iterable[Recommendation]) -> Mapping[str, Asked | None]:
    """What each procedure of some recommendations asks, by its pinned name; their assessments are loaded."""
    return {pinned: positions_asked(pinned) for pinned in {row.assessment.procedure for row in recommendations}}


def procedure_name(pinned: str) -> str:
    """A procedure as people call it."""
    found = load_catalogue().procedures.get(bare(pinned))
    return found.title if found else _("This procedure")


def newest_of(positions: Iterable[Position]) -> dict[object, list[Position]]:
    """The newest of some positions on each part of each recommendation, by recommendation."""
    newest: dict[tuple[object, str], Position] = {}
    for row in sorted(positions, key=lambda row: (row.taken_on, row.pk)):
        newest[row.recommendation_id, row.part] = row
    found: dict[object, list[Position]] = {}
    for (key, _part), row in sorted(newest.items(), key=lambda item: item[0][1]):
        found.setdefault(key, []).append(row)
    return found
