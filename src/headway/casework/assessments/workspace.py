"""What an assessor has before them when they judge an area: what is judged there, and what is known of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q

from headway.casework.assessments.judged import in_order, judgements_of
from headway.casework.assessments.models import Answer, Assessment, Judgement
from headway.casework.assessments.values import what_stands
from headway.casework.evidence.models import Figure, Observation
from headway.casework.evidence.queries import beginning, in_time, opening, told
from headway.foundation.catalogue.models import Area, Provision, Question
from headway.foundation.catalogue.pins import bare
from headway.foundation.catalogue.practice import Framework
from headway.foundation.catalogue.queries import framework_pinned, scale_called
from headway.foundation.catalogue.summing import Rated, Summed, sum_up
from headway.foundation.core.actors import Actor

BINDING = "obligation"
CAPPED = "worst-obligation-caps"
UNRATED = ("law", "practice")
"""The axes that may be judged in words where the framework rates nothing."""


@dataclass(frozen=True, slots=True)
class Axis:
    """How one thing stands on one axis: in the earlier assessment, now, and the row that gives the present reasons."""

    axis: str
    scale: str
    then: Judgement | None
    now: Judgement | None
    reasons: Judgement | None

    @property
    def title(self) -> str:
        """As people say it: "law", "practice", or "overall" where a scale knows neither."""
        return str(Judgement.Axis(self.axis).label)

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
    """A section with how many provisions it has in the framework, and what this assessment has judged of them.

    `sums` is what the framework's rule, or the scale's own, makes of its provisions' levels, by axis.
    """

    area: Area
    provisions: int
    judged: int
    own: tuple[Axis, ...]
    sums: tuple[tuple[str, Summed], ...]

    @property
    def columns(self) -> list[tuple[Axis, Summed | None]]:
        """Each axis with the sum on it."""
        sums = dict(self.sums)
        return [(axis, sums.get(axis.axis)) for axis in self.own]


@dataclass(frozen=True, slots=True)
class Known:
    """An observation with the day it speaks of ("" where unknown) and where it comes from ("" where not said)."""

    observation: Observation
    day: str
    origin: str


def framework_of(assessment: Assessment) -> Framework | None:
    """The framework that an assessment is pinned to; None where it is narrative only."""
    return framework_pinned(assessment.framework) if assessment.framework else None


def scales_of(assessment: Assessment) -> dict[str, str]:
    """The scale of each axis by the framework the assessment is pinned to; empty where none is: narrative only."""
    framework = framework_of(assessment)
    return framework.axes.rated if framework else {}


def axes_judged(assessment: Assessment, what: Area | Provision) -> tuple[str, ...]:
    """The axes on which something is judged: those of its instrument, for an area all."""
    framework = framework_of(assessment)
    if framework is None or not framework.axes.rated:
        return UNRATED
    return framework.axes_of(what.instrument_id) if isinstance(what, Provision) else tuple(framework.axes.rated)


def provisions_to_judge(assessment: Assessment, area: str = "") -> list[Provision]:
    """The provisions that the assessment's framework judges, in force when it began; of one area where one is given."""
    framework = framework_of(assessment)
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
    counted: dict[str, list[Provision]] = defaultdict(list)
    for provision in provisions_to_judge(assessment):
        for area in provision.areas.all():
            counted[area.pk].append(provision)
    judgements = _by_subject(judgements_of(assessment, actor))
    found = Area.objects.filter(until=None).exclude(parent=None).select_related("parent")
    return [
        AreaToJudge(
            area,
            len(counted[area.pk]),
            sum(_is_judged(assessment, judgements, str(row.pk)) for row in counted[area.pk]),
            axes_of(assessment, judgements, area),
            tuple(_summed(assessment, judgements, counted[area.pk])),
        )
        for area in found
        if counted[area.pk] or area.pk in judgements
    ]


def rated_by(
    assessment: Assessment, judgements: Iterable[Judgement], provisions: Iterable[Provision]
) -> dict[str, list[Rated]]:
    """The level of each provision in an assessment, by axis; "" where it has none yet."""
    return _rated(assessment, _by_subject(judgements), provisions)


def _summed(
    assessment: Assessment, judgements: dict[str, list[Judgement]], provisions: Sequence[Provision]
) -> Iterator[tuple[str, Summed]]:
    framework = framework_of(assessment)
    rated = _rated(assessment, judgements, provisions)
    for axis, scale in scales_of(assessment).items():
        known = scale_called(scale)
        how = framework.aggregation if framework and framework.aggregation else known and known.aggregation
        if known and how and any(row.level for row in rated.get(axis, ())):
            told = sum_up(how, known, rated[axis])
            if told.level or how.method != CAPPED:  # of a rule that gives a level, nothing is said until it does
                yield axis, told


def _rated(
    assessment: Assessment, judgements: dict[str, list[Judgement]], provisions: Iterable[Provision]
) -> dict[str, list[Rated]]:
    found: dict[str, list[Rated]] = defaultdict(list)
    scales = scales_of(assessment)
    for row in provisions:
        for axis in axes_judged(assessment, row):
            told = judgements.get(str(row.pk), ())
            own = [one for one in told if one.axis == axis and one.assessment_id == assessment.pk]
            stands, _ = what_stands(own)
            level = stands.level if stands and stands.scale == scales.get(axis) else ""
            found[axis].append(Rated(str(row.pk), level, binds=row.force == BINDING))
    return found


def items_of(assessment: Assessment, area: Area, judgements: Iterable[Judgement]) -> list[Item]:
    """The area itself and its provisions, with how each stood in the assessment before and stands in this one."""
    both = {assessment.pk, assessment.previous_id}
    rows = _by_subject(row for row in judgements if row.assessment_id in both)
    subjects: list[Area | Provision] = [area, *provisions_to_judge(assessment, area.pk)]
    return [Item(str(row.pk), row, axes_of(assessment, rows, row)) for row in subjects]


def axes_of(assessment: Assessment, judgements: dict[str, list[Judgement]], what: Area | Provision) -> tuple[Axis, ...]:
    """How one thing stands on each axis, of judgements that `_by_subject` has sorted."""
    scales, found = scales_of(assessment), []
    for axis in axes_judged(assessment, what):
        rows = [row for row in judgements.get(str(what.pk), ()) if row.axis == axis]
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
