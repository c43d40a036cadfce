"""The lives of a recommendation and of all it came from or became: lanes over the years. Pure, but for one loader."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from headway.casework.evidence.queries import beginning
from headway.casework.recommendations.models import Lineage, Position, Progress, Recommendation
from headway.casework.recommendations.positions import positions_asked
from headway.casework.recommendations.queries import visible_recommendations
from headway.foundation.catalogue.languages import say_level
from headway.foundation.catalogue.queries import special_labels
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor

MOST = 40
"""So many recommendations of one family are drawn at most."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened to one of a family: `when` is EDTF, `day` its first day (ISO)."""

    when: str
    day: str
    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class Life:
    """One recommendation of a family with what happened to it, in the order of time."""

    recommendation: Recommendation
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """All that one recommendation came from and became, as far as the actor may see: the oldest first."""

    lives: tuple[Life, ...]
    links: tuple[tuple[UUID, UUID, str], ...]
    """Later, earlier, how."""


def family_of(recommendation: Recommendation, actor: Actor) -> Family:
    """Four queries, however many generations: links, recommendations, progress, positions."""
    rows = Lineage.objects.visible_to(actor).filter(compartment=recommendation.compartment)
    drawn = [(row.later_id, row.earlier_id, row.get_how_display()) for row in rows.order_by("id")]
    keys = relatives(recommendation.pk, [(later, earlier) for later, earlier, _how in drawn])
    found = visible_recommendations(actor, drafts=True).leading_to_visible(actor, "assessment").filter(pk__in=keys)
    known = {row.pk: row for row in found.select_related("assessment")}
    told: dict[UUID, list[Moment]] = {key: [] for key in known}
    for row in Progress.objects.visible_to(actor).filter(recommendation__in=list(known)).order_by("as_of", "id"):
        kind = "reported" if row.side == Progress.Side.STATE else "assessed"
        told[row.recommendation_id].append(_moment(row.as_of, kind, _level(row)))
    for taken in Position.objects.visible_to(actor).filter(recommendation__in=list(known)).order_by("taken_on", "id"):
        part = f" {taken.part}" if taken.part else ""
        asked = positions_asked(known[taken.recommendation_id].assessment.procedure)
        said = asked.label(taken.value) if asked else taken.value
        told[taken.recommendation_id].append(_moment(taken.taken_on.isoformat(), "position", f"{said}{part}"))
    lives = [
        Life(row, tuple(sorted([_issued(row), *told[row.pk]], key=lambda moment: moment.day))) for row in known.values()
    ]
    lives.sort(key=lambda life: (life.moments[0].day, life.recommendation.code))
    return Family(
        tuple(lives), tuple((later, earlier, how) for later, earlier, how in drawn if {later, earlier} <= known.keys())
    )


def relatives(key: UUID, links: Sequence[tuple[UUID, UUID]]) -> list[UUID]:
    """Everything that links lead to from one, in either direction, nearest first; at most `MOST`."""
    beside: dict[UUID, list[UUID]] = {}
    for later, earlier in links:
        beside.setdefault(later, []).append(earlier)
        beside.setdefault(earlier, []).append(later)
    found, edge = {key: None}, [key]
    while edge and len(found) < MOST:
        edge = [other for one in edge for other in beside.get(one, ()) if other not in found]
        found |= dict.fromkeys(edge)
    return list(found)[:MOST]


def years_of(lives: Iterable[Life], until: int) -> tuple[int, int]:
    """The first and the last year to draw; the last is this year's, or later."""
    years = [int(moment.day[:4]) for life in lives for moment in life.moments if len(moment.day) == 10]
    first = min(years, default=until)
    return first, max([*years, until, first + 1])


def _level(row: Progress) -> str:
    """A level as its scale words it."""
    if row.nil_return:
        return _("nothing to report")
    scale = load_catalogue().scales.get(row.scale)
    levels = scale.levels if scale else ()
    labels = special_labels() | {one.id: say_level(row.scale, one.id, one.label) for one in levels}
    return labels.get(row.level, row.level or _("no level"))


def _issued(row: Recommendation) -> Moment:
    return _moment(row.assessment.dates, "issued", _("drafted") if row.draft else _("issued"))


def _moment(when: str, kind: str, word: str) -> Moment:
    return Moment(when, beginning(when), kind, word)
