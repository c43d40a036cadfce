"""Reads of judgements: what stood before, which levels changed and why, how the Body judged the same elsewhere."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Q

from headway.casework.assessments.models import Answer, Assessment, Disagreement, Judgement
from headway.casework.evidence.queries import beginning
from headway.foundation.access.models import CaseQuerySet
from headway.foundation.catalogue.queries import framework_pinned
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor, Side


@dataclass(frozen=True, slots=True)
class Changed:
    """A level that is not what it was: in this assessment before, or in the one before it. `because` may be empty."""

    before: Judgement
    after: Judgement
    because: str

    @property
    def is_comparable(self) -> bool:
        return self.before.scale == self.after.scale


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The States in which a Body's team gave one thing a level in a year; never who gave it."""

    team: str
    year: str
    scale: str
    level: str
    states: tuple[str, ...]


def in_order(rows: Iterable[Judgement]) -> list[Judgement]:
    """Judgements in the order of the time they speak of."""
    return sorted(rows, key=lambda row: (beginning(row.as_of), row.pk))


def level_before(judgement: Judgement, actor: Actor) -> Judgement | None:
    """The newest level that this assessment gave the same thing on the same axis, of those the actor may see."""
    rows = Judgement.objects.visible_to(actor).filter(
        assessment=judgement.assessment_id,
        area=judgement.area_id,
        provision=judgement.provision_id,
        axis=judgement.axis,
    )
    return next(reversed(in_order(rows.exclude(level=""))), None)


def agreed_level(judgement: Judgement, actor: Actor) -> str | None:
    """What both sides agreed on, of what the actor may see, where the framework scores jointly; else None.

    "" while nothing is agreed on; the newest answer where there are several.
    """
    framework = framework_pinned(judgement.assessment.framework)
    if framework is None or framework.scored != "jointly":
        return None
    asked = [key for key, row in load_catalogue().questions.items() if judgement.provision_id in row.provisions]
    rows = Answer.objects.visible_to(actor).filter(assessment=judgement.assessment_id, voice=Answer.Voice.AGREED)
    newest = rows.filter(question__in=asked).exclude(value="").order_by("given_on", "id").last()
    return newest.value if newest else ""


def judgements_of(assessment: Assessment, actor: Actor) -> CaseQuerySet[Judgement]:
    """An assessment's judgements and those of the one before, with what they judge."""
    wanted = [key for key in (assessment.pk, assessment.previous_id) if key]
    rows = Judgement.objects.visible_to(actor).leading_to_visible(actor, "assessment").filter(assessment__in=wanted)
    return rows.select_related("assessment", "area", "provision__instrument")


def changed_levels(assessment: Assessment, actor: Actor) -> list[Changed]:
    """Every level that differs from the one before it, in the order of time, with the reason that was given."""
    lines: dict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for row in in_order(judgements_of(assessment, actor).exclude(level="")):
        lines[row.subject, row.axis].append(row)
    found = [
        Changed(before, after, after.changed_because or after.rationale)
        for rows in lines.values()
        for before, after in pairwise(rows)
        if (before.scale, before.level) != (after.scale, after.level) and after.assessment_id == assessment.pk
    ]
    return sorted(found, key=lambda pair: (pair.after.axis, pair.after.subject))


def judged_in_area(assessment: Assessment, area: str, actor: Actor) -> list[Judgement]:
    """Every judgement of an area and its provisions by the assessment's Body, here and elsewhere."""
    rows = Judgement.objects.visible_to(actor).leading_to_visible(actor, "assessment")
    rows = rows.filter(Q(area=area) | Q(provision__areas=area), assessment__body=assessment.body_id).distinct()
    return in_order(rows.select_related("assessment", "holder"))


def told_elsewhere(
    judgements: Iterable[Judgement], assessment: Assessment, subject: str, axis: str, actor: Actor
) -> list[Elsewhere]:
    """Of these judgements, how one thing was judged in other States, by year and team; for the Body's side only."""
    if actor.side is not Side.BODY:
        return []
    groups: dict[tuple[str, str, str, str], set[str]] = defaultdict(set)
    for row in judgements:
        if (row.subject, row.axis) == (subject, axis) and row.level and row.compartment != assessment.compartment:
            groups[row.as_of[:4], str(row.holder), row.scale, row.level].add(row.compartment)
    return [
        Elsewhere(team, year, scale, level, tuple(sorted(states)))
        for (year, team, scale, level), states in sorted(groups.items(), reverse=True)
    ]


def disagreements(rows: Iterable[Judgement], actor: Actor) -> list[Disagreement]:
    """What colleagues hold against these judgements, the oldest first."""
    keys = [row.pk for row in rows]
    found = Disagreement.objects.visible_to(actor).leading_to_visible(actor, "judgement").filter(judgement__in=keys)
    return list(found.select_related("judgement", "holder").order_by("said_on", "id"))
