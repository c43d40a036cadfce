"""What an assessor has before them when they judge an area: what is judged there, and what is known of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from headway.casework.assessments.judged import in_order, judgements_of
from headway.casework.assessments.models import Answer, Assessment, Judgement
from headway.casework.assessments.values import what_stands
from headway.casework.evidence.models import Figure, Observation
from headway.casework.evidence.queries import beginning, in_time, opening, told
from headway.foundation.catalogue.models import Area, Provision, Question
from headway.foundation.catalogue.pins import bare
from headway.foundation.catalogue.queries import framework_pinned
from headway.foundation.core.actors import Actor

AXES = ("law", "practice")


@dataclass(frozen=True, slots=True)
class Axis:
    """How one thing stands on one axis: in the earlier assessment, now, and the row that gives the present reasons."""

    axis: str
    scale: str
    then: Judgement | None
    now: Judgement | None
    reasons: Judgement | None

    @property
    def is_judged(self) -> bool:
        return self.now is not None or self.reasons is not None


@dataclass(frozen=True, slots=True)
class Item:
    """An area or a provision to judge, with its axes. `key` is its id."""

    key: str
    what: Area | Provision
    axes: tuple[Axis, ...]

    @property
    def is_area(self) -> bool:
        return isinstance(self.what, Area)

    @property
    def is_judged(self) -> bool:
        return any(axis.is_judged for axis in self.axes)


@dataclass(frozen=True, slots=True)
class AreaToJudge:
    """A section with how many provisions it has in the framework, and what this assessment has judged of them."""

    area: Area
    provisions: int
    judged: int
    own: tuple[Axis, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """An observation with the day it speaks of ("" where unknown) and where it comes from ("" where not said)."""

    observation: Observation
    day: str
    origin: str


def scales_of(assessment: Assessment) -> dict[str, str]:
    """The scale of each axis by the framework the assessment is pinned to; empty where none is: narrative only."""
    framework = framework_pinned(assessment.framework) if assessment.framework else None
    return {axis: str(getattr(framework.axes, axis)) for axis in AXES} if framework else {}


def provisions_to_judge(assessment: Assessment, area: str = "") -> list[Provision]:
    """The provisions that the assessment's framework judges, in force when it began; of one area where one is given."""
    framework = framework_pinned(assessment.framework) if assessment.framework else None
    if framework is None:
        return []
    rows = Provision.objects.filter(instrument_id__in=framework.instruments, judged=True)
    rows = rows.filter(areas=area) if area else rows.prefetch_related("areas")
    when = assessment.period.latest if assessment.period else None
    if when:
        rows = rows.filter(Q(until=None) | Q(until__gt=when), applies_from__lte=when)
    return list(rows.select_related("instrument"))


def areas_to_judge(assessment: Assessment, actor: Actor) -> list[AreaToJudge]:
    """The sections with something to judge, in the order of a report."""
    counted: dict[str, list[str]] = defaultdict(list)
    for provision in provisions_to_judge(assessment):
        for area in provision.areas.all():
            counted[area.pk].append(provision.pk)
    judgements = _by_subject(judgements_of(assessment, actor))
    found = Area.objects.filter(until=None).exclude(parent=None).select_related("parent")
    return [
        AreaToJudge(
            area,
            len(counted[area.pk]),
            sum(_is_judged(assessment, judgements, key) for key in counted[area.pk]),
            axes_of(assessment, judgements, area.pk),
        )
        for area in found
        if counted[area.pk] or area.pk in judgements
    ]


def items_of(assessment: Assessment, area: Area, judgements: Iterable[Judgement]) -> list[Item]:
    """The area itself and its provisions, with how each stood in the assessment before and stands in this one."""
    both = {assessment.pk, assessment.previous_id}
    rows = _by_subject(row for row in judgements if row.assessment_id in both)
    subjects: list[Area | Provision] = [area, *provisions_to_judge(assessment, area.pk)]
    return [Item(str(row.pk), row, axes_of(assessment, rows, str(row.pk))) for row in subjects]


def axes_of(assessment: Assessment, judgements: dict[str, list[Judgement]], subject: str) -> tuple[Axis, ...]:
    """How one thing stands on each axis, of judgements that `_by_subject` has sorted."""
    scales, found = scales_of(assessment), []
    for axis in AXES:
        rows = [row for row in judgements.get(subject, ()) if row.axis == axis]
        earlier = [row for row in rows if row.assessment_id != assessment.pk]
        (then, said), (now, why) = what_stands(earlier), what_stands([row for row in rows if row not in earlier])
        found.append(Axis(axis, scales.get(axis, ""), then or said, now, why))
    return tuple(found)


def known_about(
    assessment: Assessment, area: str, provisions: Sequence[str], actor: Actor, origin: str = ""
) -> list[Known]:
    """What was observed about an area or any of these provisions, the newest first; of one origin if one is given."""
    about = Q(areas=area) | Q(provisions__in=provisions) if provisions else Q(areas=area)
    rows = told(actor).filter(about, compartment=assessment.compartment).distinct()
    found = [_known(row) for row in rows]
    found = [known for known in found if origin in {"", known.origin}]
    return sorted(found, key=lambda known: (known.day, known.observation.pk), reverse=True)


def answers_about(assessment: Assessment, area: str, actor: Actor) -> list[tuple[str, list[Answer]]]:
    """The answers to this assessment's questions about an area, by question."""
    questions = {bare(row.pk): row.text for row in Question.objects.filter(area=area).order_by("version", "id")}
    rows = Answer.objects.visible_to(actor).filter(assessment=assessment, question__in=questions)
    found: dict[str, list[Answer]] = defaultdict(list)
    for row in rows.order_by("question", "given_on", "id"):
        found[row.question].append(row)
    return [(questions[key], answers) for key, answers in found.items()]


def figures_about(assessment: Assessment, area: str, actor: Actor) -> list[Figure]:
    """The figures that an area's indicators count, the newest first."""
    rows = Figure.objects.visible_to(actor).filter(compartment=assessment.compartment, indicator__area=area)
    rows = rows.select_related("indicator").with_visible(actor, "part_of").prefetch_related(opening(actor))
    return list(reversed(in_time(rows)))


def _known(row: Observation) -> Known:
    sources = [support.passage.source for support in row.supports.all()]
    days = [row.said_on, row.about, *(source.dated for source in sources)]
    day = next((beginning(text) for text in days if text), "")
    return Known(row, day if day[:4] != "9999" else "", next((source.origin for source in sources), ""))


def _by_subject(rows: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    found: dict[str, list[Judgement]] = defaultdict(list)
    for row in in_order(rows):
        found[row.subject].append(row)
    return found


def _is_judged(assessment: Assessment, judgements: dict[str, list[Judgement]], subject: str) -> bool:
    return any(row.assessment_id == assessment.pk for row in judgements.get(subject, ()))
