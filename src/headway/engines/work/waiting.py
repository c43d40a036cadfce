"""Letters, promises, forms, assignments and milestones that are open, of all of them in one question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from headway.casework.evidence.models import Letter
from headway.casework.evidence.register import owes
from headway.casework.plans.models import Milestone
from headway.casework.plans.overview import list_milestones
from headway.casework.recommendations.listing import in_force
from headway.casework.recommendations.models import Assignment, Progress, Undertaking
from headway.casework.recommendations.queries import not_settled
from headway.engines.exchange.models import FormBack, FormSent
from headway.engines.reports.models import Return
from headway.foundation.access.at_once import at_once
from headway.foundation.access.models import CaseQuerySet, CaseRecord
from headway.foundation.core.actors import Actor, Side

Row = TypeVar("Row", bound=CaseRecord)

MILESTONES_AHEAD = timedelta(days=366)
"""Milestones that are due later than a year from now are not work yet."""

BOARD = 200
"""So many things of one kind are listed at most, what is due first before the others."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is open, of each kind, in the order in which it was written."""

    letters: list[Letter]
    undertakings: list[Undertaking]
    forms: list[FormSent]
    assignments: list[Assignment]
    milestones: list[Milestone]


def waiting_for(actor: Actor) -> Waiting:
    """What is open and the reader may see; assignments and milestones for a State's people alone."""
    asked: list[QuerySet[Any]] = [_letters(actor), _undertakings(actor), _forms(actor)]
    if actor.side is Side.STATE:
        asked += [_assignments(actor), _milestones(actor)]
    found = [sorted(rows, key=attrgetter("pk")) for rows in at_once(*asked)]
    return Waiting(*found, *([] for _ in range(5 - len(found))))


def first_tellers(assignments: Iterable[Assignment], actor: Actor) -> Mapping[UUID, UUID]:
    """For each assignment the institution that was the first to report since, where one did."""
    told = _reported_since(actor).order_by("pk").values("holder")[:1]
    rows = Assignment.objects.visible_to(actor).filter(pk__in=[row.pk for row in assignments])
    return dict(rows.annotate(teller=Subquery(told)).values_list("pk", "teller"))


def _letters(actor: Actor) -> CaseQuerySet[Letter]:
    rows = Letter.objects.visible_to(actor).leading_to_visible(actor, "source").filter(owes(actor))
    return _first(rows.order_by("answer_due_on", "id"), actor).select_related("source")


def _undertakings(actor: Actor) -> CaseQuerySet[Undertaking]:
    return _first(not_settled(actor), actor).select_related("assessment")


def _forms(actor: Actor) -> CaseQuerySet[FormSent]:
    back = FormBack.objects.visible_to(actor).filter(form=OuterRef("pk")).order_by()
    comments = Return.objects.visible_to(actor).filter(
        sending=OuterRef("sending"), institution=OuterRef("institution"), withdrawn_on=None
    )
    rows = FormSent.objects.visible_to(actor).leading_to_visible(actor, "assessment")
    rows = rows.filter(~Exists(back), ~Exists(comments.order_by()))
    return _first(rows.order_by("answer_by", "id"), actor).select_related("assessment", "institution")


def _assignments(actor: Actor) -> CaseQuerySet[Assignment]:
    rows = in_force(actor).leading_to_visible(actor, "recommendation")
    rows = rows.filter(~Exists(_reported_since(actor).filter(holder=OuterRef("ministry")).order_by()))
    return _first(rows.order_by("due_on", "id"), actor).select_related("recommendation", "ministry")


def _milestones(actor: Actor) -> CaseQuerySet[Milestone]:
    rows = list_milestones(actor).prefetch_related(None).filter(state=Milestone.State.OPEN)
    rows = rows.filter(due_on__lte=actor.today + MILESTONES_AHEAD)
    return _first(rows, actor).select_related("organisation", "holder")


def _reported_since(actor: Actor) -> CaseQuerySet[Progress]:
    """What the State reported of the recommendation of an assignment, the outer query's row, after it."""
    return Progress.objects.visible_to(actor).filter(
        recommendation=OuterRef("recommendation"), side=Progress.Side.STATE, pk__gt=OuterRef("pk")
    )


def _first(rows: CaseQuerySet[Row], actor: Actor) -> CaseQuerySet[Row]:
    """The first of these rows, as a query that is not sliced itself."""
    return rows.model.objects.visible_to(actor).filter(pk__in=rows.select_related(None).values("pk")[:BOARD])
