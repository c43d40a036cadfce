"""Reads of assessments: which there are, then and now, the threat as it was seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django.db.models import ForeignKey, Prefetch, Q

from headway.casework.assessments.judged import in_order
from headway.casework.assessments.models import (
    Assessment,
    Judgement,
    JudgementBasis,
    Stage,
    StageLetter,
    ThreatBasis,
    ThreatPicture,
)
from headway.casework.assessments.values import what_stands
from headway.casework.evidence.models import Source
from headway.casework.evidence.queries import beginning
from headway.foundation.access.models import CaseQuerySet
from headway.foundation.catalogue.models import Area, Provision
from headway.foundation.core.actors import Actor

L = TypeVar("L", ThreatBasis, JudgementBasis)


@dataclass(frozen=True, slots=True)
class ThenNow:
    """One thing judged on one axis, in the earlier assessment and in this one.

    `reasons` is the present judgement's row that gives them: `now`, or another where they have other readers.
    """

    what: Area | Provision
    axis: str
    then: Judgement | None
    now: Judgement | None
    reasons: Judgement | None


def list_assessments(actor: Actor, state: str = "") -> list[Assessment]:
    """Assessments in the order of time, each with its body and with the one before it, of those that the actor may see.

    One query: what came before an assessment of a State is an assessment of that State.
    """
    visible = Assessment.objects.visible_to(actor).select_related("body", "on_behalf_of")
    rows = list(visible.filter(compartment=state) if state else visible)
    lay_previous_beside(rows)
    return sorted(rows, key=lambda row: (beginning(row.dates), row.code))


def has_file(actor: Actor, state: str) -> bool:
    """Whether someone sees anything of a State's file: an assessment or a source."""
    assessments = Assessment.objects.visible_to(actor).filter(compartment=state)
    return assessments.exists() or Source.objects.visible_to(actor).filter(compartment=state).exists()


def called(code: str, actor: Actor) -> Assessment | None:
    """The assessment that people mean by a code: of several that the actor may see, their own organisation's first.

    It has the one before it at hand, as far as the actor may see that: both in one query.
    """
    visible = Assessment.objects.visible_to(actor)
    asked = Q(code=code.upper())
    before = Q(pk__in=visible.filter(asked).order_by().values("previous"))
    rows = list(visible.filter(asked | before).select_related("body", "on_behalf_of"))
    lay_previous_beside(rows)
    return meant(rows, code, actor)


def lay_previous_beside(rows: Iterable[Assessment]) -> None:
    """Give each of some assessments the one before it where that is among them, and None where it is not."""
    known = {row.pk: row for row in rows}
    link = cast("ForeignKey[Any, Any]", Assessment._meta.get_field("previous"))
    for row in known.values():
        link.set_cached_value(row, known.get(row.previous_id) if row.previous_id else None)


def meant(rows: Iterable[Assessment], code: str, actor: Actor) -> Assessment | None:
    """The one of these rows that a code means to somebody."""
    own = {seat.organisation for seat in actor.seats}
    among = [row for row in rows if row.code == code.upper()]
    return min(among, key=lambda row: (row.holder_id not in own, str(row.pk)), default=None)


def still_to_be_done(actor: Actor) -> CaseQuerySet[Stage]:
    """The stages that are not done, each with its assessment and that one's Body."""
    rows = Stage.objects.visible_to(actor).leading_to_visible(actor, "assessment").filter(done_on=None)
    return rows.select_related("assessment__body")


def next_of_each(rows: Iterable[Stage]) -> list[Stage]:
    """Of stages that are not done the next one of every assessment, the earliest due first."""
    first: dict[str, Stage] = {}
    for row in sorted(rows, key=_due):
        first.setdefault(row.assessment.code, row)
    return list(first.values())


def stages_citing(source: Source, actor: Actor) -> list[Stage]:
    """The stages that a letter began, ended or extended, as far as the actor may see them and their assessments."""
    links = StageLetter.objects.visible_to(actor).filter(source=source).order_by().values("stage")
    found = Stage.objects.visible_to(actor).leading_to_visible(actor, "assessment")
    found = found.filter(Q(pk__in=links) | Q(letter=source))
    return list(found.select_related("assessment").order_by("done_on", "id"))


def then_and_now(assessment: Assessment, actor: Actor) -> list[ThenNow]:
    """Judgements of this assessment beside those of the one before; a change of scale is never converted.

    The observations they rest on are without their passages.
    """
    sides: dict[tuple[str, str], dict[bool, list[Judgement]]] = {}
    for row in in_order(_judgements(actor, [assessment.pk, assessment.previous_id])):
        sides.setdefault((row.subject, row.axis), {}).setdefault(row.assessment_id == assessment.pk, []).append(row)
    return sorted((_side_by_side(pair) for pair in sides.values()), key=_place)


def list_threat_pictures(assessment: Assessment, actor: Actor) -> list[ThreatPicture]:
    """The threat as it was seen in the earlier assessment and in this one, in the order of time.

    The observations it rests on are without their passages.
    """
    rows = (
        ThreatPicture.objects.visible_to(actor)
        .leading_to_visible(actor, "assessment")
        .filter(assessment__in=[key for key in (assessment.pk, assessment.previous_id) if key])
        .select_related("assessment")
        .prefetch_related(Prefetch("bases", _bases(ThreatBasis.objects.visible_to(actor), actor)))
    )
    return sorted(rows, key=lambda row: (beginning(row.as_of), row.pk))


def list_judgements(actor: Actor, state: str) -> list[Judgement]:
    """The levels that a State's areas were given, in the order of time."""
    rows = (
        Judgement.objects.visible_to(actor)
        .filter(compartment=state)
        .exclude(area=None)
        .exclude(level="")
        .leading_to_visible(actor, "assessment")
        .select_related("area", "assessment")
    )
    return in_order(rows)


def _judgements(actor: Actor, assessments: Iterable[object]) -> CaseQuerySet[Judgement]:
    return (
        Judgement.objects.visible_to(actor)
        .filter(assessment__in=[key for key in assessments if key])
        .select_related("area", "provision__instrument")
        .prefetch_related(Prefetch("bases", _bases(JudgementBasis.objects.visible_to(actor), actor)))
    )


def _bases(links: CaseQuerySet[L], actor: Actor) -> CaseQuerySet[L]:
    return links.leading_to_visible(actor, "observation").select_related("observation__holder")


def _side_by_side(pair: dict[bool, list[Judgement]]) -> ThenNow:
    (then, said), (now, reasons) = what_stands(pair.get(False, ())), what_stands(pair.get(True, ()))
    row = next(filter(None, (now, reasons, then, said)))
    what = row.area or row.provision
    assert what is not None, "a judgement is of one thing: the table's own constraint"
    return ThenNow(what, row.axis, then or said, now or reasons, reasons)


def _place(line: ThenNow) -> tuple[int, int, str, str]:
    is_area = isinstance(line.what, Area)
    return (0 if is_area else 1, line.what.order if isinstance(line.what, Area) else 0, str(line.what.pk), line.axis)


def _due(stage: Stage) -> tuple[str, str]:
    return (str(stage.extended_to or stage.due_on or "9"), str(stage.pk))
