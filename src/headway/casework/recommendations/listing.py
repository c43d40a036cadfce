"""Recommendations as a table and a board show them: narrowed, ordered as people count, each with how it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from uuid import UUID

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Length

from headway.casework.evidence.queries import beginning
from headway.casework.recommendations.models import Assignment, Position, Progress, Recommendation, Undertaking
from headway.casework.recommendations.positions import Asked, asked_of, newest_of
from headway.casework.recommendations.queries import Standing, visible_recommendations
from headway.foundation.access.at_once import at_once
from headway.foundation.access.models import CaseQuerySet
from headway.foundation.core.actors import Actor

NONE = "none"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks to see; "" is everything. `level` and `position` may be "none"."""

    q: str = ""
    state: str = ""
    assessment: str = ""
    area: str = ""
    level: str = ""
    position: str = ""
    ministry: UUID | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One recommendation with what was last reported, assessed and answered, and who follows it."""

    standing: Standing
    asked: Asked | None
    positions: tuple[Position, ...]
    assignments: tuple[Assignment, ...]

    @property
    def recommendation(self) -> Recommendation:
        return self.standing.recommendation

    @property
    def position(self) -> str:
        """The State's position on the whole; "" where it has none, or took it on parts alone."""
        return next((row.value for row in self.positions if not row.part), "")

    @property
    def is_missing(self) -> bool:
        """Whether the procedure requires a position that nobody can see yet; never where it has none."""
        return self.asked is not None and self.asked.is_required and not self.positions

    @property
    def told(self) -> tuple[tuple[str, str, str], ...]:
        """Each position as people read it: part, label, text."""
        return tuple((row.part, self.asked.label(row.value) if self.asked else row.value, row.text)
                     for row in self.positions)  # fmt: skip

    def is_late(self, on: date) -> bool:
        return any(row.due_on is not None and row.due_on < on for row in self.assignments)


def narrowed(actor: Actor, wanted: Wanted, *, drafts: bool = True) -> CaseQuerySet[Recommendation]:
    """What the actor may see of what is wanted, in the order of time and of numbers as people count them."""
    rows = visible_recommendations(actor, wanted.state, drafts=drafts).leading_to_visible(actor, "assessment")
    if wanted.assessment:
        rows = rows.filter(assessment__code=wanted.assessment.upper())
    if wanted.area:
        rows = rows.filter(Q(areas=wanted.area) | Q(areas__parent=wanted.area)).distinct()
    if wanted.q:
        rows = rows.filter(Q(code__icontains=wanted.q) | Q(text__icontains=wanted.q))
    if wanted.level:
        rows = _at_level(rows, actor, wanted.level)
    if wanted.position:
        rows = _with_position(rows, actor, wanted.position)
    if wanted.ministry:
        given = in_force(actor).filter(ministry=wanted.ministry).values("recommendation")
        rows = rows.filter(pk__in=given)
    counted = (Length("number"), "number", Length("code"), "code")
    return rows.order_by("-assessment__dates", "assessment__code", *counted, "id")


def lines_of(rows: CaseQuerySet[Recommendation] | Sequence[Recommendation], actor: Actor) -> list[Line]:
    """Each recommendation of a page with how it stands: one query, however many there are."""
    found = list(rows)
    keys = [row.pk for row in found]
    told, taken, assigned = at_once(
        Progress.objects.visible_to(actor).filter(recommendation__in=keys),
        Position.objects.visible_to(actor).filter(recommendation__in=keys),
        in_force(actor).filter(recommendation__in=keys).select_related("ministry"),
    )
    last: dict[tuple[object, str], Progress] = {}
    for row in sorted(told, key=lambda row: (beginning(row.as_of), row.pk)):
        last[row.recommendation_id, row.side] = row
    positions, asked = newest_of(taken), asked_of(found)
    given: dict[object, list[Assignment]] = {}
    for row in sorted(assigned, key=attrgetter("sent_on", "pk")):
        given.setdefault(row.recommendation_id, []).append(row)
    return [
        Line(
            Standing(row, last.get((row.pk, Progress.Side.STATE)), last.get((row.pk, Progress.Side.BODY))),
            asked[row.assessment.procedure],
            tuple(positions.get(row.pk, ())),
            tuple(given.get(row.pk, ())),
        )
        for row in found
    ]


def list_promises(actor: Actor, wanted: Wanted) -> list[Undertaking]:
    """What was asked for and promised beside the recommendations, the newest first; never counted among them."""
    rows = Undertaking.objects.visible_to(actor).leading_to_visible(actor, "assessment").select_related("assessment")
    if wanted.state:
        rows = rows.filter(compartment=wanted.state)
    if wanted.assessment:
        rows = rows.filter(assessment__code=wanted.assessment.upper())
    if wanted.q:
        rows = rows.filter(as_said__icontains=wanted.q)
    return list(rows.order_by("-made_on", F("due_on").asc(nulls_last=True), "id")[:500])


def _at_level(rows: CaseQuerySet[Recommendation], actor: Actor, level: str) -> CaseQuerySet[Recommendation]:
    body = Progress.objects.visible_to(actor).filter(recommendation=OuterRef("pk"), side=Progress.Side.BODY)
    newest = Subquery(body.order_by("-as_of", "-id").values("level")[:1])
    found = rows.annotate(stands_at=newest)
    return found.filter(Q(stands_at=None) | Q(stands_at="")) if level == NONE else found.filter(stands_at=level)


def _with_position(rows: CaseQuerySet[Recommendation], actor: Actor, value: str) -> CaseQuerySet[Recommendation]:
    taken = Position.objects.visible_to(actor).filter(recommendation=OuterRef("pk"), part="")
    newest = Subquery(taken.order_by("-taken_on", "-id").values("value")[:1])
    found = rows.annotate(answered=newest)
    return found.filter(answered=None) if value == NONE else found.filter(answered=value)


def in_force(actor: Actor) -> CaseQuerySet[Assignment]:
    """The assignments to ministries that stand today."""
    return Assignment.objects.visible_to(actor).filter(Q(ended_on=None) | Q(ended_on__gt=actor.today))
